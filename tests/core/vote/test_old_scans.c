/* A scan of the ballots that is kept while the vote goes on, or is given another state. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/breaches.h"
#include "core/vote/checkpoint.h"
#include "tests/core/make.h"
#include "tests/core/retell.h"

#include <cmocka.h>

static void cast(Record *record, int64_t number, uint32_t recommendation) {
  BallotLine line = make_line(recommendation, 1, 0, 0);
  happens(record, make_ballot(record->roundtable, number, &line, 1));
}

/* How many ballots with dots in all the kept scan now counts: as many as a new one. */
static int64_t voting(BallotScan *kept, const Roundtable *roundtable) {
  Error err;
  Breaches found;
  BallotScan anew = {.size = 0};
  assert_true(breaches_find_with(roundtable, kept, &found, &err));
  breaches_free(&found);
  assert_true(breaches_find_with(roundtable, &anew, &found, &err));
  breaches_free(&found);
  const int64_t count = kept->voting[0].count;
  assert_int_equal(count, anew.voting[0].count);
  ballot_scan_free(&anew);
  return count;
}

/* Ballots are only scanned where a rule may be broken. */
static Record record_with_rule(void) {
  Record record = record_small();
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 100));
  return record;
}

/* Applies what the record has and the state has not. */
static void catch_up(Roundtable *told, const Record *record) {
  Error err;
  for (size_t n = roundtable_seq(told); n < record->count; ++n) {
    if (!roundtable_check(told, record->events[n], &err)) fail_msg("%s", err.text);
    roundtable_apply(told, record->events[n]);
  }
}

static void new_ballots_may_be_withdrawn_again(void **state) {
  (void)state;
  Record record = record_with_rule();
  BallotScan kept = {.size = 0};
  BallotLine room[1];
  cast(&record, 1, 1);
  assert_int_equal(voting(&kept, record.roundtable), 1);
  cast(&record, 2, 1);
  cast(&record, 3, 1);
  happens(&record, make_withdrawal(record.roundtable, 2, room));
  assert_int_equal(voting(&kept, record.roundtable), 2);
  ballot_scan_free(&kept);
  record_end(&record);
}

/* The numbers between are many more than can be looked for one by one. */
static void numbers_may_be_far_apart(void **state) {
  (void)state;
  Record record = record_with_rule();
  BallotScan kept = {.size = 0};
  cast(&record, 1, 1);
  assert_int_equal(voting(&kept, record.roundtable), 1);
  cast(&record, BALLOT_NUMBER_MAX, 1);
  assert_int_equal(voting(&kept, record.roundtable), 2);
  ballot_scan_free(&kept);
  record_end(&record);
}

/* As in a replay, which goes back. */
static void a_later_scan_does_not_hold_for_an_earlier_state(void **state) {
  (void)state;
  Record earlier = record_with_rule(), later = record_with_rule();
  BallotScan kept = {.size = 0};
  cast(&earlier, 1, 1);
  for (int64_t number = 1; number <= 3; ++number)
    cast(&later, number, 1);
  assert_int_equal(voting(&kept, later.roundtable), 3);
  assert_int_equal(voting(&kept, earlier.roundtable), 1);
  ballot_scan_free(&kept);
  record_end(&earlier);
  record_end(&later);
}

/* First a checkpoint says only how many there are; then the ballots themselves come in. */
static void unknown_ballots_are_scanned_once_they_are_known(void **state) {
  (void)state;
  Record record = record_with_rule();
  BallotScan kept = {.size = 0};
  cast(&record, 1, 1);
  Roundtable *told = retell(record.roundtable);
  assert_int_equal(voting(&kept, told), 0);
  BallotLine line = make_line(1, 1, 0, 0);
  happens(&record, make_ballot(record.roundtable, 2, &line, 1));
  catch_up(told, &record);
  assert_int_equal(voting(&kept, told), 0);
  checkpoint_complete(told, record.roundtable);
  assert_int_equal(voting(&kept, told), 2);
  ballot_scan_free(&kept);
  roundtable_close(told);
  record_end(&record);
}

/* After the checkpoint an older dot was taken back: what else is at stake there is unknown. */
static void what_is_unknown_is_taken_for_a_ballot(void **state) {
  (void)state;
  Record record = record_with_rule();
  BallotScan kept = {.size = 0};
  const uint64_t dot = happens(&record, make_dots(1, GREEN, 1));
  Roundtable *told = retell(record.roundtable);
  assert_int_equal(voting(&kept, told), 0);
  BallotLine room[1];
  happens(&record, make_correction(&record, dot));
  cast(&record, 1, 1);
  happens(&record, make_withdrawal(record.roundtable, 1, room));
  catch_up(told, &record);
  assert_int_equal(voting(&kept, told), 0);
  ballot_scan_free(&kept);
  roundtable_close(told);
  record_end(&record);
}

