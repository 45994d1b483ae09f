/* A document as lines of text, before they are broken into pages. */
#ifndef SESSIONS_DOCUMENT_DOCUMENT_LINES_H
#define SESSIONS_DOCUMENT_DOCUMENT_LINES_H

#include <stdio.h>

#include "sessions/document/document.h"

/* A line that is kept with the next is not the last on a page. */
typedef enum Keeping { MAY_BREAK, KEEP_WITH_NEXT } Keeping;

typedef struct TextLine {
  const char *text;
  Keeping keeping;
  size_t head, head_size; /* lines that are repeated above it at the top of a page, or none */
} TextLine;

/* Begins as {.width = …}; lines_free gives the memory back. For lack of memory, which its
 * texts remember (store_ok), what follows is left out. */
typedef struct Lines {
  int width;
  TextLine *lines;
  size_t count, capacity;
  size_t head, head_size; /* that lines added now belong to */
  Store texts;
} Lines;

/* One line, without the blanks at its end. */
void lines_add(Lines *lines, const char *text, Keeping keeping);

/* An empty line, unless there is one already or none at all. */
void lines_space(Lines *lines);

/* A text in as many lines as it takes, after `first` on the first and as many blanks as `indent`
 * says on all others. Those of a short text stay together, of a long one the first two and the last
 * two; `keeping` is for the last. */
void lines_wrap(Lines *lines, const char *first, int indent, const char *text, Keeping keeping);

/* So many times the same sign. */
void lines_rule(Lines *lines, const char *sign, Keeping keeping);

void lines_free(Lines *lines);

/* Blocks. */
void lines_table(Lines *lines, const DocumentTable *table);

#endif
