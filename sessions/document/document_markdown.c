/* A document as Markdown that pandoc and GitHub render alike. What people typed stays the text that
 * it was: every sign that could mean something has a backslash before it. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "core/base/i18n.h"
#include "sessions/document/document.h"
#include "sessions/document/figure.h"

enum { FIGURE_WIDTH = 40, DASHES = 5, TITLE_DASHES = 40 };

static const char SIGNS[] = "\\`*_{}[]<>#|~^$@&!\"";

/* What means something at the beginning of a text only: lists, headings, quotations, tables. */
static bool begins_block(const char *text, const char *at) {
  if (at == text) return strchr("-+=:%", *at) != NULL;
  if (*at != '.' && *at != ')') return false;
  while (at > text && isalnum((unsigned char)at[-1]))
    --at;
  return at == text || (at == text + 1 && *text == '(');
}

/* http:// and www. would become links. */
static bool begins_link(const char *text, const char *at) {
  if (*at == ':') return strncmp(at, "://", 3) == 0;
  return *at == '.' && at - text >= 3 && strncasecmp(at - 3, "www", 3) == 0;
}

/* Two of them would become a dash or an ellipsis. */
static bool is_doubled(const char *text, const char *at) {
  return (*at == '-' || *at == '.') && (at[1] == *at || (at > text && at[-1] == *at));
}

static void write_text(FILE *out, const char *text) {
  for (const char *at = text; *at; ++at) {
    if (strchr(SIGNS, *at) || begins_block(text, at) || begins_link(text, at) ||
        is_doubled(text, at))
      fputc('\\', out);
    fputc(*at, out);
  }
}

static void write_heading(FILE *out, const Block *block) {
  for (int level = 0; level < block->level; ++level)
    fputc('#', out);
  fputc(' ', out);
  write_text(out, block->text);
  fputc('\n', out);
}

/* "- **Date**: 2023-06-06" */
static void write_fact(FILE *out, const Block *block) {
  fputs("- **", out);
  write_text(out, block->label);
  fputs("**", out);
  fputs(_(": "), out);
  write_text(out, block->text);
  fputc('\n', out);
}

static void write_dashes(FILE *out, ColumnKind kind) {
  const int dashes = kind == COLUMN_TITLE ? TITLE_DASHES : DASHES;
  for (int dash = 0; dash < dashes; ++dash)
    fputc('-', out);
  fputs(kind == COLUMN_NUMBER ? ":|" : "-|", out);
}

static void write_head(FILE *out, const DocumentTable *table) {
  fputc('|', out);
  for (size_t column = 0; column < table->column_count; ++column) {
    fputc(' ', out);
    write_text(out, table->columns[column].title);
    fputs(" |", out);
  }
  fputs("\n|", out);
  for (size_t column = 0; column < table->column_count; ++column)
    write_dashes(out, table->columns[column].kind);
  fputc('\n', out);
}

/* `mark` stands on both sides of each cell that is not empty. */
static void write_cells(FILE *out, const DocumentTable *table, const DocumentRow *row,
                        const char *mark) {
  fputc('|', out);
  for (size_t column = 0; column < table->column_count; ++column) {
    const char *cell = row->cells[column] ? row->cells[column] : "";
    fputs(*cell ? " " : "", out);
    fputs(*cell ? mark : "", out);
    write_text(out, cell);
    fputs(*cell ? mark : "", out);
    fputs(" |", out);
  }
  fputc('\n', out);
}

/* A text that is for the whole row stands in the column of titles. */
static void write_row_text(FILE *out, const DocumentTable *table, const char *text,
                           const char *mark) {
  fputc('|', out);
  for (size_t column = 0; column < table->column_count; ++column) {
    const bool here = table->columns[column].kind == COLUMN_TITLE;
    if (here) fprintf(out, " %s", mark);
    if (here) write_text(out, text);
    if (here) fputs(mark, out);
    fputs(" |", out);
  }
  fputc('\n', out);
}

static void write_row(FILE *out, const DocumentTable *table, const DocumentRow *row) {
  switch (row->kind) {
  case ROW_ITEM: write_cells(out, table, row, ""); break;
  case ROW_HEADING: write_row_text(out, table, row->cells[0], "**"); break;
  case ROW_NOTE: write_row_text(out, table, row->cells[0], "*"); break;
  case ROW_SUBTOTAL:
  case ROW_TOTAL: write_cells(out, table, row, "**"); break;
  case ROW_BAND: write_row_text(out, table, "· · ·", ""); break;
  }
}

static void write_table(FILE *out, const DocumentTable *table) {
  write_text(out, table->caption);
  fputs(_(":"), out);
  fputs("\n\n", out);
  write_head(out, table);
  for (size_t n = 0; n < table->row_count; ++n)
    write_row(out, table, &table->rows[n]);
}

/* Signs in a column of their own, with the words of each row beside them. */
static void write_figure_row(FILE *out, const DocumentFigure *figure, const FigureRow *row,
                             bool bars) {
  char signs[FIGURE_SIGNS_SIZE];
  fputs("| ", out);
  write_text(out, row->label);
  fputs(" | ", out);
  write_text(out, row->title);
  if (bars)
    bar_signs(row, figure->most, FIGURE_WIDTH, signs);
  else
    whisker_signs(row, figure->most, FIGURE_WIDTH, signs);
  fprintf(out, *signs ? " | `%s` | %s |\n" : " |%s | %s |\n", signs, row->words);
}

static void write_figure(FILE *out, const DocumentFigure *figure, bool bars) {
  write_text(out, figure->caption);
  fputs(_(":"), out);
  fprintf(out, "\n\n| %s | %s | %s | %s |\n", _("ref."), _("recommendation"),
          bars ? _("bar") : _("from best to worst"), bars ? _("dots") : _("rank"));
  fputs("|------|--------------------|------------------------------|----------|\n", out);
  for (size_t n = 0; n < figure->row_count; ++n)
    write_figure_row(out, figure, &figure->rows[n], bars);
}

static void write_block(FILE *out, const Block *block) {
  switch (block->kind) {
  case BLOCK_HEADING: write_heading(out, block); break;
  case BLOCK_PARAGRAPH:
    write_text(out, block->text);
    fputc('\n', out);
    break;
  case BLOCK_ITEM:
    fputs("- ", out);
    write_text(out, block->text);
    fputc('\n', out);
    break;
  case BLOCK_FACT: write_fact(out, block); break;
  case BLOCK_TABLE: write_table(out, &block->table); break;
  case BLOCK_BARS: write_figure(out, &block->figure, true); break;
  case BLOCK_WHISKERS: write_figure(out, &block->figure, false); break;
  case BLOCK_SIGNATURES:
    write_text(out, block->text);
    fputs(" ……………………………………………………\n", out);
    break;
  case BLOCK_KINDS: break;
  }
}

bool document_write_markdown(FILE *out, const Document *document,
                             const FormatOptions *options UNUSED, Error *err UNUSED) {
  for (size_t n = 0; n < document->block_count; ++n) {
    const Block *block = &document->blocks[n];
    const bool goes_on = n > 0 && (block->kind == BLOCK_ITEM || block->kind == BLOCK_FACT) &&
                         block[-1].kind == block->kind;
    if (n > 0 && !goes_on) fputc('\n', out);
    write_block(out, block);
  }
  fputs(document->block_count > 0 ? "\n---\n\n" : "", out);
  write_text(out, document->footer);
  fputc('\n', out);
  return true;
}
