/* Events as a damaged or hostile file may hold them: any number in any field. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/checkpoint.h"
#include "core/vote/event_fields.h"
#include "tests/core/dump.h"
#include "tests/core/make.h"
#include "tests/core/retell.h"

#include <cmocka.h>

enum { EXAMPLES_MAX = 48, LINES = 4 };

/* One event of each kind that may happen on record_small. */
typedef struct Examples {
  Event events[EXAMPLES_MAX];
  size_t count;
  BallotLine lines[LINES];
} Examples;

static void add(Examples *examples, Event event) {
  examples->events[examples->count++] = event;
}

static void fill(Examples *examples, const Record *record) {
  const Roundtable *roundtable = record->roundtable;
  *examples = (Examples){.lines = {make_line(1, 1, 0, 0), make_line(2, 0, 2, 0)}};
  add(examples, make_session_text(roundtable, SESSION_PLACE, "here"));
  add(examples, make_ranking_rule(roundtable, BY_WEIGHTED, (Weights){{3, 2, 1}}));
  add(examples, make_voting_rule(roundtable, RULE_ALLOWANCE, 9));
  add(examples, make_subgroup(roundtable, "C", "title"));
  add(examples, make_subgroup_text(roundtable, 2, SUBGROUP_TITLE, "title"));
  add(examples, make_subgroup_status(roundtable, 2, SUBGROUP_NOT_HELD));
  add(examples, make_subgroup_vote(roundtable, 2, VOTE_CLOSED));
  add(examples, make_recommendation(roundtable, 2, "9", "title"));
  add(examples, make_recommendation_text(roundtable, 2, RECOMMENDATION_NOTE, "note"));
  add(examples, make_status(roundtable, 2, STATUS_WITHDRAWN));
  add(examples, make_move(roundtable, 4, (Place){1, 0, 1, "9"}));
  add(examples, make_dots(2, YELLOW, 3));
  add(examples, make_counts(roundtable, 2, (Tally){{1, 2, 3}}));
  add(examples, make_ballot(roundtable, 3, examples->lines, 2));
  add(examples, make_withdrawal(roundtable, 1, examples->lines + 2));
  add(examples, make_subgroup_voters(roundtable, 2, 7));
  add(examples, make_subgroup_move(roundtable, 2, 0));
  add(examples, make_phase(roundtable, 3, "Vote", 45));
  add(examples, make_phase_step(EVENT_PHASE_STARTED, 3));
  add(examples, make_phase_step(EVENT_PHASE_PAUSED, 2));
  add(examples, make_phase_step(EVENT_PHASE_ENDED, 2));
  add(examples, make_phase_corrected(roundtable, 0, 4, 20));
  add(examples, make_kiosk(EVENT_KIOSK_BEGUN, 2));
  add(examples, make_kiosk(EVENT_KIOSK_ENDED, 1));
  add(examples, make_kiosk(EVENT_KIOSK_INTERRUPTED, 1));
  add(examples, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, 1));
  add(examples, make_kiosk_count(3, 1));
  add(examples, make_incident(INCIDENT_RESTARTED, 1000));
  add(examples, make_board(BOARD_SUBGROUP, 2));
  add(examples, make_board(BOARD_RECOMMENDATION, 4));
  add(examples, make_curtain_lifted(REVEAL_RANKING, 3));
  add(examples, make_kept(BY_WEIGHTED, weights_default(), SCOPE_SUBGROUP, KEPT_WHEN_ASKED));
  add(examples, make_merged(roundtable, 3, 9));
  add(examples, make_note(2, 4, "note"));
  add(examples, make_reason(2, "reason"));
  add(examples, make_import("a.csv", IMPORTED_BALLOTS, 3));
  add(examples, make_source("Another", 5));
  add(examples, make_correction(record, 10));
}

/* A subgroup of its own, with a ballot in the kiosk that is ready to be counted. */
static void add_kiosk(Record *record) {
  happens(record, make_subgroup(record->roundtable, "K", ""));
  happens(record, make_subgroup_vote(record->roundtable, 3, VOTE_OPEN));
  happens(record, make_kiosk(EVENT_KIOSK_BEGUN, 3));
  happens(record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, 3));
  happens(record, make_kiosk(EVENT_KIOSK_ENDED, 3));
}

static Record record_with_ballot(void) {
  Record record = record_small();
  add_kiosk(&record);
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 2));
  happens(&record, make_kiosk(EVENT_KIOSK_BEGUN, 1));
  happens(&record, make_ballot(record.roundtable, 1, (BallotLine[]){make_line(3, 1, 0, 0)}, 1));
  return record;
}

