/* Ballots without a dot: they count as handed in. What is on those of a kiosk is looked at once
 * their vote is closed, not before. */
#ifndef SESSIONS_ACTS_BLANK_BALLOTS_H
#define SESSIONS_ACTS_BLANK_BALLOTS_H

#include "sessions/session/session.h"

/* How many there are in a state of the session, the present one or an earlier: in the box and in
 * the kiosk for all of it (NULL), or in the kiosk of one subgroup among several. Of the only
 * subgroup all are. RULE_UNKNOWN where what is on the ballots is not known. */
bool blank_ballots(const Session *session, const Roundtable *state, const Subgroup *subgroup,
                   int64_t *blank, Error *err);

/* The kiosk's part of these, which only changes as ballots of a kiosk are counted. */
bool blank_kiosk_ballots(const Session *session, const Roundtable *state, const Subgroup *subgroup,
                         int64_t *blank, Error *err);

#endif
