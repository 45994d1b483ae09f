/* Sheets to print before the vote: a poster for each recommendation, to stick the dots on, and a
 * sheet for each subgroup, to count them. */
#ifndef SESSIONS_DOCUMENT_SHEETS_H
#define SESSIONS_DOCUMENT_SHEETS_H

#include <stdio.h>

#include "core/vote/roundtable.h"
#include "sessions/document/document.h"

enum { SHEET_WIDTH = 76, SHEET_LINES = 58 };

/* Writes pages of at most SHEET_LINES lines and SHEET_WIDTH columns, separated by form feeds: first
 * the count sheets, then the posters, of all votable recommendations in held subgroups. False if
 * there are none, or if out of memory. */
bool sheets_text(FILE *out, const Roundtable *state, Error *err);

/* Writes the same on A4: count sheets with boxes for tally marks, then the posters, one per page,
 * their titles as large as fits. `language` is that of the words ("fr"); `created_ms` goes into the
 * file. Refused if gommette was built without PDF. */
bool sheets_write_pdf(FILE *out, const Roundtable *state, const char *language, int64_t created_ms,
                      Error *err);

/* Makes the document for the PDF: its footer names the session; each subgroup is a fact, whose
 * label names it and whose text is its title, and a table of its recommendations with these cells.
 * Refused if there are none. Free it with document_free in any case. */
enum { SHEET_CODE, SHEET_TITLE, SHEET_REFERENCE, SHEET_CELLS };
bool sheets_document(const Roundtable *state, const char *language, Document *document, Error *err);

#endif
