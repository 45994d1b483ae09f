/* What is typed for the agenda: on its own screen, and in the vote, where a recommendation is born
 * while it is read out. */
#ifndef TUI_SCREENS_WIDGETS_AGENDA_ENTRY_H
#define TUI_SCREENS_WIDGETS_AGENDA_ENTRY_H

#include "tui/screens/screen.h"

/* Opens the line for a new recommendation, behind the one in focus. */
KeyHandler begin_recommendation;

/* Enter on such a line, or on what was pasted. */
KeyHandler accept_preparing;

/* Titles pasted while a recommendation is added, one on a row, wait for a yes. False: it was one
 * title, which belongs into the line. */
bool take_pasted_titles(Model *model, const char *text);

/* Asks for a change; or first for the reason, with a line that opens empty: what it is for is kept
 * for when it is accepted. */
Effect ask_change(Change change);
Effect ask_why(Model *model, const Roundtable *state, Change change);
Effect change_ranking_rule(Model *model, const Roundtable *state, RankingRule rule);

/* Whether what is being typed belongs to the preparing, and its line. */
bool is_preparing_entry(EntryKind entry);
void draw_preparing_entry(Canvas *canvas, int row, const Model *model, const Roundtable *state);

#endif
