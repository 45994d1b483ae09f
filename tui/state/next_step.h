/* What this moment of the afternoon asks for: prepare, start, record, close, reveal, rank, print.
 */
#ifndef TUI_STATE_NEXT_STEP_H
#define TUI_STATE_NEXT_STEP_H

#include "tui/state/binding.h"

/* Returns the name of the binding with which the afternoon goes on, in the situation of the
 * screen; NULL if nothing is due there. */
const char *next_step(const Model *model, const ViewData *data);

/* Returns whether a key can do something at this moment, so that it is worth a hint. */
bool hint_is_due(const Model *model, const ViewData *data, const char *name);

#endif
