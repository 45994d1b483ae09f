/* Counts from the flip chart: three numbers for a recommendation, set or added, which may pass a
 * guard with a reason. */
#ifndef SESSIONS_COUNTS_H
#define SESSIONS_COUNTS_H

#include "sessions/session.h"

typedef struct CountRow {
  uint32_t recommendation;
  Tally typed;
  bool adds;          /* to what is counted already, rather than in its place */
  Tally seen;         /* what was counted when its user looked … */
  bool was_seen;      /* … if anybody did: where it is not so any more, nothing is recorded */
  const char *reason; /* why the counts stand though they pass a guard; "" for none */
} CountRow;

/* What would be counted on a recommendation that has this now. */
Tally count_row_result(const CountRow *row, Tally counted);

/* Whether so many would pass a guard; *why, which may be NULL, says which. */
bool counts_pass_a_guard(const Roundtable *roundtable, const Recommendation *recommendation,
                         Tally counted, Error *why);

/* Records them. A subgroup never opened is opened first, in the same act, and *opened says so. What
 * passes a guard is refused without a reason, and kept with it; the reason lasts as long as the
 * guard is passed. The same counts again keep nothing. */
bool record_counts(Session *session, const CountRow *row, bool *opened, Error *err);

#endif
