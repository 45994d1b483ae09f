#include "sessions/document/document.h"
#include "sessions/document/figure.h"
#include "sessions/document/html.h"

enum { HEADING_LEVELS = 6 };

static bool write_head(FILE *out, const Document *document, Error *err) {
  fputs("<!DOCTYPE html>\n<html lang=\"", out);
  html_text(out, document->language);
  fputs("\">\n<head>\n<meta charset=\"utf-8\">\n", out);
  if (!html_style(out, document->footer, err)) return false;
  fputs("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n",
        out);
  html_element(out, "title", document->title);
  fputs("\n</head>\n", out);
  return true;
}

static void write_heading(FILE *out, const Block *block) {
  char name[] = "h1";
  int level = block->level < 1 ? 1 : block->level;
  name[1] = (char)('0' + (level > HEADING_LEVELS ? HEADING_LEVELS : level));
  html_element(out, name, block->text);
  fputc('\n', out);
}

static void write_line(FILE *out, const char *element, const Block *block) {
  html_element(out, element, block->text);
  fputc('\n', out);
}

static void write_block(FILE *out, const Document *document, const Block *block, size_t number) {
  switch (block->kind) {
  case BLOCK_HEADING: write_heading(out, block); break;
  case BLOCK_PARAGRAPH: write_line(out, "p", block); break;
  case BLOCK_ITEM:
  case BLOCK_SIGNATURES: write_line(out, "li", block); break;
  case BLOCK_FACT:
    fputs("<div>", out);
    html_element(out, "dt", block->label);
    html_element(out, "dd", block->text);
    fputs("</div>\n", out);
    break;
  case BLOCK_TABLE: html_table(out, &block->table, number); break;
  case BLOCK_BARS:
  case BLOCK_WHISKERS: html_figure(out, document, block->kind, &block->figure, number); break;
  case BLOCK_KINDS: break;
  }
}

/* Returns the tag around consecutive blocks of one kind; "" if none. */
static const char *list_begin(BlockKind kind) {
  switch ((int)kind) {
  case BLOCK_ITEM: return "<ul>\n";
  case BLOCK_FACT: return "<dl>\n";
  case BLOCK_SIGNATURES: return "<ul class=\"signatures\">\n";
  default: return "";
  }
}

static const char *list_end(BlockKind kind) {
  switch ((int)kind) {
  case BLOCK_ITEM:
  case BLOCK_SIGNATURES: return "</ul>\n";
  case BLOCK_FACT: return "</dl>\n";
  default: return "";
  }
}

static bool holds(const Document *document, BlockKind kind) {
  for (size_t n = 0; n < document->block_count; ++n)
    if (document->blocks[n].kind == kind) return true;
  return false;
}

bool document_write_html(FILE *out, const Document *document, const FormatOptions *options UNUSED,
                         Error *err) {
  if (!write_head(out, document, err)) return false;
  fputs("<body>\n", out);
  if (holds(document, BLOCK_BARS)) svg_patterns(out);
  if (document->mark) {
    fputs("<p class=\"mark\" aria-hidden=\"true\">", out);
    html_text(out, document->mark);
    fputs("</p>\n", out);
  }
  fputs("<main>\n", out);
  for (size_t n = 0; n < document->block_count; ++n) {
    const Block *block = &document->blocks[n];
    if (n == 0 || block[-1].kind != block->kind) fputs(list_begin(block->kind), out);
    write_block(out, document, block, n);
    if (n + 1 == document->block_count || block[1].kind != block->kind)
      fputs(list_end(block->kind), out);
  }
  fputs("</main>\n<footer>", out);
  html_element(out, "p", document->footer);
  fputs("</footer>\n</body>\n</html>\n", out);
  return true;
}
