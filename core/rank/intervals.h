/* The best and worst rank of each recommendation under any weights 1 = green ≥ yellow ≥ red ≥ 0,
 * exactly, with weights at which they are reached.
 *
 * This covers weighted sums of the same dots and nothing else: not the mean, not the median, not
 * what another room would have said.
 *
 * Source: j is strictly ahead of i on an open half of the triangle of core/rank/sweep.h, cut by a
 * line. The fewest such halves over the closed triangle are at a vertex of the arrangement of these
 * lines and the triangle's sides, since the count only falls towards the edge of a face; the most
 * are in an open cell. Every vertex and every cell touches a line or a side, so a sweep along each
 * of them meets all: O(n² log n) for one recommendation. */
#ifndef CORE_RANK_INTERVALS_H
#define CORE_RANK_INTERVALS_H

#include "core/base/error.h"
#include "core/rank/rank.h"
#include "core/rank/sweep.h"

/* Integer weights in the ratio green : yellow : red, without a common divisor; unknown if they
 * would be too large for anybody to check. */
typedef struct Witness {
  bool known;
  Wide of[COLOUR_COUNT];
} Witness;

typedef struct Interval {
  uint32_t best, worst;      /* ranks, from 1 */
  Witness best_at, worst_at; /* weights at which they are reached */
} Interval;

/* Computes the interval of one. False if out of memory. */
bool interval_compute(const Tally *tallies, size_t count, size_t self, Interval *interval,
                      Error *err);

/* Called after each recommendation; returns whether to go on. */
typedef bool KeepGoing(void *context, size_t done, size_t count);

/* Computes the intervals of all. `keep_going` may be NULL. False if out of memory, or if stopped by
 * `keep_going` (ERROR_FAILED). */
bool intervals_compute(const Tally *tallies, size_t count, KeepGoing *keep_going, void *context,
                       Interval *intervals, Error *err);

/* The intervals of a ranking, over the session and within each subgroup. They depend only on the
 * dots, not on the weights used for the ranking. */
typedef struct RankInterval {
  Interval overall, in_subgroup;
} RankInterval;

/* Computes all of them: intervals[i] belongs to the standing whose index is i, whatever the order
 * of the standings; capacity ranking->count. `keep_going` may be NULL; its counts cover all the
 * work, including that within subgroups. Fails like intervals_compute. */
bool ranking_intervals(const Ranking *ranking, KeepGoing *keep_going, void *context,
                       RankInterval *intervals, Error *err);

/* Computes the interval of one standing. Fails only if out of memory. */
bool ranking_interval(const Ranking *ranking, const Standing *standing, RankInterval *interval,
                      Error *err);

/* Weights, as simple as possible, at which a recommendation has its best or worst rank. For
 * core/rank/intervals.h. */

#endif
