#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/rank/intervals.h"
#include "core/rank/pairs.h"
#include "core/rank/rank.h"
#include "tests/core/table_ronde.h"

#include <cmocka.h>

enum { JUNE = 29 };

static Tally tally(int64_t green, int64_t yellow, int64_t red) {
  return (Tally){{green, yellow, red}};
}

static void compute(const Tally *tallies, size_t count, Interval *intervals) {
  Error err;
  assert_true(intervals_compute(tallies, count, NULL, NULL, intervals, &err));
}

/* The tallies of 6 June, times a factor, so that the last is as large as can be. */
static void take_june(Tally tallies[JUNE], int64_t factor) {
  Error err;
  Ranking ranking;
  Record record = record_table_ronde();
  assert_true(ranking_compute(record.roundtable, NULL, weights_default(), &ranking, &err));
  assert_int_equal(ranking.count, JUNE);
  for (size_t n = 0; n < JUNE; ++n)
    for (int colour = 0; colour < COLOUR_COUNT; ++colour)
      tallies[n].dots[colour] = factor * ranking.standings[n].tally.dots[colour];
  ranking_free(&ranking);
  record_end(&record);
}

static void pairs_of_6_june_are_as_the_design_says(void **state) {
  (void)state;
  Tally june[JUNE];
  int found[PAIR_RELATIONS] = {0};
  take_june(june, 1);
  for (size_t one = 0; one < JUNE; ++one)
    for (size_t other = one + 1; other < JUNE; ++other)
      ++found[pair_compare(june[one], june[other]).relation];
  assert_int_equal(found[PAIR_DEPENDS], 91);
  assert_int_equal(found[PAIR_NEVER_AHEAD] + found[PAIR_NEVER_BEHIND], 62);
  assert_int_equal(found[PAIR_TIED], 1);
  assert_int_equal(found[PAIR_ALWAYS_AHEAD] + found[PAIR_ALWAYS_BEHIND], 252);
}

/* Multiplying every count changes no rank and no weights. */
static void counts_of_any_size_keep_their_intervals(void **state) {
  (void)state;
  Tally june[JUNE], large[JUNE];
  Interval expected[JUNE], found[JUNE];
  take_june(june, 1);
  take_june(large, 2 * COUNT_MAX / 15);
  compute(june, JUNE, expected);
  compute(large, JUNE, found);
  for (size_t n = 0; n < JUNE; ++n) {
    assert_int_equal(found[n].best, expected[n].best);
    assert_int_equal(found[n].worst, expected[n].worst);
    for (int colour = 0; colour < COLOUR_COUNT; ++colour) {
      assert_true(found[n].best_at.of[colour] == expected[n].best_at.of[colour]);
      assert_true(found[n].worst_at.of[colour] == expected[n].worst_at.of[colour]);
    }
  }
}

static Wide score(Tally tally, const Witness *witness) {
  Wide sum = 0;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    sum += witness->of[colour] * tally.dots[colour];
  return sum;
}

static void assert_rank_at(const Tally *tallies, size_t count, size_t self, uint32_t rank,
                           const Witness *witness) {
  uint32_t ahead = 0;
  assert_true(witness->known);
  for (size_t other = 0; other < count; ++other)
    ahead += score(tallies[other], witness) > score(tallies[self], witness);
  assert_int_equal(ahead + 1, rank);
}

/* Nearly equal tallies part only at weights that take ten digits to write. */
static void weights_of_many_digits_are_exact(void **state) {
  (void)state;
  const int64_t m = COUNT_MAX;
  const Tally tallies[] = {tally(m, m, m), tally(m + 1, m - 3, m + 1), tally(m - 3, m + 5, m),
                           tally(m - 1, m - 1, m + 5), tally(m / 2, m + m / 2 + 7, m - 11)};
  enum { COUNT = sizeof tallies / sizeof *tallies };
  Interval intervals[COUNT];
  compute(tallies, COUNT, intervals);
  for (size_t n = 0; n < COUNT; ++n) {
    assert_rank_at(tallies, COUNT, n, intervals[n].best, &intervals[n].best_at);
    assert_rank_at(tallies, COUNT, n, intervals[n].worst, &intervals[n].worst_at);
  }
}

static void nobody_and_one_have_intervals(void **state) {
  (void)state;
  Interval one;
  Tally alone = tally(0, 0, 0);
  compute(NULL, 0, NULL);
  compute(&alone, 1, &one);
  assert_int_equal(one.best, 1);
  assert_int_equal(one.worst, 1);
  assert_true(one.best_at.known && one.worst_at.known);
}

