#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/vote/breaches.h"
#include "core/vote/guards.h"
#include "tests/core/make.h"
#include "tests/core/random_acts.h"

#include <cmocka.h>

/* In the small record: 1 to 3 are in subgroup A (number 1), 4 and 5 in B (number 2). */

static void set(Record *record, VotingRule rule, int64_t value) {
  happens(record, make_voting_rule(record->roundtable, rule, value));
}

static void cast(Record *record, int64_t number, uint32_t recommendation, uint8_t green) {
  BallotLine lines[] = {make_line(recommendation, green, 0, 0)};
  happens(record, make_ballot(record->roundtable, number, lines, 1));
}

static void count(Record *record, uint32_t recommendation, int64_t green) {
  happens(record, make_counts(record->roundtable, recommendation, (Tally){{green, 0, 0}}));
}

static Breaches found_in(const Record *record) {
  Breaches found;
  Error err = {0};
  if (!breaches_find(record->roundtable, &found, &err)) fail_msg("%s", err.text);
  return found;
}

static void assert_nothing_broken(const Record *record) {
  Breaches found = found_in(record);
  assert_int_equal(found.count, 0);
  breaches_free(&found);
}

/* The only one there is. */
static Breach the_breach(const Record *record) {
  Breaches found = found_in(record);
  assert_int_equal(found.count, 1);
  Breach breach = found.list[0];
  breaches_free(&found);
  return breach;
}

static void assert_breach(Breach breach, BreachKind kind, int64_t placed, int64_t most) {
  assert_int_equal(breach.kind, kind);
  assert_int_equal(breach.guard.placed, placed);
  assert_int_equal(breach.guard.most, most);
}

static void nothing_is_broken_where_no_rule_is_known(void **state) {
  (void)state;
  Record record = record_small();
  for (int64_t number = 0; number < 30; ++number)
    cast(&record, number, 1, 200);
  count(&record, 1, 1000);
  assert_nothing_broken(&record);
  record_end(&record);
}

static void more_ballots_than_voters_are_told_with_their_numbers(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  set(&record, RULE_VOTERS, 2);
  cast(&record, 7, 1, 1);
  cast(&record, 3, 4, 1);
  assert_nothing_broken(&record);
  happens(&record, make_ballot(record.roundtable, 5, NULL, 0));
  Breach breach = the_breach(&record);
  assert_breach(breach, BREACH_TURNOUT, 3, 2);
  assert_int_equal(breach.subgroup, 0);
  assert_int_equal(breach.listed, 3);
  assert_int_equal(breach.ballots[0], 3);
  assert_int_equal(breach.ballots[1], 5);
  assert_int_equal(breach.ballots[2], 7);
  assert_true(breach_is_public(&breach));
  BallotLine room[1];
  happens(&record, make_withdrawal(record.roundtable, 7, room));
  assert_nothing_broken(&record);
  record_end(&record);
}

static void of_many_ballots_the_lowest_numbers_are_told(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  set(&record, RULE_VOTERS, 10);
  for (int64_t number = 60; number > 0; --number)
    cast(&record, number, 1, 1);
  Breach breach = the_breach(&record);
  assert_int_equal(breach.ballot_count, 60);
  assert_int_equal(breach.listed, BALLOT_NUMBERS_MAX);
  for (size_t n = 0; n < BALLOT_NUMBERS_MAX; ++n)
    assert_int_equal(breach.ballots[n], n + 1);
  record_end(&record);
}

static void a_subgroup_counts_the_ballots_that_have_dots_in_it(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_subgroup_voters(record.roundtable, 2, 1));
  set(&record, RULE_VOTERS, 9);
  cast(&record, 1, 1, 1);
  cast(&record, 2, 4, 1);
  assert_nothing_broken(&record);
  cast(&record, 3, 5, 1);
  Breach breach = the_breach(&record);
  assert_breach(breach, BREACH_TURNOUT, 2, 1);
  assert_int_equal(breach.subgroup, 2);
  assert_int_equal(breach.ballots[0], 2);
  assert_int_equal(breach.ballots[1], 3);
  record_end(&record);
}

static void an_allowance_lowered_below_a_ballot_is_broken_by_it(void **state) {
  (void)state;
  Record record = record_small();
  cast(&record, 1, 1, 3);
  cast(&record, 2, 1, 2);
  set(&record, RULE_ALLOWANCE, 2);
  Breach breach = the_breach(&record);
  assert_breach(breach, BREACH_BALLOT_DOTS, 1, 2);
  assert_int_equal(breach.ballots[0], 1);
  assert_int_equal(breach.colour, COLOUR_COUNT);
  assert_false(breach_is_public(&breach));
  set(&record, RULE_ALLOWANCE, 3);
  set(&record, RULE_ALLOWANCE_GREEN, 1);
  breach = the_breach(&record);
  assert_breach(breach, BREACH_BALLOT_DOTS, 2, 1);
  assert_int_equal(breach.colour, GREEN);
  record_end(&record);
}