static int64_t *number_of(Event *event, const EventField *field) {
  return (int64_t *)(void *)((char *)event + field->offset);
}

/* The few fields in which any number that is not negative makes sense. */
static bool may_be_large(const Event *event, const EventField *field) {
  return (event->kind == EVENT_INCIDENT &&
          field->offset == offsetof(Event, incident.milliseconds)) ||
         (event->kind == EVENT_FILE_IMPORTED && field->offset == offsetof(Event, file.rows)) ||
         (event->kind == EVENT_SOURCE_ADDED && field->offset == offsetof(Event, source.seq)) ||
         (event->kind == EVENT_PHASE_CORRECTED &&
          field->offset >= offsetof(Event, clock.clock[AFTER].elapsed_ms)) ||
         (event->kind == EVENT_MERGED && field->offset == offsetof(Event, merged.events)) ||
         (event->kind == EVENT_BALLOT_CAST && (field->offset == offsetof(Event, ballot.ballot) ||
                                               field->offset == offsetof(Event, ballot.logged_ms)));
}

static const int64_t EXTREMES[] = {
    INT64_MIN,           INT64_MIN + 1,          -COUNT_MAX - 1,
    -(INT64_C(1) << 32), COUNT_MAX + 1,          (INT64_C(1) << 32) - 1,
    INT64_C(1) << 32,    (INT64_C(1) << 62) + 1, INT64_MAX,
};

/* Each number in each field, alone and added to what was right: a cast to a narrower type would
 * take the sum for what was right. */
static void try_number(Record *record, Event event, const EventField *field, int64_t number) {
  *number_of(&event, field) = number;
  event.stamp = (Stamp){.seq = record->count + 1, .act = record->count + 1};
  char *before = dump_roundtable(record->roundtable, DUMP_ALL);
  if (roundtable_check(record->roundtable, &event, NULL) && !may_be_large(&event, field))
    fail_msg("%s: field %d took %lld", event_description((uint64_t)event.kind)->name, field->tag,
             (long long)number);
  char *after = dump_roundtable(record->roundtable, DUMP_ALL);
  assert_string_equal(before, after);
  free(before);
  free(after);
}

static void try_field(Record *record, const Event *event, const EventField *field) {
  int64_t right = *number_of((Event *)(uintptr_t)event, field);
  for (size_t n = 0; n < sizeof EXTREMES / sizeof *EXTREMES; ++n) {
    try_number(record, *event, field, EXTREMES[n]);
    int64_t sum;
    if (!__builtin_add_overflow(EXTREMES[n], right, &sum) && sum != right)
      try_number(record, *event, field, sum);
  }
}

static void no_field_takes_a_number_that_makes_no_sense(void **state) {
  (void)state;
  Record record = record_with_ballot();
  Examples examples;
  fill(&examples, &record);
  for (size_t n = 0; n < examples.count; ++n) {
    const Event *event = &examples.events[n];
    for (const EventField *field = event_description((uint64_t)event->kind)->fields; field->tag;
         ++field)
      if (field->type == FIELD_NUMBER) try_field(&record, event, field);
  }
  record_end(&record);
}

static void each_example_may_happen(void **state) {
  (void)state;
  Record record = record_with_ballot();
  Examples examples;
  fill(&examples, &record);
  for (size_t n = 0; n < examples.count; ++n) {
    Record alone = record_with_ballot();
    Event event = examples.events[n];
    if (event.kind == EVENT_CORRECTION) event = make_correction(&alone, 10);
    happens(&alone, event);
    record_end(&alone);
  }
  record_end(&record);
}

/* Checks a correction of the event, and one of that correction. */
static void try_correcting(Roundtable *roundtable, Event target) {
  target.stamp.seq = 5;
  uint64_t next = roundtable_seq(roundtable) + 1;
  Event undo = event_make(EVENT_CORRECTION);
  undo.stamp = (Stamp){.seq = next, .act = next};
  undo.correction = (Correction){.corrects = 5, .target = &target};
  roundtable_check(roundtable, &undo, NULL);
  Event redo = undo;
  undo.stamp.seq = 6;
  redo.correction = (Correction){.corrects = 6, .target = &undo};
  roundtable_check(roundtable, &redo, NULL);
}

static void try_correcting_with_extremes(Roundtable *roundtable, const Event *target,
                                         const EventField *field) {
  for (size_t n = 0; n < sizeof EXTREMES / sizeof *EXTREMES; ++n) {
    Event old = *target;
    *number_of(&old, field) = EXTREMES[n];
    try_correcting(roundtable, old);
  }
}

/* The same numbers in an event that a correction takes back and nobody checked before, since the
 * state was taken up from a checkpoint: whatever the answer, it is one. */
