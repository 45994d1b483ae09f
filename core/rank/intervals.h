/* The best and the worst rank that each recommendation has under any weights 1 = green ≥ yellow ≥
 * red ≥ 0, exactly, with weights at which they are reached.
 *
 * It covers weighted sums of the same dots and nothing else: not the mean, not the median, not what
 * another room would have said.
 *
 * Source: j is strictly ahead of i on an open half of the triangle of core/rank/sweep.h, cut by a
 * line. The fewest such halves over the closed triangle lie at a vertex of the arrangement of these
 * lines and the triangle's sides, since the count only falls towards the edge of a face; the most
 * lie in an open cell. Every vertex and every cell touches a line or a side, so a sweep along each
 * of them meets all: O(n² log n) for one recommendation. */
#ifndef CORE_RANK_INTERVALS_H
#define CORE_RANK_INTERVALS_H

#include "core/base/error.h"
#include "core/rank/rank.h"
#include "core/rank/sweep.h"

/* Whole numbers that weigh as green : yellow : red, without a common divisor; not known where it
 * would take numbers that nobody could check. */
typedef struct Witness {
  bool known;
  Wide of[COLOUR_COUNT];
} Witness;

typedef struct Interval {
  uint32_t best, worst;      /* ranks, from 1 */
  Witness best_at, worst_at; /* weights at which they are reached */
} Interval;

/* The interval of one. False for lack of memory. */
bool interval_compute(const Tally *tallies, size_t count, size_t self, Interval *interval,
                      Error *err);

/* Asked after each recommendation: whether to go on. */
typedef bool KeepGoing(void *context, size_t done, size_t count);

/* The intervals of all. `keep_going` may be NULL. False for lack of memory, or because it was told
 * to stop (ERROR_FAILED). */
bool intervals_compute(const Tally *tallies, size_t count, KeepGoing *keep_going, void *context,
                       Interval *intervals, Error *err);

/* The intervals of a ranking, over the session and within each subgroup. They hang on the dots
 * alone, not on the weights that the ranking was made with. */
typedef struct RankInterval {
  Interval overall, in_subgroup;
} RankInterval;

/* All of them: intervals[i] is that of the standing whose index is i, whatever the order of the
 * standings; there must be room for ranking->count. `keep_going` may be NULL; what it is told
 * counts all that there is to do, within subgroups too. Fails as intervals_compute. */
bool ranking_intervals(const Ranking *ranking, KeepGoing *keep_going, void *context,
                       RankInterval *intervals, Error *err);

/* The interval of one standing. Fails for lack of memory. */
bool ranking_interval(const Ranking *ranking, const Standing *standing, RankInterval *interval,
                      Error *err);

/* Weights, as simple as can be, at which a recommendation has its best or worst rank. For
 * core/rank/intervals.h. */

#endif
