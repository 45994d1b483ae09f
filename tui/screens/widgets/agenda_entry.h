/* Entries for the agenda, on its own screen and in the vote, where a recommendation can be added
 * while it is read out. */
#ifndef TUI_SCREENS_WIDGETS_AGENDA_ENTRY_H
#define TUI_SCREENS_WIDGETS_AGENDA_ENTRY_H

#include "tui/screens/screen.h"

/* Accepts such a line, or what was pasted. */
KeyHandler accept_preparing;

/* Holds pasted titles, one per row, until confirmed. Returns false if it is a single title, which
 * belongs in the line. */
bool take_pasted_titles(Model *model, const char *text);

/* Ask for a change; or first for its reason, with an empty line, holding the change until the
 * reason is accepted. */
Effect ask_change(Change change);
Effect ask_why(Model *model, const Roundtable *state, Change change);
Effect change_ranking_rule(Model *model, const Roundtable *state, RankingRule rule);

/* Return whether an entry belongs to the agenda, and draw its line. */
bool is_preparing_entry(EntryKind entry);
void draw_preparing_entry(Canvas *canvas, int row, const Model *model, const Roundtable *state);

#endif
