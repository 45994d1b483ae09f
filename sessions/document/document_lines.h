/* A document as lines of text, before they are broken into pages. */
#ifndef SESSIONS_DOCUMENT_DOCUMENT_LINES_H
#define SESSIONS_DOCUMENT_DOCUMENT_LINES_H

#include <stdio.h>

#include "sessions/document/formats.h"

/* A line that is kept with the next is not the last on a page. */
typedef enum Keeping { MAY_BREAK, KEEP_WITH_NEXT } Keeping;

typedef struct TextLine {
  const char *text;
  Keeping keeping;
  size_t head, head_size; /* lines that are repeated above it at the top of a page, or none */
} TextLine;

/* Begins as {.width = …}; lines_free gives the memory back. */
typedef struct Lines {
  int width;
  TextLine *lines;
  size_t count, capacity;
  size_t head, head_size; /* that lines added now belong to */
  Store texts;
} Lines;

/* One line, without the blanks at its end. */
bool lines_add(Lines *lines, const char *text, Keeping keeping, Error *err);

/* An empty line, unless there is one already or none at all. */
bool lines_space(Lines *lines, Error *err);

/* A text in as many lines as it takes, after `first` on the first and as many blanks as `indent`
 * says on all others. Those of a short text stay together, of a long one the first two and the last
 * two; `keeping` is for the last. */
bool lines_wrap(Lines *lines, const char *first, int indent, const char *text, Keeping keeping,
                Error *err);

/* So many times the same sign. */
bool lines_rule(Lines *lines, const char *sign, Keeping keeping, Error *err);

/* Whatever was added last is kept with what comes. */
void lines_keep_last(Lines *lines);

/* Writes them one after another, or on pages of so many lines, each with the footer and its number.
 */
void lines_write(FILE *out, const Lines *lines, const char *footer);
bool lines_write_pages(FILE *out, const Lines *lines, const char *footer, int page_lines,
                       Error *err);

void lines_free(Lines *lines);

/* Blocks. */
bool lines_table(Lines *lines, const DocumentTable *table, Error *err);
bool lines_bars(Lines *lines, const DocumentFigure *figure, Error *err);
bool lines_whiskers(Lines *lines, const DocumentFigure *figure, Error *err);

#endif
