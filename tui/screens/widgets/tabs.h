/* The subgroups in a row of tabs. */
#ifndef TUI_SCREENS_WIDGETS_TABS_H
#define TUI_SCREENS_WIDGETS_TABS_H

#include "tui/screens/widgets/widgets.h"

void draw_tabs(Canvas *canvas, int row, const Roundtable *state, const Subgroup *current);

#endif
