/* Rows of words and numbers in columns, for people: padded by what a terminal shows, not by bytes.
 */
#ifndef SESSIONS_TEXT_TEXT_TABLE_H
#define SESSIONS_TEXT_TEXT_TABLE_H

#include <stdio.h>

#include "core/base/error.h"
#include "core/base/memory.h"

enum { GRID_COLUMNS_MAX = 12 };

typedef enum TextTableColumn {
  GRID_END,
  GRID_LEFT,
  GRID_RIGHT,
  GRID_FILL /* to the left, in what the others leave; cut with … */
} TextTableColumn;

/* Begins as {.columns = {GRID_RIGHT, …}}; text_table_write gives the memory back. A lack of memory
 * is remembered: what follows is left out, and text_table_write reports it. */
typedef struct TextTable {
  TextTableColumn columns[GRID_COLUMNS_MAX + 1];
  Store texts;
  const char **cells; /* NULL ends a row that is one text across all columns */
  size_t count, capacity;
} TextTable;

/* The next cell of the present row, copied; what a terminal must not get is shown as <U+202E>. */
void text_table_cell(TextTable *grid, const char *text);

/* Several, up to NULL. */
void text_table_cells(TextTable *grid, ...) __attribute__((sentinel));

/* A row that is one text across all columns. */
void text_table_line(TextTable *grid, const char *text);

/* Writes the rows, at most `width` columns wide where the column to fill allows, without blanks at
 * the ends of lines, and frees the grid. Writes nothing and fails where memory was lacking. */
bool text_table_write(TextTable *grid, int width, FILE *out, Error *err);

#endif
