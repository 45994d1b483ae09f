#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/document/document.h"
#include "sessions/document/document_lines.h"
#include "sessions/document/figure.h"
#include "sessions/text/sentences.h"
#include "sessions/text/text.h"

/* Lines on paper: pages with a footer, repeated table headers, no orphaned lines. */

enum { FEWEST_BODY_LINES = 12, NUMBER_SIZE = 64 };

/* The document's lines in page order. */
typedef struct Pages {
  const Lines *lines;
  int body;  /* lines per page without its footer */
  int line;  /* used on the current page */
  int page;  /* the current one, from 1 */
  int pages; /* in total; 0 while counting */
  FILE *out; /* NULL while counting */
  const char *footer;
} Pages;

static void put(Pages *pages, const char *text) {
  if (pages->out) fprintf(pages->out, "%s\n", text);
  ++pages->line;
}

/* Writes the full lines of the footer; returns its last line, which shares a line with the page
 * number. */
static const char *write_footer(const Pages *pages, FILE *out, int *lines) {
  const char *rest = pages->footer;
  for (*lines = 1; text_columns(rest) > pages->lines->width; ++*lines) {
    const size_t size = wrap_line(rest, pages->lines->width);
    if (out) fprintf(out, "%.*s\n", (int)size, rest);
    rest += size;
    rest += strspn(rest, " ");
  }
  return rest;
}

/* Returns the height of an empty line, the footer, and a line for the page number if it has none
 * beside it. */
static int foot_lines(const Pages *pages) {
  int lines;
  write_footer(pages, NULL, &lines);
  return lines + 2;
}

static void write_foot(Pages *pages) {
  char number[NUMBER_SIZE];
  int lines;
  if (!pages->out) return;
  snprintf(number, sizeof number, _("page %d / %d"), pages->page, pages->pages);
  for (; pages->line < pages->body + 1; ++pages->line)
    fputc('\n', pages->out);
  const char *last = write_footer(pages, pages->out, &lines);
  const int gap = pages->lines->width - text_columns(last) - text_columns(number);
  fputs(last, pages->out);
  if (gap > 0)
    fprintf(pages->out, "%*s%s\n", gap, "", number);
  else
    fprintf(pages->out, "\n%s\n", number);
}

static void begin_page(Pages *pages) {
  if (pages->page > 0) {
    write_foot(pages);
    if (pages->out) fputc('\f', pages->out);
  }
  ++pages->page;
  pages->line = 0;
}

/* Returns the line after those that stay together from here on. */
static size_t chunk_end(const Lines *lines, size_t at) {
  while (at + 1 < lines->count && lines->lines[at].keeping == KEEP_WITH_NEXT)
    ++at;
  return at + 1;
}

static void repeat_head(Pages *pages, const TextLine *line) {
  for (size_t n = 0; n < line->head_size; ++n)
    put(pages, pages->lines->lines[line->head + n].text);
}

static void put_line(Pages *pages, size_t at) {
  const TextLine *line = &pages->lines->lines[at];
  if (pages->line >= pages->body) {
    begin_page(pages);
    repeat_head(pages, line);
  }
  if (pages->line > 0 || *line->text) put(pages, line->text);
}

static void write_chunks(Pages *pages) {
  size_t end;
  begin_page(pages);
  for (size_t at = 0; at < pages->lines->count; at = end) {
    end = chunk_end(pages->lines, at);
    const bool fits = pages->line + (int)(end - at) <= pages->body;
    if (!fits && pages->line > 0) {
      begin_page(pages);
      repeat_head(pages, &pages->lines->lines[at]);
    }
    for (size_t line = at; line < end; ++line)
      put_line(pages, line);
  }
  write_foot(pages);
}

/* Writes them one after another, or on pages of that many lines, each with the footer and its
 * number.
 */
static bool lines_write_pages(FILE *out, const Lines *lines, const char *footer, int page_lines,
                              Error *err) {
  Pages pages = {.lines = lines, .footer = footer};
  const int foot = foot_lines(&pages);
  pages.body = page_lines - foot;
  if (pages.body < FEWEST_BODY_LINES)
    return fail(err, ERROR_USAGE, _("a page has at least %d lines"), FEWEST_BODY_LINES + foot);
  write_chunks(&pages);
  const int count = pages.page;
  pages = (Pages){.lines = lines, .body = pages.body, .footer = footer, .pages = count, .out = out};
  write_chunks(&pages);
  return true;
}

static void lines_write(FILE *out, const Lines *lines, const char *footer) {
  for (size_t n = 0; n < lines->count; ++n)
    fprintf(out, "%s\n", lines->lines[n].text);
  fputc('\n', out);
  wrap_write(out, footer, lines->width);
}

/* A document as plain text. */

enum {
  USUAL_WIDTH = 80,
  NARROWEST = 40,
  WIDEST = 400,
  SIGN_INDENT = 2,
  FACT_INDENT = 4,
  SIGNING_LINES = 2
};

enum { INDENT = 2, SIGNS_MIN = 10 };

typedef const char *SignsOf(const FigureRow *row, int64_t most, int width,
                            char text[FIGURE_SIGNS_SIZE]);

