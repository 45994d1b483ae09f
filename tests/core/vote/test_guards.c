#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "core/vote/guards.h"
#include "tests/core/make.h"

#include <cmocka.h>

static void set(Record *record, VotingRule rule, int64_t value) {
  happens(record, make_voting_rule(record->roundtable, rule, value));
}

static const Recommendation *recommendation(const Record *record, uint32_t number) {
  return roundtable_recommendation(record->roundtable, number);
}

static const Subgroup *subgroup(const Record *record, uint32_t number) {
  return roundtable_subgroup(record->roundtable, number);
}

static void assert_guard(Guard guard, int64_t placed, int64_t most) {
  assert_int_equal(guard.placed, placed);
  assert_int_equal(guard.most, most);
}

static void a_guard_says_what_is_left(void **state) {
  (void)state;
  assert_false(guard_is_known((Guard){5, RULE_UNKNOWN}));
  assert_false(guard_is_exceeded((Guard){5, RULE_UNKNOWN}));
  assert_false(guard_is_exceeded((Guard){5, 5}));
  assert_true(guard_is_exceeded((Guard){6, 5}));
  assert_int_equal(guard_left((Guard){3, 5}), 2);
  assert_int_equal(guard_left((Guard){6, 5}), 0);
}

static void nothing_is_guarded_until_it_is_known(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_dots(1, GREEN, COUNT_MAX));
  happens(&record, make_ballot(record.roundtable, 1, (BallotLine[]){make_line(2, 255, 9, 9)}, 1));
  assert_false(guards_limit_dots(record.roundtable));
  assert_guard(guard_of_colour(record.roundtable, recommendation(&record, 2), GREEN), 255, -1);
  assert_guard(guard_of_recommendation(record.roundtable, recommendation(&record, 2)), 273, -1);
  assert_guard(guard_of_allowance(record.roundtable, subgroup(&record, 1), GREEN), COUNT_MAX + 255,
               -1);
  set(&record, RULE_VOTERS, 2);
  assert_guard(guard_of_colour(record.roundtable, recommendation(&record, 2), GREEN), 255, -1);
  set(&record, RULE_ALLOWANCE, 2);
  assert_guard(guard_of_colour(record.roundtable, recommendation(&record, 2), GREEN), 255, 4);
  assert_guard(guard_of_allowance(record.roundtable, subgroup(&record, 1), GREEN), COUNT_MAX + 255,
               -1);
  record_end(&record);
}

static void one_dot_an_item_is_one_a_voter(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  set(&record, RULE_VOTERS, 3);
  happens(&record, make_dots(1, GREEN, 2));
  is_refused(&record, make_dots(1, GREEN, 2), "no more dots of this colour");
  is_refused(&record, make_dots(1, RED, 2), "can have no more dots: there");
  happens(&record, make_dots(1, RED, 1));
  is_refused(&record, make_dots(1, YELLOW, 1), "can have no more dots: there");
  happens(&record, make_dots(1, GREEN, -1));
  happens(&record, make_dots(1, YELLOW, 1));
  happens(&record, make_dots(2, YELLOW, 3));
  set(&record, RULE_ALLOWANCE_GREEN, 0);
  is_refused(&record, make_dots(3, GREEN, 1), "no more dots of this colour");
  record_end(&record);
}

static void stacking_is_up_to_the_allowance(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, STACKING);
  set(&record, RULE_VOTERS, 2);
  set(&record, RULE_ALLOWANCE_GREEN, 3);
  assert_int_equal(guard_per_item(record.roundtable, GREEN), 3);
  assert_int_equal(guard_per_item(record.roundtable, RED), RULE_UNKNOWN);
  happens(&record, make_dots(1, GREEN, 6));
  is_refused(&record, make_dots(1, GREEN, 1), "no more dots of this colour");
  happens(&record, make_dots(1, RED, 100));
  set(&record, RULE_ALLOWANCE_YELLOW, 2);
  set(&record, RULE_ALLOWANCE_RED, 2);
  assert_guard(guard_of_recommendation(record.roundtable, recommendation(&record, 1)), 106, 14);
  set(&record, RULE_ALLOWANCE, 1);
  assert_int_equal(guard_per_item(record.roundtable, GREEN), 1);
  assert_guard(guard_of_recommendation(record.roundtable, recommendation(&record, 1)), 106, 2);
  record_end(&record);
}

