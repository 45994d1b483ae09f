/* What the model and the world look like. Pure. */
#ifndef TUI_APP_VIEW_H
#define TUI_APP_VIEW_H

#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

/* Draws on a canvas that has the world's size. */
void view(Canvas *canvas, const Model *model, const ViewData *data);

#endif
