/* How the preparing looks: an outline, and a foot with what is typed, what undo would take and
 * keys; and the lines typed for it, which the vote shows too. */
#ifndef TUI_SCREENS_PREPARE_PREPARE_H
#define TUI_SCREENS_PREPARE_PREPARE_H

#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

void draw_prepare(Canvas *canvas, const Model *model, const ViewData *data);

/* How many lines of the outline the screen shows at once. */
int prepare_height(const Model *model, const ViewData *data);

#endif
