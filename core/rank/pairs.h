/* Two recommendations beside each other: who is ahead under which weights, and how few dots would
 * change that. All of it is exact. */
#ifndef CORE_RANK_PAIRS_H
#define CORE_RANK_PAIRS_H

#include "core/rank/lead.h"
#include "core/vote/weights.h"

/* How the first of two stands to the second over all weights 1 = green ≥ yellow ≥ red ≥ 0. */
typedef enum PairRelation {
  PAIR_TIED,         /* whatever the weights */
  PAIR_ALWAYS_AHEAD, /* … */
  PAIR_ALWAYS_BEHIND,
  PAIR_NEVER_BEHIND, /* tied at some weights, ahead at all others */
  PAIR_NEVER_AHEAD,
  PAIR_DEPENDS, /* ahead at some weights, behind at others */
  PAIR_RELATIONS
} PairRelation;

/* Where the two are tied, of a pair that is never behind or never ahead: at one corner of the
 * triangle of weights, or all along the side between two. */
typedef struct Pair {
  PairRelation relation;
  bool tied_at[CORNERS];
} Pair;

Pair pair_compare(Tally first, Tally second);

/* Whom the first passes where, with red held at the session's ratio to green: ahead while a yellow
 * dot is worth more, or less, than `yellow` (over / under) green ones. Between red's worth and
 * green's; where nothing changes there, there is none. */
typedef struct Boundary {
  bool exists;
  bool ahead_above; /* the first is ahead above it, behind below; false: the other way round */
  Ratio yellow;
} Boundary;

Boundary pair_boundary(Tally first, Tally second, Weights weights);

/* The fewest single changes after which `behind` has the larger sum: a change adds, removes or
 * recolours one dot, or moves one from one of the two to the other; only dots that are there can be
 * removed, recoloured or moved. 0 where it is so already.
 *
 * What each change gains is known: moving a dot of `ahead`, twice its weight, as often as there
 * are such dots; adding a green one, green's weight, without limit; no other change gains as much
 * as adding. So the best changes come first, and their number is exact. */
int64_t changes_to_pass(Tally ahead, Tally behind, Weights weights);

/* The same, until the sums are equal. */
int64_t changes_to_tie(Tally ahead, Tally behind, Weights weights);

/* The fewest changes after which `behind` would be ahead, or tied, under some weights 1 = green ≥
 * yellow ≥ red ≥ 0: the lead is the smallest at a corner of their triangle, so one of these weights
 * is 1/0/0, 1/1/0 or 1/1/1. */
int64_t changes_to_pass_somewhere(Tally ahead, Tally behind);
int64_t changes_to_tie_somewhere(Tally ahead, Tally behind);

/* The weights of a corner. */
Weights weights_of_corner(Corner corner);

#endif
