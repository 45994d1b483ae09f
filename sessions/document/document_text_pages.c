/* Lines on paper: pages with a footer, heads of tables repeated, nothing left alone. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/document/document_lines.h"
#include "sessions/text/text.h"
#include "sessions/text/wrap.h"

enum { FEWEST_BODY_LINES = 12, NUMBER_SIZE = 64 };

/* The lines of the document in the order in which pages show them. */
typedef struct Pages {
  const Lines *lines;
  int body;  /* lines of a page without its foot */
  int line;  /* used on the present page */
  int page;  /* the present one, from 1 */
  int pages; /* in all; 0 while they are counted */
  FILE *out; /* NULL while they are counted */
  const char *footer;
} Pages;

static void put(Pages *pages, const char *text) {
  if (pages->out) fprintf(pages->out, "%s\n", text);
  ++pages->line;
}

/* The footer in full lines; the last of it is left for the number of the page to stand beside. */
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

/* An empty line, the footer, and a line for the number where it has none beside it. */
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

/* The line after those that stay together from here on. */
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

bool lines_write_pages(FILE *out, const Lines *lines, const char *footer, int page_lines,
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

void lines_write(FILE *out, const Lines *lines, const char *footer) {
  for (size_t n = 0; n < lines->count; ++n)
    fprintf(out, "%s\n", lines->lines[n].text);
  fputc('\n', out);
  wrap_write(out, footer, lines->width);
}
