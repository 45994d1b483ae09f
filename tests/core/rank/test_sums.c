/* Votes of several sessions added up, beside sums and ranks worked out the long way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/rank/pairs.h"

#include <cmocka.h>

enum { ROWS = 40, SESSIONS = 7, GROUPS = 3, ROUNDS = 200 };

static uint32_t below(uint64_t *seed, uint32_t bound) {
  *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(*seed >> 33) % bound;
}

static bool is_better(const Sum *one, const Sum *other, int method, const Weights *weights) {
  int64_t scores[2] = {0};
  const Sum *both[] = {one, other};
  for (int n = 0; n < 2; ++n)
    for (int colour = 0; colour < COLOUR_COUNT; ++colour)
      scores[n] +=
          both[n]->tally.dots[colour] * (method == BY_CUMULATIVE ? 1 : weights->of[colour]);
  return scores[0] > scores[1];
}

static void assert_rank(const Sum *sums, size_t n, int method, const Weights *weights) {
  uint32_t rank = 1, in_group = 1;
  for (size_t i = 0; i < ROWS; ++i) {
    if (sums[i].sessions == 0 || !is_better(&sums[i], &sums[n], method, weights)) continue;
    ++rank;
    in_group += sums[i].group == sums[n].group;
  }
  assert_int_equal(sums[n].rank[method].overall, sums[n].sessions ? rank : 0);
  assert_int_equal(sums[n].rank[method].in_subgroup, sums[n].sessions ? in_group : 0);
}

static void sums_and_ranks_are_those_of_the_long_way(void **state) {
  (void)state;
  uint64_t seed = 7;
  Error err = {0};
  const Weights weights = {{5000, 2500, 500}};
  for (int round = 0; round < ROUNDS; ++round) {
    Sum sums[ROWS] = {{{{0}}, 0, 0, {0}, {{0}}}};
    Tally expected[ROWS] = {{{0}}};
    for (size_t n = 0; n < ROWS; ++n) {
      sums[n].group = below(&seed, GROUPS);
      for (int session = 0; session < SESSIONS; ++session) {
        if (below(&seed, 3) == 0) continue;
        const Tally tally = {{below(&seed, 3), below(&seed, 4), below(&seed, 3)}};
        assert_true(sum_add(&sums[n], tally, &err));
        expected[n] = tally_add(expected[n], tally);
      }
      assert_true(tally_same(sums[n].tally, expected[n]));
    }
    assert_true(sums_rank(sums, ROWS, GROUPS, weights, &err));
    for (size_t n = 0; n < ROWS; ++n)
      for (int method = 0; method < MAIN_RANKINGS; ++method)
        assert_rank(sums, n, method, &weights);
  }
}

static void what_was_put_to_no_vote_has_no_rank(void **state) {
  (void)state;
  Error err = {0};
  Sum sums[3] = {{.group = 0}, {.group = 0}, {.group = 0}};
  assert_true(sum_add(&sums[0], (Tally){{0, 0, 0}}, &err));
  assert_true(sum_add(&sums[2], (Tally){{1, 0, 0}}, &err));
  assert_true(sums_rank(sums, 3, 1, weights_default(), &err));
  assert_int_equal(sums[0].rank[BY_CUMULATIVE].overall, 2);
  assert_int_equal(sums[1].rank[BY_CUMULATIVE].overall, 0);
  assert_int_equal(sums[2].rank[BY_WEIGHTED].overall, 1);
}

static void more_than_can_be_counted_is_refused(void **state) {
  (void)state;
  Error err = {0};
  Sum sum = {.group = 0};
  assert_true(sum_add(&sum, (Tally){{INT64_MAX - 1, 0, 0}}, &err));
  const Sum before = sum;
  assert_false(sum_add(&sum, (Tally){{2, 0, 0}}, &err));
  assert_non_null(strstr(err.text, "too many dots to count"));
  assert_memory_equal(&sum, &before, sizeof sum);
  assert_false(sum_add(&sum, (Tally){{0, 1, 1}}, &err));
  assert_memory_equal(&sum, &before, sizeof sum);
  assert_true(sum_add(&sum, (Tally){{0, 1, 0}}, &err));
  err = (Error){0};
  assert_false(sums_rank(&sum, 1, 1, weights_default(), &err));
  assert_non_null(strstr(err.text, "add up fewer sessions"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sums_and_ranks_are_those_of_the_long_way),
      cmocka_unit_test(what_was_put_to_no_vote_has_no_rank),
      cmocka_unit_test(more_than_can_be_counted_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