static size_t broken_by(const Roundtable *roundtable, int64_t ballot) {
  Error err;
  Breaches found;
  assert_true(breaches_find_by(roundtable, ballot, &found, &err));
  const size_t count = found.count;
  breaches_free(&found);
  return count;
}

static void one_ballot_is_scanned_alone(void **state) {
  (void)state;
  Record record = record_small();
  BallotLine room[1];
  cast(&record, 1, 1);
  cast(&record, 2, 1);
  happens(&record, make_withdrawal(record.roundtable, 2, room));
  happens(&record, make_voting_rule(record.roundtable, RULE_ALLOWANCE, 0));
  static const size_t counts[] = {0, 1, 0};
  for (int64_t number = 0; number < 3; ++number)
    assert_int_equal(broken_by(record.roundtable, number), counts[number]);
  Roundtable *told = retell(record.roundtable);
  assert_int_equal(broken_by(told, 1), 0);
  roundtable_close(told);
  record_end(&record);
}

static void one_ballot_alone_breaks_rules(void **state) {
  (void)state;
  Record record = record_small();
  Breaches found;
  Error err;
  cast(&record, 1, 1);
  BallotLine line = make_line(1, 3, 0, 0);
  happens(&record, make_ballot(record.roundtable, 2, &line, 1));
  assert_true(breaches_find_by(record.roundtable, 2, &found, &err));
  assert_int_equal(found.count, 0);
  happens(&record, make_voting_rule(record.roundtable, RULE_ALLOWANCE, 2));
  assert_true(breaches_find_by(record.roundtable, 1, &found, &err));
  assert_int_equal(found.count, 0);
  const Breach any = {.kind = BREACH_BALLOT_DOTS, .colour = COLOUR_COUNT};
  assert_null(breaches_like(&found, &any));
  assert_true(breaches_find_by(record.roundtable, 2, &found, &err));
  assert_int_equal(found.count, 1);
  assert_int_equal(found.list[0].ballots[0], 2);
  assert_ptr_equal(breaches_like(&found, &any), &found.list[0]);
  breaches_free(&found);
  record_end(&record);
}

static Breaches of_voters(Record *record, int64_t voters) {
  Breaches found;
  Error err;
  happens(record, make_voting_rule(record->roundtable, RULE_VOTERS, voters));
  assert_true(breaches_find(record->roundtable, &found, &err));
  return found;
}

/* The only subgroup has all that the session has. */
static void fewer_voters_or_more_ballots_are_worse(void **state) {
  (void)state;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "", ""));
  happens(&record, make_recommendation(record.roundtable, 1, "1", ""));
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_OPEN));
  for (int64_t number = 1; number <= 4; ++number)
    cast(&record, number, 1);
  Breaches three = of_voters(&record, 3), two = of_voters(&record, 2);
  assert_int_equal(three.count, 1);
  assert_int_equal(three.list[0].ballot_count, 4);
  assert_ptr_equal(breaches_worse(&three, &two), &two.list[0]);
  assert_null(breaches_worse(&two, &three));
  const Breaches none = {.count = 0};
  assert_ptr_equal(breaches_worse(&none, &three), &three.list[0]);
  cast(&record, 5, 1);
  Breaches five_of_three = of_voters(&record, 3);
  assert_ptr_equal(breaches_worse(&three, &five_of_three), &five_of_three.list[0]);
  breaches_free(&three);
  breaches_free(&two);
  breaches_free(&five_of_three);
  record_end(&record);
}

/* A checkpoint that knows of none knows all of them, until one is cast. */
static void ballots_become_unknown_with_the_first(void **state) {
  (void)state;
  Record record = record_with_rule();
  BallotScan kept = {.size = 0};
  Roundtable *told = retell(record.roundtable);
  assert_int_equal(voting(&kept, told), 0);
  assert_true(kept.knew_ballots);
  cast(&record, 1, 1);
  catch_up(told, &record);
  assert_int_equal(voting(&kept, told), 0);
  assert_false(kept.knew_ballots);
  ballot_scan_free(&kept);
  roundtable_close(told);
  record_end(&record);
}

#define TEST(name) cmocka_unit_test(name)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(new_ballots_may_be_withdrawn_again),
      TEST(numbers_may_be_far_apart),
      TEST(a_later_scan_does_not_hold_for_an_earlier_state),
      TEST(unknown_ballots_are_scanned_once_they_are_known),
      TEST(what_is_unknown_is_taken_for_a_ballot),
      TEST(one_ballot_is_scanned_alone),
      TEST(one_ballot_alone_breaks_rules),
      TEST(fewer_voters_or_more_ballots_are_worse),
      TEST(ballots_become_unknown_with_the_first),
  };
  return cmocka_run_group_tests_name("old scans", tests, NULL, NULL);
}