static void no_old_event_does_harm(void **state) {
  (void)state;
  Record record = record_with_ballot();
  Examples examples;
  fill(&examples, &record);
  Roundtable *told = retell(record.roundtable);
  for (size_t n = 0; n < examples.count; ++n) {
    const Event *event = &examples.events[n];
    for (const EventField *field = event_description((uint64_t)event->kind)->fields; field->tag;
         ++field)
      if (field->type == FIELD_NUMBER) try_correcting_with_extremes(told, event, field);
  }
  roundtable_close(told);
  record_end(&record);
}

static void a_huge_ballot_is_refused_without_harm(void **state) {
  (void)state;
  enum { HUGE_COUNT = 1000000 };
  BallotLine *lines = calloc(HUGE_COUNT, sizeof *lines);
  assert_non_null(lines);
  for (uint32_t n = 0; n < HUGE_COUNT; ++n)
    lines[n] = make_line(n + 1, 255, 255, 255);
  Record record = record_small();
  is_refused(&record, make_ballot(record.roundtable, 1, lines, HUGE_COUNT), "internal number 6");
  for (uint32_t n = 0; n < HUGE_COUNT; ++n)
    lines[n].recommendation = UINT32_MAX;
  is_refused(&record, make_ballot(record.roundtable, 1, lines, HUGE_COUNT), "order of the ballot");
  lines[0] = make_line(0, 1, 1, 1);
  is_refused(&record, make_ballot(record.roundtable, 1, lines, 1), "internal number 0");
  free(lines);
  record_end(&record);
}

static bool told(Roundtable *roundtable, Event event) {
  if (!roundtable_check(roundtable, &event, NULL)) return false;
  roundtable_apply(roundtable, &event);
  return true;
}

static Event sums(int64_t cast, int64_t ballots, int64_t subgroups, int64_t recommendations) {
  Event event = event_make(EVENT_BALLOTS_SUMMED);
  event.summed.cast = cast;
  event.summed.next_ballot = ballots;
  event.summed.subgroups = subgroups;
  event.summed.recommendations = recommendations;
  return event;
}

static void a_checkpoint_is_not_trusted_either(void **state) {
  (void)state;
  Error err;
  Roundtable *roundtable;
  assert_true(roundtable_open(&roundtable, &err));
  checkpoint_begin(roundtable);
  assert_false(told(roundtable, sums(-1, 0, 0, 0)));
  assert_false(told(roundtable, sums(2, 1, 0, 0)));
  assert_false(told(roundtable, sums(0, BALLOT_NUMBER_MAX + 2, 0, 0)));
  assert_false(told(roundtable, sums(0, -1, 0, 0)));
  assert_false(told(roundtable, sums(0, 0, SUBGROUPS_MAX + 1, 0)));
  assert_false(told(roundtable, sums(0, 0, -1, 0)));
  assert_false(told(roundtable, sums(0, 0, 0, RECOMMENDATIONS_MAX + 1)));
  assert_false(told(roundtable, sums(0, 0, 0, INT64_MIN)));
  assert_true(told(roundtable, sums(0, BALLOT_NUMBER_MAX + 1, 0, 0)));
  assert_true(told(roundtable, sums(0, 0, 0, 0)));
  assert_true(told(roundtable, sums(1, 9, 3, 3)));
  Event tally = event_make(EVENT_BALLOTS_SUMMED);
  tally.summed.recommendation = 2;
  assert_false(told(roundtable, tally));
  assert_false(told(roundtable, event_make(EVENT_CORRECTION)));
  assert_false(told(roundtable, make_dots(1, GREEN, 1)));
  assert_int_equal(roundtable_next_subgroup(roundtable), 4);
  roundtable_close(roundtable);
}

static void a_checkpoint_puts_no_dots_on_a_heading(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_status(record.roundtable, 2, STATUS_HEADING));
  Roundtable *roundtable = retell(record.roundtable);
  checkpoint_begin(roundtable);
  Event tally = event_make(EVENT_BALLOTS_SUMMED);
  tally.summed.recommendation = 2;
  tally.summed.tally.dots[RED] = 1;
  assert_false(told(roundtable, tally));
  assert_false(told(roundtable, make_counts(roundtable, 2, tally.summed.tally)));
  tally.summed.recommendation = 1;
  assert_true(told(roundtable, tally));
  tally.summed.tally.dots[RED] = COUNT_MAX + 1;
  assert_false(told(roundtable, tally));
  roundtable_close(roundtable);
  record_end(&record);
}

static Event kiosk_taken_up(int64_t subgroup, int64_t waiting, int64_t counted) {
  Event event = make_kiosk(EVENT_KIOSK_TAKEN_UP, subgroup);
  event.kiosk.ballots = waiting;
  event.kiosk.counted = counted;
  return event;
}

