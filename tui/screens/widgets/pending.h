/* The line that says what undo and redo would take. */
#ifndef TUI_SCREENS_WIDGETS_PENDING_H
#define TUI_SCREENS_WIDGETS_PENDING_H

#include "tui/screens/widgets/widgets.h"

/* On one line or, where that is too short, on two. */
int pending_height(int columns, const ViewData *data);
void draw_pending(Canvas *canvas, int row, const ViewData *data);

#endif
