/* The votes of several sessions added up: exact sums, and competition ranks by them. */
#ifndef CORE_RANK_SUMS_H
#define CORE_RANK_SUMS_H

#include "core/rank/ranks.h"
#include "core/vote/ranking_rule.h"

/* One recommendation over all sessions. Begins as {.group = …}: the group, a small number, among
 * which it is ranked too. */
typedef struct Sum {
  Tally tally;
  uint32_t sessions; /* in how many it was put to the vote; 0: it has no rank */
  uint32_t group;
  int64_t score[MAIN_RANKINGS]; /* cumulative in dots, weighted in thousandths of a point */
  Rank rank[MAIN_RANKINGS];     /* 1 and more; all 0 where it was put to no vote */
} Sum;

/* Adds the tally of one session in which it was put to the vote. Refused, the sum staying as it
 * was, where it would pass what can be counted exactly. */
bool sum_add(Sum *sum, Tally tally, Error *err);

/* Fills in scores and ranks of all that were put to a vote, groups being below group_count. Refused
 * where a score would pass what can be counted exactly. */
bool sums_rank(Sum *sums, size_t count, size_t group_count, Weights weights, Error *err);

#endif
