/* Two recommendations compared: who is ahead under which weights, and how few dots would change
 * that. Yields the margin between two of a ranking, the bands in which the list is drawn, and what
 * would break a rank that no weights change. Everything is exact. */
#ifndef CORE_RANK_PAIRS_H
#define CORE_RANK_PAIRS_H

#include "core/rank/rank.h"
#include "core/rank/ranks.h"
#include "core/rank/sweep.h"
#include "core/vote/tally.h"

/* How the first of two compares to the second over all weights 1 = green ≥ yellow ≥ red ≥ 0. */
typedef enum PairRelation {
  PAIR_TIED,         /* whatever the weights */
  PAIR_ALWAYS_AHEAD, /* … */
  PAIR_ALWAYS_BEHIND,
  PAIR_NEVER_BEHIND, /* tied at some weights, ahead at all others */
  PAIR_NEVER_AHEAD,
  PAIR_DEPENDS, /* ahead at some weights, behind at others */
  PAIR_RELATIONS
} PairRelation;

/* Where the two are tied, for a pair that is never behind or never ahead: at one corner of the
 * triangle of weights, or all along the side between two. */
typedef struct Pair {
  PairRelation relation;
  bool tied_at[CORNERS];
} Pair;

Pair pair_compare(Tally first, Tally second);

/* Where the first passes the other, with red held at the session's ratio to green: it is ahead
 * while a yellow dot is worth more, or less, than `yellow` (over / under) green ones. Between red's
 * worth and green's; if nothing changes there, there is no boundary. */
typedef struct Boundary {
  bool exists;
  bool ahead_above; /* the first is ahead above it, behind below; false: the other way round */
  Ratio yellow;
} Boundary;

Boundary pair_boundary(Tally first, Tally second, Weights weights);

/* Returns the fewest single changes after which `behind` has the larger sum: a change adds, removes
 * or recolours one dot, or moves one from one of the two to the other; only existing dots can be
 * removed, recoloured or moved. 0 if it is larger already.
 *
 * The gain of each change is known: moving a dot of `ahead` gains twice its weight, once per such
 * dot; adding a green one gains green's weight, without limit; no other change gains as much as
 * adding. So the best changes come first, and their number is exact. */
int64_t changes_to_pass(Tally ahead, Tally behind, Weights weights);

/* The same, until the sums are equal. */
int64_t changes_to_tie(Tally ahead, Tally behind, Weights weights);

/* Returns the fewest changes after which `behind` would be ahead, or tied, under some weights 1 =
 * green ≥ yellow ≥ red ≥ 0: the lead is smallest at a corner of their triangle, so one of these
 * weights is 1/0/0, 1/1/0 or 1/1/1. */
int64_t changes_to_pass_somewhere(Tally ahead, Tally behind);
int64_t changes_to_tie_somewhere(Tally ahead, Tally behind);

/* Returns the weights of a corner. */
Weights weights_of_corner(Corner corner);

/* Neighbours with at least this margin are in different bands. */
enum { BAND_MARGIN = 2 };

/* Returns the fewest single changes after which `behind` is strictly ahead by this main ranking: 1
 * or more if it is level or behind, 0 if it is ahead already. */
int64_t margin_between(const Standing *ahead, const Standing *behind, RankingMethod method,
                       Weights weights);

/* Returns whether a band begins with the standing at `place` of a list sorted by the method: never
 * with the first, always with the first of a subgroup in a list within subgroups. */
bool margin_begins_band(const Ranking *ranking, size_t place, RankingMethod method, Weights weights,
                        bool within_subgroups);

/* For a standing whose rank is the same under all weights: returns the fewest single changes after
 * which it is not, since somebody passes or catches up with it under some weights. It is the
 * smallest over all others, since if such a rank is the same everywhere, so is who is ahead.
 * INT64_MAX if nothing else is ranked. */
int64_t margin_of_rank(const Ranking *ranking, const Standing *standing, bool within_subgroup);

/* Votes of several sessions added up: exact sums, and competition ranks by them. */

/* One recommendation over all sessions. Initialize as {.group = …}: a small number for the group
 * within which it is ranked too. */
typedef struct Sum {
  Tally tally;
  uint32_t sessions; /* in how many it was put to the vote; 0: no rank */
  uint32_t group;
  int64_t score[MAIN_RANKINGS]; /* cumulative in dots, weighted in thousandths of a point */
  Rank rank[MAIN_RANKINGS];     /* 1 and more; all 0 if it was never put to the vote */
} Sum;

/* Adds the tally of one session in which it was put to the vote. Refused, leaving the sum
 * unchanged, if it would exceed what can be counted exactly. */
bool sum_add(Sum *sum, Tally tally, Error *err);

/* Fills in scores and ranks of all that were put to a vote; groups are below group_count. Refused
 * if a score would exceed what can be counted exactly. */
bool sums_rank(Sum *sums, size_t count, size_t group_count, Weights weights, Error *err);

#endif
