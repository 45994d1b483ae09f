#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/rank/rank.h"
#include "core/vote/roundtable.h"
#include "tests/core/make.h"

#include <cmocka.h>

static Ranking rank(const Record *record, Weights weights) {
  Error err;
  Ranking ranking;
  if (!ranking_compute(record->roundtable, NULL, weights, &ranking, &err)) fail_msg("%s", err.text);
  return ranking;
}

static void count(Record *record, uint32_t recommendation, int64_t green, int64_t yellow,
                  int64_t red) {
  happens(record, make_counts(record->roundtable, recommendation, (Tally){{green, yellow, red}}));
}

static void assert_rank(const Ranking *ranking, size_t place, RankingMethod method, Rank expected) {
  const Rank *rank = &ranking->standings[place].rank[method];
  assert_int_equal(rank->overall, expected.overall);
  assert_int_equal(rank->in_subgroup, expected.in_subgroup);
  assert_int_equal(rank->tied, expected.tied);
  assert_int_equal(rank->tied_in_subgroup, expected.tied_in_subgroup);
}

static void rank_scores(int64_t *scores, size_t count, Rank *ranks) {
  uint32_t one_group[6] = {0};
  RankSheet sheet = {.scores = scores, .groups = one_group, .ranks = ranks, .count = count};
  Error err;
  assert_true(rank_sheet_rank(&sheet, 1, &err));
}

static void ranks_skip_after_a_tie(void **state) {
  (void)state;
  int64_t scores[] = {5, 9, 9, 12, 0, 9};
  const uint32_t expected[] = {5, 2, 2, 1, 6, 2};
  Rank ranks[6];
  rank_scores(scores, 6, ranks);
  for (size_t n = 0; n < 6; ++n)
    assert_int_equal(ranks[n].overall, expected[n]);
  rank_scores(scores, 0, ranks);
}

static void ranks_of_any_numbers_are_exact(void **state) {
  (void)state;
  int64_t scores[] = {INT64_MIN, INT64_MAX, INT64_MAX - 1, 0, -1, INT64_MIN + 1};
  const uint32_t expected[] = {6, 1, 2, 3, 4, 5};
  Rank ranks[6];
  rank_scores(scores, 6, ranks);
  for (size_t n = 0; n < 6; ++n)
    assert_int_equal(ranks[n].overall, expected[n]);
}

/* A rank is 1 + how many are strictly better. */
static Rank rank_by_definition(const int64_t *scores, const uint32_t *groups, size_t count,
                               size_t at) {
  Rank rank = {1, 1, false, false};
  for (size_t other = 0; other < count; ++other) {
    const bool better = scores[other] > scores[at], beside = groups[other] == groups[at];
    const bool level = other != at && scores[other] == scores[at];
    rank.overall += better;
    rank.in_subgroup += better && beside;
    rank.tied = rank.tied || level;
    rank.tied_in_subgroup = rank.tied_in_subgroup || (level && beside);
  }
  return rank;
}

/* Few values and many, of groups that lie together and that do not: ranks are worked out by
 * counting or by sorting, and must not tell which. */
static void ranks_are_what_they_are_said_to_be(void **state) {
  (void)state;
  enum { MANY = 300, GROUPS = 7 };
  static const int64_t FACTORS[] = {1, 1000, INT64_MAX / 100};
  int64_t scores[MANY];
  uint32_t groups[MANY];
  Rank ranks[MANY];
  RankSheet sheet = {.scores = scores, .groups = groups, .ranks = ranks, .count = MANY};
  Error err;
  for (size_t shape = 0; shape < 2 * sizeof FACTORS / sizeof *FACTORS; ++shape) {
    for (uint32_t n = 0; n < MANY; ++n) {
      groups[n] = shape % 2 ? n % GROUPS : n * GROUPS / MANY;
      scores[n] = ((int64_t)n * n * 7919 % 53 - 20) * FACTORS[shape / 2];
    }
    assert_true(rank_sheet_rank(&sheet, GROUPS, &err));
    for (size_t n = 0; n < MANY; ++n) {
      const Rank expected = rank_by_definition(scores, groups, MANY, n);
      assert_int_equal(ranks[n].overall, expected.overall);
      assert_int_equal(ranks[n].in_subgroup, expected.in_subgroup);
      assert_int_equal(ranks[n].tied, expected.tied);
      assert_int_equal(ranks[n].tied_in_subgroup, expected.tied_in_subgroup);
    }
  }
}

