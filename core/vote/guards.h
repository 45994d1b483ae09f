/* Guards: how many dots there can be at most, if the voting rules are known. They reveal a wrong
 * count before it leaves the room. */
#ifndef CORE_VOTE_GUARDS_H
#define CORE_VOTE_GUARDS_H

#include "core/vote/roundtable.h"

/* Dots placed, and the most that the voters may place; each is RULE_UNKNOWN if unknown. A guard is
 * known if both are. */
typedef struct Guard {
  int64_t placed, most;
} Guard;

bool guard_is_known(Guard guard);

/* Returns whether more are placed than possible. */
bool guard_is_exceeded(Guard guard);

/* Returns most - placed, never below 0; only if the guard is known. */
int64_t guard_left(Guard guard);

/* Returns how many may vote on this subgroup's recommendations: its own voters, else the session's,
 * else RULE_UNKNOWN. */
int64_t guard_voters(const Roundtable *roundtable, const Subgroup *subgroup);

/* Returns the most dots of one colour (COLOUR_COUNT: of all) that one voter may put on one
 * recommendation: 1 if one dot per item, with stacking the allowance of the colour or, if smaller,
 * the total allowance. */
int64_t guard_per_item(const Roundtable *roundtable, Colour colour);

/* Returns how many dots of a colour (COLOUR_COUNT: of all colours) one voter has, or RULE_UNKNOWN.
 * Of all: the rule's value but, if all three are known, no more than the colours together. */
int64_t guard_allowance(const Roundtable *roundtable, int colour);

/* Return the guard of one recommendation's dots of one colour, and of all: voters × what one voter
 * may put on it. */
Guard guard_of_colour(const Roundtable *roundtable, const Recommendation *recommendation,
                      Colour colour);
Guard guard_of_recommendation(const Roundtable *roundtable, const Recommendation *recommendation);

/* Returns the guard of all dots of a colour (COLOUR_COUNT: of all colours) that draw on the same
 * allowance as this subgroup's: the session's, or the subgroup's own, depending on the scope.
 * Unknown if the scope is. */
Guard guard_of_allowance(const Roundtable *roundtable, const Subgroup *subgroup, int colour);

/* Returns the guard of ballots handed in, counted or still in the kiosk, against the voters who may
 * hand one in; guard_left is how many have not voted yet. For a subgroup among others: the ballots
 * that have dots there, and those of its kiosk and of the session's; if the allowance is the
 * session's and the subgroup has no kiosk of its own, every ballot, since each is for all. NULL:
 * the whole session, without the subgroups' kiosks. Both numbers may be RULE_UNKNOWN: `placed` if a
 * state loaded from a checkpoint does not know which ballots have dots where. */
Guard guard_of_ballots(const Roundtable *roundtable, const Subgroup *subgroup);

/* Returns how many ballots in the box have dots in this subgroup; RULE_UNKNOWN as above. */
int64_t guard_ballots_with_dots_in(const Roundtable *roundtable, const Subgroup *subgroup);

/* The same plus the ballots of its own kiosk. RULE_UNKNOWN likewise. */
int64_t guard_ballots_in(const Roundtable *roundtable, const Subgroup *subgroup);

/* Returns whether any guard of this recommendation is exceeded. */
bool guard_flags(const Roundtable *roundtable, const Recommendation *recommendation);

/* Returns whether more dots are placed, of a colour or in total, than the allowance that this
 * subgroup draws on. */
bool guard_flags_allowance(const Roundtable *roundtable, const Subgroup *subgroup);

/* Returns whether any known rule limits the number of dots, on a ballot or in total. */
bool guards_limit_dots(const Roundtable *roundtable);

/* The same, or a number of voters is known: else nothing can be exceeded. */
bool guards_limit_votes(const Roundtable *roundtable);

/* Refuses to add `more` dots (below 0: to remove them) on a recommendation if that would exceed its
 * guards; the error names which. */
bool guard_check_item(const Roundtable *roundtable, const Recommendation *recommendation,
                      Tally more, Error *err);

/* The same for dots called out, which may not exceed the guards of the allowance either. */
bool guard_check_dots(const Roundtable *roundtable, const Recommendation *recommendation,
                      Colour colour, int64_t dots, Error *err);

/* Refuses a ballot that holds more than one voter may place, on an item or in total. */
bool guard_check_ballot(const Roundtable *roundtable, const Ballot *ballot, Error *err);

/* Turnout: how many people voted at least, in any way: on ballots, in the kiosk, or with dots that
 * were called out or counted. */
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
