/* Rows of words and numbers in columns, for people: padded by what a terminal shows, not by bytes.
 */
#ifndef SESSIONS_TEXT_TEXT_TABLE_H
#define SESSIONS_TEXT_TEXT_TABLE_H

#include <stdio.h>

#include "core/base/error.h"
#include "core/base/memory.h"

enum { GRID_COLUMNS_MAX = 12 };

typedef enum GridColumn {
  GRID_END,
  GRID_LEFT,
  GRID_RIGHT,
  GRID_FILL /* to the left, in what the others leave; cut with … */
} GridColumn;

/* Begins as {.columns = {GRID_RIGHT, …}}; grid_free gives the memory back. */
typedef struct Grid {
  GridColumn columns[GRID_COLUMNS_MAX + 1];
  Store texts;
  const char **cells; /* NULL ends a row that is one text across all columns */
  size_t count, capacity;
} Grid;

/* The next cell of the present row, copied; what a terminal must not get is shown as <U+202E>. */
bool grid_cell(Grid *grid, const char *text, Error *err);

/* A row that is one text across all columns. */
bool grid_line(Grid *grid, const char *text, Error *err);

/* At most `width` columns wide where the column to fill allows; no blanks at the ends of lines. */
void grid_write(const Grid *grid, int width, FILE *out);
void grid_free(Grid *grid);

#endif
