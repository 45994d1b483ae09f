/* The subgroups in a row of tabs. */
#ifndef TUI_SCREENS_WIDGETS_TABS_H
#define TUI_SCREENS_WIDGETS_TABS_H

#include "tui/screens/widgets/widgets.h"

/* The phase of the day that is on, in words: how much of its time is left, or how much it is over.
 */

/* Milliseconds left of the phase that is on, below 0 once it is over; false where none is on or
 * nobody said how long it lasts. */
bool phase_left_ms(const ViewData *data, int64_t *left);

/* "Vote · 13:48 left / 45:00"; briefly "13:48 left"; "" where no phase is on. Returns text. */
const char *phase_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]);
const char *phase_brief_text(const ViewData *data, char text[BRIEF_TEXT_SIZE]);

void draw_tabs(Canvas *canvas, int row, const Roundtable *state, const Subgroup *current);

#endif
