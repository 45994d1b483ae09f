/* How many people voted at least, in any way: on ballots, in the kiosk, or with dots that were
 * called out or counted. */
#ifndef CORE_VOTE_TURNOUT_H
#define CORE_VOTE_TURNOUT_H

#include "core/vote/guards.h"

typedef struct Turnout {
  int64_t ballots; /* in the box; RULE_UNKNOWN if a state loaded from a checkpoint does not know
                      which have dots where */
  int64_t kiosk;   /* received there, counted or not */
  int64_t by_dots; /* at least this many people placed the dots counted on one recommendation; for
                      the whole session, only if its subgroup also has dots on ballots … */
  uint32_t recommendation; /* … the one that needs most people; 0: none */
  int64_t voters;          /* who may vote; RULE_UNKNOWN if unknown */
} Turnout;

/* Returns whether the number of voters limits who votes there: in a subgroup with its own voters or
 * ballots, or the only one; in the session (NULL) if a ballot covers all of it. */
bool turnout_is_limited(const Roundtable *roundtable, const Subgroup *subgroup);

/* Returns the turnout of such a subgroup or session (NULL). */
Turnout turnout_of(const Roundtable *roundtable, const Subgroup *subgroup);

/* Returns people against voters. Without any ballot there are only dots, which do not count as
 * turnout (guard_of_recommendation). */
Guard turnout_guard(Turnout turnout);

/* Refuses counts of a recommendation if the people who placed them and those who handed in ballots
 * would outnumber the voters; the error gives both numbers. */
bool turnout_check_counts(const Roundtable *roundtable, const Recommendation *recommendation,
                          Tally counted, Error *err);

#endif
