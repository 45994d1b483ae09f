/* How the journal looks: a line for each event, or one event as a whole, and a foot. */
#ifndef TUI_SCREENS_JOURNAL_JOURNAL_H
#define TUI_SCREENS_JOURNAL_JOURNAL_H

#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

/* How many lines the screen shows at once, and how many the whole event in focus would take. */
int journal_height(const Model *model, const ViewData *data);

#endif
