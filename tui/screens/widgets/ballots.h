/* Ballots as the vote screen shows them: how many, never what is on them; and broken rules. */
#ifndef TUI_SCREENS_WIDGETS_BALLOTS_H
#define TUI_SCREENS_WIDGETS_BALLOTS_H

#include "tui/screens/widgets/widgets.h"
#include "tui/state/ballot_paper.h"
#include "tui/terminal/canvas.h"

/* Writes how many ballots were cast and, if the number of voters is known, how many have not voted
 * yet, in this subgroup (NULL: the session); and how many wait in its kiosks. */
const char *ballots_text(const ViewData *data, const Subgroup *subgroup, bool brief,
                         char text[CANVAS_TEXT_SIZE]);

/* Draws the same at the foot of the vote, if there are ballots. Returns how many lines it took;
 * with canvas NULL only measures. */
enum { BALLOT_LINES_MAX = 2 };
int draw_ballots_line(Canvas *canvas, int row, int columns, const ViewData *data,
                      const Subgroup *subgroup);

/* Return the broken rule that is not flagged on a row of the table; while results are hidden, only
 * by number of ballots. NULL if none. Draw its line: returns how many lines it took; with canvas
 * NULL only measures. */
const Breach *breach_shown(const ViewData *data);
int draw_breach_line(Canvas *canvas, int row, int columns, const ViewData *data);

/* A ballot being filled in, by the operator or in the kiosk. */

typedef struct PaperLook {
  const BallotPaper *paper;
  const BallotPaper *seen; /* its earlier version, to show both where rows differ; or NULL */
  bool hidden;             /* no row shows its dots … */
  uint32_t noted;          /* … except what the last key did on this one; 0: none */
  bool noted_was_given;
} PaperLook;

/* Draws the subgroup's title and its recommendations with their dots, from `row` on: a heading and
 * `height` lines. The heading says if there are more. */
void draw_paper(Canvas *canvas, int row, int height, const Roundtable *state,
                const Subgroup *subgroup, const Recommendation *focus, const PaperLook *look);

/* Draws "●●▲", or "12 ● 3 ▲" if shorter. Returns the column after it. */
int draw_paper_dots(Canvas *canvas, int row, int column, const uint8_t dots[COLOUR_COUNT]);
int paper_dots_width(const uint8_t dots[COLOUR_COUNT]);

/* Draws what the voter may still place, "left 3 ● 2 ▲ 5 ■ · 10 in all", as far as limits are known
 * (not `by_colour`: in all only); and on the right how many dots the ballot has. */
void draw_paper_left(Canvas *canvas, int row, const Roundtable *state, const Subgroup *subgroup,
                     const BallotPaper *paper, bool by_colour);

#endif
