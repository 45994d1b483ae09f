#include "core/rank/rank.h"

#include <stdlib.h>

#include "core/base/ratio.h"

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

/* What ranks_of_scores works on, and gives. */
typedef struct Worksheet {
  int64_t *scores;
  uint32_t *groups;
  Rank *ranks[MAIN_RANKINGS];
} Worksheet;

static bool open_sheet(Worksheet *sheet, size_t count, Error *err) {
  *sheet = (Worksheet){.scores = calloc(count + 1, sizeof *sheet->scores),
                       .groups = calloc(count + 1, sizeof *sheet->groups)};
  bool opened = sheet->scores && sheet->groups;
  for (int method = 0; method < MAIN_RANKINGS; ++method) {
    sheet->ranks[method] = calloc(count + 1, sizeof *sheet->ranks[method]);
    opened = opened && sheet->ranks[method];
  }
  return opened || fail_memory(err);
}

static void close_sheet(Worksheet *sheet) {
  free(sheet->scores);
  free(sheet->groups);
  for (int method = 0; method < MAIN_RANKINGS; ++method)
    free(sheet->ranks[method]);
}

/* The same order in smaller numbers: there are fewer values then. */
static Weights weights_reduced(Weights weights) {
  Wide divisor = 0;
  for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
    divisor = wide_common_divisor(divisor, weights.of[colour]);
  for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
    weights.of[colour] /= divisor > 0 ? (int64_t)divisor : 1;
  return weights;
}

static bool rank_by(const Ranking *ranking, RankingMethod method, Weights weights,
                    const Worksheet *sheet, Error *err) {
  for (size_t i = 0; i < ranking->count; ++i) {
    const Standing *standing = &ranking->standings[i];
    sheet->groups[i] = standing->group;
    sheet->scores[i] = method == BY_CUMULATIVE ? standing->score[BY_CUMULATIVE]
                                               : weighted_score(standing->tally, weights);
  }
  return ranks_of_scores(sheet->scores, sheet->groups, ranking->count, ranking->group_count,
                         sheet->ranks[method], err);
}

static bool rank_all(Ranking *ranking, Weights weights, Error *err) {
  Worksheet sheet;
  bool done = open_sheet(&sheet, ranking->count, err);
  for (int method = 0; done && method < MAIN_RANKINGS; ++method)
    done = rank_by(ranking, (RankingMethod)method, weights_reduced(weights), &sheet, err);
  for (size_t i = 0; done && i < ranking->count; ++i)
    for (int method = 0; method < MAIN_RANKINGS; ++method)
      ranking->standings[i].rank[method] = sheet.ranks[method][i];
  close_sheet(&sheet);
  return done;
}

bool ranking_compute(const Roundtable *roundtable, Weights weights, Ranking *ranking, Error *err) {
  return ranking_compute_without(roundtable, NULL, weights, ranking, err);
}

bool ranking_compute_without(const Roundtable *roundtable, const bool *left_out, Weights weights,
                             Ranking *ranking, Error *err) {
  size_t most = roundtable_recommendation_total(roundtable);
  Ranking computed = {.standings = calloc(most ? most : 1, sizeof *computed.standings)};
  if (!computed.standings) return fail_memory(err);
  for (size_t i = 0; i < roundtable_subgroup_count(roundtable); ++i) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, i);
    if (!left_out || !left_out[subgroup->number])
      take_subgroup(roundtable, subgroup, weights, &computed);
  }
  if (!rank_all(&computed, weights, err)) {
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
