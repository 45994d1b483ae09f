/* Ballots that an operator enters: one voter's dots as a whole. A ballot has a number, never a
 * name. */
#ifndef SESSIONS_ACTS_BALLOTS_H
#define SESSIONS_ACTS_BALLOTS_H

#include "sessions/session/session.h"

/* Blank ballots count as handed in. Blank kiosk ballots are only counted once their vote is closed.
 */

/* Counts the blank ballots in a state of the session, present or past: with `subgroup` NULL those
 * in the box and in the session's kiosk, else those in the kiosk of that subgroup among several.
 * The only subgroup of a session gets all of them. RULE_UNKNOWN if the ballots' content is not
 * known. */
bool blank_ballots(const Session *session, const Roundtable *state, const Subgroup *subgroup,
                   int64_t *blank, Error *err);

/* Counts only the kiosk's blank ballots, a number that changes only when kiosk ballots are counted.
 */
bool blank_kiosk_ballots(const Session *session, const Roundtable *state, const Subgroup *subgroup,
                         int64_t *blank, Error *err);

enum { NEXT_BALLOT = -1, BALLOT_TEXT_SIZE = 512 };

/* Casts a ballot, or replaces one as a whole: it then holds exactly these entries, in rising order
 * of recommendation, each with dots; no entries make a blank ballot. *number NEXT_BALLOT takes the
 * next free number, from 1, and returns it.
 *
 * `seen` is a copy of the ballot to be replaced as the user saw it (NULL: not cast). Refused if the
 * ballot has changed since, showing both; if it would exceed a guard; or if the vote of a subgroup
 * whose dots it changes is closed. Subgroups never opened are opened first, in the same act, and
 * *opened (may be NULL) says so. An unchanged ballot records nothing.
 *
 * The reason is for having more ballots than voters: without one ("") a ballot that makes or widens
 * the excess is refused, naming the ballots; with one it is recorded and flagged. If refused, *asks
 * (may be NULL) says whether a reason would be enough. */
bool record_ballot(Session *session, int64_t *number, const BallotEntry *entries, size_t count,
                   const Ballot *seen, const char *reason, bool *opened, bool *asks, Error *err);

/* Removes a ballot and all its dots; refused if it differs from `seen`. */
bool withdraw_ballot(Session *session, int64_t number, const Ballot *seen, Error *err);

/* Returns "2/1 ●●, 2/3 ▲", or that it is blank, in `text`; truncated with "…" if too long. */
const char *ballot_text(const Roundtable *state, const BallotEntry *entries, size_t count,
                        char text[BALLOT_TEXT_SIZE]);

#endif
