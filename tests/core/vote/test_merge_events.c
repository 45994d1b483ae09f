/* What comes in from another file of the session. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "core/vote/checkpoint.h"
#include "tests/core/make.h"

#include <cmocka.h>

/* A record whose last event begins a merge of three events more than the five that are shared. */
enum { SHARED = 5, COMING = 3 };

typedef struct Merge {
  Record record;
  uint64_t at;
} Merge;

static Merge merge_begin(void) {
  Merge merge = {.record = record_small()};
  merge.at = happens(&merge.record, make_merged(merge.record.roundtable, SHARED, SHARED + COMING));
  return merge;
}

/* As the n-th of those that come in, from 1 on, each an act of its own. */
static Event coming(Event event, int64_t n) {
  event.origin = (Origin){.seq = SHARED + n, .act = SHARED + n};
  return event;
}

static Event recorded(Event event, int64_t n) {
  event = coming(event, n);
  event.origin.recorded = 1;
  return event;
}

static void events_come_in_in_their_order(void **state) {
  (void)state;
  Merge merge = merge_begin();
  is_refused(&merge.record, make_dots(1, GREEN, 1), "is not the next one to merge");
  is_refused(&merge.record, coming(make_dots(1, GREEN, 1), 2), "is not the next one");
  for (int64_t n = 1; n <= COMING; ++n)
    happens(&merge.record, coming(make_dots(1, GREEN, 1), n));
  is_refused(&merge.record, coming(make_dots(1, GREEN, 1), COMING + 1), "is not the next one");
  happens(&merge.record, make_dots(1, GREEN, 1));
  assert_int_equal(roundtable_recommendation(merge.record.roundtable, 1)->counted.dots[GREEN],
                   COMING + 1);
  record_end(&merge.record);
}

static void nothing_comes_in_without_a_merge(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, coming(make_dots(1, GREEN, 1), 1), "is not the next one");
  is_refused(&record, recorded(make_dots(1, GREEN, 1), 1), "is not the next one");
  Event event = make_dots(1, GREEN, 1);
  event.origin.recorded = 1;
  is_refused(&record, event, "is not the next one");
  record_end(&record);
}

static void an_act_of_the_other_file_stays_one(void **state) {
  (void)state;
  Merge merge = merge_begin();
  Event event = coming(make_dots(1, GREEN, 1), 1);
  event.origin.act = SHARED;
  is_refused(&merge.record, event, "is not the next one");
  act_begin(&merge.record);
  happens(&merge.record, coming(make_dots(1, GREEN, 1), 1));
  event = coming(make_dots(1, GREEN, 1), 2);
  event.origin.act = SHARED + 1;
  happens(&merge.record, event);
  act_end(&merge.record);
  assert_int_equal(history_undoable(merge.record.roundtable, WHOLE_SESSION), merge.at + 1);
  record_end(&merge.record);
}

static void records_change_nothing(void **state) {
  (void)state;
  Merge merge = merge_begin();
  const Roundtable *now = merge.record.roundtable;
  uint64_t seq = happens(&merge.record, recorded(make_dots(1, GREEN, 7), 1));
  assert_int_equal(roundtable_recommendation(now, 1)->counted.dots[GREEN], 0);
  assert_false(history_at(now, seq)->in_force);
  assert_true(history_at(now, seq)->recorded);
  is_refused(&merge.record, coming(make_correction(&merge.record, seq), 2),
             "kept only as a record of the other file");
  happens(&merge.record, recorded(make_correction(&merge.record, seq), 2));
  happens(&merge.record, recorded(make_curtain_lifted(REVEAL_TOTALS, 0), 3));
  assert_true(roundtable_board(now).curtain);
  assert_int_equal(history_undoable(now, WHOLE_SESSION), merge.at - 1);
  assert_int_equal(history_redoable(now, WHOLE_SESSION), 0);
  record_end(&merge.record);
}

static void a_kiosk_is_no_record(void **state) {
  (void)state;
  Merge merge = merge_begin();
  is_refused(&merge.record, recorded(make_kiosk_count(99999, 1), 1), "only kept as a record");
  is_refused(&merge.record, recorded(make_kiosk(EVENT_KIOSK_BEGUN, 1), 1), "only kept as a record");
  Event correction = recorded(make_correction(&merge.record, 2), 1);
  correction.correction.target = NULL;
  is_refused(&merge.record, correction, "only kept as a record");
  record_end(&merge.record);
}

/* A correction says what it corrects, and that what it corrects in its turn; nothing is deeper. */
static void a_record_corrects_what_is_known(void **state) {
  (void)state;
  Merge merge = merge_begin();
  uint64_t undo = happens(&merge.record, recorded(make_correction(&merge.record, 2), 1));
  Event redo = recorded(make_correction(&merge.record, undo), 2);
  Event unknown = *redo.correction.target;
  unknown.correction.target = NULL;
  const Event right = redo;
  redo.correction.target = &unknown;
  is_refused(&merge.record, redo, "only kept as a record");
  unknown = *right.correction.target;
  unknown.kind = (EventKind)9;
  is_refused(&merge.record, redo, "only kept as a record");
  undo = happens(&merge.record, right);
  is_refused(&merge.record, recorded(make_correction(&merge.record, undo), 3),
             "only kept as a record");
  record_end(&merge.record);
}

