/* How many dots there can be at most, where the rules of the vote are known: what shows a wrong
 * count before it leaves the room. */
#ifndef CORE_VOTE_GUARDS_H
#define CORE_VOTE_GUARDS_H

#include "core/vote/roundtable.h"

/* Dots placed, and the most that the voters may place; RULE_UNKNOWN where nobody said. A guard is
 * known where both are. */
typedef struct Guard {
  int64_t placed, most;
} Guard;

bool guard_is_known(Guard guard);

/* More than there can be. */
bool guard_is_exceeded(Guard guard);

/* most - placed, never below 0; only where it is known. */
int64_t guard_left(Guard guard);

/* Who may vote on this subgroup's recommendations: its own voters, else the session's, else
 * RULE_UNKNOWN. */
int64_t guard_voters(const Roundtable *roundtable, const Subgroup *subgroup);

/* Dots of one colour (COLOUR_COUNT: of all) that one voter may put on one recommendation at most: 1
 * with one dot an item, with stacking the allowance of the colour or, if smaller, in all. */
int64_t guard_per_item(const Roundtable *roundtable, Colour colour);

/* Dots of a colour (COLOUR_COUNT: of all colours) that one voter has, or RULE_UNKNOWN. Of all: what
 * is said of it and, where all three are known, no more than the colours together. */
int64_t guard_allowance(const Roundtable *roundtable, int colour);

/* One recommendation's dots of one colour, and of all: voters × what one voter may put on it. */
Guard guard_of_colour(const Roundtable *roundtable, const Recommendation *recommendation,
                      Colour colour);
Guard guard_of_recommendation(const Roundtable *roundtable, const Recommendation *recommendation);

/* All dots of a colour (COLOUR_COUNT: of all colours) that draw on the same allowance as this
 * subgroup's: the session's, or the subgroup's own, as the scope says. Unknown where the scope is.
 */
Guard guard_of_allowance(const Roundtable *roundtable, const Subgroup *subgroup, int colour);

/* Ballots handed in, counted or still in the kiosk, and the voters who may hand one in; guard_left
 * is how many have not voted yet. For a subgroup beside others: the ballots that have dots there,
 * and those of its kiosk and of the session's; where the allowance is the session's and the
 * subgroup has no kiosk of its own, every ballot, each of which is for all. NULL: the whole
 * session, without the subgroups' kiosks. Both numbers may be RULE_UNKNOWN: `placed` where a state
 * taken up at a checkpoint does not know which ballots have dots where. */
Guard guard_of_ballots(const Roundtable *roundtable, const Subgroup *subgroup);

/* Ballots in the box with dots in this subgroup; RULE_UNKNOWN as above. */
int64_t guard_ballots_with_dots_in(const Roundtable *roundtable, const Subgroup *subgroup);

/* The same and the ballots of its own kiosk. RULE_UNKNOWN
 * likewise. */
int64_t guard_ballots_in(const Roundtable *roundtable, const Subgroup *subgroup);

/* Whether any guard of this recommendation is exceeded. */
bool guard_flags(const Roundtable *roundtable, const Recommendation *recommendation);

/* Whether more dots are placed, of a colour or in all, than the allowance that this subgroup draws
 * on holds. */
bool guard_flags_allowance(const Roundtable *roundtable, const Subgroup *subgroup);

/* Whether any rule is known that limits how many dots there are, on a ballot or in all. */
bool guards_limit_dots(const Roundtable *roundtable);

/* Refuses `more` dots (below 0: fewer) on a recommendation if they would pass one of its guards;
 * the error names it. */
bool guard_check_item(const Roundtable *roundtable, const Recommendation *recommendation,
                      Tally more, Error *err);

/* The same for dots called out, which may not pass the guards of the allowance either. */
bool guard_check_dots(const Roundtable *roundtable, const Recommendation *recommendation,
                      Colour colour, int64_t dots, Error *err);

/* Refuses a ballot that holds more than one voter may place, on an item or in all. */
bool guard_check_ballot(const Roundtable *roundtable, const Ballot *ballot, Error *err);

#endif
