/* What a report for the public (ReportRequest.is_public) may show, so that nobody learns how
 * the few members of a small group voted.
 *
 * A group is those who vote on a subgroup's recommendations: its own voters, else the
 * session's. It is small if fewer than FEW_PEOPLE voters are noted, if it has fewer ballots
 * than that, or if its size is unknown. Votes on the subgroup of a small group are withheld, as
 * whole rows, and so are those on a subgroup into which a recommendation with votes was moved
 * from one.
 *
 * Nothing else in the report is computed from what is withheld: no total, rank, range, margin,
 * share or sentence, and no number of events. So the report does not depend on the withheld
 * votes, and no two reports of a session differ in a way that reveals them. That is why the sum
 * of the small groups' votes is withheld too: a later report may show one of them exactly, once
 * more voters are noted, and the difference would be the other's. */
#ifndef SESSIONS_REPORT_DISCLOSURE_H
#define SESSIONS_REPORT_DISCLOSURE_H

#include "sessions/report/journal_summary.h"
#include "sessions/session/totals.h"

enum { FEW_PEOPLE = 5 };

typedef struct Disclosure {
  bool *left_out;        /* by number of the subgroup: its votes are withheld */
  size_t withheld, told; /* subgroups put to the vote */
  bool tells_voters;     /* how many may vote in the session may be shown */
} Disclosure;

/* Opens a disclosure that withholds nothing, for those who were there. Close it with
 * disclosure_close, on failure too, which accepts {0}. */
bool disclosure_open(const Roundtable *state, Disclosure *disclosure, Error *err);

/* Decides what to withhold from the public. */
bool disclosure_judge(const Roundtable *state, const JournalSummary *journal,
                      Disclosure *disclosure, Error *err);
void disclosure_close(Disclosure *disclosure);

/* Refuses a public report of everything, or of one subgroup, in one sentence: while a vote is open
 * or a ballot waits, or if nothing would be left to show. */
bool disclosure_check(const Roundtable *state, const Finality *finality,
                      const Disclosure *disclosure, uint32_t subgroup, Error *err);

/* Lists the subgroups whose votes are withheld, by code, else by title: "2, T". Returns text. */
const char *disclosure_names(const Roundtable *state, const Disclosure *disclosure,
                             char text[FINALITY_OPEN_SIZE]);

#endif
