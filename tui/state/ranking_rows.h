/* What the ranking screen lists: the standings in the order of a rule, of the session or another,
 * and how far each has moved from the session's own. */
#ifndef TUI_STATE_RANKING_ROWS_H
#define TUI_STATE_RANKING_ROWS_H

#include "core/rank/rank.h"
#include "core/vote/tally.h"

/* Other weights to try, a step at a time: the weights that people ask for, from "all dots weigh the
 * same" to "only green dots count"; or yellow or red alone, little by little. */

/* What a step changes. */
typedef enum WeightsTurned { TURN_ALL, TURN_YELLOW, TURN_RED, TURNS } WeightsTurned;

/* The weights one step on (direction 1) or back (-1), which weights_check accepts if it does those
 * given. All: on is towards only green; the session's own weights are a stop on the way, met as
 * they are. One colour: on is more of it, by a tenth of a point or, where green weighs more than
 * ten, by a hundredth of green, between its neighbours. The same weights where it goes no further.
 */
Weights weights_stepped(Weights weights, Weights own, WeightsTurned turned, int direction);

typedef struct RankingChoice {
  RankingMethod method; /* any */
  bool within_subgroups;
  Weights weights;
} RankingChoice;

typedef struct RankingRows {
  RankingChoice choice;
  Ranking ranking;          /* standings in the order shown */
  RankResult *ranked_items; /* by index; NULL for the main rankings */
  Rank *own; /* by index: ranks by the session's rule, where they may differ; or NULL */
} RankingRows;

/* Fails for lack of memory, or where the method needs what the session does not know; the error
 * says what. ranking_rows_close gives the memory back. */
bool ranking_rows_open(const Roundtable *state, RankingChoice choice, RankingRows *list,
                       Error *err);
void ranking_rows_close(RankingRows *list);

/* The rank by a main ranking, or by the method of the list; false where it has none, its dots being
 * too few to tell. */
bool ranking_rows_rank(const RankingRows *list, const Standing *standing, RankingMethod method,
                       uint32_t *rank, bool *tied);

/* How many ranks better than by the session's rule, or, of a main ranking, than with the session's
 * weights; below 0: worse. 0 where there is nothing to compare. */
int64_t ranking_rows_moved(const RankingRows *list, const Standing *standing);

/* Whether another part of the list begins at a place: a subgroup, or those with too few dots. */
bool ranking_rows_begins_subgroup(const RankingRows *list, size_t place);
bool ranking_rows_begins_few(const RankingRows *list, size_t place);

/* Whether a band of a main ranking begins there (core/rank/pairs.h), as it does wherever another
 * part of the list does. */
bool ranking_rows_begins_band(const RankingRows *list, size_t place);

/* How many ranks there are: of the session, or of the largest subgroup. */
uint32_t ranking_rows_ranks(const RankingRows *list);

/* Where a recommendation stands; the number of standings where it does not. */
size_t ranking_rows_place(const RankingRows *list, uint32_t recommendation);

#endif
