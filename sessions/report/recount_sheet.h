/* The blind sheet of a recount: the cells drawn, without their recorded counts, and room for the
 * hand counts. */
#ifndef SESSIONS_REPORT_RECOUNT_SHEET_H
#define SESSIONS_REPORT_RECOUNT_SHEET_H

#include <stdio.h>

#include "sessions/document/document.h"
#include "sessions/verify/draw.h"

/* Makes a document for every format that people read, in agenda order, with the seed, the
 * fingerprint, how many ballots have no paper, and what the recount can show. `language` is that of
 * the words ("fr"). Free it with document_free, on failure too. */
bool recount_sheet_make(const Roundtable *state, const Draw *draw, const char *language,
                        Document *document, Error *err);

/* Writes CSV, to be filled in and handed back (sessions/verify/hand_counts.h), to a stream that the
 * caller provides and checks (ferror). */
bool recount_sheet_csv(FILE *out, const Roundtable *state, const Draw *draw, Error *err);

#endif
