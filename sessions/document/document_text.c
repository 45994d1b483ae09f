/* A document as plain text. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/document/document_lines.h"
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

static bool add_underline(Lines *lines, const Block *block, Error *err) {
  Lines narrow = *lines;
  int columns = text_columns(block->text);
  if (block->level > 2) return true;
  if (columns > lines->width) columns = lines->width;
  narrow.width = columns;
  const bool added = lines_rule(&narrow, block->level == 1 ? "═" : "─", KEEP_WITH_NEXT, err);
  narrow.width = lines->width;
  *lines = narrow;
  return added;
}

static bool add_heading(Lines *lines, const Block *block, Error *err) {
  return lines_space(lines, err) && lines_wrap(lines, NULL, 0, block->text, KEEP_WITH_NEXT, err) &&
         add_underline(lines, block, err);
}

static bool add_fact(Lines *lines, const Block *block, Error *err) {
  char *fact = NULL;
  if (asprintf(&fact, _("%s: %s"), block->label, block->text) < 0) return fail_memory(err);
  const bool added = lines_wrap(lines, "", FACT_INDENT, fact, MAY_BREAK, err);
  free(fact);
  return added;
}

static bool add_room(Lines *lines, Error *err) {
  bool added = true;
  for (int line = 0; added && line < SIGNING_LINES; ++line)
    added = lines_add(lines, "", KEEP_WITH_NEXT, err);
  return added;
}

/* One line to sign, with room above it. */
static bool add_signature(Lines *lines, const Block *block, Error *err) {
  Lines line = *lines;
  line.width = lines->width / 2;
  const bool drawn = add_room(&line, err) && lines_rule(&line, "_", KEEP_WITH_NEXT, err);
  line.width = lines->width;
  *lines = line;
  return drawn && lines_wrap(lines, NULL, 0, block->text, MAY_BREAK, err);
}

static bool add_block(Lines *lines, const Block *block, BlockKind before, Error *err) {
  const bool goes_on =
      block->kind == before && (block->kind == BLOCK_ITEM || block->kind == BLOCK_FACT);
  if (!goes_on && !lines_space(lines, err)) return false;
  switch (block->kind) {
  case BLOCK_HEADING: return add_heading(lines, block, err);
  case BLOCK_PARAGRAPH: return lines_wrap(lines, NULL, 0, block->text, MAY_BREAK, err);
  case BLOCK_ITEM: return lines_wrap(lines, "- ", SIGN_INDENT, block->text, MAY_BREAK, err);
  case BLOCK_FACT: return add_fact(lines, block, err);
  case BLOCK_TABLE: return lines_table(lines, &block->table, err);
  case BLOCK_BARS: return lines_bars(lines, &block->figure, err);
  case BLOCK_WHISKERS: return lines_whiskers(lines, &block->figure, err);
  case BLOCK_SIGNATURES: return add_signature(lines, block, err);
  case BLOCK_KINDS: break;
  }
  return true;
}

static bool add_blocks(Lines *lines, const Document *document, Error *err) {
  BlockKind before = BLOCK_KINDS;
  for (size_t n = 0; n < document->block_count; ++n) {
    if (!add_block(lines, &document->blocks[n], before, err)) return false;
    before = document->blocks[n].kind;
  }
  return true;
}

bool document_write_text(FILE *out, const Document *document, const FormatOptions *options,
                         Error *err) {
  Lines lines = {.width = options->width == 0 ? USUAL_WIDTH : options->width};
  if (lines.width < NARROWEST || lines.width > WIDEST)
    return fail(err, ERROR_USAGE, _("a report is from %d to %d columns wide"), NARROWEST, WIDEST);
  bool written = add_blocks(&lines, document, err);
  if (written && options->lines == 0)
    lines_write(out, &lines, document->footer);
  else if (written)
    written = lines_write_pages(out, &lines, document->footer, options->lines, err);
  lines_free(&lines);
  return written;
}
