#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "tests/core/make.h"

#include <cmocka.h>

static Tally ballots_on(const Record *record, uint32_t recommendation) {
  return roundtable_recommendation(record->roundtable, recommendation)->ballots;
}

/* Ballot 5 with a green on recommendation 1 and two reds on 4. */
static uint64_t cast_one(Record *record) {
  BallotLine lines[] = {make_line(1, 1, 0, 0), make_line(4, 0, 0, 2)};
  return happens(record, make_ballot(record->roundtable, 5, lines, 2));
}

static void a_ballot_is_cast(void **state) {
  (void)state;
  Record record = record_small();
  BallotLine lines[] = {make_line(1, 1, 0, 0), make_line(4, 0, 255, 2)};
  comes_and_goes(&record, make_ballot(record.roundtable, 5, lines, 2));
  assert_int_equal(roundtable_ballots_cast(record.roundtable), 1);
  assert_int_equal(roundtable_next_ballot(record.roundtable), 6);
  assert_true(tally_same(ballots_on(&record, 4), (Tally){{0, 255, 2}}));
  Ballot ballot;
  assert_true(roundtable_ballot(record.roundtable, 5, &ballot));
  assert_int_equal(ballot.entry_count, 2);
  assert_int_equal(ballot.entries[1].recommendation, 4);
  assert_false(roundtable_ballot(record.roundtable, 4, &ballot));
  record_end(&record);
}

static void counted_dots_and_ballots_are_kept_apart(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_dots(1, GREEN, 9));
  cast_one(&record);
  const Recommendation *first = roundtable_recommendation(record.roundtable, 1);
  assert_int_equal(first->counted.dots[GREEN], 9);
  assert_int_equal(first->ballots.dots[GREEN], 1);
  assert_int_equal(recommendation_tally(first).dots[GREEN], 10);
  is_refused(&record, make_dots(1, GREEN, -10), "9 green dots to remove");
  record_end(&record);
}

static void a_blank_ballot_may_be_cast(void **state) {
  (void)state;
  Record record = record_small();
  comes_and_goes(&record, make_ballot(record.roundtable, 0, NULL, 0));
  assert_int_equal(roundtable_ballots_cast(record.roundtable), 1);
  comes_and_goes(&record, make_withdrawal(record.roundtable, 0, NULL));
  assert_int_equal(roundtable_ballots_cast(record.roundtable), 0);
  record_end(&record);
}

static void a_ballot_changes_dot_by_dot(void **state) {
  (void)state;
  Record record = record_small();
  cast_one(&record);
  BallotLine lines[] = {make_line(1, 0, 1, 0), make_line(2, 1, 0, 0), make_line(4, 0, 0, 0)};
  comes_and_goes(&record, make_ballot(record.roundtable, 5, lines, 3));
  Ballot ballot;
  roundtable_ballot(record.roundtable, 5, &ballot);
  assert_int_equal(ballot.entry_count, 2);
  assert_int_equal(roundtable_ballots_cast(record.roundtable), 1);
  assert_int_equal(tally_cumulative(ballots_on(&record, 4)), 0);
  record_end(&record);
}

static void a_ballot_is_withdrawn_whole(void **state) {
  (void)state;
  Record record = record_small();
  BallotLine room[2];
  cast_one(&record);
  Event event = make_withdrawal(record.roundtable, 5, room);
  event.ballot.line_count = 1;
  is_refused(&record, event, "dots of a withdrawn ballot");
  event.ballot.line_count = 2;
  room[1].dots[AFTER][RED] = 1;
  is_refused(&record, event, "dots of a withdrawn ballot");
  room[1].dots[AFTER][RED] = 0;
  comes_and_goes(&record, event);
  assert_int_equal(roundtable_ballots_cast(record.roundtable), 0);
  is_refused(&record, event, "event 12 has changed this in the meantime");
  cast_one(&record);
  record_end(&record);
}

