/* Drawing of the journal: one line per event, or one event in full, and a foot. */
#ifndef TUI_SCREENS_JOURNAL_JOURNAL_H
#define TUI_SCREENS_JOURNAL_JOURNAL_H

#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

/* Return how many lines fit on the screen, and how many the full event in focus takes. */
int journal_height(const Model *model, const ViewData *data);

#endif
