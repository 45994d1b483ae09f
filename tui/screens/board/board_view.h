/* Drawing of the board, to be read from the back of a room. */
#ifndef TUI_SCREENS_BOARD_BOARD_VIEW_H
#define TUI_SCREENS_BOARD_BOARD_VIEW_H

#include "core/rank/rank.h"
#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

void draw_board(Canvas *canvas, const Model *model, const ViewData *data);

/* Return what the board shows; NULL if it is the whole session. */
const Subgroup *board_subgroup(const Roundtable *state);
const Recommendation *board_recommendation(const Roundtable *state);

#endif
