/* A document as a PDF, made in a process of its own (sessions/files/isolation.h). */
#ifndef SESSIONS_DOCUMENT_PDF_H
#define SESSIONS_DOCUMENT_PDF_H

#include <stdio.h>

#include "sessions/document/pdf_module.h"
#include "sessions/journal/codec.h"

/* Writes it to a stream that the caller checks (ferror): all of it or nothing. The error says what
 * will help. */
bool pdf_write(FILE *out, PdfKind kind, const Document *document, int64_t created_ms, Error *err);

/* The work that this isolates, here and now; context is the PdfJob. Where memory runs short, GLib
 * ends the process. */
bool pdf_draw(void *context, FILE *made, Error *err);

/* Adds to a finished file what cairo leaves out of its catalogue: the language that it is in, and
 * that its title, not its file's name, is to be shown. The catalogue is the file's last object, as
 * cairo writes it up to PDF 1.4; any other file stays as it is. False for lack of memory. */
bool pdf_complete_catalog(Bytes *file, const char *language, Error *err);

#endif
