/* What the model and the world look like. Pure. */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include "tui/canvas.h"
#include "tui/model.h"

/* Draws on a canvas that has the world's size. */
void view(Canvas *canvas, const Model *model, const World *world);

#endif
