#include "sessions/document/html.h"

#include <sodium.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/document/figure.h"
#include "sessions/files/memory_stream.h"

static const char *entity(char byte) {
  switch (byte) {
  case '&': return "&amp;";
  case '<': return "&lt;";
  case '>': return "&gt;";
  case '"': return "&quot;";
  case '\'': return "&#39;";
  default: return NULL;
  }
}

void html_text(FILE *out, const char *text) {
  for (; *text != '\0'; ++text) {
    const char *safe = entity(*text);
    if (safe)
      fputs(safe, out);
    else
      fputc(*text, out);
  }
}

void html_element(FILE *out, const char *name, const char *text) {
  fprintf(out, "<%s>", name);
  html_text(out, text);
  fprintf(out, "</%s>", name);
}

/* Returns whether a byte is literal in a CSS string, also within a style element, which ends at
 * "</". */
static bool is_plain(char byte) {
  return (byte & 0x80) != 0 || (byte >= ' ' && byte < '\x7f' && !strchr("\"\\<>&", byte));
}

/* Writes the first `size` bytes as the content of a CSS string in a style element. */
static void css_text(FILE *out, const char *text, size_t size) {
  for (const char *end = text + size; text < end; ++text)
    if (is_plain(*text))
      fputc(*text, out);
    else
      fprintf(out, "\\%x ", (unsigned)(unsigned char)*text);
}

/* What fits on two lines at the bottom of a page, in bytes of UTF-8: some of the beginning, and the
 * end, which has the fingerprint. */
enum { FOOTER_MAX = 200, FOOTER_BEGINNING = 80, FOOTER_END = 110 };

enum {
  HASH_BASE64_SIZE =
      sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)
};

/* Returns the start of the character that contains this byte. */
static size_t character_edge(const char *text, size_t place) {
  while (place > 0 && (text[place] & 0xC0) == 0x80)
    place--;
  return place;
}

static void write_page_footer(FILE *out, const char *footer) {
  size_t length = strlen(footer), beginning = length, end = length;
  if (length > FOOTER_MAX) {
    beginning = character_edge(footer, FOOTER_BEGINNING);
    end = character_edge(footer, length - FOOTER_END);
  }
  fputs("@page{@bottom-left{content:\"", out);
  css_text(out, footer, beginning);
  if (beginning < length) fputs(" … ", out);
  css_text(out, footer + end, length - end);
  fputs("\"}}", out);
}

static bool page_footer(const char *footer, char **style, Error *err) {
  MemoryStream memory;
  if (!memory_stream_open(&memory, err)) return false;
  write_page_footer(memory.out, footer);
  return memory_stream_close(&memory, true, style, NULL, err);
}

static void write_source(FILE *out, const void *style, size_t size) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  char base64[HASH_BASE64_SIZE];
  crypto_hash_sha256(hash, style, size);
  sodium_bin2base64(base64, sizeof base64, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
  fprintf(out, " 'sha256-%s'", base64);
}

bool html_style(FILE *out, const char *footer, Error *err) {
  char *foot;
  if (!page_footer(footer, &foot, err)) return false;
  fputs("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "base-uri 'none'; form-action 'none'; style-src",
        out);
  write_source(out, PAGE_STYLE, PAGE_STYLE_SIZE);
  write_source(out, foot, strlen(foot));
  fputs("\">\n<style>", out);
  fwrite(PAGE_STYLE, 1, PAGE_STYLE_SIZE, out);
  fprintf(out, "</style>\n<style>%s</style>\n", foot);
  free(foot);
  return true;
}

/* More columns than this leave no room for full titles. */
enum { COLUMNS_WITH_TITLES = 7 };

/* A table with fewer rows is not split across pages. */
enum { ROWS_TO_PART = 10 };

/* Kept on one line, in bytes, if all cells of a text column are this short. */
enum { SHORT_TEXT = 16 };

