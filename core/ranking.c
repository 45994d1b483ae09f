#include "core/ranking.h"

#include <stdlib.h>

/* Fills in the standings of one subgroup, in order. */
static void take_subgroup(const Roundtable *roundtable, const Subgroup *subgroup, Weights weights,
                          Ranking *ranking) {
  size_t before = ranking->count;
  if (!subgroup_put_to_the_vote(roundtable, subgroup)) return;
  for (size_t row = 0; row < subgroup->recommendation_count; ++row) {
    const Recommendation *recommendation = roundtable_recommendation_at(roundtable, subgroup, row);
    if (recommendation->status != STATUS_VOTABLE) continue;
    Tally tally = recommendation_tally(recommendation);
    ranking->standings[ranking->count] = (Standing){
        .recommendation = recommendation->number,
        .subgroup = subgroup->number,
        .index = (uint32_t)ranking->count,
        .group = (uint32_t)ranking->group_count,
        .tally = tally,
        .score = {[BY_CUMULATIVE] = tally_cumulative(tally),
                  [BY_WEIGHTED] = weighted_score(tally, weights)},
    };
    ++ranking->count;
  }
  if (ranking->count > before) ++ranking->group_count;
}

/* What ranks_of_scores works on. */
typedef struct Worksheet {
  int64_t *scores;
  uint32_t *groups;
  Rank *ranks;
} Worksheet;

static bool rank_by(Ranking *ranking, RankingMethod method, const Worksheet *sheet, Error *err) {
  for (size_t i = 0; i < ranking->count; ++i)
    sheet->scores[i] = ranking->standings[i].score[method];
  if (!ranks_of_scores(sheet->scores, sheet->groups, ranking->count, ranking->group_count,
                       sheet->ranks, err))
    return false;
  for (size_t i = 0; i < ranking->count; ++i)
    ranking->standings[i].rank[method] = sheet->ranks[i];
  return true;
}

static bool rank_all(Ranking *ranking, Error *err) {
  size_t room = ranking->count + 1;
  Worksheet sheet = {.scores = calloc(room, sizeof *sheet.scores),
                     .groups = calloc(room, sizeof *sheet.groups),
                     .ranks = calloc(room, sizeof *sheet.ranks)};
  bool done = (sheet.scores && sheet.groups && sheet.ranks) || fail_memory(err);
  for (size_t i = 0; done && i < ranking->count; ++i)
    sheet.groups[i] = ranking->standings[i].group;
  for (int method = 0; done && method < MAIN_RANKINGS; ++method)
    done = rank_by(ranking, (RankingMethod)method, &sheet, err);
  free(sheet.scores);
  free(sheet.groups);
  free(sheet.ranks);
  return done;
}

bool ranking_compute(const Roundtable *roundtable, Weights weights, Ranking *ranking, Error *err) {
  size_t most = roundtable_recommendation_total(roundtable);
  Ranking computed = {.standings = calloc(most ? most : 1, sizeof *computed.standings)};
  if (!computed.standings) return fail_memory(err);
  for (size_t i = 0; i < roundtable_subgroup_count(roundtable); ++i)
    take_subgroup(roundtable, roundtable_subgroup_at(roundtable, i), weights, &computed);
  if (!rank_all(&computed, err)) {
    ranking_free(&computed);
    return false;
  }
  *ranking = computed;
  return true;
}

void ranking_free(Ranking *ranking) {
  free(ranking->standings);
  *ranking = (Ranking){0};
}

static int by_index(const Standing *a, const Standing *b) {
  return (a->index > b->index) - (a->index < b->index);
}

static int by_rank(const Standing *a, const Standing *b, RankingMethod method) {
  uint32_t left = a->rank[method].overall;
  uint32_t right = b->rank[method].overall;
  return left == right ? by_index(a, b) : (left > right) - (left < right);
}

static int by_cumulative(const void *a, const void *b) {
  return by_rank(a, b, BY_CUMULATIVE);
}

static int by_weighted(const void *a, const void *b) {
  return by_rank(a, b, BY_WEIGHTED);
}

static int in_agenda_order(const void *a, const void *b) {
  return by_index(a, b);
}

void ranking_sort(Ranking *ranking, RankingMethod method, bool within_subgroups) {
  int (*const order[MAIN_RANKINGS])(const void *, const void *) = {by_cumulative, by_weighted};
  Standing *standings = ranking->standings;
  qsort(standings, ranking->count, sizeof *standings,
        within_subgroups ? in_agenda_order : order[method]);
  if (!within_subgroups) return;
  size_t end;
  for (size_t start = 0; start < ranking->count; start = end) {
    for (end = start; end < ranking->count; ++end)
      if (standings[end].subgroup != standings[start].subgroup) break;
    qsort(standings + start, end - start, sizeof *standings, order[method]);
  }
}