static void an_allowance_is_for_the_session(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_VOTERS, 2);
  set(&record, RULE_ALLOWANCE, 3);
  set(&record, RULE_ALLOWANCE_GREEN, 2);
  happens(&record, make_dots(1, GREEN, 3));
  happens(&record, make_dots(4, RED, 2));
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  assert_guard(guard_of_allowance(record.roundtable, subgroup(&record, 2), GREEN), 3, 4);
  assert_guard(guard_of_allowance(record.roundtable, subgroup(&record, 2), COLOUR_COUNT), 5, 6);
  is_refused(&record, make_dots(5, GREEN, 2), "all dots of this colour");
  is_refused(&record, make_dots(5, YELLOW, 2), "all dots are placed");
  happens(&record, make_dots(5, GREEN, 1));
  is_refused(&record, make_dots(2, YELLOW, 1), "all dots are placed");
  record_end(&record);
}

static void an_allowance_is_for_each_subgroup(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_VOTERS, 2);
  set(&record, RULE_ALLOWANCE, 1);
  set(&record, RULE_SCOPE, SCOPE_SUBGROUP);
  happens(&record, make_subgroup_voters(record.roundtable, 2, 1));
  happens(&record, make_dots(1, GREEN, 1));
  happens(&record, make_dots(2, RED, 1));
  is_refused(&record, make_dots(3, RED, 1), "all dots are placed");
  happens(&record, make_dots(4, RED, 1));
  is_refused(&record, make_dots(5, RED, 1), "all dots are placed");
  assert_int_equal(guard_voters(record.roundtable, subgroup(&record, 1)), 2);
  assert_int_equal(guard_voters(record.roundtable, subgroup(&record, 2)), 1);
  assert_guard(guard_of_allowance(record.roundtable, subgroup(&record, 2), RED), 1, -1);
  record_end(&record);
}

static void counts_over_a_guard_are_kept_and_flagged(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  set(&record, RULE_VOTERS, 3);
  assert_false(guard_flags(record.roundtable, recommendation(&record, 1)));
  comes_and_goes(&record, make_counts(record.roundtable, 1, (Tally){{4, 0, 0}}));
  comes_and_goes(&record, make_recommendation_text(record.roundtable, 1,
                                                   RECOMMENDATION_COUNTS_REASON, "a guest"));
  assert_true(guard_flags(record.roundtable, recommendation(&record, 1)));
  is_refused(&record, make_dots(1, YELLOW, 1), "no more dots");
  happens(&record, make_dots(1, GREEN, -1));
  assert_false(guard_flags(record.roundtable, recommendation(&record, 1)));
  happens(&record, make_counts(record.roundtable, 1, (Tally){{2, 1, 1}}));
  assert_true(guard_flags(record.roundtable, recommendation(&record, 1)));
  record_end(&record);
}

static void cast(Record *record, int64_t number, BallotLine line) {
  happens(record, make_ballot(record->roundtable, number, &line, 1));
}

static void is_over(Record *record, int64_t number, BallotLine line, const char *words) {
  is_refused(record, make_ballot(record->roundtable, number, &line, 1), words);
}

static void a_ballot_holds_what_its_voter_has(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_ALLOWANCE, 3);
  set(&record, RULE_ALLOWANCE_GREEN, 1);
  is_over(&record, 1, make_line(1, 2, 0, 0), "at most 1 dot of one colour");
  cast(&record, 1, make_line(1, 1, 1, 0));
  is_over(&record, 1, make_line(4, 1, 0, 0), "at most 1 dot of one colour");
  is_over(&record, 1, make_line(4, 0, 1, 1), "at most 3 dots");
  cast(&record, 1, make_line(4, 0, 0, 1));
  cast(&record, 1, make_line(1, 0, 0, 2));
  BallotLine room[2];
  comes_and_goes(&record, make_withdrawal(record.roundtable, 1, room));
  set(&record, RULE_SCOPE, SCOPE_SUBGROUP);
  cast(&record, 2, make_line(1, 1, 2, 0));
  cast(&record, 2, make_line(4, 1, 2, 0));
  is_over(&record, 2, make_line(5, 0, 1, 0), "at most 3 dots");
  record_end(&record);
}

/* While somebody fills it in, somebody else may remove what it is about. */
static void what_is_removed_is_in_no_subgroup(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_ALLOWANCE, 1);
  set(&record, RULE_SCOPE, SCOPE_SUBGROUP);
  const uint32_t removed = roundtable_next_recommendation(record.roundtable);
  happens(&record, make_correction(&record, happens(&record, make_recommendation(record.roundtable,
                                                                                 1, "99", "One"))));
  BallotEntry entries[] = {{.recommendation = 1, .dots = {1, 0, 0}},
                           {.recommendation = removed, .dots = {1, 0, 0}}};
  const Ballot ballot = {.cast = true, .entries = entries, .entry_count = 2};
  assert_true(guard_check_ballot(record.roundtable, &ballot, NULL));
  record_end(&record);
}