typedef struct Rows {
  FILE *out;
  const DocumentTable *table;
  const char *classes[DOCUMENT_COLUMNS_MAX]; /* of columns, as attributes */
  size_t head;                               /* the row header's column */
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

static void end_group(Rows *rows) {
  if (rows->in_group) fputs("</tbody>\n", rows->out);
  rows->in_group = false;
}

static void write_cell(const Rows *rows, size_t column, const char *text) {
  bool is_head = column == rows->head;
  fprintf(rows->out, "<%s%s>", is_head ? "th scope=\"row\"" : "td", rows->classes[column]);
  html_text(rows->out, text ? text : "");
  fputs(is_head ? "</th>" : "</td>", rows->out);
}

/* Writes a cell that spans the table from this column on. */
static void write_across(const Rows *rows, size_t from, const char *begin, const char *text) {
  if (from > 0) fprintf(rows->out, "<td colspan=\"%zu\"></td>", from);
  fprintf(rows->out, "<%s colspan=\"%zu\">", begin, rows->table->column_count - from);
  html_text(rows->out, text ? text : "");
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
  if (!rows->in_group || row->kind == ROW_HEADING || row->kind == ROW_TOTAL) {
    end_group(rows);
    fputs("<tbody>\n", rows->out);
    rows->in_group = true;
  }
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
  case ROW_BAND:
    fprintf(rows->out, "<td colspan=\"%zu\"><span class=\"unseen\">", rows->table->column_count);
    html_text(rows->out, _("next band"));
    fputs("</span></td>", rows->out);
    break;
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

/* Returns the title's column; the first if none. */
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
  fputs("<thead><tr>", rows.out);
  for (size_t column = 0; column < rows.table->column_count; ++column)
    write_column(&rows, column);
  fputs("</tr></thead>\n", rows.out);
  for (size_t row = 0; row < table->row_count; ++row)
    write_row(&rows, &table->rows[row]);
  end_group(&rows);
  fputs("</table>\n</div>\n", out);
}

static void write_key(FILE *out, const Document *document) {
  fputs("<ul class=\"key\">", out);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour) {
    fputs("<li>", out);
    svg_sample(out, colour);
    fprintf(out, " %s – ", priority_sign(colour));
    html_text(out, priority_words(document, colour));
    fputs("</li>", out);
  }
  fputs("</ul>\n", out);
}

static void write_head(FILE *out, const char *class, const char *text) {
  fprintf(out, "<th scope=\"col\" class=\"%s\">", class);
  html_text(out, text);
  fputs("</th>", out);
}

static void write_heads(FILE *out, BlockKind kind, int64_t most) {
  fputs("<thead><tr>", out);
  write_head(out, "title", _("recommendation"));
  fputs("<td class=\"picture\">", out);
  if (kind == BLOCK_WHISKERS) svg_scale(out, most);
  fputs("</td>", out);
  write_head(out, "figures",
             kind == BLOCK_WHISKERS ? _("rank, from best to worst") : _("number of dots"));
  fputs("</tr></thead>\n", out);
}

/* Writes "3 V + 5 J + 1 R = 9". */
static void write_tally(FILE *out, Tally tally) {
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    fprintf(out, "%s%s %s", colour > GREEN ? " + " : "", number_shown(tally.dots[colour]).text,
            svg_letter(colour));
  fprintf(out, " = <b>%s</b>", number_shown(tally_cumulative(tally)).text);
}

static void write_figure_row(FILE *out, BlockKind kind, const FigureRow *row, int64_t most) {
  fputs("<tr>", out);
  fputs("<th scope=\"row\" class=\"title\"><b>", out);
  html_text(out, row->label);
  fputs("</b> ", out);
  html_text(out, row->title);
  fputs("</th>", out);
  fputs("<td class=\"picture\">", out);
  if (kind == BLOCK_WHISKERS)
    svg_whisker(out, row, most);
  else
    svg_bar(out, row->tally, most);
  fputs("</td><td class=\"figures\">", out);
  if (kind == BLOCK_WHISKERS)
    html_text(out, row->words);
  else
    write_tally(out, row->tally);
  fputs("</td></tr>\n", out);
}

void html_figure(FILE *out, const Document *document, BlockKind kind, const DocumentFigure *figure,
                 size_t number) {
  int64_t most = figure->most > 0 ? figure->most : 1;
  fprintf(out, "<figure>\n<figcaption id=\"b%zu\">", number);
  html_text(out, figure->caption);
  fputs("</figcaption>\n", out);
  if (kind == BLOCK_BARS) write_key(out, document);
  fprintf(out, "<table aria-labelledby=\"b%zu\">\n", number);
  write_heads(out, kind, most);
  fputs("<tbody>\n", out);
  for (size_t row = 0; row < figure->row_count; ++row)
    write_figure_row(out, kind, &figure->rows[row], most);
  fputs("</tbody>\n</table>\n</figure>\n", out);
}
