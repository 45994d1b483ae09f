/* Competition ranks (1, 2, 2, 4) from scores: a rank is 1 + how many are strictly better, among all
 * and within each one's group. */
#ifndef CORE_RANK_RANKS_H
#define CORE_RANK_RANKS_H

#include <stddef.h>

#include "core/base/error.h"

typedef struct Rank {
  uint32_t overall;
  uint32_t in_subgroup;
  bool tied;             /* somebody else has the same rank over the session */
  bool tied_in_subgroup; /* … within the subgroup */
} Rank;

/* Ranks scores, the larger the better: ranks[i] is that of scores[i], within the group groups[i] (a
 * number below group_count). Exact for any scores; O(count), and fastest for few different values
 * in groups that lie together. Fails only for lack of memory. */
bool ranks_of_scores(const int64_t *scores, const uint32_t *groups, size_t count,
                     size_t group_count, Rank *ranks, Error *err);

#endif
