/* What recommendations of several sessions are called together. */
#ifndef SESSIONS_COMPARE_TOTAL_NAMES_H
#define SESSIONS_COMPARE_TOTAL_NAMES_H

#include "sessions/compare/total.h"

/* Fills in total->names, each different; says which ones are called otherwise than in their
 * session. */
bool total_name_rows(Total *total, Error *err);

/* "2/5.2", or "5.2" where there are no subgroups. Returns text. */
enum { TOTAL_REFERENCE_SIZE = 2 * (CODE_CHARACTERS_MAX * 4 + 1) + 1 };
const char *total_reference(const Total *total, size_t row, char text[TOTAL_REFERENCE_SIZE]);

#endif
