/* Sessions to report on. */
#ifndef TESTS_SESSIONS_REPORTS_H
#define TESTS_SESSIONS_REPORTS_H

#include "sessions/report/sections.h"

/* Makes at `path` the round table of 6 June 2023 from the counts file of the samples, at fixed
 * times of that afternoon: 21 voters, phases with a pause, a note on the session and one on a
 * recommendation, one renumbered, a ballot cast and withdrawn, a dot undone, one reverted with a
 * reason, a ranking rule changed twice. Its 29 rows are those of
 * tests/data/table-ronde-2023-06-06.expected.csv. */
bool make_june(const char *path, Error *err);

/* One subgroup of so many recommendations, whose titles have so many characters, with counts. */
bool make_many(const char *path, int recommendations, int characters, Error *err);

/* Titles, notes and reasons that every format could trip over. */
bool make_hostile(const char *path, Error *err);

/* Subgroups whose own voters are 3, 4 and 12, and a secret note. */
bool make_few(const char *path, Error *err);

/* The report of 6 June in the present language; the caller gives it to document_free. */
bool report_of_june(Document *document, Error *err);

#endif
