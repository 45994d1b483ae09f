/* A document as plain text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/document/document_lines.h"
#include "sessions/document/figure_words.h"
#include "sessions/document/formats.h"
#include "sessions/text/text.h"

enum {
  USUAL_WIDTH = 80,
  NARROWEST = 40,
  WIDEST = 400,
  SIGN_INDENT = 2,
  FACT_INDENT = 4,
  SIGNING_LINES = 2
};

/* As wide as a line of its text. */
static void add_heading(Lines *lines, const Block *block) {
  const int width = lines->width, columns = text_columns(block->text);
  lines_space(lines);
  lines_wrap(lines, NULL, 0, block->text, KEEP_WITH_NEXT);
  if (block->level > 2) return;
  if (columns < width) lines->width = columns;
  lines_rule(lines, block->level == 1 ? "═" : "─", KEEP_WITH_NEXT);
  lines->width = width;
}

/* One line to sign, with room above it. */
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
    lines_wrap(lines, "", FACT_INDENT, lines_format(lines, _("%s: %s"), block->label, block->text),
               MAY_BREAK);
    break;
  case BLOCK_TABLE: lines_table(lines, &block->table); break;
  case BLOCK_BARS: lines_bars(lines, &block->figure); break;
  case BLOCK_WHISKERS: lines_whiskers(lines, &block->figure); break;
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
  bool written = lines_ok(&lines, err);
  if (written && options->lines == 0)
    lines_write(out, &lines, document->footer);
  else if (written)
    written = lines_write_pages(out, &lines, document->footer, options->lines, err);
  lines_free(&lines);
  return written;
}

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

/* "2/5.2  Faire payer…", in one line. */
static void add_label(Lines *lines, const FigureRow *row) {
  int used;
  const char *label = row->label, *title = row->title;
  const int room = lines->width - text_columns(label) - INDENT;
  const bool cut = text_columns(title) > room;
  const size_t size = cut ? text_cut(title, room > 1 ? room - 1 : 0, &used) : strlen(title);
  lines_add(lines, lines_format(lines, "%s  %.*s%s", label, (int)size, title, cut ? "…" : ""),
            KEEP_WITH_NEXT);
}

/* Figures that are too long go on a line of their own. */
static void add_row(Lines *lines, const FigureRow *row, int64_t most, int width,
                    SignsOf *signs_of) {
  char signs[FIGURE_SIGNS_SIZE];
  signs_of(row, most, width, signs);
  const int blanks = width - text_columns(signs);
  add_label(lines, row);
  if (2 * INDENT + width + text_columns(row->words) > lines->width) {
    lines_add(lines, lines_format(lines, "%*s%s", INDENT, "", signs), KEEP_WITH_NEXT);
    lines_wrap(lines, "  ", INDENT, row->words, MAY_BREAK);
  } else {
    lines_add(lines,
              lines_format(lines, "%*s%s%*s%s", INDENT, "", signs,
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

void lines_bars(Lines *lines, const DocumentFigure *figure) {
  add_figure(lines, figure, bar_signs);
}

void lines_whiskers(Lines *lines, const DocumentFigure *figure) {
  add_figure(lines, figure, whisker_signs);
}
