/* A screenful of cells to draw on, independent of any terminal: a terminal shows it, a test
 * reads it.
 *
 * Rows and columns count from 0. Drawing outside is clipped. A wide character takes two cells;
 * a combining mark joins the character before it; what could disturb a terminal is shown as
 * <U+202E>. Widths are those of the C library's current locale. */
#ifndef TUI_TERMINAL_CANVAS_H
#define TUI_TERMINAL_CANVAS_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"
#include "tui/terminal/input.h"
#include "tui/terminal/style.h"

enum {
  CELL_MARKS_MAX = 4, /* combining marks per character */
  CELL_TEXT_SIZE = (1 + CELL_MARKS_MAX) * 4 + 1,
  CANVAS_TEXT_SIZE = 4096 /* the longest text drawn in one call */
};

typedef struct Cell {
  char text[CELL_TEXT_SIZE]; /* one character and its marks, UTF-8 */
  uint8_t columns;           /* 1 or 2; 0 for a cell covered by a wide character */
  uint8_t style;             /* Style */
  Target target;             /* what a click on it means */
} Cell;

typedef struct Canvas {
  int rows, columns;
  bool letters_only; /* replace signs by letters (sign_in_letters) */
  int cursor_row, cursor_column;
  Cell *cells;
} Canvas;

/* Opens a blank canvas with its cursor in the last cell. Fails only if out of memory. */
bool canvas_open(Canvas *canvas, int rows, int columns, Error *err);
void canvas_close(Canvas *canvas);
void canvas_clear(Canvas *canvas);

/* Borrowed; NULL outside. */
const Cell *canvas_cell(const Canvas *canvas, int row, int column);

/* Sets the cursor to the focus of the screen, for screen readers. */
void canvas_set_cursor(Canvas *canvas, int row, int column);

/* Sets what a click on these columns means, until something else is drawn over them. */
void canvas_set_target(Canvas *canvas, int row, int column, int columns, Target target);

/* Translates a click on the canvas into a choice; an empty one if nothing is there. */
Input canvas_choice(const Canvas *canvas, Input click);

/* Draws text and returns the column after it. */
int canvas_write(Canvas *canvas, int row, int column, Style style, const char *text);

/* Draws at most `width` columns; longer text ends in "…". */
int canvas_write_within(Canvas *canvas, int row, int column, int width, Style style,
                        const char *text);

/* Draw on the rest of the row but its last column. */
int canvas_write_rest(Canvas *canvas, int row, int column, Style style, const char *text);
int canvas_format(Canvas *canvas, int row, int column, Style style, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Draws right-aligned, ending just before column + width. Returns the first column. */
int canvas_write_right(Canvas *canvas, int row, int column, int width, Style style,
                       const char *text);

/* Draws one sign `times` times. */
void canvas_repeat(Canvas *canvas, int row, int column, int times, Style style, const char *sign);

/* Returns how many columns a text takes when drawn. */
int canvas_width(const char *text);

/* Returns how many bytes of a text fit on a line of `width` columns, breaking at the last blank. */
size_t canvas_line_length(const char *text, int width);

/* Draws text on at most `rows` lines of `width` columns, broken between words, and returns how many
 * lines it took; longer text ends in "…". Draws nothing if canvas is NULL. */
int canvas_write_lines(Canvas *canvas, int row, int column, int width, int rows, Style style,
                       const char *text);

/* A canvas as terminal output: ECMA-48 positions, and the attributes and colours of the style
 * table. Needs no terminal: for files that terminals play. */

/* Writes what turns a terminal of the canvas's size that shows `before` into one that shows
 * `canvas`; returns whether there was anything to write. If `before` is NULL, clears the terminal,
 * hides its cursor and draws everything. */
bool ansi_write(FILE *out, const Canvas *before, const Canvas *canvas);

#endif
