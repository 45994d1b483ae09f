/* Sessions to report on. */
#ifndef TESTS_SESSIONS_REPORTS_H
#define TESTS_SESSIONS_REPORTS_H

#include "sessions/report/report.h"

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

/* Makes a closed session at random from `seed`: two to five subgroups with voters of their own, the
 * session's or nobody knows how many, who voted by counts, by single dots (some taken back) or by
 * ballots. What was voted in the subgroups of `secret_in` (bit 0: the first) comes from `secret`
 * instead; how many ballots there are does not. With `later`, the first subgroup with few voters of
 * its own has 9 of them in the end. Prints how many ballots have dots in each subgroup. */
typedef struct Groups {
  uint64_t seed, secret;
  unsigned secret_in;
  bool later;
} Groups;
bool make_groups(const char *path, const Groups *groups, Error *err);

/* The report of 6 June in the present language; the caller gives it to document_free. */
bool report_of_june(Document *document, Error *err);

#endif
