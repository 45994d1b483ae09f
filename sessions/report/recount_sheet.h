/* The blind sheet of a recount: the cells that were drawn, without what was recorded of them, and
 * room for what is counted by hand. */
#ifndef SESSIONS_REPORT_RECOUNT_SHEET_H
#define SESSIONS_REPORT_RECOUNT_SHEET_H

#include <stdio.h>

#include "sessions/document/document.h"
#include "sessions/verify/draw.h"

/* As a document for every format that people read, in the order of the agenda, with the seed, the
 * fingerprint, how many ballots have no paper, and what the recount can show. `language` is that of
 * the words ("fr"). Also on failure the caller gives it to document_free. */
bool recount_sheet_make(const Roundtable *state, const Draw *draw, const char *language,
                        Document *document, Error *err);

/* As CSV, to be filled in and handed back (sessions/verify/hand_counts.h), on a stream that the
 * caller hands in and checks (ferror). */
bool recount_sheet_csv(FILE *out, const Roundtable *state, const Draw *draw, Error *err);

#endif
