#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/rank/methods.h"

#include <cmocka.h>

static RankItem item(int64_t green, int64_t yellow, int64_t red) {
  return (RankItem){{{green, yellow, red}}, weights_default(), 21, 0};
}

/* Grades as the design writes them: none, red, yellow, green. */
static int judged(int64_t none, int64_t red, int64_t yellow, int64_t green, int64_t other_none,
                  int64_t other_red, int64_t other_yellow, int64_t other_green) {
  Judgment first = {{none, red, yellow, green}};
  Judgment second = {{other_none, other_red, other_yellow, other_green}};
  assert_int_equal(judgment_compare(&first, &second) < 0, judgment_compare(&second, &first) > 0);
  return judgment_compare(&first, &second);
}

static void majority_judgment_is_as_the_vectors_say(void **state) {
  (void)state;
  assert_true(judged(2, 0, 5, 14, 5, 1, 3, 12) < 0);
}

static void medians_of_dots_are_as_the_vectors_say(void **state) {
  (void)state;
  assert_true(judged(0, 2, 5, 3, 0, 1, 6, 3) > 0);
  assert_true(judged(0, 2, 0, 2, 0, 0, 4, 0) > 0);
  assert_true(judged(0, 1, 3, 12, 0, 0, 5, 14) < 0);
  assert_int_equal(judged(0, 0, 0, 1, 0, 0, 0, 19), 0);
}

/* The largest that there can be: each part of a tally may hold 2³¹ dots of a colour. */
static void judgments_of_the_largest_tallies_are_exact(void **state) {
  (void)state;
  const int64_t most = 2 * COUNT_MAX;
  assert_true(judged(0, most, most - 1, 1, 0, most, most, 0) < 0);
  assert_int_equal(judged(0, most, most, most, 0, 1, 1, 1), 0);
}

static void the_lower_median_is_taken(void **state) {
  (void)state;
  Judgment even = {{1, 0, 0, 1}}, odd = {{1, 0, 1, 1}};
  assert_int_equal(judgment_median(&even), GRADE_NONE);
  assert_int_equal(judgment_median(&odd), GRADE_YELLOW);
}

static void few_dots_stand_apart(void **state) {
  (void)state;
  Error err;
  RankResult ranked_items[4];
  const RankItem all[] = {item(0, 0, 0), item(4, 0, 0), item(2, 2, 1), item(0, 9, 0)};
  assert_true(method_rank(BY_MEAN, all, 4, 1, FLOOR_OF_DOTS, ranked_items, &err));
  assert_int_equal(ranked_items[0].kind, NO_DOTS);
  assert_int_equal(ranked_items[1].kind, FEW_DOTS);
  assert_int_equal(ranked_items[2].rank.overall, 1); /* 11 / 5 beats 18 / 9 */
  assert_int_equal(ranked_items[3].rank.overall, 2);
  const uint32_t order[] = {3, 2, 0, 1};
  for (int n = 0; n < 4; ++n)
    assert_int_equal(ranked_items[n].order, order[n]);
  assert_true(method_rank(BY_MEAN, all, 4, 1, 0, ranked_items, &err));
  assert_int_equal(ranked_items[1].rank.overall, 1);
  assert_int_equal(ranked_items[0].kind, NO_DOTS);
}

static void a_mean_by_other_roads_is_level(void **state) {
  (void)state;
  Error err;
  RankResult ranked_items[2];
  const RankItem all[] = {item(1, 1, 3), item(COUNT_MAX, COUNT_MAX, 3 * COUNT_MAX)};
  assert_true(method_rank(BY_MEAN, all, 2, 1, FLOOR_OF_DOTS, ranked_items, &err));
  assert_true(ranked_items[0].rank.tied && ranked_items[1].rank.tied);
}

static void some_methods_need_the_voters(void **state) {
  (void)state;
  Error err;
  RankResult ranked_items[1];
  RankItem one = item(1, 2, 3);
  one.voters = RULE_UNKNOWN;
  for (int method = 0; method < RANKING_METHODS; ++method) {
    bool needs = method_description((RankingMethod)method)->needs_voters;
    assert_int_equal(method_rank((RankingMethod)method, &one, 1, 1, 0, ranked_items, &err), !needs);
  }
  one.voters = 5;
  assert_false(method_rank(BY_MAJORITY_JUDGMENT, &one, 1, 1, 0, ranked_items, &err));
  assert_true(method_rank(BY_NORMALISED, &one, 1, 1, 0, ranked_items, &err));
}

/* Three greens of five voters stand above four of ten. */
static void scores_of_other_electorates_are_normalised(void **state) {
  (void)state;
  Error err;
  RankResult ranked_items[2];
  RankItem all[] = {item(4, 0, 0), item(3, 0, 0)};
  all[0].voters = 10;
  all[1].voters = 5;
  assert_true(method_rank(BY_NORMALISED, all, 2, 1, 0, ranked_items, &err));
  assert_int_equal(ranked_items[1].rank.overall, 1);
}

static void names_lead_to_methods(void **state) {
  (void)state;
  RankingMethod found;
  for (int method = 0; method < RANKING_METHODS; ++method) {
    assert_true(method_find(method_description((RankingMethod)method)->name, &found));
    assert_int_equal(found, method);
  }
  assert_false(method_find("borda", &found));
}

static void methods_have_titles(void **state) {
  (void)state;
  assert_string_equal(method_title(BY_MEDIAN), "median of the dots received");
}

/* What method_rank is computed from is also what is shown. */
static void medians_are_of_the_voters_or_of_the_dots(void **state) {
  (void)state;
  const RankItem one = item(4, 3, 0);
  assert_int_equal(method_median(BY_MEDIAN, &one), GRADE_GREEN);
  assert_int_equal(method_median(BY_MAJORITY_JUDGMENT, &one), GRADE_NONE);
}

static void disputes_are_measured(void **state) {
  (void)state;
  Ratio dispute;
  assert_true(urgency_dispute((Tally){{5, 0, 3}}, &dispute));
  assert_true(dispute.over == 60 && dispute.under == 64); /* 0.94 */
  assert_false(urgency_dispute((Tally){{2, 0, 2}}, &dispute));
  assert_true(urgency_is_disputed((Tally){{5, 0, 3}}));
  assert_false(urgency_is_disputed((Tally){{5, 9, 1}}));
  assert_false(urgency_is_disputed((Tally){{2, 0, 2}}));
  const int64_t most = 2 * COUNT_MAX;
  assert_true(urgency_dispute((Tally){{most, 0, most}}, &dispute) && dispute.over == dispute.under);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(majority_judgment_is_as_the_vectors_say),
      cmocka_unit_test(medians_of_dots_are_as_the_vectors_say),
      cmocka_unit_test(judgments_of_the_largest_tallies_are_exact),
      cmocka_unit_test(the_lower_median_is_taken),
      cmocka_unit_test(few_dots_stand_apart),
      cmocka_unit_test(a_mean_by_other_roads_is_level),
      cmocka_unit_test(some_methods_need_the_voters),
      cmocka_unit_test(scores_of_other_electorates_are_normalised),
      cmocka_unit_test(names_lead_to_methods),
      cmocka_unit_test(methods_have_titles),
      cmocka_unit_test(medians_are_of_the_voters_or_of_the_dots),
      cmocka_unit_test(disputes_are_measured),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
