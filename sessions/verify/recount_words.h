/* What a recount found and what it can show, in sentences. */
#ifndef SESSIONS_VERIFY_RECOUNT_WORDS_H
#define SESSIONS_VERIFY_RECOUNT_WORDS_H

#include "sessions/document/document.h"
#include "sessions/verify/recounts.h"

enum { RECOUNT_TEXT_SIZE = 1024, RECOUNT_CHANCES_MAX = 8 };

/* "If 3 of the 87 cells are wrong, the chance that one of them is among those counted is at least
 * 30.9 % (exactly 6569 in 21199).", rounded down. The n-th of the sentences about what so many
 * counted cells can show, each exact; "" past the last. Returns text. */
const char *recount_chance(size_t counted, size_t cells, size_t n, char text[RECOUNT_TEXT_SIZE]);

/* What no recount shows. Borrowed. */
const char *recount_limits(void);

/* All of these as blocks of a document. */
void recount_add_chances(Document *document, size_t counted, size_t cells);

/* "10 cells counted again: all as recorded" or "10 cells counted again; otherwise than recorded:
 * 2". Returns text. */
const char *recount_finding(size_t counted, size_t differ, char text[RECOUNT_TEXT_SIZE]);

/* "recorded 14, by hand 13 (-1)", and where the votes changed since what is recorded now. Returns
 * text. */
const char *recount_cell_finding(const Roundtable *state, const RecountedCell *cell,
                                 char text[RECOUNT_TEXT_SIZE]);

#endif
