/* How far one recommendation's dots lead another's, under every weights 1 = green ≥ yellow ≥ red
 * ≥ 0 at once.
 *
 * All such weights are a triangle whose corners weigh (green, yellow, red) as 1/0/0, 1/1/0 and
 * 1/1/1. A weighted sum is an affine function on it, so its values at the corners say everything:
 * elsewhere it is their mix. A place in the triangle is named by three shares of the corners, ≥ 0
 * and not all 0: the weights are then share[0] + share[1] + share[2] for green, share[1] + share[2]
 * for yellow and share[2] for red, as whole numbers to each other. */
#ifndef CORE_RANK_LEAD_H
#define CORE_RANK_LEAD_H

#include "core/base/ratio.h"
#include "core/vote/tally.h"

typedef enum Corner {
  GREEN_ALONE,      /* 1/0/0 */
  GREEN_AND_YELLOW, /* 1/1/0 */
  ALL_ALIKE,        /* 1/1/1 */
  CORNERS
} Corner;

/* Points ahead at each corner, in dots; below 0: behind. */
typedef struct Lead {
  int64_t at[CORNERS];
} Lead;

/* By how much `one` leads `other`. */
Lead lead_of(Tally one, Tally other);

/* The least and the most of the three. */
int64_t lead_least(Lead lead);
int64_t lead_most(Lead lead);

/* A place in the triangle. */
typedef struct Shares {
  Wide of[CORNERS];
} Shares;

/* The lead there, times the sum of the shares: its sign is exact. Shares below 2⁹⁰ cannot overflow.
 */
Wide lead_there(Lead lead, const Shares *shares);

/* The same place by the smallest whole shares. */
Shares shares_reduced(Shares shares);

#endif
