/* A document as a file, in every format that people read. */
#ifndef SESSIONS_DOCUMENT_FORMATS_H
#define SESSIONS_DOCUMENT_FORMATS_H

#include <stdio.h>

#include "sessions/document/document.h"

typedef struct FormatOptions {
  int width;          /* of text, in columns; 0: 80 */
  int lines;          /* of text, on a page; 0: no pages */
  int64_t created_ms; /* of PDF: UTC, for its metadata; the last event's, or SOURCE_DATE_EPOCH */
} FormatOptions;

/* Writes the whole document to a stream that the caller hands in and checks (ferror). The same
 * document and options give the same bytes. */
typedef bool DocumentWriter(FILE *out, const Document *document, const FormatOptions *options,
                            Error *err);

DocumentWriter document_write_text, document_write_markdown, document_write_html,
    document_write_pdf;

#endif
