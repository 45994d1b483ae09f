#include "sessions/document/pdf/flow.h"

void flow_add(Flow *flow, Piece piece) {
  if (!flow->paper->host->array_reserve(&flow->pieces, &flow->capacity, flow->count + 1,
                                        sizeof piece))
    flow->failed = true;
  if (!flow->failed) flow->pieces[flow->count++] = piece;
}

static Piece piece_of_line(Piece all, const FlowLines *lines, int line) {
  const bool first = line == 0, last = line == lines->count - 1;
  all.line = line;
  all.lines = 1;
  all.height = lines->leading + (first ? lines->above : 0) + (last ? lines->below : 0);
  all.gap = first ? all.gap : 0;
  all.keep = last ? all.keep : first || line == lines->count - 2;
  return all;
}

void flow_add_lines(Flow *flow, Piece piece, FlowLines lines) {
  piece.lines = lines.count;
  piece.height = lines.above + lines.count * lines.leading + lines.below;
  const bool together = piece.height <= lines.together;
  if (together) flow_add(flow, piece);
  for (int line = 0; line < lines.count && !together; ++line)
    flow_add(flow, piece_of_line(piece, &lines, line));
}

double run_text_y(const Piece *run, double above) {
  return run->y + (run->line == 0 ? above : 0);
}

/* Columns. */

/* Shares of the table's width: the minimum for titles, and the maximum for any other text. */
static const double TITLE_SHARE = 0.36, LONG_TITLE_SHARE = 0.5, TEXT_SHARE = 0.2;

/* Full headings in few lines, then in more; then short ones, with ever smaller type. */
typedef struct Try {
  int size;
  bool brief;
  int head_lines;
} Try;

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

/* Measuring is expensive, and digits all have one width: only a longer figure can be wider. Other
 * texts of the same length can be. */
static double widest_cell(const Paper *paper, const Columns *columns, const DocumentTable *table,
                          size_t column) {
  const bool is_number = table->columns[column].kind == COLUMN_NUMBER;
  double widest = 0;
  size_t longest = 0;
  for (size_t n = 0; n < table->row_count; ++n) {
    const DocumentRow *row = &table->rows[n];
    if (!has_columns(row) || !row->cells[column]) continue;
    const size_t length = paper->host->text_characters(row->cells[column]);
    if (length < longest + is_number) continue;
    longest = length;
    widest = larger(widest, text_width(paper, columns_cell(columns, table, column, row)));
  }
  return widest;
}

static double cell_width(const Paper *paper, const Columns *columns, const DocumentTable *table,
                         size_t column) {
  const double widest = widest_cell(paper, columns, table, column);
  return table->columns[column].kind == COLUMN_TEXT ? smaller(widest, PAPER_BODY * TEXT_SHARE)
                                                    : widest;
}

/* Returns the least width at which a heading has this many lines. */
static double head_width(const Paper *paper, const Columns *columns, const DocumentTable *table,
                         size_t column, int lines) {
  static const double STEP = 3;
  TextBox head = columns_head(columns, table, column);
  for (head.width = text_word_width(paper, head); text_lines(paper, head) > lines;)
    head.width += STEP;
  return head.width;
}

/* Slightly more than needed, so that rounding does not wrap what just fits. */
static const double SLACK = 0.5;

static double column_width(double head, double cells) {
  return larger(head, cells) + SLACK + 2 * CELL_PADDING;
}

static size_t find_title(const DocumentTable *table) {
  for (size_t column = 0; column < table->column_count; ++column)
    if (table->columns[column].kind == COLUMN_TITLE) return column;
  return 0;
}

/* Long titles need more of the width than short ones to be readable. */
static double title_share(const Paper *paper, const DocumentTable *table, size_t title) {
  enum { LONG = 120 };
  for (size_t n = 0; n < table->row_count; ++n)
    if (has_columns(&table->rows[n]) && table->rows[n].cells[title] &&
        paper->host->text_characters(table->rows[n].cells[title]) > LONG)
      return LONG_TITLE_SHARE;
  return TITLE_SHARE;
}

/* Sets the widths for a try; false if they leave too little for the titles. */
static bool set_widths(const Paper *paper, const DocumentTable *table, const Try *tried,
                       const double *cells, double share, Columns *columns) {
  double rest = PAPER_BODY;
  columns->brief = tried->brief;
  for (size_t column = 0; column < table->column_count; ++column) {
    if (column == columns->title) continue;
    const double head = head_width(paper, columns, table, column, tried->head_lines);
    columns->width[column] = column_width(head, cells[column]);
    rest -= columns->width[column];
  }
  columns->width[columns->title] = larger(rest, PAPER_BODY * TITLE_SHARE / 2);
  return rest >= PAPER_BODY * share;
}

static void choose_widths(const Paper *paper, const DocumentTable *table, Columns *columns) {
  static const Try tries[] = {{9, false, 2}, {9, false, 3}, {9, false, 4}, {9, true, 2},
                              {8, true, 2},  {7, true, 2},  {6, true, 2}};
  const double share = title_share(paper, table, columns->title);
  double cells[DOCUMENT_COLUMNS_MAX];
  for (size_t n = 0; n < sizeof tries / sizeof *tries; ++n) {
    const bool measured = tries[n].size == columns->size;
    columns->size = tries[n].size;
    for (size_t column = 0; !measured && column < table->column_count; ++column)
      cells[column] = column == columns->title ? 0 : cell_width(paper, columns, table, column);
    if (set_widths(paper, table, &tries[n], cells, share, columns)) return;
  }
}

/* If no type fits, narrows the columns in proportion. */
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
    columns.head_height =
        larger(columns.head_height, text_height(paper, columns_head(&columns, table, column)));
  }
  columns.head_height += HEAD_PADDING;
  return columns;
}
