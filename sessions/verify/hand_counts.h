/* Reads hand counts from a CSV file: the sheet that sessions/report/report.h writes, filled
 * in. */
#ifndef SESSIONS_VERIFY_HAND_COUNTS_H
#define SESSIONS_VERIFY_HAND_COUNTS_H

#include "sessions/document/document.h"
#include "sessions/verify/draw.h"
#include "sessions/verify/recount.h"

/* What a recount found and what it can show, in sentences. */

enum { RECOUNT_TEXT_SIZE = 1024, RECOUNT_CHANCES_MAX = 8 };

/* Returns the n-th sentence about what this many counted cells can show, each exact, in `text`; ""
 * past the last. "If 3 of the 87 cells are wrong, the chance that one of them is among those
 * counted is at least 30.9 % (exactly 6569 in 21199).", rounded down. */
const char *recount_chance(size_t counted, size_t cells, size_t n, char text[RECOUNT_TEXT_SIZE]);

/* Returns what no recount can show. Borrowed. */
const char *recount_limits(void);

/* Adds all of these to a document as blocks. */
void recount_add_chances(Document *document, size_t counted, size_t cells);

/* Returns "10 cells counted again: all as recorded" or "10 cells counted again; otherwise than
 * recorded: 2", in `text`. */
const char *recount_finding(size_t counted, size_t differ, char text[RECOUNT_TEXT_SIZE]);

/* Returns "recorded 14, by hand 13 (-1)", in `text`, and what is recorded now if the votes changed
 * since. */
const char *recount_cell_finding(const Roundtable *state, const RecountedCell *cell,
                                 char text[RECOUNT_TEXT_SIZE]);

/* The columns of that sheet. */
#define SHEET_NAMES "subgroup_code code title colour count"
enum { SHEET_COLUMNS = 5 };

/* Reads columns subgroup_code (optional if there is one subgroup), code, colour and count, in any
 * order and in English, French or Dutch; ignores others. An empty count, or a missing row, means
 * that the cell was not counted. by_hand gets a number for each cell of the draw, or NOT_COUNTED.
 * All is read or nothing: a row that was not drawn, a repeated cell and an invalid count are each
 * refused, naming the line (ERROR_BAD_DATA). */
bool hand_counts_read(const char *path, const Roundtable *state, const Draw *draw, int64_t *by_hand,
                      Error *err);

/* Parses one count: digits up to COUNT_MAX twice, or nothing at all. The error lacks the place. */
bool hand_count_parse(const char *text, int64_t *by_hand, Error *err);

#endif
