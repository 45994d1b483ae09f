/* A document as a PDF, made in a separate process (sessions/files/isolation.h). */
#ifndef SESSIONS_DOCUMENT_PDF_H
#define SESSIONS_DOCUMENT_PDF_H

#include <stdio.h>

#include "sessions/document/pdf_module.h"
#include "sessions/journal/codec.h"

/* Writes it to a stream that the caller checks (ferror): all of it or nothing. The error says how
 * to fix the problem. */
bool pdf_write(FILE *out, PdfKind kind, const Document *document, int64_t created_ms, Error *err);

/* Does the isolated work, in the current process; context is the PdfJob. If memory runs out, GLib
 * ends the process. */
bool pdf_draw(void *context, FILE *made, Error *err);

/* Adds to the catalog of a finished file what cairo leaves out: its language, and that its title,
 * not its file name, should be shown. The catalog must be the file's last object, as cairo writes
 * it up to PDF 1.4; any other file is left unchanged. False if out of memory. */
bool pdf_complete_catalog(Bytes *file, const char *language, Error *err);

#endif
