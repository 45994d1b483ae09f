#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rank/intervals.h"
#include "core/rank/pairs.h"
#include "core/rank/rank.h"
#include "tests/core/table_ronde.h"

#include <cmocka.h>

enum { FEW = 3, JUNE = 29 };

static Ranking rank(const Record *record) {
  Error err;
  Ranking ranking;
  if (!ranking_compute(record->roundtable, NULL, weights_default(), &ranking, &err))
    fail_msg("%s", err.text);
  return ranking;
}

static void intervals_are_those_of_the_session_and_of_its_subgroups(void **state) {
  (void)state;
  Error err;
  Record record = record_table_ronde();
  Ranking ranking = rank(&record);
  RankInterval all[JUNE], one;
  ranking_sort(&ranking, BY_WEIGHTED, false);
  assert_true(ranking_intervals(&ranking, NULL, NULL, all, &err));
  for (size_t i = 0; i < ranking.count; ++i) {
    const Standing *standing = &ranking.standings[i];
    assert_true(ranking_interval(&ranking, standing, &one, &err));
    assert_memory_equal(&one.overall, &all[standing->index].overall, 2 * sizeof(uint32_t));
    assert_memory_equal(&one.in_subgroup, &all[standing->index].in_subgroup, 2 * sizeof(uint32_t));
    for (int method = 0; method < MAIN_RANKINGS; ++method) {
      assert_in_range(standing->rank[method].overall, one.overall.best, one.overall.worst);
      assert_in_range(standing->rank[method].in_subgroup, one.in_subgroup.best,
                      one.in_subgroup.worst);
    }
  }
  ranking_free(&ranking);
  record_end(&record);
}

/* Told of each step, of all there are, until `stop_at`. */
typedef struct Listener {
  size_t told, count, stop_at;
} Listener;

static bool listen(void *context, size_t done, size_t count) {
  Listener *listener = context;
  assert_int_equal(done, ++listener->told);
  listener->count = count;
  return done != listener->stop_at;
}

static void long_work_is_told_of_and_can_be_stopped(void **state) {
  (void)state;
  Error err;
  Record record = record_table_ronde();
  Ranking ranking = rank(&record);
  RankInterval intervals[JUNE];
  Listener listener = {0};
  assert_true(ranking_intervals(&ranking, listen, &listener, intervals, &err));
  assert_int_equal(listener.told, 2 * JUNE);
  assert_int_equal(listener.count, 2 * JUNE);
  listener = (Listener){.stop_at = JUNE + 2};
  assert_false(ranking_intervals(&ranking, listen, &listener, intervals, &err));
  assert_int_equal(err.kind, ERROR_FAILED);
  assert_int_equal(listener.told, JUNE + 2);
  ranking_free(&ranking);
  record_end(&record);
}

static void bands_begin_where_two_dots_lie_between(void **state) {
  (void)state;
  Record record = record_table_ronde();
  Ranking ranking = rank(&record);
  ranking_sort(&ranking, BY_CUMULATIVE, false);
  bool begins[JUNE] = {[1] = true, [3] = true};
  for (size_t i = 0; i < ranking.count; ++i)
    assert_int_equal(margin_begins_band(&ranking, i, BY_CUMULATIVE, weights_default(), false),
                     begins[i]);
  ranking_sort(&ranking, BY_CUMULATIVE, true);
  for (size_t i = 1; i < ranking.count; ++i) {
    const bool other = ranking.standings[i].subgroup != ranking.standings[i - 1].subgroup;
    assert_int_equal(margin_begins_band(&ranking, i, BY_CUMULATIVE, weights_default(), true),
                     other ||
                         margin_begins_band(&ranking, i, BY_CUMULATIVE, weights_default(), false));
  }
  ranking_free(&ranking);
  record_end(&record);
}

static void margins_are_by_the_method_s_weights(void **state) {
  (void)state;
  Standing ahead = {.tally = {{14, 5, 0}}}, behind = {.tally = {{12, 3, 1}}};
  Weights weights = weights_default();
  assert_int_equal(margin_between(&ahead, &behind, BY_WEIGHTED, weights), 2);
  assert_int_equal(margin_between(&ahead, &behind, BY_CUMULATIVE, weights), 2);
  assert_int_equal(margin_between(&behind, &ahead, BY_WEIGHTED, weights), 0);
  assert_int_equal(margin_between(&ahead, &ahead, BY_WEIGHTED, weights), 1);
  ahead.tally = (Tally){{3, 8, 0}};
  behind.tally = (Tally){{4, 6, 1}};
  assert_int_equal(margin_between(&ahead, &behind, BY_WEIGHTED, weights), 1);
}

