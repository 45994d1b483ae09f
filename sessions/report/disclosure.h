/* What a report for the public (ReportRequest.is_public) may tell, so that nobody learns how the
 * few members of a small group voted.
 *
 * A group is who votes on a subgroup's recommendations: its own voters, else the session's. It is
 * small where fewer than FEW_PEOPLE voters are noted, where its ballots are fewer than that, or
 * where nobody knows how many they are. The votes on the subgroup of a small group are withheld,
 * whole rows of them, and so are those on a subgroup into which a recommendation with votes was
 * moved from one.
 *
 * Nothing else in the report is worked out from what is withheld: no total, rank, range, margin,
 * share or sentence, nor how many events there are. So the report says the same whatever was voted
 * there, and no two reports of a session have a difference that would tell it. That is why small
 * groups are withheld together but their sum is not told either: a later report may tell one of
 * them exactly, once more voters are noted, and then the rest would be the other's. */
#ifndef SESSIONS_REPORT_DISCLOSURE_H
#define SESSIONS_REPORT_DISCLOSURE_H

#include "sessions/report/journal_summary.h"
#include "sessions/session/totals.h"

enum { FEW_PEOPLE = 5 };

typedef struct Disclosure {
  bool *left_out;        /* by number of the subgroup: its votes are withheld */
  size_t withheld, told; /* subgroups put to the vote */
  bool tells_voters;     /* how many may vote in the session */
} Disclosure;

/* For somebody who was there nothing is withheld. disclosure_close gives the memory back, on
 * failure too, and takes one that is {0}. */
bool disclosure_open(const Roundtable *state, Disclosure *disclosure, Error *err);

/* For the public. */
bool disclosure_judge(const Roundtable *state, const JournalSummary *journal,
                      Disclosure *disclosure, Error *err);
void disclosure_close(Disclosure *disclosure);

/* Refuses a report for the public of all, or of one subgroup, in one sentence: while a vote is open
 * or a ballot waits, and where nothing would be left to tell. */
bool disclosure_check(const Roundtable *state, const Finality *finality,
                      const Disclosure *disclosure, uint32_t subgroup, Error *err);

/* The subgroups whose votes are withheld, by code, else by title: "2, T". Returns text. */
const char *disclosure_names(const Roundtable *state, const Disclosure *disclosure,
                             char text[FINALITY_OPEN_SIZE]);

#endif
