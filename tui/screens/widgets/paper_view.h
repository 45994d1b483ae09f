/* A ballot as it is filled in, drawn: for the operator and in the kiosk. */
#ifndef TUI_SCREENS_WIDGETS_PAPER_VIEW_H
#define TUI_SCREENS_WIDGETS_PAPER_VIEW_H

#include "tui/state/ballot_paper.h"
#include "tui/terminal/canvas.h"

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