/* Every state that so many single changes lead to, to the last. */
typedef struct Search {
  uint32_t rank;
  bool is_broken;
} Search;

static bool is_as_it_was(const Tally tallies[FEW], uint32_t rank) {
  Error err;
  Interval interval;
  assert_true(interval_compute(tallies, FEW, 0, &interval, &err));
  return interval.best == rank && interval.worst == rank;
}

static void search(Tally tallies[FEW], int changes, Search *found);

/* A place of a dot, FEW × COLOUR_COUNT of them; one more is outside. */
static int64_t *dots_at(Tally tallies[FEW], int place) {
  return &tallies[place / COLOUR_COUNT].dots[place % COLOUR_COUNT];
}

static void move_and_search(Tally tallies[FEW], int from, int to, int changes, Search *found) {
  enum { OUTSIDE = FEW * COLOUR_COUNT };
  Tally moved[FEW];
  const bool same_item =
      from != OUTSIDE && to != OUTSIDE && from / COLOUR_COUNT == to / COLOUR_COUNT;
  const bool same_colour =
      from != OUTSIDE && to != OUTSIDE && from % COLOUR_COUNT == to % COLOUR_COUNT;
  if (from == to || (from < OUTSIDE && to < OUTSIDE && !same_item && !same_colour)) return;
  if (from != OUTSIDE && *dots_at(tallies, from) == 0) return;
  memcpy(moved, tallies, sizeof moved);
  if (from != OUTSIDE) --*dots_at(moved, from);
  if (to != OUTSIDE) ++*dots_at(moved, to);
  search(moved, changes - 1, found);
}

static void search(Tally tallies[FEW], int changes, Search *found) {
  if (found->is_broken || !is_as_it_was(tallies, found->rank)) {
    found->is_broken = true;
    return;
  }
  if (changes == 0) return;
  for (int from = 0; from <= FEW * COLOUR_COUNT; ++from)
    for (int to = 0; to <= FEW * COLOUR_COUNT; ++to)
      move_and_search(tallies, from, to, changes, found);
}

static bool breaks_within(Tally tallies[FEW], uint32_t rank_of_first, int changes) {
  Search found = {.rank = rank_of_first};
  search(tallies, changes, &found);
  return found.is_broken;
}

static int64_t margin_of_first(const Tally tallies[FEW]) {
  Standing standings[FEW];
  for (uint32_t i = 0; i < FEW; ++i)
    standings[i] = (Standing){.tally = tallies[i], .index = i};
  const Ranking ranking = {.standings = standings, .count = FEW, .group_count = 1};
  return margin_of_rank(&ranking, &standings[0], false);
}

static int next_random(uint64_t *random, int bound) {
  *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (int)((*random >> 33) % (uint64_t)bound);
}

/* Of all states that fewer changes lead to none has another rank under any weights. */
static void no_fewer_changes_break_a_rank(void **state) {
  (void)state;
  enum { CASES = 60, MOST_CHANGES = 2 };
  uint64_t random = 1;
  for (int tried = 0; tried < CASES;) {
    Error err;
    Interval interval;
    Tally tallies[FEW];
    for (int n = 0; n < FEW; ++n)
      for (int colour = 0; colour < COLOUR_COUNT; ++colour)
        tallies[n].dots[colour] = next_random(&random, 5 - colour);
    assert_true(interval_compute(tallies, FEW, 0, &interval, &err));
    const int64_t margin = margin_of_first(tallies);
    if (interval.best != interval.worst || margin > MOST_CHANGES) continue;
    assert_false(breaks_within(tallies, interval.best, (int)margin - 1));
    assert_true(breaks_within(tallies, interval.best, (int)margin));
    ++tried;
  }
}

