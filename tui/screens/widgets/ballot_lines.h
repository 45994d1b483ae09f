/* Ballots as the vote sees them: how many, never what is on them; and what breaks a rule. */
#ifndef TUI_SCREENS_WIDGETS_BALLOT_LINES_H
#define TUI_SCREENS_WIDGETS_BALLOT_LINES_H

#include "tui/screens/widgets/widgets.h"

/* How many ballots were handed in and how many voters have not voted yet, of this subgroup (NULL:
 * the session), as far as the number of voters is known; and how many wait in kiosks for it. */
const char *ballots_text(const ViewData *data, const Subgroup *subgroup, bool brief,
                         char text[CANVAS_TEXT_SIZE]);
int64_t kiosk_ballots_waiting(const Roundtable *state, const Subgroup *subgroup);

/* The same at the foot of the vote, where there are ballots. Returns how many lines it took; with
 * canvas NULL nothing is drawn. */
enum { BALLOT_LINES_MAX = 2 };
int draw_ballots_line(Canvas *canvas, int row, int columns, const ViewData *data,
                      const Subgroup *subgroup);

/* What breaks a rule of the vote and is not marked on a row of the table; of what results hide,
 * only the number of ballots. NULL if nothing is. And the line that says so: it returns how many
 * lines it took, and draws nothing with canvas NULL. */
const Breach *breach_shown(const ViewData *data);
int draw_breach_line(Canvas *canvas, int row, int columns, const ViewData *data);

#endif
