/* What the ranking writes into its cells, and above and below them. */
#ifndef TUI_SCREENS_RANKING_RANKING_WORDS_H
#define TUI_SCREENS_RANKING_RANKING_WORDS_H

#include "sessions/session/withdrawn.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/ranking_rows.h"

/* What a ranking is drawn from. */
typedef struct RankingShown {
  const Model *model;
  const ViewData *data;
  const RankingRows *list;
} RankingShown;

/* What the model asks the ranking to be: by the session's weights or those tried. */
RankingChoice ranking_choice(const Model *model, const Roundtable *state);

/* A score or what else is compared, "–" where there is nothing; its rank, "2=" where tied; how far
 * it has moved, "↑2". Return text. */
const char *ranking_score_text(const RankingShown *shown, const Standing *standing,
                               RankingMethod method, char text[NUMBER_TEXT_SIZE]);
const char *ranking_rank_text(const RankingShown *shown, const Standing *standing,
                              RankingMethod method, char text[NUMBER_TEXT_SIZE]);
const char *ranking_move_text(const RankingShown *shown, const Standing *standing,
                              char text[NUMBER_TEXT_SIZE]);

/* The interval of a standing as the list shows ranks; NULL where it is not known. */
const Interval *ranking_interval_of(const RankingShown *shown, const Standing *standing);

/* "3–12", or the margin to the one above in dots. Return text. */
const char *ranking_interval_text(const RankingShown *shown, const Standing *standing,
                                  char text[NUMBER_TEXT_SIZE]);
const char *ranking_margin_text(const RankingShown *shown, size_t place,
                                char text[NUMBER_TEXT_SIZE]);

/* The title of the screen (returns text or another one); and the weights, those that the arrows
 * change in brackets, beside the session's where there is room. */
const char *ranking_title(const RankingChoice *choice, bool narrow, char text[CANVAS_TEXT_SIZE]);
const char *ranking_weights_text(const Model *model, const Roundtable *state, int columns,
                                 char text[CANVAS_TEXT_SIZE]);

enum { RANKING_REMARKS = 4 };

/* The sentences under the list, which say once what its columns cover and what was withdrawn; NULL
 * where one of them has nothing to say. Borrowed, or in text. */
const char *ranking_remark(const RankingShown *shown, size_t at, char text[WITHDRAWN_TEXT_SIZE]);

#endif
