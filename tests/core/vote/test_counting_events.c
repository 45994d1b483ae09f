#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "tests/core/make.h"

#include <cmocka.h>

static Tally counted(const Record *record, uint32_t recommendation) {
  return roundtable_recommendation(record->roundtable, recommendation)->counted;
}

static void dots_are_counted(void **state) {
  (void)state;
  Record record = record_small();
  comes_and_goes(&record, make_dots(1, GREEN, 1));
  comes_and_goes(&record, make_dots(1, YELLOW, 12));
  comes_and_goes(&record, make_dots(1, YELLOW, -2));
  comes_and_goes(&record, make_dots(1, RED, COUNT_MAX));
  assert_true(tally_same(counted(&record, 1), (Tally){{1, 10, COUNT_MAX}}));
  assert_false(roundtable_recommendation(record.roundtable, 1)->counts_known);
  record_end(&record);
}

static void a_dot_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, make_dots(9, GREEN, 1), "number 9");
  is_refused(&record, make_dots(1, COLOUR_COUNT, 1), "colour of the dot");
  is_refused(&record, make_dots(1, GREEN, 0), "number of dots");
  is_refused(&record, make_dots(1, GREEN, COUNT_MAX + 1), "number of dots");
  is_refused(&record, make_dots(1, GREEN, INT64_MIN), "number of dots");
  is_refused(&record, make_dots(1, GREEN, -1), "0 green dots to remove, not 1");
  is_refused(&record, make_dots(1, YELLOW, -2), "0 yellow dots to remove, not 2");
  happens(&record, make_dots(1, RED, 1));
  is_refused(&record, make_dots(1, RED, -COUNT_MAX), "1 red dot to remove, not 2,147,483,648");
  is_refused(&record, make_dots(1, RED, COUNT_MAX), "at most 2,147,483,648");
  record_end(&record);
}

static void only_an_open_vote_takes_dots(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_subgroup(record.roundtable, "C", ""));
  happens(&record, make_recommendation(record.roundtable, 3, "1", ""));
  is_refused(&record, make_dots(6, GREEN, 1), "has not been opened");
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED));
  is_refused(&record, make_dots(1, GREEN, 1), "vote of subgroup “A” is closed: reopen it");
  happens(&record, make_subgroup_text(record.roundtable, 1, SUBGROUP_CODE, ""));
  is_refused(&record, make_dots(1, GREEN, 1), "the vote is closed: reopen it");
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_OPEN));
  happens(&record, make_dots(1, GREEN, 1));
  happens(&record, make_subgroup_status(record.roundtable, 2, SUBGROUP_NOT_HELD));
  is_refused(&record, make_dots(4, GREEN, 1), "was not held");
  record_end(&record);
}

static void only_a_votable_recommendation_takes_dots(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_status(record.roundtable, 1, STATUS_HEADING));
  happens(&record, make_status(record.roundtable, 2, STATUS_NOT_FOR_THE_VOTE));
  happens(&record, make_status(record.roundtable, 3, STATUS_WITHDRAWN));
  is_refused(&record, make_dots(1, GREEN, 1), "is a heading");
  is_refused(&record, make_dots(2, GREEN, 1), "not for the vote");
  is_refused(&record, make_dots(3, GREEN, 1), "was withdrawn");
  record_end(&record);
}

static void a_closed_vote_can_be_corrected(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t dot = happens(&record, make_dots(1, GREEN, 1));
  happens(&record, make_status(record.roundtable, 1, STATUS_WITHDRAWN));
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED));
  uint64_t correction = happens(&record, make_correction(&record, dot));
  assert_int_equal(counted(&record, 1).dots[GREEN], 0);
  happens(&record, make_correction(&record, correction));
  assert_int_equal(counted(&record, 1).dots[GREEN], 1);
  record_end(&record);
}

static void dots_do_not_return_to_what_takes_none(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t on_one = happens(&record, make_dots(1, GREEN, 1));
  uint64_t on_four = happens(&record, make_counts(record.roundtable, 4, (Tally){{1, 1, 1}}));
  uint64_t from_one = happens(&record, make_correction(&record, on_one));
  uint64_t from_four = happens(&record, make_correction(&record, on_four));
  happens(&record, make_status(record.roundtable, 1, STATUS_HEADING));
  happens(&record, make_subgroup_status(record.roundtable, 2, SUBGROUP_NOT_HELD));
  is_refused(&record, make_correction(&record, from_one), "is a heading");
  is_refused(&record, make_correction(&record, from_four), "was not held");
  record_end(&record);
}

