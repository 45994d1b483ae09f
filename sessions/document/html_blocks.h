/* Tables and figures of a report in HTML. `number` is the block's own in its page: what names the
 * table refers to it. */
#ifndef SESSIONS_DOCUMENT_HTML_BLOCKS_H
#define SESSIONS_DOCUMENT_HTML_BLOCKS_H

#include <stdio.h>

#include "sessions/document/document.h"

/* A table whose rows are grouped under their headings, in a part of the page of its own that
 * scrolls, by keyboard as well, where the window is narrower. */
void html_table(FILE *out, const DocumentTable *table, size_t number);

/* A figure: a table again, one picture a row, with what it shows in figures beside it. */
void html_figure(FILE *out, BlockKind kind, const DocumentFigure *figure, size_t number);

#endif