static void both_rankings_stand_side_by_side(void **state) {
  (void)state;
  Record record = record_small();
  count(&record, 1, 3, 0, 0);  /* 3 dots, 9 points */
  count(&record, 2, 0, 0, 10); /* 10 dots, 10 points */
  count(&record, 3, 1, 2, 0);  /* 3 dots, 7 points */
  count(&record, 4, 1, 1, 2);  /* 4 dots, 7 points */
  Ranking ranking = rank(&record, weights_default());
  assert_int_equal(ranking.count, 5);
  assert_rank(&ranking, 0, BY_CUMULATIVE, (Rank){3, 2, true, true});
  assert_rank(&ranking, 1, BY_CUMULATIVE, (Rank){1, 1, false, false});
  assert_rank(&ranking, 2, BY_CUMULATIVE, (Rank){3, 2, true, true});
  assert_rank(&ranking, 3, BY_CUMULATIVE, (Rank){2, 1, false, false});
  assert_rank(&ranking, 0, BY_WEIGHTED, (Rank){2, 2, false, false});
  assert_rank(&ranking, 1, BY_WEIGHTED, (Rank){1, 1, false, false});
  assert_rank(&ranking, 2, BY_WEIGHTED, (Rank){3, 3, true, false});
  assert_rank(&ranking, 3, BY_WEIGHTED, (Rank){3, 1, true, false});
  ranking_free(&ranking);
  record_end(&record);
}

static void zeros_have_their_rank(void **state) {
  (void)state;
  Record record = record_small();
  Ranking ranking = rank(&record, weights_default());
  assert_int_equal(ranking.count, 5);
  assert_rank(&ranking, 4, BY_CUMULATIVE, (Rank){1, 1, true, true});
  ranking_free(&ranking);
  record_end(&record);
}

static void a_subgroup_alone_is_not_tied_in_itself(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_subgroup(record.roundtable, "C", ""));
  happens(&record, make_recommendation(record.roundtable, 3, "1", ""));
  count(&record, 6, 0, 0, 0);
  Ranking ranking = rank(&record, weights_default());
  assert_rank(&ranking, 5, BY_WEIGHTED, (Rank){1, 1, true, false});
  ranking_free(&ranking);
  record_end(&record);
}

static void only_what_was_put_to_the_vote_is_ranked(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_status(record.roundtable, 1, STATUS_HEADING));
  happens(&record, make_status(record.roundtable, 2, STATUS_NOT_FOR_THE_VOTE));
  happens(&record, make_subgroup_status(record.roundtable, 2, SUBGROUP_NOT_HELD));
  happens(&record, make_subgroup(record.roundtable, "C", ""));
  happens(&record, make_recommendation(record.roundtable, 3, "1", ""));
  Ranking ranking = rank(&record, weights_default());
  assert_int_equal(ranking.count, 1);
  assert_int_equal(ranking.standings[0].recommendation, 3);
  assert_int_equal(ranking.standings[0].index, 0);
  ranking_free(&ranking);
  assert_int_equal(ranking.count, 0);
  record_end(&record);
}

static void nothing_at_all_is_ranked(void **state) {
  (void)state;
  Record record = record_begin();
  Ranking ranking = rank(&record, weights_default());
  assert_int_equal(ranking.count, 0);
  ranking_sort(&ranking, BY_WEIGHTED, true);
  ranking_free(&ranking);
  record_end(&record);
}

static void both_parts_of_a_tally_count(void **state) {
  (void)state;
  Record record = record_small();
  count(&record, 1, 1, 0, 0);
  happens(&record, make_ballot(record.roundtable, 1, (BallotLine[]){make_line(1, 0, 2, 0)}, 1));
  Ranking ranking = rank(&record, weights_default());
  assert_int_equal(ranking.standings[0].score[BY_CUMULATIVE], 3);
  assert_int_equal(ranking.standings[0].score[BY_WEIGHTED], 7000);
  ranking_free(&ranking);
  record_end(&record);
}

/* One dot in 2³¹ decides, with the largest weights. */
static void the_largest_counts_are_told_apart(void **state) {
  (void)state;
  Record record = record_small();
  count(&record, 1, COUNT_MAX, COUNT_MAX, COUNT_MAX - 1);
  count(&record, 2, COUNT_MAX, COUNT_MAX, COUNT_MAX);
  count(&record, 3, COUNT_MAX, COUNT_MAX - 1, COUNT_MAX);
  const Weights most = {{WEIGHT_MAX, WEIGHT_MAX, WEIGHT_MAX - 1}};
  Ranking ranking = rank(&record, most);
  assert_rank(&ranking, 0, BY_CUMULATIVE, (Rank){2, 2, true, true});
  assert_rank(&ranking, 1, BY_CUMULATIVE, (Rank){1, 1, false, false});
  assert_rank(&ranking, 0, BY_WEIGHTED, (Rank){2, 2, false, false});
  assert_rank(&ranking, 1, BY_WEIGHTED, (Rank){1, 1, false, false});
  assert_rank(&ranking, 2, BY_WEIGHTED, (Rank){3, 3, false, false});
  assert_true(ranking.standings[1].score[BY_WEIGHTED] ==
              COUNT_MAX * (2 * WEIGHT_MAX + (WEIGHT_MAX - 1)));
  ranking_free(&ranking);
  record_end(&record);
}

static void assert_order(const Ranking *ranking, const uint32_t *expected) {
  for (size_t n = 0; n < ranking->count; ++n)
    assert_int_equal(ranking->standings[n].recommendation, expected[n]);
}

