/* What keys do on the vote screen beside voting: counts from the flip chart, the control of the
 * vote, the time. */
#ifndef TUI_SCREENS_VOTE_VOTE_HANDLERS_H
#define TUI_SCREENS_VOTE_VOTE_HANDLERS_H

#include "tui/screens/screen.h"

/* A row of counts: begun on the recommendation in focus, typed digit by digit, cell by cell, and
 * recorded after its last cell or, where it passes a guard, after its reason. */
KeyHandler begin_counts, next_cell, previous_cell, toggle_adding;
Effect type_count(Model *model, int digit);
Effect give_reason(Model *model, const ViewData *data);

/* Digit by digit; while figures are hidden the whole cell, for the number of digits tells. */
void erase_count(Model *model, bool hidden);

/* The reason of counts that were recorded without one, while they are shown. */
KeyHandler explain_counts;
Effect give_late_reason(Model *model, const ViewData *data);

KeyHandler start_or_reopen, ask_to_close, close_as_asked;
KeyHandler time_phase, end_phase, begin_going_to_phase, toggle_bell;
Effect go_to_typed_phase(Model *model);

#endif