static void a_ballot_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  BallotLine lines[] = {make_line(1, 1, 0, 0), make_line(9, 0, 1, 0)};
  is_refused(&record, make_ballot(record.roundtable, 5, lines, 2), "number 9");
  is_refused(&record, make_ballot(record.roundtable, -1, lines, 1), "number of the ballot");
  is_refused(&record, make_ballot(record.roundtable, BALLOT_NUMBER_MAX + 1, lines, 1),
             "number of the ballot");
  lines[1].recommendation = 1;
  is_refused(&record, make_ballot(record.roundtable, 5, lines, 2), "order of the ballot");
  lines[1] = make_line(4, 0, 0, 0);
  is_refused(&record, make_ballot(record.roundtable, 5, lines, 2), "changes nothing");
  is_refused(&record, make_withdrawal(record.roundtable, 5, lines), "whether the ballot is cast");
  Event event = make_ballot(record.roundtable, 5, lines, 1);
  event.ballot.cast[AFTER] = 0;
  is_refused(&record, event, "whether the ballot is cast");
  event.ballot.cast[AFTER] = 1;
  event.ballot.cast[BEFORE] = 2;
  is_refused(&record, event, "whether the ballot is cast");
  event.ballot.cast[BEFORE] = 1;
  is_refused(&record, event, "changed in the meantime");
  event.ballot.cast[BEFORE] = 0;
  lines[0].dots[BEFORE][RED] = 1;
  is_refused(&record, event, "changed in the meantime");
  lines[0].dots[BEFORE][RED] = 0;
  lines[1] = make_line(4, 1, 0, 0);
  lines[1].dots[BEFORE][RED] = 1;
  event.ballot.line_count = 2;
  is_refused(&record, event, "changed in the meantime");
  record_end(&record);
}

static void only_what_is_votable_takes_ballots(void **state) {
  (void)state;
  Record record = record_small();
  cast_one(&record);
  BallotLine lines[] = {make_line(2, 1, 0, 0)};
  happens(&record, make_status(record.roundtable, 2, STATUS_HEADING));
  is_refused(&record, make_ballot(record.roundtable, 6, lines, 1), "is a heading");
  happens(&record, make_subgroup_vote(record.roundtable, 2, VOTE_CLOSED));
  lines[0] = make_line(5, 1, 0, 0);
  is_refused(&record, make_ballot(record.roundtable, 6, lines, 1), "closed");
  BallotLine room[2];
  is_refused(&record, make_withdrawal(record.roundtable, 5, room), "closed");
  is_refused(&record, make_status(record.roundtable, 1, STATUS_HEADING), "has votes");
  record_end(&record);
}

static void a_ballot_that_others_changed_is_not_taken_back(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t cast = cast_one(&record);
  BallotLine lines[] = {make_line(2, 1, 0, 0)};
  uint64_t more = happens(&record, make_ballot(record.roundtable, 5, lines, 1));
  BallotLine other[] = {make_line(3, 1, 0, 0)};
  happens(&record, make_ballot(record.roundtable, 6, other, 1));
  is_refused(&record, make_correction(&record, cast), "event 12 has changed the same thing");
  happens(&record, make_correction(&record, more));
  happens(&record, make_correction(&record, cast));
  assert_int_equal(roundtable_ballots_cast(record.roundtable), 1);
  record_end(&record);
}

static void sums_are_for_checkpoints_only(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, event_make(EVENT_BALLOTS_SUMMED), "checkpoint");
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_ballot_is_cast),
      cmocka_unit_test(counted_dots_and_ballots_are_kept_apart),
      cmocka_unit_test(a_blank_ballot_may_be_cast),
      cmocka_unit_test(a_ballot_changes_dot_by_dot),
      cmocka_unit_test(a_ballot_is_withdrawn_whole),
      cmocka_unit_test(a_ballot_is_refused),
      cmocka_unit_test(only_what_is_votable_takes_ballots),
      cmocka_unit_test(a_ballot_that_others_changed_is_not_taken_back),
      cmocka_unit_test(sums_are_for_checkpoints_only),
  };
  return cmocka_run_group_tests_name("ballot events", tests, NULL, NULL);
}
