/* How the ranking is drawn. */
#ifndef TUI_SCREENS_RANKING_RANKING_VIEW_H
#define TUI_SCREENS_RANKING_RANKING_VIEW_H

#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

/* How many lines of the list a screen has room for. */
int ranking_table_height(const Model *model, const ViewData *data);

void draw_ranking(Canvas *canvas, const Model *model, const ViewData *data);

#endif
