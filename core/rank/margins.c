#include "core/rank/margins.h"

#include "core/rank/pairs.h"

Weights margin_weights(RankingMethod method, Weights weights) {
  return method == BY_CUMULATIVE ? weights_of_corner(ALL_ALIKE) : weights;
}

int64_t margin_between(const Standing *ahead, const Standing *behind, RankingMethod method,
                       Weights weights) {
  return changes_to_pass(ahead->tally, behind->tally, margin_weights(method, weights));
}

bool margin_begins_band(const Ranking *ranking, size_t place, RankingMethod method, Weights weights,
                        bool within_subgroups) {
  if (place == 0) return false;
  const Standing *here = &ranking->standings[place], *above = here - 1;
  if (within_subgroups && here->subgroup != above->subgroup) return true;
  return margin_between(above, here, method, weights) >= BAND_MARGIN;
}

/* Whoever is ahead somewhere is so everywhere: see the header. */
static int64_t changes_between(Tally ranked, Tally rival) {
  return lead_most(lead_of(rival, ranked)) > 0 ? changes_to_tie_somewhere(rival, ranked)
                                               : changes_to_pass_somewhere(ranked, rival);
}

int64_t margin_of_rank(const Ranking *ranking, const Standing *standing, bool within_subgroup) {
  int64_t fewest = INT64_MAX;
  for (size_t i = 0; i < ranking->count; ++i) {
    const Standing *other = &ranking->standings[i];
    if (other->index == standing->index) continue;
    if (within_subgroup && other->subgroup != standing->subgroup) continue;
    int64_t changes = changes_between(standing->tally, other->tally);
    if (changes < fewest) fewest = changes;
  }
  return fewest;
}
