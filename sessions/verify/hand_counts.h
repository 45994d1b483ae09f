/* What was counted by hand, from a CSV file: the sheet that sessions/report/recount_sheet.h writes,
 * filled in. */
#ifndef SESSIONS_VERIFY_HAND_COUNTS_H
#define SESSIONS_VERIFY_HAND_COUNTS_H

#include "sessions/verify/draw.h"

/* The columns of that sheet. */
#define SHEET_NAMES "subgroup_code code title colour count"
enum { SHEET_COLUMNS = 5 };

/* Reads columns subgroup_code (which may be missing where there is one subgroup), code, colour and
 * count, in any order and in English, French or Dutch; others are passed over. An empty count is a
 * cell that was not counted, and so is a cell without a row. by_hand gets a number for each cell of
 * the draw, NOT_COUNTED where there is none. All is read or nothing: a row that was not drawn, a
 * cell twice and a count that is no number are each refused by line (ERROR_BAD_DATA). */
bool hand_counts_read(const char *path, const Roundtable *state, const Draw *draw, int64_t *by_hand,
                      Error *err);

/* One count: digits up to COUNT_MAX twice, or nothing at all. The error lacks the place. */
bool hand_count_parse(const char *text, int64_t *by_hand, Error *err);

#endif
