/* What gommette asks the program gommette-pdf, and what that answers, as bytes between the two.
 *
 * Numbers are big-endian. A text is its length (4 bytes), its UTF-8 and a NUL. Asked is
 *   "gommette" and the version (2 bytes), the kind (1), the moment (8), the texts of PdfWords,
 *   the document's language, title, footer and mark, how many blocks (4), the blocks, "end.";
 * a block is its kind and level (1 byte each), its label, its text, then
 *   a table's caption, how many columns (1) of title, brief and kind (1), how many rows (4) of
 *   kind (1), how many cells (1) and the cells; or
 *   a figure's caption, its `most` (8), how many rows (4) of label, title, words, green, yellow,
 *   red (8 each), best, worst and rank (4 each).
 * Answered is the same beginning, a PdfAnswer (1 byte), a length (8) and so many bytes: the PDF; or
 * words of cairo, of what failed. Nothing follows either. */
#ifndef SESSIONS_DOCUMENT_PDF_JOB_H
#define SESSIONS_DOCUMENT_PDF_JOB_H

#include "sessions/document/document.h"
#include "sessions/journal/codec.h"

/* Whatever changes above is another version. */
enum { PDF_JOB_VERSION = 2 };

typedef enum PdfKind {
  PDF_REPORT = 1,
  PDF_SHEETS = 2 /* of such a document as sheets_document makes */
} PdfKind;

/* The words of the paper itself. */
typedef struct PdfWords {
  const char *page; /* "page %d / %d": numbers come in the place of %d */
  const char *letters[COLOUR_COUNT], *meanings[COLOUR_COUNT];
  const char *counted_by; /* on a count sheet */
} PdfWords;

typedef struct PdfJob {
  PdfKind kind;
  int64_t created_ms; /* UTC, for the file's metadata */
  PdfWords words;
  const Document *document;
} PdfJob;

typedef enum PdfAnswer {
  PDF_MADE = 1,
  PDF_NO_FONT = 2,
  PDF_NO_MEMORY = 3,
  PDF_NOT_UNDERSTOOD = 4,
  PDF_FAILED = 5
} PdfAnswer;

/* Adds the bytes of a job; false for lack of memory. */
bool pdf_job_put(const PdfJob *job, Bytes *bytes, Error *err);

/* Reads a job, whose texts then belong to the document. Whatever it should not hold is refused:
 * another version, a text that is not clean, a number out of its range, one byte too many
 * (ERROR_BAD_DATA). In any case *document, {0} before, is to be given to document_free. */
bool pdf_job_take(const Bytes *bytes, PdfJob *job, Document *document, Error *err);

/* The same of an answer; what it holds stays a part of the bytes. */
bool pdf_answer_put(PdfAnswer answer, const void *data, size_t size, Bytes *bytes, Error *err);
bool pdf_answer_take(const Bytes *bytes, PdfAnswer *answer, const uint8_t **data, size_t *size);

#endif
