/* A screenful of cells to draw on. It knows no terminal: a terminal shows it, a test reads it.
 *
 * Rows and columns count from 0. Drawing outside is left out, never an error. A wide character
 * takes two cells; a combining mark joins the character before it; what could disturb a terminal is
 * shown as <U+202E>. Widths are those of the C library's present locale. */
#ifndef TUI_TERMINAL_CANVAS_H
#define TUI_TERMINAL_CANVAS_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"
#include "tui/terminal/input.h"
#include "tui/terminal/style.h"

enum {
  CELL_MARKS_MAX = 4, /* combining marks on one character */
  CELL_TEXT_SIZE = (1 + CELL_MARKS_MAX) * 4 + 1,
  CANVAS_TEXT_SIZE = 4096 /* the longest text drawn in one go */
};

typedef struct Cell {
  char text[CELL_TEXT_SIZE]; /* one character and its marks, UTF-8 */
  uint8_t columns;           /* 1 or 2; 0 for the cell that a wide character hides */
  uint8_t style;             /* Style */
  Target target;             /* what a click on it means */
} Cell;

typedef struct Canvas {
  int rows, columns;
  bool letters_only; /* signs give way to letters (sign_in_letters) */
  int cursor_row, cursor_column;
  Cell *cells;
} Canvas;

/* A blank canvas, its cursor in the last cell. Fails only for lack of memory. */
bool canvas_open(Canvas *canvas, int rows, int columns, Error *err);
void canvas_close(Canvas *canvas);
void canvas_clear(Canvas *canvas);

/* Borrowed; NULL outside. */
const Cell *canvas_cell(const Canvas *canvas, int row, int column);

/* Where the focus of the screen is: screen readers follow it. */
void canvas_set_cursor(Canvas *canvas, int row, int column);

/* What a click on these columns means, until something else is drawn over them. */
void canvas_set_target(Canvas *canvas, int row, int column, int columns, Target target);

/* A click on what the canvas shows, as a choice; a choice of nothing where nothing can be chosen.
 */
Input canvas_choice(const Canvas *canvas, Input click);

/* Draws text and returns the column after it. */
int canvas_write(Canvas *canvas, int row, int column, Style style, const char *text);
int canvas_format(Canvas *canvas, int row, int column, Style style, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The same in at most `width` columns: what is longer ends in "…". */
int canvas_write_within(Canvas *canvas, int row, int column, int width, Style style,
                        const char *text);

/* The same, ending just before column + width. Returns the column where it begins. */
int canvas_write_right(Canvas *canvas, int row, int column, int width, Style style,
                       const char *text);

/* One sign, many times. */
void canvas_repeat(Canvas *canvas, int row, int column, int times, Style style, const char *sign);

/* How many columns a text takes when drawn. */
int canvas_width(const char *text);

/* How many bytes of a text go on a line of `width` columns: up to the last blank that fits. */
size_t canvas_line_length(const char *text, int width);

/* Draws text over at most `rows` lines of `width` columns, broken between words, and returns how
 * many lines it took; what is longer ends in "…". With canvas NULL nothing is drawn. */
int canvas_write_lines(Canvas *canvas, int row, int column, int width, int rows, Style style,
                       const char *text);

/* A canvas as the bytes that draw it on a terminal of today: ECMA-48 positions, and the attributes
 * and colours of the table of styles. Knows no terminal: for files that terminals play. */

/* Writes what turns a terminal of the canvas's size that shows `before` into one that shows
 * `canvas`, and says whether there was anything to write. With `before` NULL it may show anything:
 * it is cleared, its cursor hidden, and all is drawn. */
bool ansi_write(FILE *out, const Canvas *before, const Canvas *canvas);

#endif
