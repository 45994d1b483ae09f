/* Which votes are open, and their opening and closing within an act. */
#ifndef SESSIONS_ACTS_OPEN_VOTES_H
#define SESSIONS_ACTS_OPEN_VOTES_H

#include "sessions/session/transaction.h"

/* Returns whether voting has begun: a vote was opened, or there are votes. */
bool vote_has_begun(const Roundtable *roundtable);

/* Return whether a held subgroup's vote is open; whether any such is; and whether no other than
 * this subgroup's is. */
bool subgroup_is_open(const Subgroup *subgroup);
bool vote_is_open(const Roundtable *state);
bool vote_is_the_last_open(const Roundtable *state, uint32_t subgroup);

/* Adds to an act the change of the votes in state `from`, of one subgroup or of all held ones
 * (WHOLE_SESSION), and counts them in *count. */
bool set_votes(Transaction *tx, uint32_t subgroup, SubgroupVote from, SubgroupVote to,
               size_t *count, Error *err);

/* Adds the opening of this subgroup's vote, or of all held ones (WHOLE_SESSION), if never opened.
 */
bool open_votes_of(Transaction *tx, uint32_t subgroup, Error *err);

#endif
