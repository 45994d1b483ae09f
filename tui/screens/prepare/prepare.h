/* Handlers of the preparing that the vote shares: a recommendation is born while it is read out. */
#ifndef TUI_SCREENS_PREPARE_PREPARE_H
#define TUI_SCREENS_PREPARE_PREPARE_H

#include "tui/screens/screen.h"

/* Opens the line for a new recommendation, behind the one in focus. */
KeyHandler begin_recommendation;

/* Enter on a line of the preparing, or on what was pasted. */
KeyHandler accept_preparing;

/* Turns to the preparing, on what the vote has in focus. */
KeyHandler show_preparing;

/* Titles pasted while a recommendation is added, one on a row, wait for a yes. False: it was one
 * title, which belongs into the line. */
bool take_pasted_titles(Model *model, const char *text);

#endif