/* What was within the rules in its own room counts here. */
static void another_room_had_its_own_rules(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 1));
  happens(&record, make_voting_rule(record.roundtable, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM));
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED));
  is_refused(&record, make_dots(1, GREEN, 1), "is closed");
  happens(&record, make_merged(record.roundtable, SHARED, SHARED + COMING));
  happens(&record, coming(make_dots(1, GREEN, 2), 1));
  happens(&record, coming(make_kiosk(EVENT_KIOSK_BEGUN, 1), 2));
  happens(&record, coming(make_kiosk(EVENT_KIOSK_ENDED, 1), 3));
  is_refused(&record, make_dots(1, GREEN, 1), "is closed");
  record_end(&record);
}

static void a_merge_says_what_both_share(void **state) {
  (void)state;
  Record record = record_small();
  const int64_t last = (int64_t)record.count;
  is_refused(&record, make_merged(record.roundtable, 0, 9), "both files share");
  is_refused(&record, make_merged(record.roundtable, last + 1, last + 9), "both files share");
  is_refused(&record, make_merged(record.roundtable, 5, 5), "both files share");
  Event event = make_merged(record.roundtable, 5, 9);
  event.merged.more_subgroups = 1;
  is_refused(&record, event, "the number of numbers both files share");
  event.merged.more_subgroups = 0;
  event.merged.recommendations = -1;
  is_refused(&record, event, "the number of numbers both files share");
  uint64_t seq = happens(&record, make_merged(record.roundtable, last, last + 1));
  event = recorded(make_merged(record.roundtable, 2, 3), 1);
  event.origin = (Origin){.seq = last + 1, .act = last + 1, .recorded = 1};
  happens(&record, event);
  is_refused(&record, make_correction(&record, seq), "took place in the room");
  record_end(&record);
}

static void an_origin_is_whole(void **state) {
  (void)state;
  Merge merge = merge_begin();
  Event event = make_dots(1, GREEN, 1);
  is_refused(&merge.record, recorded(event_make(EVENT_BALLOTS_SUMMED), 1), "only kept as a record");
  event = coming(event, 1);
  event.origin.recorded = -1;
  is_refused(&merge.record, event, "is not the next one");
  is_refused(&merge.record, coming(make_merged(merge.record.roundtable, 1, 9), 1),
             "both files share");
  merge.record.act = merge.at;
  event = coming(make_dots(1, GREEN, 1), 1);
  event.origin.act = SHARED;
  is_refused(&merge.record, event, "is not the next one");
  record_end(&merge.record);
  Record record = record_small();
  event = make_dots(1, GREEN, 1);
  event.origin.act = 1;
  is_refused(&record, event, "is not the next one");
  act_begin(&record);
  happens(&record, make_note(0, 0, "first"));
  is_refused(&record, make_merged(record.roundtable, 1, 9), "both files share");
  act_end(&record);
  is_refused(&record, make_merged(record.roundtable, 1, UINT32_MAX), "both files share");
  record_end(&record);
}

static void no_checkpoint_begins_a_merge(void **state) {
  (void)state;
  Record record = record_small();
  Error err;
  checkpoint_begin(record.roundtable);
  Event event = make_merged(record.roundtable, 1, 9);
  assert_false(roundtable_check(record.roundtable, &event, &err));
  record_end(&record);
}

/* A step of the other file that is only a record moved no clock here. */
static void the_clock_of_a_record_is_not_turned_back(void **state) {
  (void)state;
  Merge merge = merge_begin();
  const uint64_t step =
      happens(&merge.record, recorded(make_phase_step(EVENT_PHASE_STARTED, 2), 1));
  is_refused(&merge.record,
             coming(make_phase_corrected(merge.record.roundtable, (int64_t)step, 2, 5), 2),
             "can be corrected");
  record_end(&merge.record);
}

#define TEST(name) cmocka_unit_test(name)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(events_come_in_in_their_order),
      TEST(nothing_comes_in_without_a_merge),
      TEST(an_act_of_the_other_file_stays_one),
      TEST(records_change_nothing),
      TEST(a_kiosk_is_no_record),
      TEST(a_record_corrects_what_is_known),
      TEST(another_room_had_its_own_rules),
      TEST(a_merge_says_what_both_share),
      TEST(an_origin_is_whole),
      TEST(no_checkpoint_begins_a_merge),
      TEST(the_clock_of_a_record_is_not_turned_back),
  };
  return cmocka_run_group_tests_name("merge_events", tests, NULL, NULL);
}
