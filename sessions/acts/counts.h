/* Counts from the flip chart: three numbers for a recommendation, set or added, which may pass a
 * guard with a reason. */
#ifndef SESSIONS_ACTS_COUNTS_H
#define SESSIONS_ACTS_COUNTS_H

#include "sessions/session/session.h"

typedef struct CountRow {
  uint32_t recommendation;
  Tally typed;
  bool adds;          /* to what is counted already, rather than in its place */
  Tally seen;         /* what was counted when its user looked … */
  bool was_seen;      /* … if anybody did: where it is not so any more, nothing is recorded */
  const char *reason; /* why the counts stand though they pass a guard; "" for none */
  bool is_blind;      /* recorded before a room that may not see figures: what is kept tells by its
                         number of events neither whether a guard is passed nor whether the counts
                         are the same again; a reason may follow */
} CountRow;

/* What would be counted on a recommendation that has this now. */
Tally count_row_result(const CountRow *row, Tally counted);

/* Whether these counts would pass a guard; *why, which may be NULL, says which. */
bool counts_pass_a_guard(const Roundtable *roundtable, const Recommendation *recommendation,
                         Tally counted, Error *why);

/* Records them. A subgroup never opened is opened first, in the same act, and *opened says so. What
 * passes a guard is refused without a reason, and kept with it; the reason lasts as long as the
 * guard is passed. The same counts again keep nothing. A blind row is kept in any case, and a
 * reason given before does not outlast it. */
bool record_counts(Session *session, const CountRow *row, bool *opened, Error *err);

/* Says why the counts of a recommendation stand though they pass a guard; the same reason again
 * keeps nothing. */
bool give_counts_reason(Session *session, uint32_t recommendation, const char *reason, Error *err);

/* Whether the counts of a recommendation pass a guard, its own or that of an allowance. */
bool counts_are_over(const Roundtable *roundtable, const Recommendation *recommendation);

/* The recommendations whose counts do and have no reason, up to `room` of their numbers; where an
 * allowance alone is passed one reason a subgroup is enough. Returns how many there are. */
size_t counts_without_reason(const Roundtable *roundtable, uint32_t *numbers, size_t room);

#endif
