/* The stylesheet of a report's page, and the policy that lets a browser apply it and load nothing
 * else. */
#ifndef SESSIONS_DOCUMENT_HTML_H
#define SESSIONS_DOCUMENT_HTML_H

#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"
#include "sessions/document/document.h"

/* The file page.css, embedded in the program (embed.py). */
extern const unsigned char PAGE_STYLE[];
extern const size_t PAGE_STYLE_SIZE;

/* Writes a Content-Security-Policy and the styles that it allows by their SHA-256. The footer is at
 * the bottom of each printed page, shortened in the middle if too long. */
bool html_style(FILE *out, const char *footer, Error *err);

/* Tables and figures of a report in HTML. `number` is the block's index in the page, used to refer
 * from the table to its caption. */

/* Writes a table with rows grouped under their headings, in a section that scrolls, by keyboard
 * too, if the window is narrower. */
void html_table(FILE *out, const DocumentTable *table, size_t number);

/* Writes a figure as a table, one picture per row, with its values beside it. */
void html_figure(FILE *out, const Document *document, BlockKind kind, const DocumentFigure *figure,
                 size_t number);

/* Escaping of what people typed: it cannot break out of the text or attribute that contains it. */

/* Writes text between tags, or the value of an attribute in quotes of either kind. */
void html_text(FILE *out, const char *text);

/* Writes <name>text</name>. */
void html_element(FILE *out, const char *name, const char *text);

#endif
