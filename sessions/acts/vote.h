/* Who may vote when: a vote is started, closed and reopened; and what befell the machine is noted.
 */
#ifndef SESSIONS_ACTS_VOTE_H
#define SESSIONS_ACTS_VOTE_H

#include "sessions/session/session.h"

/* Opens the votes that were never opened, in one act: all that are held or, where each subgroup is
 * opened by hand, only this one (WHOLE_SESSION: refused, asking which). *opened counts them; none
 * left to open is an error. */
bool start_vote(Session *session, uint32_t subgroup, size_t *opened, Error *err);

/* Closes the vote of this subgroup, or of all that are open (WHOLE_SESSION), in one act. *closed
 * counts them; none open is an error. What waits in their kiosk is counted first, in the same act:
 * refused while the keyboard is handed over, and for one subgroup among several while the kiosk of
 * the whole session waits. Closing shows no result; where no vote is open any more, the ranking by
 * the session's rule is kept (sessions/acts/saved_ranking.h). */
bool close_vote(Session *session, uint32_t subgroup, size_t *closed, Error *err);

/* Opens the vote of this subgroup again. */
bool reopen_vote(Session *session, uint32_t subgroup, Error *err);

/* Adds to an act the opening of this subgroup's vote, or of all that are held (WHOLE_SESSION),
 * where it was never opened; *opened counts them. */
bool act_open_votes(Act *act, uint32_t subgroup, size_t *opened, Error *err);

/* Adds to an act the opening of the subgroup that holds a recommendation, if it was never opened;
 * *opened says so. */
bool act_open_for(Act *act, uint32_t recommendation, bool *opened, Error *err);

/* Notes what befell the machine, unless another terminal of this session noted such a thing within
 * the last 10 s. */
bool note_incidents(Session *session, const Incident *incidents, size_t count, Error *err);

/* Notes that the machine began again since the last event, if a phase was running then: its time is
 * taken from the wall clock from here on. */
bool note_restart(Session *session, Error *err);

#endif
