/* How the board looks: for people at the back of a room. */
#ifndef TUI_SCREENS_BOARD_BOARD_VIEW_H
#define TUI_SCREENS_BOARD_BOARD_VIEW_H

#include "core/rank/rank.h"
#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

void draw_board(Canvas *canvas, const Model *model, const ViewData *data);

/* Before the reveal: what is shown, how far the recording is, what the colours mean. Nothing here
 * depends on a figure. Drawn from `row` on, `height` rows. */
void draw_waiting_board(Canvas *canvas, int row, int height, const ViewData *data);

/* After it: totals of what is shown, or a step of the ranking. */
void draw_revealed_board(Canvas *canvas, int row, int height, const Model *model,
                         const ViewData *data);

/* What the board is about: NULL where it is the whole session. */
const Subgroup *board_subgroup(const Roundtable *state);
const Recommendation *board_recommendation(const Roundtable *state);

/* What the colours mean, in the middle of a row. */
void draw_legend(Canvas *canvas, int row);

/* Text in the middle of a row. */
void draw_centred(Canvas *canvas, int row, Style style, const char *text);

/* The heading: over at most `rows` rows. Returns how many it took. */
int draw_board_heading(Canvas *canvas, int row, int rows, const Roundtable *state);

#endif