static void a_ballot_has_one_dot_an_item(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  is_over(&record, 1, make_line(1, 1, 1, 0), "at most one dot on a recommendation");
  cast(&record, 1, make_line(1, 1, 0, 0));
  cast(&record, 1, make_line(1, 0, 1, 0));
  record_end(&record);
}

/* Ballots and what was called out go onto the same recommendation. */
static void ballots_do_not_pass_the_guard_of_an_item(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  set(&record, RULE_VOTERS, 2);
  happens(&record, make_dots(1, GREEN, 1));
  cast(&record, 1, make_line(1, 1, 0, 0));
  is_over(&record, 2, make_line(1, 1, 0, 0), "no more dots of this colour");
  is_over(&record, 2, make_line(1, 0, 0, 1), "can have no more dots: there");
  cast(&record, 1, make_line(1, 0, 0, 1));
  cast(&record, 2, make_line(2, 0, 0, 1));
  record_end(&record);
}

static void what_is_past_is_not_judged_again(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t dot = happens(&record, make_dots(1, GREEN, 5));
  uint64_t ballot =
      happens(&record, make_ballot(record.roundtable, 1, (BallotLine[]){make_line(2, 3, 0, 0)}, 1));
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  set(&record, RULE_VOTERS, 1);
  uint64_t undo = happens(&record, make_correction(&record, dot));
  happens(&record, make_correction(&record, undo));
  undo = happens(&record, make_correction(&record, ballot));
  happens(&record, make_correction(&record, undo));
  assert_true(guard_flags(record.roundtable, recommendation(&record, 1)));
  assert_true(guard_flags(record.roundtable, recommendation(&record, 2)));
  record_end(&record);
}

static void the_largest_rules_do_not_overflow(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, STACKING);
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  set(&record, RULE_VOTERS, COUNT_MAX);
  for (int rule = RULE_ALLOWANCE_GREEN; rule <= RULE_ALLOWANCE_RED; ++rule)
    set(&record, (VotingRule)rule, COUNT_MAX);
  Guard guard = guard_of_recommendation(record.roundtable, recommendation(&record, 1));
  assert_guard(guard, 0, INT64_MAX);
  happens(&record, make_dots(1, GREEN, COUNT_MAX));
  record_end(&record);
}

static void own_voters_are_set(void **state) {
  (void)state;
  Record record = record_small();
  const Roundtable *roundtable = record.roundtable;
  comes_and_goes(&record, make_subgroup_voters(roundtable, 1, 0));
  comes_and_goes(&record, make_subgroup_voters(roundtable, 1, COUNT_MAX));
  comes_and_goes(&record, make_subgroup_voters(roundtable, 1, RULE_UNKNOWN));
  is_refused(&record, make_subgroup_voters(roundtable, 1, -2), "number of voters");
  is_refused(&record, make_subgroup_voters(roundtable, 1, COUNT_MAX + 1), "number of voters");
  is_refused(&record, make_subgroup_voters(roundtable, 3, 5), "no subgroup");
  Event late = make_subgroup_voters(roundtable, 1, 5);
  happens(&record, make_subgroup_voters(roundtable, 1, 6));
  is_refused(&record, late, "has changed this in the meantime");
  uint64_t added = happens(&record, make_subgroup(roundtable, "C", ""));
  happens(&record, make_subgroup_voters(roundtable, 3, 6));
  is_refused(&record, make_correction(&record, added), "revert the later one first");
  record_end(&record);
}

static Guard ballots_of(const Record *record, uint32_t number) {
  return guard_of_ballots(record->roundtable, number ? subgroup(record, number) : NULL);
}

static void receive(Record *record, int64_t kiosk) {
  happens(record, make_kiosk(EVENT_KIOSK_BEGUN, kiosk));
  happens(record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, kiosk));
  happens(record, make_kiosk(EVENT_KIOSK_ENDED, kiosk));
}

/* Numbered ballots 1 and 2 in A, 2 and 3 in B, 4 blank; 5 was withdrawn. */
static Record record_with_ballots(void) {
  Record record = record_small();
  const Roundtable *roundtable = record.roundtable;
  BallotLine a = make_line(1, 1, 0, 0), b = make_line(4, 0, 1, 0), both[] = {a, b};
  happens(&record, make_ballot(roundtable, 1, &a, 1));
  happens(&record, make_ballot(roundtable, 2, both, 2));
  happens(&record, make_ballot(roundtable, 3, &b, 1));
  happens(&record, make_ballot(roundtable, 4, NULL, 0));
  happens(&record, make_ballot(roundtable, 5, &a, 1));
  happens(&record, make_withdrawal(roundtable, 5, both));
  return record;
}

