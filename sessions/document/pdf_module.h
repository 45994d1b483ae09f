/* The interface between gommette and its module `pdf` (sessions/document/pdf/), the only one that
 * uses cairo and pango. */
#ifndef SESSIONS_DOCUMENT_PDF_MODULE_H
#define SESSIONS_DOCUMENT_PDF_MODULE_H

#include "sessions/document/document.h"

typedef enum PdfKind {
  PDF_REPORT = 1,
  PDF_SHEETS = 2 /* for a document made by sheets_document */
} PdfKind;

typedef struct PdfJob {
  PdfKind kind;
  int64_t created_ms; /* UTC, for the file's metadata */
  const char *letters[COLOUR_COUNT], *meanings[COLOUR_COUNT];
  const char *counted_by; /* for count sheets */
  const Document *document;
} PdfJob;

/* Services of gommette for the module. */
typedef struct PdfHost {
  void *context;
  bool (*write)(void *context, const void *data, size_t size); /* false: out of memory */
  bool (*array_reserve)(void *items, size_t *capacity, size_t needed, size_t size);
  size_t (*text_characters)(const char *text);
  const char *(*colour_sign)(Colour colour);
  size_t (*pages_fill)(Piece *pieces, size_t count, double room);
  void (*page_words)(size_t page, size_t pages, char *text, size_t size); /* writes "page 3 / 12" */
} PdfHost;

typedef enum PdfAnswer { PDF_MADE, PDF_NO_FONT, PDF_NO_MEMORY, PDF_FAILED } PdfAnswer;

/* Services of the module for gommette. */
typedef struct PdfModule {
  /* Draws all pages and writes the file, except for the catalog entries that cairo leaves out. For
   * PDF_FAILED, *why is cairo's error; static. */
  PdfAnswer (*draw)(const PdfJob *job, const PdfHost *host, const char **why);
} PdfModule;

#endif
