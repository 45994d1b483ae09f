/* A document as lines of text, before pagination. */
#ifndef SESSIONS_DOCUMENT_DOCUMENT_LINES_H
#define SESSIONS_DOCUMENT_DOCUMENT_LINES_H

#include <stdio.h>

#include "sessions/document/document.h"

/* A line kept with the next is never the last on a page. */
typedef enum Keeping { MAY_BREAK, KEEP_WITH_NEXT } Keeping;

typedef struct TextLine {
  const char *text;
  Keeping keeping;
  size_t head, head_size; /* lines repeated above it at the top of a page, or none */
} TextLine;

/* Begins as {.width = …}; lines_free gives the memory back. For lack of memory, which its
 * texts remember (store_ok), what follows is left out. */
typedef struct Lines {
  int width;
  TextLine *lines;
  size_t count, capacity;
  size_t head, head_size; /* of the lines added from now on */
  Store texts;
} Lines;

/* Adds one line, without trailing blanks. */
void lines_add(Lines *lines, const char *text, Keeping keeping);

/* Adds an empty line, unless the last one is empty or there are none. */
void lines_space(Lines *lines);

/* Wraps a text, after `first` on the first line and `indent` blanks on the others. The lines of a
 * short text stay together, and the first two and last two of a long one; `keeping` applies to the
 * last line. */
void lines_wrap(Lines *lines, const char *first, int indent, const char *text, Keeping keeping);

/* Adds a line of repeated signs. */
void lines_rule(Lines *lines, const char *sign, Keeping keeping);

void lines_free(Lines *lines);

/* Blocks. */
void lines_table(Lines *lines, const DocumentTable *table);

#endif
