#include "sessions/text/text_table.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/text/text.h"

enum { GAP = 2, FILL_MIN = 8, SHOWN_MAX = 4096 };

static void add(TextTable *grid, const char *text) {
  char shown[SHOWN_MAX];
  if (!ARRAY_RESERVE(grid->cells, grid->capacity, grid->count + 1)) grid->texts.failed = true;
  if (grid->texts.failed) return;
  if (text) text_show(text, strlen(text), shown, sizeof shown);
  grid->cells[grid->count++] = text ? store_keep(&grid->texts, shown) : NULL;
}

void text_table_column(TextTable *grid, TextTableColumn kind, const char *title) {
  grid->columns[grid->column_count++] = kind;
  add(grid, title);
}

void text_table_cell(TextTable *grid, const char *text) {
  add(grid, text);
}

void text_table_cells(TextTable *grid, ...) {
  va_list texts;
  va_start(texts, grid);
  for (const char *text; (text = va_arg(texts, const char *));)
    add(grid, text);
  va_end(texts);
}

void text_table_line(TextTable *grid, const char *text) {
  add(grid, NULL);
  add(grid, text);
}

/* A line across all columns is stored in `cells` as NULL and its text. */
static bool is_line(const TextTable *grid, size_t at) {
  return grid->cells[at] == NULL;
}

static void measure(const TextTable *grid, int widths[GRID_COLUMNS_MAX]) {
  for (size_t at = 0; at < grid->count;) {
    if (is_line(grid, at)) {
      at += 2;
      continue;
    }
    for (size_t column = 0; column < grid->column_count; ++column, ++at) {
      int width = text_columns(grid->cells[at]);
      if (width > widths[column]) widths[column] = width;
    }
  }
}

static void shrink_fill(const TextTable *grid, int width, int widths[GRID_COLUMNS_MAX]) {
  int total = -GAP;
  for (size_t column = 0; column < grid->column_count; ++column)
    total += widths[column] + GAP;
  for (size_t column = 0; column < grid->column_count && total > width; ++column) {
    if (grid->columns[column] != GRID_FILL) continue;
    int fill = widths[column] - (total - width);
    if (fill < FILL_MIN) fill = FILL_MIN;
    if (fill < widths[column]) widths[column] = fill;
  }
}

static size_t blanks_at_end(const char *text, size_t size) {
  size_t blanks = 0;
  while (blanks < size && text[size - blanks - 1] == ' ')
    ++blanks;
  return blanks;
}

/* Blanks are only written once something follows them. */
static void write_cell(FILE *out, TextTableColumn kind, const char *text, int width, int *owed) {
  int used = text_columns(text);
  size_t size = strlen(text);
  bool too_wide = used > width;
  if (too_wide) {
    size = text_cut(text, width - 1, &used);
    ++used;
  }
  size_t blanks = too_wide ? 0 : blanks_at_end(text, size);
  if (size == blanks) {
    *owed += width;
    return;
  }
  int before = kind == GRID_RIGHT ? width - used : 0;
  fprintf(out, "%*s%.*s%s", *owed + before, "", (int)(size - blanks), text, too_wide ? "…" : "");
  *owed = width - used - before + (int)blanks;
}

static void write_row(const TextTable *grid, const char *const *cells,
                      const int widths[GRID_COLUMNS_MAX], FILE *out) {
  int owed = 0;
  for (size_t column = 0; column < grid->column_count; ++column) {
    write_cell(out, grid->columns[column], cells[column], widths[column], &owed);
    owed += GAP;
  }
  fputc('\n', out);
}

static void write_rows(const TextTable *grid, int width, FILE *out) {
  int widths[GRID_COLUMNS_MAX] = {0};
  measure(grid, widths);
  shrink_fill(grid, width, widths);
  for (size_t at = 0; at < grid->count;) {
    if (is_line(grid, at)) {
      const char *text = grid->cells[at + 1];
      int used;
      size_t size = text_columns(text) > width ? text_cut(text, width - 1, &used) : strlen(text);
      fprintf(out, "%.*s%s\n", (int)size, text, text[size] ? "…" : "");
      at += 2;
    } else {
      write_row(grid, grid->cells + at, widths, out);
      at += grid->column_count;
    }
  }
}

bool text_table_write(TextTable *grid, int width, FILE *out, Error *err) {
  const bool filled = store_ok(&grid->texts, err);
  if (filled) write_rows(grid, width, out);
  store_free(&grid->texts);
  free(grid->cells);
  return filled;
}