static int widest_words(const DocumentFigure *figure) {
  int most = 0;
  for (size_t n = 0; n < figure->row_count; ++n) {
    const int width = text_columns(figure->rows[n].words);
    if (width > most) most = width;
  }
  return most;
}

/* Writes "2/5.2  Faire payer…" on one line. */
static void add_label(Lines *lines, const FigureRow *row) {
  int used;
  const char *label = row->label, *title = row->title;
  const int room = lines->width - text_columns(label) - INDENT;
  const bool cut = text_columns(title) > room;
  const size_t size = cut ? text_cut(title, room > 1 ? room - 1 : 0, &used) : strlen(title);
  lines_add(lines,
            store_format(&lines->texts, "%s  %.*s%s", label, (int)size, title, cut ? "…" : ""),
            KEEP_WITH_NEXT);
}

/* Figures that are too long go on a separate line. */
static void add_row(Lines *lines, const FigureRow *row, int64_t most, int width,
                    SignsOf *signs_of) {
  char signs[FIGURE_SIGNS_SIZE];
  signs_of(row, most, width, signs);
  const int blanks = width - text_columns(signs);
  add_label(lines, row);
  if (2 * INDENT + width + text_columns(row->words) > lines->width) {
    lines_add(lines, store_format(&lines->texts, "%*s%s", INDENT, "", signs), KEEP_WITH_NEXT);
    lines_wrap(lines, "  ", INDENT, row->words, MAY_BREAK);
  } else {
    lines_add(lines,
              store_format(&lines->texts, "%*s%s%*s%s", INDENT, "", signs,
                           blanks > 0 ? blanks + INDENT : INDENT, "", row->words),
              MAY_BREAK);
  }
}

static void add_figure(Lines *lines, const DocumentFigure *figure, SignsOf *signs_of) {
  int width = lines->width - 2 * INDENT - widest_words(figure);
  if (width > FIGURE_SIGNS_MAX) width = FIGURE_SIGNS_MAX;
  if (width < SIGNS_MIN) width = SIGNS_MIN;
  if (figure->most < width) width = (int)figure->most;
  lines_space(lines);
  lines_wrap(lines, NULL, 0, figure->caption, KEEP_WITH_NEXT);
  lines_space(lines);
  for (size_t n = 0; n < figure->row_count; ++n)
    add_row(lines, &figure->rows[n], figure->most, width, signs_of);
}

/* The underline is as wide as a line of the text. */
static void add_heading(Lines *lines, const Block *block) {
  const int width = lines->width, columns = text_columns(block->text);
  lines_space(lines);
  lines_wrap(lines, NULL, 0, block->text, KEEP_WITH_NEXT);
  if (block->level > 2) return;
  if (columns < width) lines->width = columns;
  lines_rule(lines, block->level == 1 ? "═" : "─", KEEP_WITH_NEXT);
  lines->width = width;
}

/* Adds a line to sign, with space above. */
static void add_signature(Lines *lines, const Block *block) {
  const int width = lines->width;
  for (int line = 0; line < SIGNING_LINES; ++line)
    lines_add(lines, "", KEEP_WITH_NEXT);
  lines->width = width / 2;
  lines_rule(lines, "_", KEEP_WITH_NEXT);
  lines->width = width;
  lines_wrap(lines, NULL, 0, block->text, MAY_BREAK);
}

static void add_block(Lines *lines, const Block *block, BlockKind before) {
  const bool goes_on =
      block->kind == before && (block->kind == BLOCK_ITEM || block->kind == BLOCK_FACT);
  if (!goes_on) lines_space(lines);
  switch (block->kind) {
  case BLOCK_HEADING: add_heading(lines, block); break;
  case BLOCK_PARAGRAPH: lines_wrap(lines, NULL, 0, block->text, MAY_BREAK); break;
  case BLOCK_ITEM: lines_wrap(lines, "- ", SIGN_INDENT, block->text, MAY_BREAK); break;
  case BLOCK_FACT:
    lines_wrap(lines, "", FACT_INDENT,
               store_format(&lines->texts, _("%s: %s"), block->label, block->text), MAY_BREAK);
    break;
  case BLOCK_TABLE: lines_table(lines, &block->table); break;
  case BLOCK_BARS: add_figure(lines, &block->figure, bar_signs); break;
  case BLOCK_WHISKERS: add_figure(lines, &block->figure, whisker_signs); break;
  case BLOCK_SIGNATURES: add_signature(lines, block); break;
  case BLOCK_KINDS: break;
  }
}

bool document_write_text(FILE *out, const Document *document, const FormatOptions *options,
                         Error *err) {
  Lines lines = {.width = options->width == 0 ? USUAL_WIDTH : options->width};
  if (lines.width < NARROWEST || lines.width > WIDEST)
    return fail(err, ERROR_USAGE, _("a report is from %d to %d columns wide"), NARROWEST, WIDEST);
  for (size_t n = 0; n < document->block_count; ++n)
    add_block(&lines, &document->blocks[n], n > 0 ? document->blocks[n - 1].kind : BLOCK_KINDS);
  bool written = store_ok(&lines.texts, err);
  if (written && options->lines == 0)
    lines_write(out, &lines, document->footer);
  else if (written)
    written = lines_write_pages(out, &lines, document->footer, options->lines, err);
  lines_free(&lines);
  return written;
}
