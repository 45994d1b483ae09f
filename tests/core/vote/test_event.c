#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/event.h"
#include "core/vote/event_fields.h"
#include "tests/core/make.h"

#include <cmocka.h>

#define PINNED(name, number)                                                                       \
  { #name, name, number }

/* What lies in the files of years must be read as it was meant: none of these may ever change. */
static const struct {
  const char *name;
  int64_t is, was;
} STORED_NUMBERS[] = {
    PINNED(EVENT_SESSION_BEGUN, 1),
    PINNED(EVENT_SESSION_DESCRIBED, 2),
    PINNED(EVENT_RANKING_RULE_SET, 3),
    PINNED(EVENT_VOTING_RULE_SET, 4),
    PINNED(EVENT_PHASE_PLANNED, 5),
    PINNED(EVENT_PHASE_STARTED, 6),
    PINNED(EVENT_PHASE_PAUSED, 7),
    PINNED(EVENT_PHASE_ENDED, 8),
    PINNED(EVENT_SUBGROUP_ADDED, 10),
    PINNED(EVENT_SUBGROUP_EDITED, 11),
    PINNED(EVENT_SUBGROUP_STATUS_SET, 12),
    PINNED(EVENT_SUBGROUP_VOTE_SET, 13),
    PINNED(EVENT_SUBGROUP_VOTERS_SET, 14),
    PINNED(EVENT_SUBGROUP_MOVED, 15),
    PINNED(EVENT_RECOMMENDATION_ADDED, 20),
    PINNED(EVENT_RECOMMENDATION_EDITED, 21),
    PINNED(EVENT_RECOMMENDATION_STATUS_SET, 22),
    PINNED(EVENT_RECOMMENDATION_MOVED, 23),
    PINNED(EVENT_DOTS_COUNTED, 30),
    PINNED(EVENT_COUNTS_SET, 31),
    PINNED(EVENT_BALLOT_CAST, 32),
    PINNED(EVENT_BALLOT_WITHDRAWN, 33),
    PINNED(EVENT_KIOSK_BEGUN, 34),
    PINNED(EVENT_KIOSK_ENDED, 35),
    PINNED(EVENT_KIOSK_INTERRUPTED, 36),
    PINNED(EVENT_KIOSK_BALLOT_RECEIVED, 37),
    PINNED(EVENT_KIOSK_COUNTED, 38),
    PINNED(EVENT_KIOSK_TALLIED, 39),
    PINNED(EVENT_NOTE_TAKEN, 40),
    PINNED(EVENT_REASON_GIVEN, 41),
    PINNED(EVENT_INCIDENT, 42),
    PINNED(EVENT_FILE_IMPORTED, 50),
    PINNED(EVENT_CORRECTION, 60),
    PINNED(EVENT_BOARD_SHOWN, 70),
    PINNED(EVENT_CURTAIN_DRAWN, 71),
    PINNED(EVENT_CURTAIN_LIFTED, 72),
    PINNED(EVENT_RANKING_KEPT, 80),
    PINNED(EVENT_MERGED, 81),
    PINNED(EVENT_RECOUNT_DRAWN, 82),
    PINNED(EVENT_RECOUNT_CELL, 83),
    PINNED(EVENT_SOURCE_ADDED, 84),
    PINNED(EVENT_PHASE_CORRECTED, 90),
    PINNED(EVENT_BALLOTS_SUMMED, 200),
    PINNED(EVENT_CLOCK_TAKEN_UP, 201),
    PINNED(EVENT_KIOSK_TAKEN_UP, 202),
    PINNED(SESSION_TITLE, 0),
    PINNED(SESSION_DATE, 1),
    PINNED(SESSION_PLACE, 2),
    PINNED(SESSION_THEME, 3),
    PINNED(SESSION_LABEL_GREEN, 4),
    PINNED(SESSION_LABEL_YELLOW, 5),
    PINNED(SESSION_LABEL_RED, 6),
    PINNED(SUBGROUP_CODE, 0),
    PINNED(SUBGROUP_TITLE, 1),
    PINNED(SUBGROUP_REASON, 2),
    PINNED(SUBGROUP_NOTE, 3),
    PINNED(SUBGROUP_HELD, 0),
    PINNED(SUBGROUP_NOT_HELD, 1),
    PINNED(VOTE_NEVER_OPENED, 0),
    PINNED(VOTE_OPEN, 1),
    PINNED(VOTE_CLOSED, 2),
    PINNED(RECOMMENDATION_TITLE, 0),
    PINNED(RECOMMENDATION_SHORT_TITLE, 1),
    PINNED(RECOMMENDATION_DETAIL, 2),
    PINNED(RECOMMENDATION_REASON, 3),
    PINNED(RECOMMENDATION_NOTE, 4),
    PINNED(RECOMMENDATION_KEY, 5),
    PINNED(RECOMMENDATION_SEE_ALSO, 6),
    PINNED(RECOMMENDATION_COUNTS_REASON, 7),
    PINNED(RECOMMENDATION_EARLIER_RANK, 8),
    PINNED(SOURCE_SUMMED, 0),
    PINNED(SOURCE_ROUND_BEFORE, 1),
    PINNED(STATUS_VOTABLE, 0),
    PINNED(STATUS_HEADING, 1),
    PINNED(STATUS_NOT_FOR_THE_VOTE, 2),
    PINNED(STATUS_WITHDRAWN, 3),
    PINNED(RULE_VOTERS, 0),
    PINNED(RULE_ALLOWANCE, 1),
    PINNED(RULE_ALLOWANCE_GREEN, 2),
    PINNED(RULE_ALLOWANCE_YELLOW, 3),
    PINNED(RULE_ALLOWANCE_RED, 4),
    PINNED(RULE_DOTS_PER_ITEM, 5),
    PINNED(RULE_SCOPE, 6),
    PINNED(RULE_OPENING, 7),
    PINNED(RULE_TOP, 8),
    PINNED(ONE_DOT_AN_ITEM, 0),
    PINNED(STACKING, 1),
    PINNED(SCOPE_SESSION, 0),
    PINNED(SCOPE_SUBGROUP, 1),
    PINNED(OPENED_TOGETHER, 0),
    PINNED(OPENED_BY_HAND, 1),
    PINNED(BOARD_WELCOME, 0),
    PINNED(BOARD_SUBGROUP, 1),
    PINNED(BOARD_RECOMMENDATION, 2),
    PINNED(REVEAL_TOTALS, 0),
    PINNED(REVEAL_RANKING, 1),
    PINNED(REVEAL_TOP, 2),
    PINNED(INCIDENT_SUSPENDED, 0),
    PINNED(INCIDENT_CLOCK_CHANGED, 1),
    PINNED(INCIDENT_RESTARTED, 2),
    PINNED(IMPORTED_AGENDA, 0),
    PINNED(IMPORTED_COUNTS, 1),
    PINNED(IMPORTED_BALLOTS, 2),
    PINNED(IMPORTED_LOG, 3),
    PINNED(KEPT_AT_CLOSING, 0),
    PINNED(KEPT_WHEN_ASKED, 1),
    PINNED(GREEN, 0),
    PINNED(YELLOW, 1),
    PINNED(RED, 2),
    PINNED(BY_CUMULATIVE, 0),
    PINNED(BY_WEIGHTED, 1),
    PINNED(BY_MEAN, 2),
    PINNED(BY_GREEN_SHARE, 3),
    PINNED(BY_GREENS_FIRST, 4),
    PINNED(BY_NORMALISED, 5),
    PINNED(BY_MAJORITY_JUDGMENT, 6),
    PINNED(BY_MEDIAN, 7),
};

#undef PINNED

static void kinds_are_found_by_number(void **state) {
  (void)state;
  const uint64_t none[] = {
      0, 9, 16, 61, 199, 203, 65536 + 1, UINT64_MAX, (UINT64_C(1) << 32) + EVENT_CORRECTION};
  for (size_t n = 0; n < sizeof none / sizeof *none; ++n) {
    assert_null(event_description(none[n]));
    assert_false(kind_has(none[n], ~0U));
  }
}

/* The table is indexed by the enum: each row is whole, and there is one for each kind. */
static void each_kind_has_a_whole_row(void **state) {
  (void)state;
  size_t rows = 0;
  uint64_t kind = 0;
  for (const EventDescription *row; (row = next_kind(&kind)); ++rows) {
    assert_true(*row->name);
    assert_non_null(row->check);
    assert_non_null(row->apply);
    assert_non_null(row->fields);
    const char *pinned = NULL;
    for (size_t n = 0; n < sizeof STORED_NUMBERS / sizeof STORED_NUMBERS[0] && !pinned; ++n)
      if (strncmp(STORED_NUMBERS[n].name, "EVENT_", 6) == 0 &&
          STORED_NUMBERS[n].was == (int64_t)kind)
        pinned = STORED_NUMBERS[n].name;
    if (!pinned) fail_msg("kind %d is not pinned", (int)kind);
  }
  for (size_t n = 0; n < sizeof STORED_NUMBERS / sizeof STORED_NUMBERS[0]; ++n)
    rows -= strncmp(STORED_NUMBERS[n].name, "EVENT_", 6) == 0;
  assert_int_equal(rows, 0);
}

static size_t size_of(const EventField *field) {
  switch ((FieldType)field->type) {
  case FIELD_NUMBER: return sizeof(int64_t);
  case FIELD_TEXT: return sizeof(char *);
  case FIELD_BYTES: return field->size;
  case FIELD_LINES: return 0;
  }
  return 0;
}

/* Each field has a tag and a place of its own, inside the event and after its stamp. */
static void fields_do_not_overlap(void **state) {
  (void)state;
  uint64_t number = 0;
  for (const EventDescription *kind; (kind = next_kind(&number));) {
    uint8_t taken[sizeof(Event)] = {0};
    uint8_t tag = 0;
    for (const EventField *field = kind->fields; field->tag; tag = field++->tag) {
      assert_true(field->tag > tag);
      for (size_t byte = 0; byte < size_of(field); ++byte)
        assert_int_equal(taken[field->offset + byte]++, 0);
    }
    for (size_t byte = 0; byte < offsetof(Event, begun); ++byte)
      assert_int_equal(taken[byte], 0);
  }
}

static void a_new_event_is_empty(void **state) {
  (void)state;
  uint64_t number = 0;
  for (const EventDescription *kind; (kind = next_kind(&number));) {
    Event event = event_make((EventKind)number);
    assert_int_equal(event.kind, number);
    assert_int_equal(event.stamp.seq, 0);
    for (const EventField *field = kind->fields; field->tag; ++field)
      if (field->type == FIELD_TEXT) {
        const char *text;
        memcpy(&text, (const char *)&event + field->offset, sizeof text);
        assert_string_equal(text, "");
      }
  }
}

static void stored_numbers_are_what_they_always_were(void **state) {
  (void)state;
  for (size_t n = 0; n < sizeof STORED_NUMBERS / sizeof STORED_NUMBERS[0]; ++n)
    if (STORED_NUMBERS[n].is != STORED_NUMBERS[n].was)
      fail_msg("%s is %lld", STORED_NUMBERS[n].name, (long long)STORED_NUMBERS[n].is);
}

/* A value that is new changes its enum's count, and is to be pinned above as well. */
static void every_stored_number_is_pinned(void **state) {
  (void)state;
  assert_int_equal(SESSION_TEXTS, 7);
  assert_int_equal(SUBGROUP_TEXTS, 4);
  assert_int_equal(RECOMMENDATION_TEXTS, 9);
  assert_int_equal(STATUS_COUNT, 4);
  assert_int_equal(VOTING_RULES, 9);
  assert_int_equal(BOARD_VIEWS, 3);
  assert_int_equal(REVEALS, 3);
  assert_int_equal(INCIDENTS, 3);
  assert_int_equal(KEPT_WHYS, 2);
  assert_int_equal(MAIN_RANKINGS, 2);
  assert_int_equal(RANKING_METHODS, 8);
  assert_int_equal(COLOUR_COUNT, 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(kinds_are_found_by_number),
      cmocka_unit_test(each_kind_has_a_whole_row),
      cmocka_unit_test(fields_do_not_overlap),
      cmocka_unit_test(a_new_event_is_empty),
      cmocka_unit_test(stored_numbers_are_what_they_always_were),
      cmocka_unit_test(every_stored_number_is_pinned),
  };
  return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
