/* Two recommendations beside each other: who is ahead under which weights, and how few dots would
 * change that: the margin between two of a ranking, the bands that the list is drawn in, and what
 * would break a rank that no weights change. All of it is exact. */
#ifndef CORE_RANK_PAIRS_H
#define CORE_RANK_PAIRS_H

#include "core/rank/rank.h"
#include "core/rank/ranks.h"
#include "core/rank/sweep.h"
#include "core/vote/tally.h"

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

/* Two neighbours with so large a margin are in different bands. */
enum { BAND_MARGIN = 2 };

/* The fewest single changes after which `behind` is strictly ahead by this main
 * ranking: 1 or more where it is level or behind, 0 where it is ahead already. */
int64_t margin_between(const Standing *ahead, const Standing *behind, RankingMethod method,
                       Weights weights);

/* Whether a band begins with the standing at `place` of a list that is sorted by the method: not
 * with the first, always with the first of a subgroup in a list within subgroups. */
bool margin_begins_band(const Ranking *ranking, size_t place, RankingMethod method, Weights weights,
                        bool within_subgroups);

/* Of a standing whose rank is the same under all weights: the fewest single changes after which it
 * is so no more, since somebody passes it or is caught up with under some weights. It is the
 * smallest over all others, for where such a rank is the same everywhere, so is who is ahead.
 * INT64_MAX where nobody else is ranked. */
int64_t margin_of_rank(const Ranking *ranking, const Standing *standing, bool within_subgroup);

/* The votes of several sessions added up: exact sums, and competition ranks by them. */

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
