/* The styles of a report's page, and the policy that lets a browser apply these and load nothing.
 */
#ifndef SESSIONS_DOCUMENT_HTML_STYLE_H
#define SESSIONS_DOCUMENT_HTML_STYLE_H

#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"

/* The file page.css as it is in the program (embed.py). */
extern const unsigned char PAGE_STYLE[];
extern const size_t PAGE_STYLE_SIZE;

/* Writes a Content-Security-Policy and the styles that it names by their SHA-256. The footer stands
 * at the foot of each printed page, cut in its middle where it is too long for that. */
bool html_style(FILE *out, const char *footer, Error *err);

#endif
