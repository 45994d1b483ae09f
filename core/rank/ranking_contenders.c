#include "core/rank/ranking_contenders.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/reference.h"

void ranking_contenders(const Roundtable *roundtable, const Ranking *ranking, Weights weights,
                        Contender *contenders) {
  for (size_t i = 0; i < ranking->count; ++i) {
    const Standing *standing = &ranking->standings[i];
    const Subgroup *subgroup = roundtable_subgroup(roundtable, standing->subgroup);
    contenders[standing->index] = (Contender){.tally = standing->tally,
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
  char reference[REFERENCE_TEXT_SIZE];
  const Recommendation *one = roundtable_recommendation(roundtable, standing->recommendation);
  return fail(err, cause->kind, _("recommendation « %s »: %s"),
              reference_text(roundtable, one, reference), cause->text);
}

bool ranking_place(const Roundtable *roundtable, const Ranking *ranking, RankingMethod method,
                   Weights weights, int64_t floor, Placing *placings, Error *err) {
  size_t at;
  Error cause;
  Contender *contenders = calloc(ranking->count + 1, sizeof *contenders);
  if (!contenders) return fail_memory(err);
  ranking_contenders(roundtable, ranking, weights, contenders);
  bool possible = method_check(method, contenders, ranking->count, &at, &cause);
  if (!possible) name_recommendation(roundtable, standing_with(ranking, at), &cause, err);
  bool placed = possible && method_rank(method, contenders, ranking->count, ranking->group_count,
                                        floor, placings, err);
  free(contenders);
  return placed;
}