static void taking_back_below_zero_names_the_later_event(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t first = happens(&record, make_dots(1, GREEN, 2));
  happens(&record, make_dots(1, GREEN, -1));
  happens(&record, make_dots(1, RED, 5));
  happens(&record, make_dots(2, GREEN, 5));
  is_refused(&record, make_correction(&record, first), "event 12 has changed the same thing");
  record_end(&record);
}

static void counts_are_set(void **state) {
  (void)state;
  Record record = record_small();
  comes_and_goes(&record, make_counts(record.roundtable, 1, (Tally){{0, 0, 0}}));
  assert_true(roundtable_recommendation(record.roundtable, 1)->counts_known);
  comes_and_goes(&record, make_counts(record.roundtable, 1, (Tally){{COUNT_MAX, 1, 0}}));
  comes_and_goes(&record, make_dots(1, RED, 1));
  assert_true(tally_same(counted(&record, 1), (Tally){{COUNT_MAX, 1, 1}}));
  is_refused(&record, make_dots(1, GREEN, 1), "at most");
  record_end(&record);
}

static void counts_are_refused(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, make_counts(record.roundtable, 9, (Tally){{1, 1, 1}}), "number 9");
  is_refused(&record, make_counts(record.roundtable, 1, (Tally){{1, -1, 1}}), "from 0 to");
  is_refused(&record, make_counts(record.roundtable, 1, (Tally){{1, 1, COUNT_MAX + 1}}),
             "from 0 to 2,147,483,648");
  Event event = make_counts(record.roundtable, 1, (Tally){{1, 1, 1}});
  event.counts.known[AFTER] = 2;
  is_refused(&record, event, "whether the counts are known");
  event = make_counts(record.roundtable, 1, (Tally){{1, 1, 1}});
  happens(&record, make_dots(1, GREEN, 1));
  is_refused(&record, event, "event 11 has changed this in the meantime");
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED));
  is_refused(&record, make_counts(record.roundtable, 1, (Tally){{1, 1, 1}}), "closed");
  record_end(&record);
}

static void counts_include_the_dots_before_them(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t dot = happens(&record, make_dots(1, GREEN, 1));
  uint64_t counts = happens(&record, make_counts(record.roundtable, 1, (Tally){{4, 0, 0}}));
  is_refused(&record, make_correction(&record, dot), "event 12 has set the counts");
  uint64_t later = happens(&record, make_dots(1, GREEN, 1));
  is_refused(&record, make_correction(&record, counts), "event 13 has changed the same thing");
  happens(&record, make_correction(&record, later));
  happens(&record, make_correction(&record, counts));
  happens(&record, make_correction(&record, dot));
  assert_int_equal(tally_cumulative(counted(&record, 1)), 0);
  record_end(&record);
}

static void the_last_counting_is_found(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_dots(1, GREEN, 1));
  happens(&record, make_counts(record.roundtable, 1, (Tally){{4, 0, 0}}));
  uint64_t dot = happens(&record, make_dots(1, RED, 1));
  happens(&record, make_dots(2, RED, 1));
  assert_int_equal(history_last_counting(record.roundtable, 1, 0), 13);
  assert_int_equal(history_last_counting(record.roundtable, 1, 13), 0);
  assert_int_equal(history_last_setting(record.roundtable, 1, 0), 12);
  assert_int_equal(history_last_setting(record.roundtable, 2, 0), 0);
  happens(&record, make_correction(&record, dot));
  assert_int_equal(history_last_counting(record.roundtable, 1, 0), 12);
  assert_int_equal(history_last_counting(record.roundtable, 3, 0), 0);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(dots_are_counted),
      cmocka_unit_test(a_dot_is_refused),
      cmocka_unit_test(only_an_open_vote_takes_dots),
      cmocka_unit_test(only_a_votable_recommendation_takes_dots),
      cmocka_unit_test(a_closed_vote_can_be_corrected),
      cmocka_unit_test(dots_do_not_return_to_what_takes_none),
      cmocka_unit_test(taking_back_below_zero_names_the_later_event),
      cmocka_unit_test(counts_are_set),
      cmocka_unit_test(counts_are_refused),
      cmocka_unit_test(counts_include_the_dots_before_them),
      cmocka_unit_test(the_last_counting_is_found),
  };
  return cmocka_run_group_tests_name("counting events", tests, NULL, NULL);
}