static bool stop_after_three(void *context, size_t done, size_t count) {
  assert_int_equal(count, 5);
  *(size_t *)context = done;
  return done < 3;
}

static void it_stops_when_told(void **state) {
  (void)state;
  Error err;
  Tally tallies[5] = {{{0}}};
  Interval intervals[5];
  size_t done = 0;
  assert_false(intervals_compute(tallies, 5, stop_after_three, &done, intervals, &err));
  assert_int_equal(done, 3);
  assert_int_equal(err.kind, ERROR_FAILED);
}

static void margins_are_as_the_vectors_say(void **state) {
  (void)state;
  Weights weights = weights_default();
  assert_int_equal(changes_to_pass(tally(14, 5, 0), tally(12, 3, 1), weights), 2);
  assert_int_equal(changes_to_pass(tally(3, 8, 0), tally(4, 6, 1), weights), 1);
  assert_int_equal(changes_to_pass(tally(12, 3, 1), tally(14, 5, 0), weights), 0);
}

/* What would break it that 4/2 is first whatever the weights. */
static void a_claim_for_all_weights_breaks_at_a_corner(void **state) {
  (void)state;
  assert_int_equal(changes_to_pass_somewhere(tally(14, 5, 0), tally(12, 3, 1)), 2);
  assert_int_equal(changes_to_pass_somewhere(tally(14, 5, 0), tally(1, 15, 0)), 2);
  assert_int_equal(changes_to_tie_somewhere(tally(14, 5, 0), tally(12, 3, 1)), 1);
}

static void margins_of_the_largest_counts_are_exact(void **state) {
  (void)state;
  const int64_t most = 2 * COUNT_MAX;
  const Weights heavy = {{WEIGHT_MAX, WEIGHT_MAX, WEIGHT_MAX}};
  assert_int_equal(changes_to_pass(tally(most, most, most), tally(0, 0, 0), heavy),
                   3 * most / 2 + 1);
  assert_int_equal(changes_to_tie(tally(most, most, most), tally(0, 0, 0), heavy), 3 * most / 2);
}

/* Where all simpler weights have one rival more ahead. */
static void the_best_rank_may_need_many_digits(void **state) {
  (void)state;
  const Tally tallies[] = {
      tally(148437277, 1837882358, 2722980216), tally(251356796, 1821618124, 2388780613),
      tally(218439942, 1961300542, 2030802141), tally(145401007, 1849665262, 2693767629),
      tally(121773045, 1823190626, 2874915538), tally(55195818, 1963913921, 2641028268),
      tally(57656470, 1911054961, 2814414099)};
  enum { COUNT = sizeof tallies / sizeof *tallies };
  Interval intervals[COUNT];
  compute(tallies, COUNT, intervals);
  assert_true(intervals[3].best_at.of[GREEN] > (Wide)1 << 40);
  assert_rank_at(tallies, COUNT, 3, intervals[3].best, &intervals[3].best_at);
}

/* Among a million random sets of tallies, two had a rank at weights of twenty digits alone. */
static void weights_that_nobody_can_check_are_not_given(void **state) {
  (void)state;
  const Tally tallies[] = {
      tally(1758153287, 1897153889, 779521868), tally(1357982779, 3036052932, 4117106877),
      tally(164810797, 200324832, 3368055168),  tally(292475378, 857777527, 3625085723),
      tally(1922572441, 1272777784, 600535594), tally(1304412188, 3708312096, 311776345)};
  enum { COUNT = sizeof tallies / sizeof *tallies };
  Interval intervals[COUNT];
  compute(tallies, COUNT, intervals);
  assert_false(intervals[0].best_at.known);
  assert_rank_at(tallies, COUNT, 0, intervals[0].worst, &intervals[0].worst_at);
  for (size_t n = 1; n < COUNT; ++n)
    assert_rank_at(tallies, COUNT, n, intervals[n].best, &intervals[n].best_at);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pairs_of_6_june_are_as_the_design_says),
      cmocka_unit_test(counts_of_any_size_keep_their_intervals),
      cmocka_unit_test(weights_of_many_digits_are_exact),
      cmocka_unit_test(nobody_and_one_have_intervals),
      cmocka_unit_test(it_stops_when_told),
      cmocka_unit_test(margins_are_as_the_vectors_say),
      cmocka_unit_test(a_claim_for_all_weights_breaks_at_a_corner),
      cmocka_unit_test(margins_of_the_largest_counts_are_exact),
      cmocka_unit_test(the_best_rank_may_need_many_digits),
      cmocka_unit_test(weights_that_nobody_can_check_are_not_given),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