static void voters_without_a_ballot_are_counted(void **state) {
  (void)state;
  Record record = record_with_ballots();
  assert_guard(ballots_of(&record, 0), 4, -1);
  assert_guard(ballots_of(&record, 1), 2, -1);
  set(&record, RULE_VOTERS, 10);
  assert_guard(ballots_of(&record, 0), 4, 10);
  assert_int_equal(guard_left(ballots_of(&record, 0)), 6);
  set(&record, RULE_SCOPE, SCOPE_SUBGROUP);
  happens(&record, make_subgroup_voters(record.roundtable, 2, 7));
  assert_guard(ballots_of(&record, 0), 4, 10);
  assert_guard(ballots_of(&record, 1), 2, 10);
  assert_guard(ballots_of(&record, 2), 2, 7);
  receive(&record, 1);
  assert_guard(ballots_of(&record, 0), 4, 10);
  assert_guard(ballots_of(&record, 1), 3, 10);
  happens(&record, make_kiosk_count(1, 1));
  receive(&record, 1);
  receive(&record, 0);
  assert_guard(ballots_of(&record, 0), 5, 10);
  assert_guard(ballots_of(&record, 1), 5, 10);
  assert_guard(ballots_of(&record, 2), 3, 7);
  record_end(&record);
}

/* A ballot for the session is for each subgroup, but who votes in one's own kiosk has two. */
static void a_kiosk_of_its_own_parts_a_subgroup_from_the_session(void **state) {
  (void)state;
  Record record = record_with_ballots();
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  assert_guard(ballots_of(&record, 1), 4, -1);
  happens(&record, make_kiosk(EVENT_KIOSK_BEGUN, 1));
  assert_guard(ballots_of(&record, 1), 2, -1);
  happens(&record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, 1));
  happens(&record, make_kiosk(EVENT_KIOSK_ENDED, 1));
  assert_guard(ballots_of(&record, 1), 3, -1);
  assert_guard(ballots_of(&record, 2), 4, -1);
  record_end(&record);
}

static void an_allowance_passed_is_flagged(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_VOTERS, 1);
  set(&record, RULE_ALLOWANCE_GREEN, 2);
  happens(&record, make_counts(record.roundtable, 1, (Tally){{2, 0, 0}}));
  happens(&record, make_counts(record.roundtable, 4, (Tally){{1, 0, 0}}));
  assert_false(guard_flags_allowance(record.roundtable, subgroup(&record, 1)));
  set(&record, RULE_SCOPE, SCOPE_SUBGROUP);
  assert_false(guard_flags_allowance(record.roundtable, subgroup(&record, 1)));
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  assert_true(guard_flags_allowance(record.roundtable, subgroup(&record, 1)));
  record_end(&record);
}

/* Its ballots are those of the session, whatever the rule says. */
static void the_only_subgroup_is_the_session(void **state) {
  (void)state;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "", ""));
  happens(&record, make_ballot(record.roundtable, 1, NULL, 0));
  set(&record, RULE_SCOPE, SCOPE_SUBGROUP);
  assert_guard(ballots_of(&record, 1), 1, -1);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_kiosk_of_its_own_parts_a_subgroup_from_the_session),
      cmocka_unit_test(voters_without_a_ballot_are_counted),
      cmocka_unit_test(a_guard_says_what_is_left),
      cmocka_unit_test(nothing_is_guarded_until_it_is_known),
      cmocka_unit_test(one_dot_an_item_is_one_a_voter),
      cmocka_unit_test(stacking_is_up_to_the_allowance),
      cmocka_unit_test(an_allowance_is_for_the_session),
      cmocka_unit_test(an_allowance_is_for_each_subgroup),
      cmocka_unit_test(counts_over_a_guard_are_kept_and_flagged),
      cmocka_unit_test(a_ballot_holds_what_its_voter_has),
      cmocka_unit_test(what_is_removed_is_in_no_subgroup),
      cmocka_unit_test(a_ballot_has_one_dot_an_item),
      cmocka_unit_test(ballots_do_not_pass_the_guard_of_an_item),
      cmocka_unit_test(what_is_past_is_not_judged_again),
      cmocka_unit_test(the_largest_rules_do_not_overflow),
      cmocka_unit_test(own_voters_are_set),
      cmocka_unit_test(an_allowance_passed_is_flagged),
      cmocka_unit_test(the_only_subgroup_is_the_session),
  };
  return cmocka_run_group_tests_name("guards", tests, NULL, NULL);
}
