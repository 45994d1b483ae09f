/* Under the ranking: the recommendation in focus and one sentence about its rank. */
#ifndef TUI_SCREENS_RANKING_RANKING_FOOT_H
#define TUI_SCREENS_RANKING_RANKING_FOOT_H

#include "tui/screens/ranking/ranking_words.h"

/* How many lines it takes, from the rule to the keys. */
int ranking_foot_height(const Model *model, int columns);

/* Draws it into the last lines. `hidden` says how many lines of the list are not shown. */
void draw_ranking_foot(Canvas *canvas, const RankingShown *shown, size_t focus, const char *hidden);

#endif
