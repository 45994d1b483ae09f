/* The subgroups as a row of tabs. */
#ifndef TUI_SCREENS_WIDGETS_TABS_H
#define TUI_SCREENS_WIDGETS_TABS_H

#include "tui/screens/widgets/widgets.h"

/* The current phase in words: how much of its time is left, or how far it is over. */

/* Computes the milliseconds left of the current phase, negative once it is over; false if there is
 * no phase or its length is unknown. */
bool phase_left_ms(const ViewData *data, int64_t *left);

/* Write "Vote · 13:48 left / 45:00"; briefly "13:48 left"; "" if there is no phase. Return text. */
const char *phase_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]);
const char *phase_brief_text(const ViewData *data, char text[BRIEF_TEXT_SIZE]);

void draw_tabs(Canvas *canvas, int row, const Roundtable *state, const Subgroup *current);

#endif
