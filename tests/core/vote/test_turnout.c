/* How many people took part, as far as ballots, kiosks and called-out dots say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/guards.h"
#include "tests/core/make.h"
#include "tests/core/retell.h"

#include <cmocka.h>

enum { A = 1, B = 2 };

static void set(Record *record, VotingRule rule, int64_t value) {
  happens(record, make_voting_rule(record->roundtable, rule, value));
}

static bool is_limited(const Record *record, uint32_t number) {
  const Roundtable *roundtable = record->roundtable;
  return turnout_is_limited(roundtable, number ? roundtable_subgroup(roundtable, number) : NULL);
}

static Turnout turnout(const Record *record, uint32_t number) {
  const Roundtable *roundtable = record->roundtable;
  return turnout_of(roundtable, number ? roundtable_subgroup(roundtable, number) : NULL);
}

static void receive(Record *record, int64_t kiosk) {
  happens(record, make_kiosk(EVENT_KIOSK_BEGUN, kiosk));
  happens(record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, kiosk));
  happens(record, make_kiosk(EVENT_KIOSK_ENDED, kiosk));
}

static void cast(Record *record, int64_t number, uint32_t recommendation) {
  BallotLine line = make_line(recommendation, 1, 0, 0);
  happens(record, make_ballot(record->roundtable, number, &line, 1));
}

/* Green dots counted on a recommendation. */
static bool may_count(const Record *record, uint32_t recommendation, int64_t greens, Error *err) {
  const Roundtable *roundtable = record->roundtable;
  return turnout_check_counts(roundtable, roundtable_recommendation(roundtable, recommendation),
                              (Tally){{greens, 0, 0}}, err);
}

static void may_not_count(const Record *record, uint32_t recommendation, int64_t greens,
                          const char *words) {
  Error err;
  assert_false(may_count(record, recommendation, greens, &err));
  assert_int_equal(err.kind, ERROR_FAILED);
  assert_string_equal(err.text, words);
}

static void an_empty_agenda_is_limited_as_a_whole(void **state) {
  (void)state;
  Record record = record_begin();
  assert_true(is_limited(&record, 0));
  happens(&record, make_subgroup(record.roundtable, "A", ""));
  assert_false(is_limited(&record, 0));
  assert_true(is_limited(&record, A));
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  assert_false(is_limited(&record, 0));
  assert_true(is_limited(&record, A));
  record_end(&record);
}

static void voters_of_each_subgroup_limit_each(void **state) {
  (void)state;
  Record record = record_small();
  assert_false(is_limited(&record, 0));
  assert_true(is_limited(&record, A));
  set(&record, RULE_SCOPE, SCOPE_SUBGROUP);
  assert_false(is_limited(&record, 0));
  assert_true(is_limited(&record, B));
  record_end(&record);
}

/* A subgroup counts on its own if it has its own voters or votes in its own kiosk. */
static void voters_of_the_session_limit_the_whole(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  assert_true(is_limited(&record, 0));
  assert_false(is_limited(&record, A));
  happens(&record, make_subgroup_voters(record.roundtable, A, 5));
  assert_true(is_limited(&record, A));
  happens(&record, make_kiosk(EVENT_KIOSK_BEGUN, B));
  assert_true(is_limited(&record, B));
  happens(&record, make_kiosk(EVENT_KIOSK_ENDED, B));
  assert_false(is_limited(&record, B));
  receive(&record, B);
  assert_true(is_limited(&record, B));
  record_end(&record);
}

static void dots_called_out_are_people_beside_ballots(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  set(&record, RULE_VOTERS, 9);
  happens(&record, make_dots(2, RED, 3));
  assert_int_equal(turnout(&record, A).by_dots, 3);
  assert_int_equal(turnout_guard(turnout(&record, A)).placed, 0);
  cast(&record, 1, 1);
  const Turnout here = turnout(&record, A);
  assert_int_equal(here.ballots, 1);
  assert_int_equal(here.recommendation, 2);
  assert_int_equal(turnout_guard(here).placed, 4);
  assert_int_equal(turnout_guard(here).most, 9);
  record_end(&record);
}

/* Who called dots out in one subgroup may have handed in a ballot in the other. */
static void people_of_two_subgroups_are_added_only_if_they_differ(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  happens(&record, make_dots(1, GREEN, 3));
  cast(&record, 1, 4);
  assert_int_equal(turnout(&record, 0).by_dots, 0);
  cast(&record, 2, 1);
  assert_int_equal(turnout(&record, 0).by_dots, 3);
  happens(&record, make_subgroup_voters(record.roundtable, A, 5));
  assert_int_equal(turnout(&record, 0).by_dots, 0);
  record_end(&record);
}

/* A kiosk's ballots are for the whole session: nobody knows where their dots lie. */
static void a_kiosk_of_the_session_may_be_of_any_subgroup(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  happens(&record, make_dots(1, GREEN, 3));
  happens(&record, make_subgroup_voters(record.roundtable, B, 5));
  receive(&record, 0);
  assert_int_equal(turnout(&record, 0).by_dots, 3);
  assert_int_equal(turnout(&record, 0).kiosk, 1);
  assert_int_equal(turnout(&record, A).kiosk, 1);
  assert_int_equal(turnout(&record, B).kiosk, 0);
  record_end(&record);
}

