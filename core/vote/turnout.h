/* How many people voted at least, whichever way they did: on ballots, in the kiosk, or with dots
 * that were called out or counted. */
#ifndef CORE_VOTE_TURNOUT_H
#define CORE_VOTE_TURNOUT_H

#include "core/vote/guards.h"

typedef struct Turnout {
  int64_t ballots; /* in the box; RULE_UNKNOWN where a state taken up at a checkpoint does not know
                      which have dots where */
  int64_t kiosk;   /* that came in there, counted or not */
  int64_t by_dots; /* so many people must have placed what is counted on one recommendation, of the
                      session as a whole only where its subgroup has dots on ballots too … */
  uint32_t recommendation; /* … this one, where they are most; 0: none */
  int64_t voters;          /* who may vote; RULE_UNKNOWN where nobody said */
} Turnout;

/* Whether the number of voters limits who votes there: in a subgroup of its own voters or ballots,
 * or the only one; in the session (NULL) where a ballot is for all of it. */
bool turnout_is_limited(const Roundtable *roundtable, const Subgroup *subgroup);

/* The turnout of such a subgroup or session (NULL), so many ballots being in the box for it. */
Turnout turnout_with(const Roundtable *roundtable, const Subgroup *subgroup, int64_t ballots);

/* The same, with those that are in it. */
Turnout turnout_of(const Roundtable *roundtable, const Subgroup *subgroup);

/* People, and the voters that there are. Without any ballot there are only dots, which are no
 * matter of turnout (guard_of_recommendation). */
Guard turnout_guard(Turnout turnout);

/* At least so many people placed these dots on one recommendation; 0 where nobody said how many one
 * may place there. */
int64_t turnout_by_dots(const Roundtable *roundtable, Tally counted);

/* Refuses counts of a recommendation where those who placed them and those who handed in ballots
 * would be more than the voters: names both, in words. */
bool turnout_check_counts(const Roundtable *roundtable, const Recommendation *recommendation,
                          Tally counted, Error *err);

#endif