static void a_checkpoint_is_not_trusted_about_the_room(void **state) {
  (void)state;
  Record record = record_small();
  Roundtable *roundtable = retell(record.roundtable);
  checkpoint_begin(roundtable);
  assert_false(told(roundtable, kiosk_taken_up(3, 0, 0)));
  assert_false(told(roundtable, kiosk_taken_up(1, -1, 0)));
  assert_false(told(roundtable, kiosk_taken_up(1, COUNT_MAX + 1, 0)));
  assert_false(told(roundtable, kiosk_taken_up(1, 1, -1)));
  assert_false(told(roundtable, kiosk_taken_up(1, INT64_MIN, INT64_MIN)));
  assert_false(told(roundtable, kiosk_taken_up(1, COUNT_MAX, 1)));
  assert_false(told(roundtable, kiosk_taken_up(1, 1, INT64_MAX)));
  assert_true(told(roundtable, kiosk_taken_up(1, 1, COUNT_MAX - 1)));
  assert_false(told(roundtable, make_kiosk_tally(1, (Tally){{1, 0, 0}})));
  Event clock = make_phase_step(EVENT_CLOCK_TAKEN_UP, PHASES_MAX + 1);
  assert_false(told(roundtable, clock));
  clock.phase.phase = 1;
  clock.phase.elapsed_ms = -1;
  assert_false(told(roundtable, clock));
  assert_false(told(roundtable, make_board(BOARD_SUBGROUP, 3)));
  assert_false(told(roundtable, make_board(BOARD_SUBGROUP, 0)));
  assert_false(told(roundtable, make_board(BOARD_SUBGROUP, -1)));
  assert_false(told(roundtable, make_board(BOARD_RECOMMENDATION, (INT64_C(1) << 32) + 1)));
  roundtable_close(roundtable);
  record_end(&record);
}

/* A checkpoint that knows of fewer dots than a journal takes away, and of as many as there can be.
 */
static void dots_stay_within_what_can_be_counted(void **state) {
  (void)state;
  Record record = record_small();
  BallotLine more = make_line(1, 1, 0, 0), fewer = make_line(1, 0, 0, 0);
  happens(&record, make_ballot(record.roundtable, 1, &more, 1));
  Roundtable *roundtable = retell(record.roundtable);
  Event event = make_ballot(roundtable, 1, &fewer, 1);
  fewer.dots[BEFORE][GREEN] = 9;
  event.stamp = (Stamp){.seq = 12, .act = 12};
  assert_false(told(roundtable, event));
  checkpoint_begin(roundtable);
  Event tally = event_make(EVENT_BALLOTS_SUMMED);
  tally.summed.recommendation = 1;
  tally.summed.tally.dots[GREEN] = COUNT_MAX;
  assert_true(told(roundtable, tally));
  checkpoint_end(roundtable, roundtable_last_stamp(record.roundtable));
  event = make_ballot(roundtable, 2, &more, 1);
  event.stamp = (Stamp){.seq = 12, .act = 12};
  assert_false(told(roundtable, event));
  assert_int_equal(roundtable_recommendation(roundtable, 1)->ballots.dots[GREEN], COUNT_MAX);
  roundtable_close(roundtable);
  record_end(&record);
}

/* A checkpoint that knows of no ballot, and a journal that withdraws one. */
static void ballots_are_not_counted_below_none(void **state) {
  (void)state;
  Record record = record_small();
  Roundtable *roundtable = retell(record.roundtable);
  Event event = make_withdrawal(record.roundtable, 1, NULL);
  event.ballot.cast[BEFORE] = 1;
  event.stamp = (Stamp){.seq = 11, .act = 11};
  Error err;
  assert_false(roundtable_check(roundtable, &event, &err));
  assert_int_equal(roundtable_ballots_cast(roundtable), 0);
  roundtable_close(roundtable);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_example_may_happen),
      cmocka_unit_test(no_field_takes_a_number_that_makes_no_sense),
      cmocka_unit_test(no_old_event_does_harm),
      cmocka_unit_test(a_huge_ballot_is_refused_without_harm),
      cmocka_unit_test(a_checkpoint_is_not_trusted_either),
      cmocka_unit_test(a_checkpoint_puts_no_dots_on_a_heading),
      cmocka_unit_test(a_checkpoint_is_not_trusted_about_the_room),
      cmocka_unit_test(dots_stay_within_what_can_be_counted),
      cmocka_unit_test(ballots_are_not_counted_below_none),
  };
  return cmocka_run_group_tests_name("hostile events", tests, NULL, NULL);
}
