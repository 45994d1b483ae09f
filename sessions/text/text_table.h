/* Tables of words and numbers for people: columns padded by display width, not by bytes. */
#ifndef SESSIONS_TEXT_TEXT_TABLE_H
#define SESSIONS_TEXT_TEXT_TABLE_H

#include <stdio.h>

#include "core/base/error.h"
#include "core/base/memory.h"

enum { GRID_COLUMNS_MAX = 12 };

typedef enum TextTableColumn {
  GRID_LEFT,
  GRID_RIGHT,
  GRID_FILL /* left-aligned, in the space that the others leave; truncated with … */
} TextTableColumn;

/* {0} is an empty table; text_table_write frees it. Out of memory is remembered: later cells are
 * dropped, and text_table_write reports it. */
typedef struct TextTable {
  TextTableColumn columns[GRID_COLUMNS_MAX];
  size_t column_count;
  Store texts;
  const char **cells; /* NULL ends a row that is one text across all columns */
  size_t count, capacity;
} TextTable;

/* Adds the next column, before all rows; the titles are the first row. */
void text_table_column(TextTable *grid, TextTableColumn kind, const char *title);

/* Adds the next cell of the current row, copied; what would be unsafe in a terminal is shown as
 * <U+202E>. */
void text_table_cell(TextTable *grid, const char *text);

/* Adds several, up to NULL. */
void text_table_cells(TextTable *grid, ...) __attribute__((sentinel));

/* Adds a row that is one text across all columns. */
void text_table_line(TextTable *grid, const char *text);

/* Writes the rows, at most `width` columns wide if the column to fill allows it, without trailing
 * blanks, and frees the grid. Writes nothing and fails if memory ran out. */
bool text_table_write(TextTable *grid, int width, FILE *out, Error *err);

#endif
