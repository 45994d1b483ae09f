/* Between gommette and its module `pdf` (sessions/document/pdf/), the only one that knows cairo and
 * pango: what each asks of the other. */
#ifndef SESSIONS_DOCUMENT_PDF_MODULE_H
#define SESSIONS_DOCUMENT_PDF_MODULE_H

#include "sessions/document/document.h"

typedef enum PdfKind {
  PDF_REPORT = 1,
  PDF_SHEETS = 2 /* of such a document as sheets_document makes */
} PdfKind;

typedef struct PdfJob {
  PdfKind kind;
  int64_t created_ms; /* UTC, for the file's metadata */
  const char *letters[COLOUR_COUNT], *meanings[COLOUR_COUNT];
  const char *counted_by; /* on a count sheet */
  const Document *document;
} PdfJob;

/* What gommette does for the module. */
typedef struct PdfHost {
  void *context;
  bool (*write)(void *context, const void *data, size_t size); /* false: no memory */
  void *(*array_reserve)(void *items, size_t *capacity, size_t needed, size_t size);
  size_t (*text_characters)(const char *text);
  const char *(*colour_sign)(Colour colour);
  size_t (*pages_fill)(Piece *pieces, size_t count, double room);
  void (*page_words)(size_t page, size_t pages, char *text, size_t size); /* "page 3 / 12" */
} PdfHost;

typedef enum PdfAnswer { PDF_MADE, PDF_NO_FONT, PDF_NO_MEMORY, PDF_FAILED } PdfAnswer;

/* What the module does for gommette. */
typedef struct PdfModule {
  /* Draws all pages and writes the file, whose catalogue lacks what cairo leaves out of it. For
   * PDF_FAILED, *why is what cairo says; static. */
  PdfAnswer (*draw)(const PdfJob *job, const PdfHost *host, const char **why);
} PdfModule;

#endif
