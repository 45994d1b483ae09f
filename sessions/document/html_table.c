#include <stdbool.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/document/html_blocks.h"
#include "sessions/document/html_text.h"

/* More columns than this do not leave room for titles in full. */
enum { COLUMNS_WITH_TITLES = 7 };

/* A table of fewer rows than this is not parted by the end of a page. */
enum { ROWS_TO_PART = 10 };

/* What stays on one line, in bytes, where all cells of a column of text are that short. */
enum { SHORT_TEXT = 16 };

typedef struct Rows {
  FILE *out;
  const DocumentTable *table;
  const char *classes[DOCUMENT_COLUMNS_MAX]; /* of columns, as attributes */
  size_t head;                               /* the column that is a row's own head */
  bool in_group, after_heading;
} Rows;

static bool is_short(const DocumentTable *table, size_t column) {
  for (size_t row = 0; row < table->row_count; ++row) {
    const DocumentRow *one = &table->rows[row];
    bool across = one->kind == ROW_HEADING || one->kind == ROW_NOTE;
    if (!across && one->cells[column] && strlen(one->cells[column]) > SHORT_TEXT) return false;
  }
  return true;
}

static const char *column_class(const DocumentTable *table, size_t column) {
  switch (table->columns[column].kind) {
  case COLUMN_TITLE: return " class=\"title\"";
  case COLUMN_NUMBER: return " class=\"number\"";
  case COLUMN_TEXT: return is_short(table, column) ? " class=\"short\"" : "";
  }
  return "";
}

static void write_column_title(FILE *out, const DocumentColumn *column) {
  if (strcmp(column->title, column->brief) == 0) {
    html_text(out, column->title);
    return;
  }
  fputs("<span class=\"full\">", out);
  html_text(out, column->title);
  fputs("</span><span class=\"brief\" aria-hidden=\"true\">", out);
  html_text(out, column->brief);
  fputs("</span>", out);
}

static void write_column(const Rows *rows, size_t column) {
  const DocumentColumn *one = &rows->table->columns[column];
  if (*one->title == '\0') {
    fprintf(rows->out, "<td%s></td>", rows->classes[column]);
    return;
  }
  fprintf(rows->out, "<th scope=\"col\"%s>", rows->classes[column]);
  write_column_title(rows->out, one);
  fputs("</th>", rows->out);
}

static void write_columns(const Rows *rows) {
  fputs("<thead><tr>", rows->out);
  for (size_t column = 0; column < rows->table->column_count; ++column)
    write_column(rows, column);
  fputs("</tr></thead>\n", rows->out);
}

static void end_group(Rows *rows) {
  if (rows->in_group) fputs("</tbody>\n", rows->out);
  rows->in_group = false;
}

static void begin_group(Rows *rows) {
  end_group(rows);
  fputs("<tbody>\n", rows->out);
  rows->in_group = true;
}

static void write_cell(const Rows *rows, size_t column, const char *text) {
  bool is_head = column == rows->head;
  fprintf(rows->out, "<%s%s>", is_head ? "th scope=\"row\"" : "td", rows->classes[column]);
  html_text(rows->out, text ? text : "");
  fputs(is_head ? "</th>" : "</td>", rows->out);
}

/* A cell across the table from this column on. */
static void write_across(const Rows *rows, size_t from, const char *begin, const char *text) {
  if (from > 0) fprintf(rows->out, "<td colspan=\"%zu\"></td>", from);
  fprintf(rows->out, "<%s colspan=\"%zu\">", begin, rows->table->column_count - from);
  html_text(rows->out, text ? text : "");
}

static void write_band(const Rows *rows) {
  fprintf(rows->out, "<td colspan=\"%zu\"><span class=\"unseen\">", rows->table->column_count);
  html_text(rows->out, _("next band"));
  fputs("</span></td>", rows->out);
}

static const char *row_class(RowKind kind) {
  static const char *const classes[] = {
      [ROW_ITEM] = "",
      [ROW_HEADING] = " class=\"heading\"",
      [ROW_NOTE] = " class=\"note\"",
      [ROW_SUBTOTAL] = " class=\"subtotal\"",
      [ROW_TOTAL] = " class=\"total\"",
      [ROW_BAND] = " class=\"band\"",
  };
  return classes[kind];
}

static void write_row(Rows *rows, const DocumentRow *row) {
  if (!rows->in_group || row->kind == ROW_HEADING || row->kind == ROW_TOTAL) begin_group(rows);
  fprintf(rows->out, "<tr%s>", row_class(row->kind));
  switch (row->kind) {
  case ROW_HEADING:
    write_across(rows, 0, "th scope=\"rowgroup\"", row->cells[0]);
    fputs("</th>", rows->out);
    break;
  case ROW_NOTE:
    write_across(rows, rows->after_heading ? 0 : rows->head, "td", row->cells[0]);
    fputs("</td>", rows->out);
    break;
  case ROW_BAND: write_band(rows); break;
  case ROW_ITEM:
  case ROW_SUBTOTAL:
  case ROW_TOTAL:
    for (size_t column = 0; column < rows->table->column_count; ++column)
      write_cell(rows, column, row->cells[column]);
    break;
  }
  fputs("</tr>\n", rows->out);
  if (row->kind != ROW_NOTE) rows->after_heading = row->kind == ROW_HEADING;
}

/* The title's column; the first where none is. */
static size_t head_column(const DocumentTable *table) {
  for (size_t column = 0; column < table->column_count; ++column)
    if (table->columns[column].kind == COLUMN_TITLE) return column;
  return 0;
}

static void begin_table(const Rows *rows, size_t number) {
  const char *columns = rows->table->column_count > COLUMNS_WITH_TITLES ? "many" : "few";
  const char *whole = rows->table->row_count < ROWS_TO_PART ? " whole" : "";
  fprintf(rows->out,
          "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"b%zu\">\n"
          "<table class=\"%s%s\">\n<caption><span id=\"b%zu\">",
          number, columns, whole, number);
  html_text(rows->out, rows->table->caption);
  fputs("</span></caption>\n", rows->out);
}

void html_table(FILE *out, const DocumentTable *table, size_t number) {
  Rows rows = {.out = out, .table = table, .head = head_column(table)};
  for (size_t column = 0; column < table->column_count; ++column)
    rows.classes[column] = column_class(table, column);
  begin_table(&rows, number);
  write_columns(&rows);
  for (size_t row = 0; row < table->row_count; ++row)
    write_row(&rows, &table->rows[row]);
  end_group(&rows);
  fputs("</table>\n</div>\n", out);
}
