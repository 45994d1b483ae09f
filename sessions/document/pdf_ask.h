/* Has a PDF made by the program for it. */
#ifndef SESSIONS_DOCUMENT_PDF_ASK_H
#define SESSIONS_DOCUMENT_PDF_ASK_H

#include <stdio.h>

#include "sessions/journal/codec.h"

typedef struct PdfMaker {
  const char *program; /* a path */
  int64_t wait_ms;     /* how long it may take; then it is killed */
} PdfMaker;

/* Starts the program, hands it the bytes of a job (sessions/document/pdf_job.h) and writes the PDF
 * to a stream that the caller checks (ferror): all of it or nothing. The error says what will help.
 */
bool pdf_ask(const PdfMaker *maker, const Bytes *question, FILE *out, Error *err);

#endif