static void an_allowance_for_each_subgroup_is_looked_at_in_each(void **state) {
  (void)state;
  Record record = record_small();
  BallotLine lines[] = {make_line(1, 2, 0, 0), make_line(4, 2, 0, 0)};
  happens(&record, make_ballot(record.roundtable, 1, lines, 2));
  set(&record, RULE_SCOPE, SCOPE_SUBGROUP);
  set(&record, RULE_ALLOWANCE, 2);
  assert_nothing_broken(&record);
  set(&record, RULE_ALLOWANCE, 1);
  Breaches found = found_in(&record);
  assert_int_equal(found.count, 2);
  assert_int_equal(found.list[0].subgroup, 1);
  assert_int_equal(found.list[1].subgroup, 2);
  breaches_free(&found);
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  assert_breach(the_breach(&record), BREACH_BALLOT_DOTS, 1, 1);
  record_end(&record);
}

static void stacked_dots_break_the_rule_of_one_an_item(void **state) {
  (void)state;
  Record record = record_small();
  cast(&record, 4, 1, 2);
  cast(&record, 5, 1, 1);
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  Breach breach = the_breach(&record);
  assert_breach(breach, BREACH_BALLOT_ITEM, 1, 1);
  assert_int_equal(breach.ballots[0], 4);
  set(&record, RULE_DOTS_PER_ITEM, STACKING);
  assert_nothing_broken(&record);
  record_end(&record);
}

static void voters_lowered_below_counts_are_broken_by_them(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  count(&record, 2, 5);
  set(&record, RULE_VOTERS, 5);
  assert_nothing_broken(&record);
  set(&record, RULE_VOTERS, 4);
  Breach breach = the_breach(&record);
  assert_breach(breach, BREACH_RECOMMENDATION, 5, 4);
  assert_int_equal(breach.recommendation, 2);
  set(&record, RULE_DOTS_PER_ITEM, STACKING);
  set(&record, RULE_ALLOWANCE, 1);
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  Breaches found = found_in(&record);
  assert_int_equal(found.count, 2);
  assert_breach(found.list[0], BREACH_RECOMMENDATION, 5, 4);
  assert_breach(found.list[1], BREACH_DOTS, 5, 4);
  breaches_free(&found);
  record_end(&record);
}

static void kiosk_ballots_and_counts_are_added_up(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  set(&record, RULE_VOTERS, 4);
  happens(&record, make_kiosk(EVENT_KIOSK_BEGUN, 0));
  happens(&record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, 0));
  happens(&record, make_kiosk(EVENT_KIOSK_ENDED, 0));
  cast(&record, 1, 2, 1);
  count(&record, 1, 2);
  assert_nothing_broken(&record);
  count(&record, 1, 3);
  Breach breach = the_breach(&record);
  assert_breach(breach, BREACH_TURNOUT, 5, 4);
  assert_int_equal(breach.kiosk, 1);
  assert_int_equal(breach.by_dots, 3);
  assert_int_equal(breach.recommendation, 1);
  assert_false(breach_is_public(&breach));
  record_end(&record);
}

/* Without ballots the same dots are a matter of the recommendation alone. */
static void dots_alone_are_no_matter_of_turnout(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  set(&record, RULE_VOTERS, 3);
  count(&record, 1, 3);
  count(&record, 2, 3);
  assert_nothing_broken(&record);
  record_end(&record);
}

static void only_what_is_new_or_worse_is_asked_about(void **state) {
  (void)state;
  Record record = record_small();
  set(&record, RULE_VOTERS, 1);
  set(&record, RULE_SCOPE, SCOPE_SESSION);
  cast(&record, 1, 1, 1);
  cast(&record, 2, 1, 1);
  Breaches before = found_in(&record);
  BallotLine other[] = {make_line(1, 0, 0, 0), make_line(2, 1, 0, 0)};
  happens(&record, make_ballot(record.roundtable, 2, other, 2));
  Breaches now = found_in(&record);
  assert_null(breaches_worse(&before, &now));
  breaches_free(&now);
  cast(&record, 3, 1, 1);
  now = found_in(&record);
  assert_ptr_equal(breaches_worse(&before, &now), &now.list[0]);
  breaches_free(&now);
  breaches_free(&before);
  record_end(&record);
}

static void blank_ballots_are_counted_as_they_come_and_go(void **state) {
  (void)state;
  Record record = record_small();
  assert_int_equal(roundtable_ballots_blank(record.roundtable), 0);
  comes_and_goes(&record, make_ballot(record.roundtable, 1, NULL, 0));
  assert_int_equal(roundtable_ballots_blank(record.roundtable), 1);
  cast(&record, 1, 1, 1);
  assert_int_equal(roundtable_ballots_blank(record.roundtable), 0);
  BallotLine room[1];
  happens(&record, make_withdrawal(record.roundtable, 1, room));
  assert_int_equal(roundtable_ballots_blank(record.roundtable), 0);
  assert_int_equal(roundtable_ballots_cast(record.roundtable), 0);
  record_end(&record);
}

static int64_t ballots_in(const Record *record, uint32_t subgroup) {
  return guard_ballots_with_dots_in(record->roundtable,
                                    roundtable_subgroup(record->roundtable, subgroup));
}

