/* Finds where in the triangle of all weights the fewest and the most rivals are ahead, by sweeping
 * along every line on which a rival is level, and along the triangle's sides. For
 * core/rank/intervals.h. */
#ifndef CORE_RANK_SWEEP_H
#define CORE_RANK_SWEEP_H

#include "core/base/error.h"
#include "core/base/ratio.h"
#include "core/vote/tally.h"

/* How far one recommendation's dots lead another's, under all weights 1 = green ≥ yellow ≥ red ≥ 0
 * at once.
 *
 * All such weights form a triangle whose corners weigh (green, yellow, red) as 1/0/0, 1/1/0 and
 * 1/1/1. A weighted sum is an affine function on it, so its values at the corners determine it
 * everywhere. A place in the triangle is given by three shares of the corners, ≥ 0 and not all 0:
 * the weights are then share[0] + share[1] + share[2] for green, share[1] + share[2] for yellow and
 * share[2] for red, as whole numbers relative to each other. */

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

/* Returns by how much `one` leads `other`. */
Lead lead_of(Tally one, Tally other);

/* Return the least and the most of the three. */
int64_t lead_least(Lead lead);
int64_t lead_most(Lead lead);

/* A place in the triangle. */
typedef struct Shares {
  Wide of[CORNERS];
} Shares;

/* Returns the lead there, times the sum of the shares: its sign is exact. Shares below 2⁹⁰ cannot
 * overflow. */
Wide lead_there(Lead lead, const Shares *shares);

/* Returns the same place with the smallest whole shares. */
Shares shares_reduced(Shares shares);

/* Where along a segment a rival's lead changes sign: |start| : |end| from its ends. */
typedef struct Crossing {
  Ratio place;
  int change; /* of the number of rivals ahead, from start to end: 1 or -1 */
} Crossing;

/* The rivals ahead of one recommendation somewhere in the triangle but not everywhere, and how many
 * are ahead everywhere. */
typedef struct Rivals {
  Lead *leads;
  size_t count, always_ahead;
  Crossing *crossings; /* scratch space of a sweep */
} Rivals;

/* Allocates space for `count` rivals. Free with rivals_close. */
bool rivals_open(size_t count, Rivals *rivals, Error *err);
void rivals_close(Rivals *rivals);

/* A segment across the triangle, from one of its edges to another. */
typedef struct Segment {
  Shares start, end;
} Segment;

/* A piece of the edge of an open cell: of a segment, between the places `from` and `to`
 * (core/base/ratio.h: the share of the end : the share of the start); the cell is towards a corner.
 */
typedef struct CellEdge {
  Segment segment;
  Ratio from, to;
  Corner towards;
} CellEdge;

/* How many rivals are ahead at the vertex with the fewest, and in the open cell with the most. */
typedef struct Extremes {
  size_t fewest, most;
  Shares fewest_at;
  bool has_cell; /* false until the first one is found */
  CellEdge most_in;
} Extremes;

Extremes sweep_triangle(Rivals *rivals);

#endif
