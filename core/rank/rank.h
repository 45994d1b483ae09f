/* Who comes first, and how firmly: methods, ranks, margins and intervals. This header computes
 * competition rankings (1, 2, 2, 4) by the sum of dots and by their weighted sum.
 *
 * A rank is 1 + how many are strictly better. The recommendations put to the vote are ranked, zeros
 * included, over the session and within each subgroup. */
#ifndef CORE_RANK_RANK_H
#define CORE_RANK_RANK_H

#include "core/rank/methods.h"
#include "core/vote/roundtable.h"

typedef struct Standing {
  uint32_t recommendation, subgroup; /* numbers */
  uint32_t index;                    /* in the order of the agenda, of those ranked: from 0 */
  uint32_t group;                    /* of its subgroup, numbered likewise */
  uint32_t place;                    /* key of the last sort */
  Tally tally;
  int64_t score[MAIN_RANKINGS]; /* cumulative in dots, weighted in thousandths of a point */
  Rank rank[MAIN_RANKINGS];
} Standing;

typedef struct Ranking {
  Standing *standings;
  size_t count;
  size_t group_count;
} Ranking;

/* Computes both rankings of the session, with standings in the order of the agenda, as if the
 * subgroups in left_out, indexed by number, had not been put to the vote; NULL: none. Fails only if
 * out of memory. Free with ranking_free. */
bool ranking_compute(const Roundtable *roundtable, const bool *left_out, Weights weights,
                     Ranking *ranking, Error *err);
void ranking_free(Ranking *ranking);

/* Sorts the standings by a main method, best first, with ties in the order of the agenda. Within
 * subgroups: subgroup by subgroup, as in the agenda. */
void ranking_sort(Ranking *ranking, RankingMethod method, bool within_subgroups);

/* Sort by the order that ranking_place returned; and back to the order of the agenda. */
void ranking_sort_by(Ranking *ranking, const RankResult *ranked_items, bool within_subgroups);
void ranking_sort_as_agenda(Ranking *ranking);

/* Fills in one item per standing, at its index, for the methods to compare (core/rank/methods.h),
 * whatever the order of the standings. Its voters are those who may vote on it
 * (core/vote/guards.h), its group is its subgroup's. Capacity ranking->count. */
void ranking_contenders(const Roundtable *roundtable, const Ranking *ranking, Weights weights,
                        RankItem *items);

/* Ranks all standings by any method: ranked_items[i] belongs to the standing whose index is i.
 * Fails like method_rank; the error names the standing that cannot be ranked. */
bool ranking_place(const Roundtable *roundtable, const Ranking *ranking, RankingMethod method,
                   Weights weights, int64_t floor, RankResult *ranked_items, Error *err);

#endif
