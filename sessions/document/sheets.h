/* Sheets to print before the vote: a poster for each recommendation, on which the dots are stuck,
 * and for each subgroup a sheet on which they are counted. */
#ifndef SESSIONS_DOCUMENT_SHEETS_H
#define SESSIONS_DOCUMENT_SHEETS_H

#include <stdio.h>

#include "core/vote/roundtable.h"
#include "sessions/document/document.h"

enum { SHEET_WIDTH = 76, SHEET_LINES = 58 };

/* Writes pages of at most SHEET_LINES lines and SHEET_WIDTH columns, a form feed between two: first
 * the count sheets, then the posters, of all votable recommendations in held subgroups. False where
 * there is none, or for lack of memory. */
bool sheets_text(FILE *out, const Roundtable *state, Error *err);

/* The same on A4: count sheets with boxes for strokes, then the posters, a page each, their titles
 * as large as fits. `language` is that of the words ("fr"); `created_ms` goes into the file.
 * Refused where gommette was built without PDF. */
bool sheets_write_pdf(FILE *out, const Roundtable *state, const char *language, int64_t created_ms,
                      Error *err);

/* What the PDF is made of: the footer is what names the session; for each subgroup follow a fact,
 * whose label is what names it and whose text is its title, and a table of its recommendations with
 * these cells. Refused where there is none. In any case the caller gives it to document_free. */
enum { SHEET_CODE, SHEET_TITLE, SHEET_REFERENCE, SHEET_CELLS };
bool sheets_document(const Roundtable *state, const char *language, Document *document, Error *err);

#endif
