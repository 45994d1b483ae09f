/* The file of decisions itself (sessions/compare/match_overrides.h). */
#ifndef SESSIONS_COMPARE_MATCH_OVERRIDES_FILE_H
#define SESSIONS_COMPARE_MATCH_OVERRIDES_FILE_H

#include "sessions/compare/match_overrides.h"

/* One more decision, its texts borrowed by the list. Fails for lack of memory, or where there are
 * MATCHES_MAX already. */
bool matches_add(Matches *matches, const Match *match, Error *err);

/* Reads a file that is there; its texts belong to the list. */
bool matches_file_read(const char *path, Matches *matches, Error *err);

/* Writes all decisions in place of the file before, whole and for its user alone. */
bool matches_file_write(const char *path, const Matches *matches, Error *err);

#endif
