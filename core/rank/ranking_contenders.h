/* The standings of a ranking as every method compares them (core/rank/methods.h). */
#ifndef CORE_RANK_RANKING_CONTENDERS_H
#define CORE_RANK_RANKING_CONTENDERS_H

#include "core/rank/methods.h"
#include "core/rank/rank.h"

/* One for each standing, at its index, whatever the order of the standings: its voters are those
 * who may vote on it (core/vote/guards.h), its group is its subgroup's. There must be room for
 * ranking->count. */
void ranking_contenders(const Roundtable *roundtable, const Ranking *ranking, Weights weights,
                        Contender *contenders);

/* Ranks all standings by any method: placings[i] is that of the standing whose index is i. Fails as
 * method_rank; where one cannot be ranked so, the error names it. */
bool ranking_place(const Roundtable *roundtable, const Ranking *ranking, RankingMethod method,
                   Weights weights, int64_t floor, Placing *placings, Error *err);

#endif