static void nobody_breaks_the_rank_of_the_only_one(void **state) {
  (void)state;
  Standing standing = {.tally = {{1, 0, 0}}};
  const Ranking ranking = {.standings = &standing, .count = 1, .group_count = 1};
  assert_true(margin_of_rank(&ranking, &standing, false) == INT64_MAX);
}

/* The others' margins in their own subgroup do not count. */
static void within_a_subgroup_only_its_own_break_a_rank(void **state) {
  (void)state;
  Standing standings[] = {
      {.index = 0, .subgroup = 1, .tally = {{9, 0, 0}}},
      {.index = 1, .subgroup = 2, .tally = {{8, 0, 0}}},
      {.index = 2, .subgroup = 1, .tally = {{1, 0, 0}}},
  };
  const Ranking ranking = {.standings = standings, .count = 3, .group_count = 2};
  assert_int_equal(margin_of_rank(&ranking, &standings[0], false), 1);
  assert_int_equal(margin_of_rank(&ranking, &standings[0], true), 5);
  assert_true(margin_of_rank(&ranking, &standings[1], true) == INT64_MAX);
}

/* Its intervals in the session and in itself are the same. */
static void the_only_subgroup_is_the_session(void **state) {
  (void)state;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "", ""));
  happens(&record, make_recommendation(record.roundtable, 1, "1", ""));
  happens(&record, make_recommendation(record.roundtable, 1, "2", ""));
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_OPEN));
  happens(&record, make_counts(record.roundtable, 1, (Tally){{1, 0, 3}}));
  happens(&record, make_counts(record.roundtable, 2, (Tally){{2, 0, 0}}));
  Ranking ranking = rank(&record);
  Error err;
  RankInterval all[2], one;
  assert_true(ranking_intervals(&ranking, NULL, NULL, all, &err));
  assert_true(ranking_interval(&ranking, &ranking.standings[1], &one, &err));
  for (size_t n = 0; n < 2; ++n) {
    assert_int_equal(all[n].in_subgroup.best, 1);
    assert_int_equal(all[n].in_subgroup.worst, 2);
  }
  assert_int_equal(one.in_subgroup.best, one.overall.best);
  assert_int_equal(one.in_subgroup.worst, 2);
  ranking_free(&ranking);
  record_end(&record);
}

static void methods_know_the_voters_of_each_subgroup(void **state) {
  (void)state;
  Error err = {0};
  Record record = record_small();
  RankItem items[5];
  RankResult ranked_items[5];
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 20));
  happens(&record, make_subgroup_voters(record.roundtable, 2, 7));
  happens(&record, make_dots(4, GREEN, 8));
  Ranking ranking = rank(&record);
  ranking_sort(&ranking, BY_CUMULATIVE, false);
  ranking_contenders(record.roundtable, &ranking, weights_default(), items);
  for (size_t i = 0; i < 5; ++i) {
    assert_int_equal(items[i].voters, i < 3 ? 20 : 7);
    assert_int_equal(items[i].group, i < 3 ? 0 : 1);
  }
  assert_int_equal(items[3].tally.dots[GREEN], 8);
  assert_true(ranking_place(record.roundtable, &ranking, BY_NORMALISED, weights_default(), 1,
                            ranked_items, &err));
  assert_int_equal(ranked_items[3].rank.overall, 1);
  assert_false(ranking_place(record.roundtable, &ranking, BY_MAJORITY_JUDGMENT, weights_default(),
                             1, ranked_items, &err));
  assert_non_null(strstr(err.text, "“B/1”"));
  ranking_free(&ranking);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(intervals_are_those_of_the_session_and_of_its_subgroups),
      cmocka_unit_test(long_work_is_told_of_and_can_be_stopped),
      cmocka_unit_test(bands_begin_where_two_dots_lie_between),
      cmocka_unit_test(margins_are_by_the_method_s_weights),
      cmocka_unit_test(no_fewer_changes_break_a_rank),
      cmocka_unit_test(nobody_breaks_the_rank_of_the_only_one),
      cmocka_unit_test(within_a_subgroup_only_its_own_break_a_rank),
      cmocka_unit_test(the_only_subgroup_is_the_session),
      cmocka_unit_test(methods_know_the_voters_of_each_subgroup),
  };
  return cmocka_run_group_tests_name("margins", tests, NULL, NULL);
}
