/* The best and the worst rank that each recommendation has under any weights 1 = green ≥ yellow ≥
 * red ≥ 0, exactly, with weights at which they are reached.
 *
 * It covers weighted sums of the same dots and nothing else: not the mean, not the median, not what
 * another room would have said.
 *
 * Source: j is strictly ahead of i on an open half of the triangle of core/rank/lead.h, cut by a
 * line. The fewest such halves over the closed triangle lie at a vertex of the arrangement of these
 * lines and the triangle's sides, since the count only falls towards the edge of a face; the most
 * lie in an open cell. Every vertex and every cell touches a line or a side, so a sweep along each
 * of them meets all: O(n² log n) for one recommendation. */
#ifndef CORE_RANK_INTERVALS_H
#define CORE_RANK_INTERVALS_H

#include "core/base/error.h"
#include "core/rank/lead.h"

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

#endif
