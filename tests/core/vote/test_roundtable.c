#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/checkpoint.h"
#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "tests/core/make.h"

#include <cmocka.h>

static Roundtable *opened(void) {
  Error err;
  Roundtable *roundtable;
  assert_true(roundtable_open(&roundtable, &err));
  return roundtable;
}

static void a_new_round_table_is_empty(void **state) {
  (void)state;
  Roundtable *roundtable = opened();
  assert_int_equal(roundtable_seq(roundtable), 0);
  assert_int_equal(roundtable_subgroup_count(roundtable), 0);
  assert_int_equal(roundtable_recommendation_total(roundtable), 0);
  assert_int_equal(roundtable_next_subgroup(roundtable), 1);
  assert_int_equal(roundtable_next_recommendation(roundtable), 1);
  assert_int_equal(roundtable_next_ballot(roundtable), 0);
  assert_string_equal(roundtable_text(roundtable, SESSION_TITLE), "");
  assert_null(roundtable_find_subgroup(roundtable, ""));
  assert_null(roundtable_find_recommendation(roundtable, 1, "1"));
  assert_null(history_at(roundtable, 1));
  roundtable_close(roundtable);
}

static void assert_stamp_refused(Record *record, Stamp stamp, const char *words) {
  Error err;
  Event event = make_dots(1, GREEN, 1);
  event.stamp = stamp;
  assert_false(roundtable_check(record->roundtable, &event, &err));
  assert_non_null(strstr(err.text, words));
}

static void events_follow_one_another(void **state) {
  (void)state;
  Record record = record_small();
  assert_int_equal(roundtable_seq(record.roundtable), 10);
  assert_stamp_refused(&record, (Stamp){.seq = 10, .act = 10},
                       "found event 10 where event 11 was expected");
  assert_stamp_refused(&record, (Stamp){.seq = 12, .act = 12},
                       "found event 12 where event 11 was expected");
  assert_stamp_refused(&record, (Stamp){.seq = 0, .act = 0}, "found event 0 where");
  assert_stamp_refused(&record, (Stamp){.seq = 11, .act = 9}, "belongs to no act");
  assert_stamp_refused(&record, (Stamp){.seq = 11, .act = 12}, "belongs to no act");
  assert_stamp_refused(&record, (Stamp){.seq = 11, .act = 0}, "belongs to no act");
  happens(&record, make_dots(1, GREEN, 1));
  Stamp last = roundtable_last_stamp(record.roundtable);
  assert_int_equal(last.seq, 11);
  assert_int_equal(last.wall_ms, 11000);
  record_end(&record);
}

static void an_act_may_have_several_events(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t act = act_begin(&record);
  happens(&record, make_dots(1, GREEN, 1));
  happens(&record, make_dots(1, RED, 1));
  act_end(&record);
  happens(&record, make_dots(1, RED, 1));
  assert_int_equal(act, 11);
  assert_int_equal(history_at(record.roundtable, 12)->act, 11);
  assert_int_equal(history_act_end(record.roundtable, 11), 12);
  assert_int_equal(history_act_end(record.roundtable, 13), 13);
  record_end(&record);
}

static void a_journal_has_an_end(void **state) {
  (void)state;
  Error err;
  Roundtable *roundtable = opened();
  checkpoint_begin(roundtable);
  checkpoint_end(roundtable, (Stamp){.seq = UINT32_MAX - 2, .act = 1});
  Event event = make_note(0, 0, "the last");
  event.stamp = (Stamp){.seq = UINT32_MAX - 1, .act = UINT32_MAX - 1};
  assert_true(roundtable_check(roundtable, &event, &err));
  roundtable_apply(roundtable, &event);
  event.stamp = (Stamp){.seq = UINT32_MAX, .act = UINT32_MAX};
  assert_false(roundtable_check(roundtable, &event, &err));
  assert_non_null(strstr(err.text, "start a new session"));
  roundtable_close(roundtable);
}

static void an_unknown_kind_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_dots(1, GREEN, 1);
  event.kind = (EventKind)99;
  is_refused(&record, event, "does not know");
  record_end(&record);
}

static void texts_are_the_round_tables_own(void **state) {
  (void)state;
  Error err;
  char title[] = "Housing";
  Record record = record_begin();
  Event event = make_session_text(record.roundtable, SESSION_TITLE, title);
  event.stamp = (Stamp){.seq = 2, .act = 2};
  assert_true(roundtable_check(record.roundtable, &event, &err));
  roundtable_apply(record.roundtable, &event);
  title[0] = 'X';
  assert_string_equal(roundtable_text(record.roundtable, SESSION_TITLE), "Housing");
  record_end(&record);
}

