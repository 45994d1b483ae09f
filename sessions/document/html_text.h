/* What people typed, as text of an HTML page: it never leaves the text or the attribute that it
 * stands in. */
#ifndef SESSIONS_DOCUMENT_HTML_TEXT_H
#define SESSIONS_DOCUMENT_HTML_TEXT_H

#include <stdio.h>

/* As text between tags, and as the value of an attribute between quotes of either kind. */
void html_text(FILE *out, const char *text);

/* <name>text</name>. */
void html_element(FILE *out, const char *name, const char *text);

/* The first `size` bytes between the quotes of a string of CSS in a style element. */
void css_text(FILE *out, const char *text, size_t size);

#endif