static void ballots_are_counted_once_in_each_subgroup(void **state) {
  (void)state;
  Record record = record_small();
  BallotLine lines[] = {make_line(1, 1, 0, 0), make_line(2, 1, 0, 0), make_line(4, 1, 0, 0)};
  happens(&record, make_ballot(record.roundtable, 1, lines, 3));
  cast(&record, 2, 4, 1);
  happens(&record, make_ballot(record.roundtable, 3, NULL, 0));
  assert_int_equal(ballots_in(&record, 1), 1);
  assert_int_equal(ballots_in(&record, 2), 2);
  BallotLine room[3];
  happens(&record, make_withdrawal(record.roundtable, 1, room));
  assert_int_equal(ballots_in(&record, 1), 0);
  assert_int_equal(ballots_in(&record, 2), 1);
  record_end(&record);
}

/* A scan that held although a ballot changed would tell of too few. */
static void what_is_kept_of_ballots_is_looked_at_again_when_one_changes(void **state) {
  (void)state;
  Record record = record_small();
  BallotScan kept = {.size = 0};
  Breaches found;
  Error err = {0};
  set(&record, RULE_VOTERS, 1);
  for (int64_t number = 1; number <= 3; ++number) {
    cast(&record, number, 1, 1);
    happens(&record, make_dots(4, GREEN, 1));
    assert_true(breaches_find_with(record.roundtable, &kept, &found, &err));
    assert_int_equal(kept.voting[0].count, number);
    breaches_free(&found);
  }
  ballot_scan_free(&kept);
  record_end(&record);
}

/* Guards may refuse it. */
static void try_to_cast(Record *record, int64_t number) {
  BallotLine lines[] = {make_line(1, 2, 0, 0)};
  Event event = make_ballot(record->roundtable, number, lines, 1);
  Error err = {0};
  record_try(record, event, &err);
}

static void assert_same(const Breaches *kept, const Breaches *found) {
  assert_int_equal(kept->count, found->count);
  for (size_t n = 0; n < found->count; ++n) {
    const Breach *a = &kept->list[n], *b = &found->list[n];
    assert_breach(*a, b->kind, b->guard.placed, b->guard.most);
    assert_int_equal(a->subgroup, b->subgroup);
    assert_int_equal(a->recommendation, b->recommendation);
    assert_int_equal(a->colour, b->colour);
    assert_int_equal(a->ballot_count, b->ballot_count);
    assert_int_equal(a->listed, b->listed);
    assert_memory_equal(a->ballots, b->ballots, b->listed * sizeof *b->ballots);
  }
}

/* Whatever befalls old ballots and new ones, rules and agenda. */
static void what_is_kept_of_ballots_is_what_a_new_look_finds(void **state) {
  (void)state;
  enum { STEPS = 1500 };
  BallotScan kept = {.size = 0};
  Random random = {.state = 7};
  Record record = record_small();
  Breaches now, found;
  size_t most = 0;
  Error err = {0};
  for (int n = 0; n < STEPS; ++n) {
    if (n % 100 == 0) {
      set(&record, RULE_VOTERS, n / 100);
      set(&record, RULE_ALLOWANCE, 1 + n / 500);
      set(&record, RULE_DOTS_PER_ITEM, n % 200 == 0 ? ONE_DOT_AN_ITEM : STACKING);
    }
    if (n % 3 == 0)
      try_to_cast(&record, roundtable_next_ballot(record.roundtable) + 1);
    else
      random_act(&random, &record);
    assert_true(breaches_find_with(record.roundtable, &kept, &now, &err));
    found = found_in(&record);
    assert_same(&now, &found);
    if (found.count > most) most = found.count;
    breaches_free(&now);
    breaches_free(&found);
  }
  assert_true(most > 2);
  ballot_scan_free(&kept);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_is_broken_where_no_rule_is_known),
      cmocka_unit_test(more_ballots_than_voters_are_told_with_their_numbers),
      cmocka_unit_test(of_many_ballots_the_lowest_numbers_are_told),
      cmocka_unit_test(a_subgroup_counts_the_ballots_that_have_dots_in_it),
      cmocka_unit_test(an_allowance_lowered_below_a_ballot_is_broken_by_it),
      cmocka_unit_test(an_allowance_for_each_subgroup_is_looked_at_in_each),
      cmocka_unit_test(stacked_dots_break_the_rule_of_one_an_item),
      cmocka_unit_test(voters_lowered_below_counts_are_broken_by_them),
      cmocka_unit_test(kiosk_ballots_and_counts_are_added_up),
      cmocka_unit_test(dots_alone_are_no_matter_of_turnout),
      cmocka_unit_test(only_what_is_new_or_worse_is_asked_about),
      cmocka_unit_test(blank_ballots_are_counted_as_they_come_and_go),
      cmocka_unit_test(ballots_are_counted_once_in_each_subgroup),
      cmocka_unit_test(what_is_kept_of_ballots_is_looked_at_again_when_one_changes),
      cmocka_unit_test(what_is_kept_of_ballots_is_what_a_new_look_finds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
