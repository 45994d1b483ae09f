/* Rows of the ranking screen: the standings, ordered by the session's rule or another, and how far
 * each moved from the session's order. */
#ifndef TUI_STATE_RANKING_ROWS_H
#define TUI_STATE_RANKING_ROWS_H

#include "core/rank/rank.h"
#include "core/vote/tally.h"

/* Other weights to try, step by step: the weights people ask for, from "all dots weigh the same" to
 * "only green dots count"; or yellow or red alone, in small steps. */

/* What a step changes. */
typedef enum WeightsTurned { TURN_ALL, TURN_YELLOW, TURN_RED, TURNS } WeightsTurned;

/* Returns the weights one step forward (direction 1) or back (-1); valid for weights_check if the
 * given ones are. All: forward is towards only green, and the session's own weights are one of the
 * stops. One colour: forward is more of it, by a tenth of a point or, if green weighs more than
 * ten, by a hundredth of green, limited by its neighbours. Returns the same weights at the end of
 * the range. */
Weights weights_stepped(Weights weights, Weights own, WeightsTurned turned, int direction);

typedef struct RankingChoice {
  RankingMethod method; /* any method */
  bool within_subgroups;
  Weights weights;
} RankingChoice;

typedef struct RankingRows {
  RankingChoice choice;
  Ranking ranking;          /* standings in display order */
  RankResult *ranked_items; /* by index; NULL for the main rankings */
  Rank *own; /* by index: ranks by the session's rule, where they may differ; or NULL */
} RankingRows;

/* Fails if out of memory or the method needs something unknown in this session; the error says
 * which. Free it with ranking_rows_close. */
bool ranking_rows_open(const Roundtable *state, RankingChoice choice, RankingRows *list,
                       Error *err);
void ranking_rows_close(RankingRows *list);

/* Finds the rank by a main ranking, or by the list's method; false if unranked because it has too
 * few dots. */
bool ranking_rows_rank(const RankingRows *list, const Standing *standing, RankingMethod method,
                       uint32_t *rank, bool *tied);

/* Returns how many ranks it gained over the session's rule or, for a main ranking, over the
 * session's weights; negative: lost. 0 if there is nothing to compare. */
int64_t ranking_rows_moved(const RankingRows *list, const Standing *standing);

/* Return whether a new part of the list begins at an index: a subgroup, or those with too few dots.
 */
bool ranking_rows_begins_subgroup(const RankingRows *list, size_t place);
bool ranking_rows_begins_few(const RankingRows *list, size_t place);

/* Returns whether a band of a main ranking (core/rank/pairs.h) begins there, as it does at each new
 * part of the list. */
bool ranking_rows_begins_band(const RankingRows *list, size_t place);

/* Returns how many ranks there are: in the session, or in the largest subgroup. */
uint32_t ranking_rows_ranks(const RankingRows *list);

/* Returns the index of a recommendation; the number of standings if not listed. */
size_t ranking_rows_place(const RankingRows *list, uint32_t recommendation);

#endif
