/* Taking back what stands: any one event of the past, with a reason. Nothing is erased by it. */
#ifndef SESSIONS_ACTS_REVERT_H
#define SESSIONS_ACTS_REVERT_H

#include "sessions/session/session.h"

/* Whether this event can be asked to be reverted at all; the error says why not. Whether its effect
 * stands as it left it shows only when it is tried. */
bool event_can_be_reverted(const Roundtable *roundtable, uint64_t seq, Error *err);

/* Takes back the effect of this event, of however long ago, also where its vote is closed by now.
 * The reason, which may be raw but not blank, is kept with it. Refused where a later event changed
 * the same thing: the error names it. *taken is the act of the revert, which undo can take back and
 * redo bring again. */
bool revert_event(Session *session, uint64_t seq, const char *reason, uint64_t *taken, Error *err);

/* Adds the same to an act that has no event yet; the reason is clean. */
bool act_revert(Act *act, uint64_t seq, const char *reason, Error *err);

#endif
