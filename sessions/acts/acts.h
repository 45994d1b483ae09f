/* Everything a facilitator can do, one function per act. */
#ifndef SESSIONS_ACTS_ACTS_H
#define SESSIONS_ACTS_ACTS_H

#include "sessions/session/transaction.h"

/* Counts `dots` (negative takes back) of a colour on a recommendation. A subgroup never opened is
 * opened first, in the same act, and *opened says so (may be NULL). */
bool count_dots(Session *session, uint32_t recommendation, Colour colour, int64_t dots,
                bool *opened, Error *err);

/* Takes back the act that history_undoable names for the scope, last event first; *taken is its
 * seq. `expected` is what history_undoable said when the user was shown it; if it would now take
 * another act, nothing happens and the error says so (0: whichever it is). Nothing to undo is an
 * error. */
bool undo_act(Session *session, uint32_t scope, uint64_t expected, uint64_t *taken, Error *err);

/* Makes what an undo of the scope took back happen again; `expected` is what history_redoable said,
 * *taken the act that is in force again; a revert is made once more, as a new act. */
bool redo_act(Session *session, uint32_t scope, uint64_t expected, uint64_t *taken, Error *err);

/* Sets a text of the session; the same text again keeps nothing. A date may be typed in any form
 * that day_read knows, and is kept as day_text writes it. */
bool describe_session(Session *session, SessionText property, const char *text, Error *err);

/* The same as a part of a transaction. */
bool add_description(Transaction *tx, SessionText property, const char *text, Error *err);

/* Taking back what stands: any one event of the past, with a reason. Nothing is erased by it. */

/* Whether this event can be asked to be reverted at all; the error says why not. Whether its effect
 * stands as it left it shows only when it is tried. */
bool event_can_be_reverted(const Roundtable *roundtable, uint64_t seq, Error *err);

/* Takes back the effect of this event, of however long ago, also where its vote is closed by now.
 * The reason, which may be raw but not blank, is kept with it. Refused where a later event changed
 * the same thing: the error names it. *taken is the act of the revert, which undo can take back and
 * redo bring again. */
bool revert_event(Session *session, uint64_t seq, const char *reason, uint64_t *taken, Error *err);

#endif
