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

/* What is ranked, and the ranks that come out: ranks[i] is that of scores[i], the larger the
 * better, within the group groups[i]. */
typedef struct RankSheet {
  int64_t *scores;
  uint32_t *groups;
  Rank *ranks;
  size_t count;
} RankSheet;

/* A sheet of `count`, all 0. rank_sheet_close gives the memory back, also after a failure. */
bool rank_sheet_open(RankSheet *sheet, size_t count, Error *err);
void rank_sheet_close(RankSheet *sheet);

/* Fills in the ranks; groups are numbers below group_count. Exact for any scores; O(count), and
 * fastest for few different values in groups that lie together. Fails only for lack of memory. */
bool rank_sheet_rank(RankSheet *sheet, size_t group_count, Error *err);

#endif