static void the_only_subgroup_has_the_kiosk_of_the_session(void **state) {
  (void)state;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "A", ""));
  happens(&record, make_subgroup_voters(record.roundtable, A, 5));
  happens(&record, make_ballot(record.roundtable, 1, NULL, 0));
  receive(&record, 0);
  assert_int_equal(turnout(&record, A).kiosk, 1);
  assert_int_equal(turnout(&record, A).ballots, 1);
  record_end(&record);
}

static void counts_that_fit_beside_ballots_are_accepted(void **state) {
  (void)state;
  Record record = record_small();
  Error err;
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  assert_true(may_count(&record, 1, 100, &err));
  set(&record, RULE_VOTERS, 3);
  assert_true(may_count(&record, 1, 100, &err));
  cast(&record, 1, 1);
  assert_true(may_count(&record, 1, 2, &err));
  may_not_count(&record, 1, 3,
                "with 1 ballot the dots counted on “1” make 4 people, but there are 3 voters");
  assert_true(may_count(&record, 4, 3, &err));
  happens(&record, make_counts(record.roundtable, 1, (Tally){{5, 0, 0}}));
  assert_true(may_count(&record, 1, 5, &err));
  record_end(&record);
}

static void counts_fit_beside_the_ballots_of_the_session(void **state) {
  (void)state;
  Record record = record_small();
  Error err;
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  set(&record, RULE_VOTERS, 1);
  cast(&record, 1, 1);
  assert_true(may_count(&record, 4, 1, &err));
  may_not_count(&record, 1, 1,
                "with 1 ballot the dots counted on “1” make 2 people, but there is 1 voter");
  receive(&record, 0);
  may_not_count(&record, 4, 1,
                "with 2 ballots the dots counted on “1” make 3 people, but there is 1 voter");
  happens(&record, make_subgroup_voters(record.roundtable, B, 5));
  assert_true(may_count(&record, 4, 5, &err));
  record_end(&record);
}

/* After a checkpoint that knows of ballots, but not where their dots lie. */
static void nothing_is_said_of_ballots_that_are_unknown(void **state) {
  (void)state;
  Record record = record_small();
  Error err;
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  set(&record, RULE_VOTERS, 1);
  cast(&record, 1, 1);
  Record told = {.roundtable = retell(record.roundtable)};
  assert_int_equal(turnout(&told, A).ballots, RULE_UNKNOWN);
  assert_int_equal(turnout_guard(turnout(&told, A)).placed, RULE_UNKNOWN);
  assert_int_equal(turnout_guard(turnout(&told, A)).most, 1);
  assert_false(guard_is_exceeded(turnout_guard(turnout(&told, A))));
  assert_true(may_count(&told, 1, 9, &err));
  const Subgroup *subgroup = roundtable_subgroup(told.roundtable, A);
  assert_int_equal(guard_ballots_in(told.roundtable, subgroup), RULE_UNKNOWN);
  assert_int_equal(guard_of_ballots(told.roundtable, subgroup).placed, RULE_UNKNOWN);
  roundtable_close(told.roundtable);
  record_end(&record);
}

static void ballots_of_a_subgroup_are_cast_or_in_its_kiosk(void **state) {
  (void)state;
  Record record = record_small();
  cast(&record, 1, 1);
  receive(&record, A);
  assert_int_equal(guard_ballots_in(record.roundtable, roundtable_subgroup(record.roundtable, A)),
                   2);
  assert_int_equal(guard_ballots_in(record.roundtable, roundtable_subgroup(record.roundtable, B)),
                   0);
  assert_int_equal(roundtable_kiosk_of(record.roundtable, A).waiting, 1);
  assert_int_equal(roundtable_kiosk_of(record.roundtable, 0).waiting, 0);
  assert_int_equal(roundtable_kiosk_of(record.roundtable, 9).waiting, 0);
  record_end(&record);
}

#define TEST(name) cmocka_unit_test(name)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(an_empty_agenda_is_limited_as_a_whole),
      TEST(voters_of_each_subgroup_limit_each),
      TEST(voters_of_the_session_limit_the_whole),
      TEST(dots_called_out_are_people_beside_ballots),
      TEST(people_of_two_subgroups_are_added_only_if_they_differ),
      TEST(a_kiosk_of_the_session_may_be_of_any_subgroup),
      TEST(the_only_subgroup_has_the_kiosk_of_the_session),
      TEST(counts_that_fit_beside_ballots_are_accepted),
      TEST(counts_fit_beside_the_ballots_of_the_session),
      TEST(nothing_is_said_of_ballots_that_are_unknown),
      TEST(ballots_of_a_subgroup_are_cast_or_in_its_kiosk),
  };
  return cmocka_run_group_tests_name("turnout", tests, NULL, NULL);
}