static void standings_are_sorted_best_first(void **state) {
  (void)state;
  Record record = record_small();
  count(&record, 1, 0, 0, 4);
  count(&record, 3, 2, 0, 1);
  count(&record, 4, 0, 1, 2);
  count(&record, 5, 3, 3, 3);
  Ranking ranking = rank(&record, weights_default());
  ranking_sort(&ranking, BY_CUMULATIVE, false);
  assert_order(&ranking, (uint32_t[]){5, 1, 3, 4, 2});
  ranking_sort(&ranking, BY_WEIGHTED, false);
  assert_order(&ranking, (uint32_t[]){5, 3, 1, 4, 2});
  ranking_sort(&ranking, BY_WEIGHTED, true);
  assert_order(&ranking, (uint32_t[]){3, 1, 2, 5, 4});
  ranking_sort(&ranking, BY_CUMULATIVE, true);
  assert_order(&ranking, (uint32_t[]){1, 3, 2, 5, 4});
  ranking_free(&ranking);
  record_end(&record);
}

static void standings_are_sorted_by_another_order_and_back(void **state) {
  (void)state;
  Record record = record_small();
  count(&record, 1, 0, 0, 4);
  Ranking ranking = rank(&record, weights_default());
  const RankResult order[] = {{.order = 3}, {.order = 4}, {.order = 0}, {.order = 1}, {.order = 2}};
  ranking_sort_by(&ranking, order, false);
  assert_order(&ranking, (uint32_t[]){3, 4, 5, 1, 2});
  ranking_sort_by(&ranking, order, true);
  assert_order(&ranking, (uint32_t[]){3, 1, 2, 4, 5});
  ranking_sort_as_agenda(&ranking);
  assert_order(&ranking, (uint32_t[]){1, 2, 3, 4, 5});
  ranking_free(&ranking);
  record_end(&record);
}

static void a_subgroup_can_be_left_out(void **state) {
  (void)state;
  Record record = record_small();
  Error err;
  Ranking ranking;
  const bool left_out[] = {false, true, false};
  assert_true(ranking_compute(record.roundtable, left_out, weights_default(), &ranking, &err));
  assert_int_equal(ranking.count, 2);
  assert_order(&ranking, (uint32_t[]){4, 5});
  ranking_free(&ranking);
  record_end(&record);
}

static void under_weights_of_nothing_all_are_level(void **state) {
  (void)state;
  Record record = record_small();
  count(&record, 1, 0, 0, 4);
  Ranking ranking = rank(&record, (Weights){{0, 0, 0}});
  assert_rank(&ranking, 0, BY_WEIGHTED, (Rank){1, 1, true, true});
  assert_rank(&ranking, 4, BY_WEIGHTED, (Rank){1, 1, true, true});
  ranking_free(&ranking);
  record_end(&record);
}

static void ten_thousand_recommendations_are_ranked(void **state) {
  (void)state;
  enum { MANY = 10000, IN_A_SUBGROUP = 100 };
  Record record = record_begin();
  for (uint32_t n = 0; n < MANY; ++n) {
    char code[16];
    snprintf(code, sizeof code, "%u", n);
    if (n % IN_A_SUBGROUP == 0) happens(&record, make_subgroup(record.roundtable, code, ""));
    happens(&record, make_recommendation(record.roundtable, n / IN_A_SUBGROUP + 1, code, ""));
    count(&record, n + 1, MANY - n, 0, 0);
  }
  Ranking ranking = rank(&record, weights_default());
  assert_int_equal(ranking.count, MANY);
  for (uint32_t n = 0; n < MANY; ++n)
    assert_rank(&ranking, n, BY_WEIGHTED, (Rank){n + 1, n % IN_A_SUBGROUP + 1, false, false});
  ranking_free(&ranking);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ranks_skip_after_a_tie),
      cmocka_unit_test(ranks_of_any_numbers_are_exact),
      cmocka_unit_test(ranks_are_what_they_are_said_to_be),
      cmocka_unit_test(both_rankings_stand_side_by_side),
      cmocka_unit_test(zeros_have_their_rank),
      cmocka_unit_test(a_subgroup_alone_is_not_tied_in_itself),
      cmocka_unit_test(only_what_was_put_to_the_vote_is_ranked),
      cmocka_unit_test(nothing_at_all_is_ranked),
      cmocka_unit_test(both_parts_of_a_tally_count),
      cmocka_unit_test(the_largest_counts_are_told_apart),
      cmocka_unit_test(standings_are_sorted_best_first),
      cmocka_unit_test(standings_are_sorted_by_another_order_and_back),
      cmocka_unit_test(a_subgroup_can_be_left_out),
      cmocka_unit_test(under_weights_of_nothing_all_are_level),
      cmocka_unit_test(ten_thousand_recommendations_are_ranked),
  };
  return cmocka_run_group_tests_name("ranking", tests, NULL, NULL);
}
