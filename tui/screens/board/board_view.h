/* Drawing of the board, in parts: what it shows before the reveal, and from the reveal on. */
#ifndef TUI_SCREENS_BOARD_BOARD_VIEW_H
#define TUI_SCREENS_BOARD_BOARD_VIEW_H

#include "core/rank/rank.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/digits.h"
#include "tui/screens/widgets/widgets.h"

/* Draw on `height` rows from `row` on. */
void draw_waiting_board(Canvas *canvas, int row, int height, const Model *model,
                        const ViewData *data);
void draw_revealed_board(Canvas *canvas, int row, int height, const Model *model,
                         const ViewData *data);

/* Draw text centred on a row; a title; and what the board is about. The latter two take at most
 * `rows` rows, and return how many they took. */
void draw_centred(Canvas *canvas, int row, Style style, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
int draw_board_title(Canvas *canvas, int row, int rows, const char *text);
int draw_board_heading(Canvas *canvas, int row, int rows, const Model *model,
                       const Roundtable *state);

/* Returns "vote open", "vote closed" or "not held"; "" before the vote. */
const char *board_vote_words(const Subgroup *subgroup);

/* Draws what the colours mean, centred on a row. */
void draw_legend(Canvas *canvas, int row, const Roundtable *state);

/* Returns the last rank up to `most` by the session's rule; 0 if there is none, or no memory. */
uint32_t board_last_rank(const Roundtable *state, int64_t most);

/* Returns how many rows figures may take on a screen: 5 of 24, 20 of 60. */
int board_digit_rows(const Canvas *canvas);

/* Lines of the board: subgroups or recommendations, each with its whole title, on as many pages as
 * they need. Pages turn by themselves, unless one was turned by a key. */

typedef struct BoardRow {
  char lead[BRIEF_TEXT_SIZE];     /* its rank; "" */
  char code[REFERENCE_TEXT_SIZE]; /* or reference */
  char words[BRIEF_TEXT_SIZE];    /* before the title, for what has another standing; "" */
  const char *title;              /* borrowed */
  const Recommendation *votes;    /* whose figures are shown; NULL: none are */
  int64_t points;                 /* thousandths, if the rows show points */
  char right[BRIEF_TEXT_SIZE];    /* instead of figures; "" */
  int lines;                      /* that its title takes; set when drawn */
} BoardRow;

typedef struct BoardRows {
  BoardRow *rows; /* freed by draw_board_rows */
  size_t count, room;
  bool figures, points;
} BoardRows;

/* Adds a blank row; NULL if out of memory. */
BoardRow *board_rows_add(BoardRows *rows);
void draw_board_rows(Canvas *canvas, int row, int height, BoardRows *rows, const Model *model,
                     const ViewData *data);

/* Turns to the next page or, with way -1, to the previous one, which then stays for a minute. */
void board_turn_page(Model *model, Moment now, int way);

/* The rows of a subgroup's recommendations, and of the subgroups. */
BoardRows rows_of_subgroup(const Roundtable *state, const Subgroup *subgroup, bool figures);
BoardRows rows_of_subgroups(const Roundtable *state, bool figures);

#endif
