/* Ballots that an operator enters: one voter's dots as a whole. A ballot has a number, never a
 * name.
 */
#ifndef SESSIONS_ACTS_BALLOTS_H
#define SESSIONS_ACTS_BALLOTS_H

#include "sessions/session/session.h"

/* Ballots without a dot: they count as handed in. What is on those of a kiosk is looked at once
 * their vote is closed, not before. */

/* How many there are in a state of the session, the present one or an earlier: in the box and in
 * the kiosk for all of it (NULL), or in the kiosk of one subgroup among several. Of the only
 * subgroup all are. RULE_UNKNOWN where what is on the ballots is not known. */
bool blank_ballots(const Session *session, const Roundtable *state, const Subgroup *subgroup,
                   int64_t *blank, Error *err);

/* The kiosk's part of these, which only changes as ballots of a kiosk are counted. */
bool blank_kiosk_ballots(const Session *session, const Roundtable *state, const Subgroup *subgroup,
                         int64_t *blank, Error *err);

enum { NEXT_BALLOT = -1, BALLOT_TEXT_SIZE = 512 };

/* Casts a ballot, or replaces one as a whole: afterwards it holds these entries, in rising order of
 * recommendation and each with dots, and nothing else; none at all is a blank ballot. *number
 * NEXT_BALLOT takes the next free number, from 1 on, and *number says which.
 *
 * `seen` is a copy of what a ballot to be replaced was when its user looked (NULL: not cast).
 * Refused where it is not so any more, showing both; where a guard would be passed; where the vote
 * of a subgroup that it changes dots in is closed. Subgroups never opened are opened first, in the
 * same act, and *opened (may be NULL) says so. The same ballot again keeps nothing. */
bool record_ballot(Session *session, int64_t *number, const BallotEntry *entries, size_t count,
                   const Ballot *seen, bool *opened, Error *err);

/* The same with a reason for a ballot too many: without one ("") it is refused where there would be
 * more than voters, or more so, naming the ballots; with one it is kept, and flagged. *asks (may be
 * NULL) says of a refusal that a reason would do. */
bool record_ballot_because(Session *session, int64_t *number, const BallotEntry *entries,
                           size_t count, const Ballot *seen, const char *reason, bool *opened,
                           bool *asks, Error *err);

/* Takes it out of the box with all its dots; refused where it is no longer as `seen`. */
bool withdraw_ballot(Session *session, int64_t number, const Ballot *seen, Error *err);

/* "2/1 ●●, 2/3 ▲", or that it is blank; cut with "…" where it is too long. Returns text. */
const char *ballot_text(const Roundtable *state, const BallotEntry *entries, size_t count,
                        char text[BALLOT_TEXT_SIZE]);

#endif
