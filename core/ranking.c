#include "core/ranking.h"

#include <stdlib.h>

/* A score and where it came from, so that ranks can be given back after sorting. */
typedef struct Scored {
  int64_t score;
  uint32_t index;
} Scored;

static int by_score_descending(const void *a, const void *b) {
  const Scored *left = a;
  const Scored *right = b;
  return (left->score < right->score) - (left->score > right->score);
}

static bool sorted_scores(const int64_t *scores, size_t count, Scored **sorted, Error *err) {
  Scored *list = calloc(count ? count : 1, sizeof *list);
  if (!list) return fail_memory(err);
  for (size_t i = 0; i < count; ++i)
    list[i] = (Scored){.score = scores[i], .index = (uint32_t)i};
  qsort(list, count, sizeof *list, by_score_descending);
  *sorted = list;
  return true;
}

bool competition_ranks(const int64_t *scores, size_t count, uint32_t *ranks, Error *err) {
  Scored *sorted = NULL;
  if (!sorted_scores(scores, count, &sorted, err)) return false;
  uint32_t rank = 1;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0 && sorted[i].score < sorted[i - 1].score) rank = (uint32_t)i + 1;
    ranks[sorted[i].index] = rank;
  }
  free(sorted);
  return true;
}

/* Fills in the standings of one subgroup, in order. */
static void take_subgroup(const Roundtable *roundtable, const Subgroup *subgroup, Weights weights,
                          Ranking *ranking, uint32_t *place) {
  bool put_to_the_vote = subgroup_put_to_the_vote(roundtable, subgroup);
  for (size_t row = 0; row < subgroup->recommendation_count; ++row, ++*place) {
    const Recommendation *recommendation = roundtable_recommendation_at(roundtable, subgroup, row);
    if (!put_to_the_vote || recommendation->status != STATUS_VOTABLE) continue;
    Tally tally = recommendation_tally(recommendation);
    ranking->standings[ranking->count++] = (Standing){
        .recommendation = recommendation->number,
        .subgroup = subgroup->number,
        .place = *place,
        .tally = tally,
        .score = {[BY_CUMULATIVE] = tally_cumulative(tally),
                  [BY_WEIGHTED] = weighted_score(tally, weights)},
    };
  }
}

/* What competition_ranks works on, for one stretch of the standings. */
typedef struct Worksheet {
  int64_t *scores;
  uint32_t *ranks;
  uint32_t *holders; /* how many hold a rank, by rank - 1 */
} Worksheet;

static bool rank_stretch(Standing *standings, size_t count, RankingMethod method, bool overall,
                         const Worksheet *sheet, Error *err) {
  for (size_t i = 0; i < count; ++i)
    sheet->scores[i] = standings[i].score[method];
  if (!competition_ranks(sheet->scores, count, sheet->ranks, err)) return false;
  for (size_t i = 0; i < count; ++i)
    sheet->holders[i] = 0;
  for (size_t i = 0; i < count; ++i)
    ++sheet->holders[sheet->ranks[i] - 1];
  for (size_t i = 0; i < count; ++i) {
    Rank *rank = &standings[i].rank[method];
    bool tied = sheet->holders[sheet->ranks[i] - 1] > 1;
    *(overall ? &rank->overall : &rank->in_subgroup) = sheet->ranks[i];
    *(overall ? &rank->tied : &rank->tied_in_subgroup) = tied;
  }
  return true;
}

static bool rank_subgroups(Ranking *ranking, RankingMethod method, const Worksheet *sheet,
                           Error *err) {
  size_t end;
  for (size_t start = 0; start < ranking->count; start = end) {
    Standing *first = &ranking->standings[start];
    for (end = start; end < ranking->count; ++end)
      if (ranking->standings[end].subgroup != first->subgroup) break;
    if (!rank_stretch(first, end - start, method, false, sheet, err)) return false;
  }
  return true;
}

static bool rank_all(Ranking *ranking, Error *err) {
  size_t room = ranking->count ? ranking->count : 1;
  Worksheet sheet = {.scores = calloc(room, sizeof *sheet.scores),
                     .ranks = calloc(room, sizeof *sheet.ranks),
                     .holders = calloc(room, sizeof *sheet.holders)};
  bool done = (sheet.scores && sheet.ranks && sheet.holders) || fail_memory(err);
  for (int method = 0; done && method < RANKING_METHODS; ++method)
    done = rank_stretch(ranking->standings, ranking->count, (RankingMethod)method, true, &sheet,
                        err) &&
           rank_subgroups(ranking, (RankingMethod)method, &sheet, err);
  free(sheet.scores);
  free(sheet.ranks);
  free(sheet.holders);
  return done;
}

bool ranking_compute(const Roundtable *roundtable, Weights weights, Ranking *ranking, Error *err) {
  size_t most = roundtable_recommendation_total(roundtable);
  Ranking computed = {.standings = calloc(most ? most : 1, sizeof *computed.standings)};
  if (!computed.standings) return fail_memory(err);
  uint32_t place = 0;
  for (size_t i = 0; i < roundtable_subgroup_count(roundtable); ++i)
    take_subgroup(roundtable, roundtable_subgroup_at(roundtable, i), weights, &computed, &place);
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

static int by_place(const Standing *a, const Standing *b) {
  return (a->place > b->place) - (a->place < b->place);
}

static int by_rank(const Standing *a, const Standing *b, RankingMethod method) {
  uint32_t left = a->rank[method].overall;
  uint32_t right = b->rank[method].overall;
  return left == right ? by_place(a, b) : (left > right) - (left < right);
}

static int by_cumulative(const void *a, const void *b) {
  return by_rank(a, b, BY_CUMULATIVE);
}

static int by_weighted(const void *a, const void *b) {
  return by_rank(a, b, BY_WEIGHTED);
}

static int in_agenda_order(const void *a, const void *b) {
  return by_place(a, b);
}

void ranking_sort(Ranking *ranking, RankingMethod method, bool within_subgroups) {
  int (*const order[RANKING_METHODS])(const void *, const void *) = {by_cumulative, by_weighted};
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
