#include "core/rank/rank.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/base/ratio.h"
#include "core/vote/guards.h"
#include "core/vote/reference.h"
#include "core/vote/roundtable_parts.h"

/* A saved ranking: a record of what was decided then, like what took place in the room. */

static bool check_way(const RankingKept *kept, Error *err) {
  if (kept->rule.method < 0 || kept->rule.method >= RANKING_METHODS)
    return fail_out_of_range(err, _("the ranking method"));
  if (kept->scope != SCOPE_SESSION && kept->scope != SCOPE_SUBGROUP)
    return fail_out_of_range(err, _("the scope of a ranking"));
  if (kept->why < 0 || kept->why >= KEPT_WHYS)
    return fail_out_of_range(err, _("why a ranking is saved"));
  return weights_check(kept->rule.weights, err);
}

static bool check_placings(const Roundtable *roundtable, const Ranking *ranking, RankingRule rule,
                           Error *err) {
  if (ranking->count == 0)
    return fail(err, ERROR_FAILED, "%s",
                _("nothing has been put to the vote yet: there is no ranking to save"));
  RankResult *ranked_items = calloc(ranking->count, sizeof *ranked_items);
  bool placed = ranked_items ? ranking_place(roundtable, ranking, (RankingMethod)rule.method,
                                             rule.weights, FLOOR_OF_DOTS, ranked_items, err)
                             : fail_memory(err);
  free(ranked_items);
  return placed;
}

bool check_ranking_kept(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  Ranking ranking;
  const RankingRule rule = event->kept.rule;
  if (!check_way(&event->kept, err) ||
      !ranking_compute(roundtable, NULL, rule.weights, &ranking, err))
    return false;
  bool possible = check_placings(roundtable, &ranking, rule, err);
  ranking_free(&ranking);
  return possible;
}

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

/* The same order with smaller numbers, so that there are fewer distinct values. */
static Weights weights_reduced(Weights weights) {
  Wide divisor = 0;
  for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
    divisor = wide_common_divisor(divisor, weights.of[colour]);
  for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
    weights.of[colour] /= divisor > 0 ? (int64_t)divisor : 1;
  return weights;
}

static bool rank_all(Ranking *ranking, Weights weights, Error *err) {
  RankSheet sheet;
  const Weights reduced = weights_reduced(weights);
  bool done = rank_sheet_open(&sheet, ranking->count, err);
  for (size_t i = 0; done && i < ranking->count; ++i)
    sheet.groups[i] = ranking->standings[i].group;
  for (int method = 0; done && method < MAIN_RANKINGS; ++method) {
    for (size_t i = 0; i < ranking->count; ++i) {
      const Standing *standing = &ranking->standings[i];
      sheet.scores[i] = method == BY_CUMULATIVE ? standing->score[BY_CUMULATIVE]
                                                : weighted_score(standing->tally, reduced);
    }
    done = rank_sheet_rank(&sheet, ranking->group_count, err);
    for (size_t i = 0; done && i < ranking->count; ++i)
      ranking->standings[i].rank[method] = sheet.ranks[i];
  }
  rank_sheet_close(&sheet);
  return done;
}

bool ranking_compute(const Roundtable *roundtable, const bool *left_out, Weights weights,
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

/* Ties are in the order of the agenda. */
static int by_place(const void *a, const void *b) {
  const Standing *left = a, *right = b;
  if (left->place != right->place) return left->place < right->place ? -1 : 1;
  return (left->index > right->index) - (left->index < right->index);
}

static int by_group_and_place(const void *a, const void *b) {
  const Standing *left = a, *right = b;
  if (left->group != right->group) return left->group < right->group ? -1 : 1;
  return by_place(a, b);
}

static void sort_by_places(Ranking *ranking, bool within_subgroups) {
  qsort(ranking->standings, ranking->count, sizeof *ranking->standings,
        within_subgroups ? by_group_and_place : by_place);
}

void ranking_sort(Ranking *ranking, RankingMethod method, bool within_subgroups) {
  for (size_t i = 0; i < ranking->count; ++i)
    ranking->standings[i].place = ranking->standings[i].rank[method].overall;
  sort_by_places(ranking, within_subgroups);
}

void ranking_sort_by(Ranking *ranking, const RankResult *ranked_items, bool within_subgroups) {
  for (size_t i = 0; i < ranking->count; ++i)
    ranking->standings[i].place = ranked_items[ranking->standings[i].index].order;
  sort_by_places(ranking, within_subgroups);
}

void ranking_sort_as_agenda(Ranking *ranking) {
  for (size_t i = 0; i < ranking->count; ++i)
    ranking->standings[i].place = 0;
  sort_by_places(ranking, false);
}

void ranking_contenders(const Roundtable *roundtable, const Ranking *ranking, Weights weights,
                        RankItem *items) {
  for (size_t i = 0; i < ranking->count; ++i) {
    const Standing *standing = &ranking->standings[i];
    const Subgroup *subgroup = roundtable_subgroup(roundtable, standing->subgroup);
    items[standing->index] = (RankItem){.tally = standing->tally,
                                        .weights = weights,
                                        .voters = guard_voters(roundtable, subgroup),
                                        .group = standing->group};
  }
}

static const Standing *standing_with(const Ranking *ranking, size_t index) {
  size_t i = 0;
  while (ranking->standings[i].index != index)
    ++i;
  return &ranking->standings[i];
}

static bool name_recommendation(const Roundtable *roundtable, const Standing *standing,
                                const Error *cause, Error *err) {
  const Recommendation *one = roundtable_recommendation(roundtable, standing->recommendation);
  return fail(err, cause->kind, _("recommendation “%s”: %s"), reference_shown(roundtable, one).text,
              cause->text);
}

bool ranking_place(const Roundtable *roundtable, const Ranking *ranking, RankingMethod method,
                   Weights weights, int64_t floor, RankResult *ranked_items, Error *err) {
  size_t at;
  Error cause;
  RankItem *items = calloc(ranking->count + 1, sizeof *items);
  if (!items) return fail_memory(err);
  ranking_contenders(roundtable, ranking, weights, items);
  bool possible = method_check(method, items, ranking->count, &at, &cause);
  if (!possible) name_recommendation(roundtable, standing_with(ranking, at), &cause, err);
  bool placed = possible && method_rank(method, items, ranking->count, ranking->group_count, floor,
                                        ranked_items, err);
  free(items);
  return placed;
}
