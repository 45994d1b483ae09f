#include "tui/state/ranking_rows.h"

#include <stddef.h>
#include <stdlib.h>

#include "core/rank/pairs.h"

static const int usual[][COLOUR_COUNT] = {
    {1, 1, 1}, {4, 3, 2}, {1, 1, 0}, {3, 2, 1}, {5, 3, 1},
    {4, 2, 1}, {2, 1, 0}, {9, 3, 1}, {3, 1, 0}, {1, 0, 0},
};

enum { USUAL = sizeof usual / sizeof usual[0] };

/* Returns > 0 if `a` is closer to only green: yellow and red weigh less relative to green, or the
 * same in sum and yellow less. 0 if they are equivalent. */
static int compare(Weights a, Weights b) {
  int64_t both = (b.of[YELLOW] + b.of[RED]) * a.of[GREEN];
  int64_t all = both - (a.of[YELLOW] + a.of[RED]) * b.of[GREEN];
  if (all == 0) all = b.of[YELLOW] * a.of[GREEN] - a.of[YELLOW] * b.of[GREEN];
  return (all > 0) - (all < 0);
}

/* The session's own weights are the last stop. */
static Weights stop(size_t at, Weights own) {
  Weights weights = own;
  for (int colour = GREEN; at < USUAL && colour < COLOUR_COUNT; colour++)
    weights.of[colour] = (int64_t)usual[at][colour] * WEIGHT_ONE;
  return weights;
}

/* Returns the nearest stop beyond; of two equivalent ones, the session's own. */
static Weights next_stop(Weights weights, Weights own, int direction) {
  Weights nearest = weights;
  for (size_t at = 0; at <= USUAL; at++) {
    Weights candidate = stop(at, own);
    if (compare(candidate, weights) * direction <= 0) continue;
    bool is_first = weights_same(nearest, weights);
    if (is_first || compare(candidate, nearest) * direction <= 0) nearest = candidate;
  }
  return nearest;
}

static Weights one_turned(Weights weights, Colour colour, int direction) {
  enum { LARGE = 10 * WEIGHT_ONE, TENTH = WEIGHT_ONE / 10, PARTS = 100 };
  int64_t green = weights.of[GREEN], step = green > LARGE ? green / PARTS : TENTH;
  int64_t most = weights.of[colour - 1];
  int64_t least = colour == RED ? 0 : weights.of[colour + 1];
  int64_t turned = weights.of[colour] + direction * step;
  if (turned > most) turned = most;
  weights.of[colour] = turned < least ? least : turned;
  return weights;
}

Weights weights_stepped(Weights weights, Weights own, WeightsTurned turned, int direction) {
  if (turned == TURN_ALL) return next_stop(weights, own, direction);
  return one_turned(weights, turned == TURN_YELLOW ? YELLOW : RED, direction);
}

static bool is_main(RankingMethod method) {
  return method < MAIN_RANKINGS;
}

/* A main ranking is compared with itself by the session's weights, another method with the
 * session's rule. */
static bool note_own_ranks(const Roundtable *state, RankingRows *list, Error *err) {
  Ranking own;
  const RankingRule rule = roundtable_ranking_rule(state);
  const bool main = is_main(list->choice.method);
  const RankingMethod method = main ? BY_WEIGHTED : (RankingMethod)rule.method;
  if (main && weights_same(list->choice.weights, rule.weights)) return true;
  if (!ranking_compute(state, NULL, rule.weights, &own, err)) return false;
  list->own = calloc(own.count + 1, sizeof *list->own);
  for (size_t i = 0; list->own != NULL && i < own.count; i++)
    list->own[own.standings[i].index] = own.standings[i].rank[method];
  ranking_free(&own);
  return list->own != NULL || fail_memory(err);
}

static bool put_in_order(const Roundtable *state, RankingRows *list, Error *err) {
  const RankingChoice *choice = &list->choice;
  if (is_main(choice->method)) {
    ranking_sort(&list->ranking, choice->method, choice->within_subgroups);
    return true;
  }
  list->ranked_items = calloc(list->ranking.count + 1, sizeof *list->ranked_items);
  if (list->ranked_items == NULL) return fail_memory(err);
  if (!ranking_place(state, &list->ranking, choice->method, choice->weights, FLOOR_OF_DOTS,
                     list->ranked_items, err))
    return false;
  ranking_sort_by(&list->ranking, list->ranked_items, choice->within_subgroups);
  return true;
}

bool ranking_rows_open(const Roundtable *state, RankingChoice choice, RankingRows *list,
                       Error *err) {
  RankingRows opened = {.choice = choice};
  bool listed = ranking_compute(state, NULL, choice.weights, &opened.ranking, err) &&
                put_in_order(state, &opened, err) && note_own_ranks(state, &opened, err);
  if (listed)
    *list = opened;
  else
    ranking_rows_close(&opened);
  return listed;
}

void ranking_rows_close(RankingRows *list) {
  ranking_free(&list->ranking);
  free(list->ranked_items);
  free(list->own);
  *list = (RankingRows){0};
}

bool ranking_rows_rank(const RankingRows *list, const Standing *standing, RankingMethod method,
                       uint32_t *rank, bool *tied) {
  const RankResult *ranked = is_main(method) ? NULL : &list->ranked_items[standing->index];
  const Rank *found = ranked != NULL ? &ranked->rank : &standing->rank[method];
  if (ranked != NULL && ranked->kind != PLACED) return false;
  *rank = list->choice.within_subgroups ? found->in_subgroup : found->overall;
  *tied = list->choice.within_subgroups ? found->tied_in_subgroup : found->tied;
  return true;
}

int64_t ranking_rows_moved(const RankingRows *list, const Standing *standing) {
  uint32_t now;
  bool tied;
  RankingMethod method = is_main(list->choice.method) ? BY_WEIGHTED : list->choice.method;
  if (list->own == NULL || !ranking_rows_rank(list, standing, method, &now, &tied)) return 0;
  const Rank *own = &list->own[standing->index];
  return (int64_t)(list->choice.within_subgroups ? own->in_subgroup : own->overall) - now;
}

bool ranking_rows_begins_subgroup(const RankingRows *list, size_t place) {
  const Standing *here = &list->ranking.standings[place];
  if (!list->choice.within_subgroups) return false;
  return place == 0 || here->subgroup != (here - 1)->subgroup;
}

static bool has_few(const RankingRows *list, size_t place) {
  return list->ranked_items != NULL &&
         list->ranked_items[list->ranking.standings[place].index].kind != PLACED;
}

bool ranking_rows_begins_few(const RankingRows *list, size_t place) {
  if (!has_few(list, place)) return false;
  return place == 0 || ranking_rows_begins_subgroup(list, place) || !has_few(list, place - 1);
}

bool ranking_rows_begins_band(const RankingRows *list, size_t place) {
  const RankingChoice *choice = &list->choice;
  return place == 0 || margin_begins_band(&list->ranking, place, choice->method, choice->weights,
                                          choice->within_subgroups);
}

uint32_t ranking_rows_ranks(const RankingRows *list) {
  uint32_t most = 0, members = 0;
  if (!list->choice.within_subgroups) return (uint32_t)list->ranking.count;
  for (size_t place = 0; place < list->ranking.count; place++) {
    members = ranking_rows_begins_subgroup(list, place) ? 1 : members + 1;
    if (members > most) most = members;
  }
  return most;
}

size_t ranking_rows_place(const RankingRows *list, uint32_t recommendation) {
  size_t place = 0;
  while (place < list->ranking.count &&
         list->ranking.standings[place].recommendation != recommendation)
    place++;
  return place;
}
