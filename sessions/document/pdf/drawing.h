/* What can be on the paper. */
#ifndef SESSIONS_DOCUMENT_PDF_DRAWING_H
#define SESSIONS_DOCUMENT_PDF_DRAWING_H

#include "sessions/document/pdf/paper.h"

/* Draws all pages on open paper; false for lack of memory. */
typedef bool PaperDrawer(const PdfJob *job, Paper *paper, Error *err);

PaperDrawer report_draw, sheets_draw;

#endif
