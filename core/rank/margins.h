/* How few dots an order hangs on: the margin between two of a ranking, the bands that the list is
 * drawn in, and what would break a rank that no weights change. */
#ifndef CORE_RANK_MARGINS_H
#define CORE_RANK_MARGINS_H

#include "core/rank/rank.h"

/* Two neighbours with so large a margin are in different bands. */
enum { BAND_MARGIN = 2 };

/* The weights by which a main ranking counts: all alike for the sum of dots. */
Weights margin_weights(RankingMethod method, Weights weights);

/* The fewest single changes (core/rank/pairs.h) after which `behind` is strictly ahead by this main
 * ranking: 1 or more where it is level or behind, 0 where it is ahead already. */
int64_t margin_between(const Standing *ahead, const Standing *behind, RankingMethod method,
                       Weights weights);

/* Whether a band begins with the standing at `place` of a list that is sorted by the method: not
 * with the first, always with the first of a subgroup in a list within subgroups. */
bool margin_begins_band(const Ranking *ranking, size_t place, RankingMethod method, Weights weights,
                        bool within_subgroups);

/* Of a standing whose rank is the same under all weights: the fewest single changes after which it
 * is so no more, since somebody passes it or is caught up with under some weights. It is the
 * smallest over all others, for where such a rank is the same everywhere, so is who is ahead.
 * INT64_MAX where nobody else is ranked. */
int64_t margin_of_rank(const Ranking *ranking, const Standing *standing, bool within_subgroup);

#endif
