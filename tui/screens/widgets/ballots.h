/* Ballots as the vote sees them: how many, never what is on them; and what breaks a rule. */
#ifndef TUI_SCREENS_WIDGETS_BALLOTS_H
#define TUI_SCREENS_WIDGETS_BALLOTS_H

#include "tui/screens/widgets/widgets.h"
#include "tui/state/ballot_paper.h"
#include "tui/terminal/canvas.h"

/* How many ballots were handed in and how many voters have not voted yet, of this subgroup (NULL:
 * the session), as far as the number of voters is known; and how many wait in kiosks for it. */
const char *ballots_text(const ViewData *data, const Subgroup *subgroup, bool brief,
                         char text[CANVAS_TEXT_SIZE]);

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

/* A ballot as it is filled in, drawn: for the operator and in the kiosk. */

typedef struct PaperLook {
  const BallotPaper *paper;
  const BallotPaper *seen; /* what it was before, where rows that differ show both; or NULL */
  bool hidden;             /* no row shows its dots … */
  uint32_t noted;          /* … but that of the last key says what was done; 0: none */
  bool noted_was_given;
} PaperLook;

/* The subgroup's title and its recommendations with the dots on each, from `row` on: a heading and
 * `height` lines. Where there is more, the heading says so. */
void draw_paper(Canvas *canvas, int row, int height, const Roundtable *state,
                const Subgroup *subgroup, const Recommendation *focus, const PaperLook *look);

/* "●●▲", or "12 ● 3 ▲" where that is shorter. Returns the column after it. */
int draw_paper_dots(Canvas *canvas, int row, int column, const uint8_t dots[COLOUR_COUNT]);
int paper_dots_width(const uint8_t dots[COLOUR_COUNT]);

/* What the voter may still place, "left 3 ● 2 ▲ 5 ■ · 10 in all", as far as anybody said how many
 * there are (not `by_colour`: in all only); and on the right how many dots the ballot holds. */
void draw_paper_left(Canvas *canvas, int row, const Roundtable *state, const Subgroup *subgroup,
                     const BallotPaper *paper, bool by_colour);

#endif
