#include "sessions/report/pdf_columns.h"

#include <string.h>

#include "sessions/text.h"

/* Of the table's width: what titles need at least, and what any other text may take. */
static const double TITLE_SHARE = 0.36, TEXT_SHARE = 0.2;

static double larger(double a, double b) {
  return a > b ? a : b;
}

static double smaller(double a, double b) {
  return a < b ? a : b;
}

static bool is_bold(const DocumentRow *row) {
  return row->kind == ROW_SUBTOTAL || row->kind == ROW_TOTAL;
}

static bool has_columns(const DocumentRow *row) {
  return row->kind == ROW_ITEM || is_bold(row);
}

static TextBox box_in(const Columns *columns, size_t column, ColumnKind kind, Type type,
                      const char *text) {
  return (TextBox){.type = type,
                   .text = text ? text : "",
                   .x = columns->x[column] + CELL_PADDING,
                   .width = columns->width[column] - 2 * CELL_PADDING,
                   .alignment = kind == COLUMN_NUMBER ? ALIGN_RIGHT : ALIGN_LEFT};
}

TextBox columns_head(const Columns *columns, const DocumentTable *table, size_t column) {
  const DocumentColumn *head = &table->columns[column];
  return box_in(columns, column, head->kind, TYPE_HEAD, columns->brief ? head->brief : head->title);
}

TextBox columns_cell(const Columns *columns, const DocumentTable *table, size_t column,
                     const DocumentRow *row) {
  TextBox box = box_in(columns, column, table->columns[column].kind,
                       is_bold(row) ? TYPE_CELL_BOLD : TYPE_CELL, row->cells[column]);
  box.size = columns->size;
  return box;
}

/* Measuring is dear: a text much shorter than another one is not wider. */
static double widest_cell(const Paper *paper, const Columns *columns, const DocumentTable *table,
                          size_t column) {
  enum { TOLERANCE = 2 };
  double widest = 0;
  size_t longest = 0;
  for (size_t n = 0; n < table->row_count; ++n) {
    const DocumentRow *row = &table->rows[n];
    if (!has_columns(row) || !row->cells[column]) continue;
    const size_t length = text_characters(row->cells[column]);
    const bool may_be = length + TOLERANCE >= longest;
    if (!may_be) continue;
    longest = longest > length ? longest : length;
    TextBox box = columns_cell(columns, table, column, row);
    widest = larger(widest, text_width(paper, &box));
  }
  return widest;
}

/* The least width in which a head has so many lines. */
static double head_width(const Paper *paper, const Columns *columns, const DocumentTable *table,
                         size_t column, int lines) {
  static const double STEP = 3;
  TextBox head = columns_head(columns, table, column);
  for (head.width = text_word_width(paper, &head); text_lines(paper, &head) > lines;)
    head.width += STEP;
  return head.width;
}

static double width_needed(const Paper *paper, const Columns *columns, const DocumentTable *table,
                           size_t column, int head_lines) {
  double cells = widest_cell(paper, columns, table, column);
  if (table->columns[column].kind == COLUMN_TEXT) cells = smaller(cells, PAPER_BODY * TEXT_SHARE);
  /* A little more, lest rounding wraps what just fits. */
  return larger(head_width(paper, columns, table, column, head_lines), cells) + 2 * CELL_PADDING +
         0.5;
}

static size_t find_title(const DocumentTable *table) {
  for (size_t column = 0; column < table->column_count; ++column)
    if (table->columns[column].kind == COLUMN_TITLE) return column;
  return 0;
}

typedef struct Try {
  double size;
  bool brief;
  int head_lines;
} Try;

/* False where that leaves the titles too little. */
static bool set_widths(const Paper *paper, const DocumentTable *table, const Try *tried,
                       Columns *columns) {
  double rest = PAPER_BODY;
  columns->size = tried->size;
  columns->brief = tried->brief;
  for (size_t column = 0; column < table->column_count; ++column) {
    if (column == columns->title) continue;
    columns->width[column] = width_needed(paper, columns, table, column, tried->head_lines);
    rest -= columns->width[column];
  }
  columns->width[columns->title] = larger(rest, PAPER_BODY * TITLE_SHARE / 2);
  return rest >= PAPER_BODY * TITLE_SHARE;
}

static void choose_widths(const Paper *paper, const DocumentTable *table, Columns *columns) {
  static const Try tries[] = {{9, false, 2}, {9, false, 3}, {9, false, 4}, {9, true, 2},
                              {8, true, 2},  {7, true, 2},  {6, true, 2}};
  for (size_t n = 0; n < sizeof tries / sizeof *tries; ++n)
    if (set_widths(paper, table, &tries[n], columns)) return;
}

/* What no type makes fit is made narrower in proportion. */
static void place_columns(const DocumentTable *table, Columns *columns) {
  double sum = 0, x = PAPER_LEFT;
  for (size_t column = 0; column < table->column_count; ++column)
    sum += columns->width[column];
  for (size_t column = 0; column < table->column_count; ++column) {
    if (sum > PAPER_BODY) columns->width[column] *= PAPER_BODY / sum;
    columns->x[column] = x;
    x += columns->width[column];
  }
}

Columns columns_measure(const Paper *paper, const DocumentTable *table) {
  enum { HEAD_PADDING = 7 };
  Columns columns = {.title = find_title(table)};
  choose_widths(paper, table, &columns);
  place_columns(table, &columns);
  for (size_t column = 0; column < table->column_count; ++column) {
    TextBox head = columns_head(&columns, table, column);
    columns.head_height = larger(columns.head_height, text_height(paper, &head));
  }
  columns.head_height += HEAD_PADDING;
  return columns;
}
