/* The styles of a report's page, and the policy that lets a browser apply these and load nothing.
 */
#ifndef SESSIONS_DOCUMENT_HTML_H
#define SESSIONS_DOCUMENT_HTML_H

#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"
#include "sessions/document/document.h"

/* The file page.css as it is in the program (embed.py). */
extern const unsigned char PAGE_STYLE[];
extern const size_t PAGE_STYLE_SIZE;

/* Writes a Content-Security-Policy and the styles that it names by their SHA-256. The footer stands
 * at the foot of each printed page, cut in its middle where it is too long for that. */
bool html_style(FILE *out, const char *footer, Error *err);

/* Tables and figures of a report in HTML. `number` is the block's own in its page: what names the
 * table refers to it. */

/* A table whose rows are grouped under their headings, in a part of the page of its own that
 * scrolls, by keyboard as well, where the window is narrower. */
void html_table(FILE *out, const DocumentTable *table, size_t number);

/* A figure: a table again, one picture a row, with what it shows in figures beside it. */
void html_figure(FILE *out, BlockKind kind, const DocumentFigure *figure, size_t number);

/* What people typed, as text of an HTML page: it never leaves the text or the attribute that it
 * stands in. */

/* As text between tags, and as the value of an attribute between quotes of either kind. */
void html_text(FILE *out, const char *text);

/* <name>text</name>. */
void html_element(FILE *out, const char *name, const char *text);

#endif