static void what_was_never_there_is_not_found(void **state) {
  (void)state;
  Record record = record_small();
  const Roundtable *roundtable = record.roundtable;
  assert_null(roundtable_subgroup(roundtable, 0));
  assert_null(roundtable_subgroup(roundtable, 3));
  assert_null(roundtable_subgroup(roundtable, UINT32_MAX));
  assert_null(roundtable_recommendation(roundtable, 0));
  assert_null(roundtable_recommendation(roundtable, 6));
  assert_null(roundtable_recommendation(roundtable, UINT32_MAX));
  assert_null(roundtable_find_subgroup(roundtable, "a"));
  assert_null(roundtable_find_recommendation(roundtable, 2, "3"));
  assert_int_equal(roundtable_find_recommendation(roundtable, 2, "2")->number, 5);
  record_end(&record);
}

static bool is_put_to_the_vote(const Record *record, uint32_t recommendation) {
  return recommendation_put_to_the_vote(
      record->roundtable, roundtable_recommendation(record->roundtable, recommendation));
}

static void an_opened_subgroup_is_put_to_the_vote(void **state) {
  (void)state;
  Record record = record_small();
  assert_true(is_put_to_the_vote(&record, 1));
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED));
  assert_true(is_put_to_the_vote(&record, 1));
  happens(&record, make_subgroup_status(record.roundtable, 1, SUBGROUP_NOT_HELD));
  assert_false(is_put_to_the_vote(&record, 1));
  record_end(&record);
}

/* Subgroup C of record_small and a recommendation in it, number 6. */
static Record record_with_unopened(void) {
  Record record = record_small();
  happens(&record, make_subgroup(record.roundtable, "C", ""));
  happens(&record, make_recommendation(record.roundtable, 3, "1", ""));
  happens(&record, make_recommendation(record.roundtable, 3, "2", ""));
  return record;
}

static void a_vote_puts_its_subgroup_to_the_vote(void **state) {
  (void)state;
  Record record = record_with_unopened();
  assert_false(is_put_to_the_vote(&record, 6));
  uint64_t counts = happens(&record, make_counts(record.roundtable, 7, (Tally){{0, 0, 0}}));
  assert_true(is_put_to_the_vote(&record, 6));
  happens(&record, make_correction(&record, counts));
  assert_false(is_put_to_the_vote(&record, 6));
  happens(&record, make_ballot(record.roundtable, 1, (BallotLine[]){make_line(7, 0, 1, 0)}, 1));
  assert_true(is_put_to_the_vote(&record, 6));
  record_end(&record);
}

static void only_votable_recommendations_are_put_to_the_vote(void **state) {
  (void)state;
  Record record = record_small();
  for (unsigned status = STATUS_HEADING; status < STATUS_COUNT; ++status) {
    happens(&record, make_status(record.roundtable, 2, status));
    assert_false(is_put_to_the_vote(&record, 2));
  }
  assert_true(is_put_to_the_vote(&record, 1));
  record_end(&record);
}

static void the_first_event_begins_an_act(void **state) {
  (void)state;
  Error err;
  Roundtable *roundtable = opened();
  Event event = event_make(EVENT_SESSION_BEGUN);
  event.stamp = (Stamp){.seq = 1, .act = 0};
  assert_false(roundtable_check(roundtable, &event, &err));
  assert_non_null(strstr(err.text, "belongs to no act"));
  event.stamp.act = 1;
  assert_true(roundtable_check(roundtable, &event, &err));
  roundtable_close(roundtable);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_new_round_table_is_empty),
      cmocka_unit_test(events_follow_one_another),
      cmocka_unit_test(an_act_may_have_several_events),
      cmocka_unit_test(a_journal_has_an_end),
      cmocka_unit_test(an_unknown_kind_is_refused),
      cmocka_unit_test(texts_are_the_round_tables_own),
      cmocka_unit_test(what_was_never_there_is_not_found),
      cmocka_unit_test(an_opened_subgroup_is_put_to_the_vote),
      cmocka_unit_test(a_vote_puts_its_subgroup_to_the_vote),
      cmocka_unit_test(only_votable_recommendations_are_put_to_the_vote),
      cmocka_unit_test(the_first_event_begins_an_act),
  };
  return cmocka_run_group_tests_name("roundtable", tests, NULL, NULL);
}
