/* Where in the triangle of all weights fewest and most rivals are ahead: the sweep along every line
 * on which a rival is level, and along the triangle's sides. For core/rank/intervals.h. */
#ifndef CORE_RANK_SWEEP_H
#define CORE_RANK_SWEEP_H

#include "core/base/error.h"
#include "core/base/ratio.h"
#include "core/vote/tally.h"

/* How far one recommendation's dots lead another's, under every weights 1 = green ≥ yellow ≥ red
 * ≥ 0 at once.
 *
 * All such weights are a triangle whose corners weigh (green, yellow, red) as 1/0/0, 1/1/0 and
 * 1/1/1. A weighted sum is an affine function on it, so its values at the corners say everything:
 * elsewhere it is their mix. A place in the triangle is named by three shares of the corners, ≥ 0
 * and not all 0: the weights are then share[0] + share[1] + share[2] for green, share[1] + share[2]
 * for yellow and share[2] for red, as whole numbers to each other. */

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

/* Where along a segment a rival's lead changes its sign: |start| : |end| from its ends. */
typedef struct Crossing {
  Ratio place;
  int change; /* of the number of rivals ahead, from the start towards the end: 1 or -1 */
} Crossing;

/* Those who are ahead of one recommendation somewhere in the triangle and not everywhere, and how
 * many are everywhere. */
typedef struct Rivals {
  Lead *leads;
  size_t count, always_ahead;
  Crossing *crossings; /* where a sweep puts them */
} Rivals;

/* Reserves room for this many; rivals_close frees it. */
bool rivals_open(size_t count, Rivals *rivals, Error *err);
void rivals_close(Rivals *rivals);

/* A stretch across the triangle: from one of its edges to another. */
typedef struct Segment {
  Shares start, end;
} Segment;

/* A piece of the edge of an open cell: of a segment, from the place `from` to the place `to`
 * (core/base/ratio.h: the share of the end : the share of the start); the cell lies towards a
 * corner. */
typedef struct CellEdge {
  Segment segment;
  Ratio from, to;
  Corner towards;
} CellEdge;

/* How many rivals are ahead at the vertex where they are fewest, and in the open cell where they
 * are most. */
typedef struct Extremes {
  size_t fewest, most;
  Shares fewest_at;
  bool has_cell; /* false before the first one is met */
  CellEdge most_in;
} Extremes;

Extremes sweep_triangle(Rivals *rivals);

#endif
