/* Sheets to print before the vote: a poster for each recommendation, on which the dots are stuck,
 * and for each subgroup a sheet on which they are counted. */
#ifndef SESSIONS_SHEETS_H
#define SESSIONS_SHEETS_H

#include <stdio.h>

#include "core/roundtable.h"

enum { SHEET_WIDTH = 76, SHEET_LINES = 58 };

/* Writes pages of at most SHEET_LINES lines and SHEET_WIDTH columns, a form feed between two: first
 * the count sheets, then the posters, of all votable recommendations in held subgroups. False where
 * there is none, or for lack of memory. */
bool sheets_text(FILE *out, const Roundtable *state, Error *err);

#endif
