/* Where in the triangle of all weights fewest and most rivals are ahead: the sweep along every line
 * on which a rival is level, and along the triangle's sides. For core/rank/intervals.h. */
#ifndef CORE_RANK_SWEEP_H
#define CORE_RANK_SWEEP_H

#include "core/base/error.h"
#include "core/rank/lead.h"

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

/* Room for so many. rivals_close gives the memory back. */
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
