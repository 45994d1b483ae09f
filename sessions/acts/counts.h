/* Counts from the flip chart: three numbers for a recommendation, set or added; they may exceed a
 * guard if a reason is given. */
#ifndef SESSIONS_ACTS_COUNTS_H
#define SESSIONS_ACTS_COUNTS_H

#include "sessions/session/session.h"

typedef struct CountRow {
  uint32_t recommendation;
  Tally typed;
  bool adds;          /* add to the present counts instead of replacing them */
  Tally seen;         /* the counts when the user looked … */
  bool was_seen;      /* … if the user did: if they have changed since, nothing is recorded */
  const char *reason; /* why the counts may exceed a guard; "" for none */
  bool is_blind; /* recorded in front of a room that may not see figures: the number of events must
                    not reveal whether a guard is exceeded or the counts are unchanged; a reason may
                    follow */
} CountRow;

/* Returns the tally that the row would make of `counted`. */
Tally count_row_result(const CountRow *row, Tally counted);

/* Returns whether these counts would exceed a guard; *why (may be NULL) says which. */
bool counts_pass_a_guard(const Roundtable *roundtable, const Recommendation *recommendation,
                         Tally counted, Error *why);

/* Records counts. Opens the subgroup in the same act if it was never opened, and sets *opened.
 * Counts above a guard are refused without a reason and recorded with one; the reason lasts as long
 * as the guard is exceeded. Unchanged counts record nothing. A blind row is always recorded, and
 * drops any earlier reason. */
bool record_counts(Session *session, const CountRow *row, bool *opened, Error *err);

/* Records why a recommendation's counts may exceed a guard; no-op if the reason is unchanged. */
bool give_counts_reason(Session *session, uint32_t recommendation, const char *reason, Error *err);

/* Returns whether a recommendation's counts exceed a guard, its own or that of an allowance. */
bool counts_are_over(const Roundtable *roundtable, const Recommendation *recommendation);

/* Returns how many recommendations exceed a guard without a reason, and stores up to `room` of
 * their numbers; if only an allowance is exceeded, one reason per subgroup is enough. */
size_t counts_without_reason(const Roundtable *roundtable, uint32_t *numbers, size_t room);

#endif
