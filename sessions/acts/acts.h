/* Everything a facilitator can do, one function per act. */
#ifndef SESSIONS_ACTS_ACTS_H
#define SESSIONS_ACTS_ACTS_H

#include "sessions/event_text/event_text.h"
#include "sessions/session/session.h"
#include "sessions/session/transaction.h"

/* Adds `dots` (negative takes them back) of a colour to a recommendation. Opens the subgroup in the
 * same act if it was never opened, and sets *opened (may be NULL). */
bool count_dots(Session *session, uint32_t recommendation, Colour colour, int64_t dots,
                bool *opened, Error *err);

/* Adds to an act the opening of the subgroup that holds a recommendation, if it was never opened;
 * sets *opened if so. */
bool open_vote_for(Transaction *tx, uint32_t recommendation, bool *opened, Error *err);

/* Undoes the act that session_undoable returns for the scope, last event first; *taken is its seq.
 * `expected` is what session_undoable returned when the user was shown it: if another act would now
 * be undone, nothing happens and the error says so (0: undo any act). Nothing to undo is an error.
 */
bool undo_act(Session *session, uint32_t scope, uint64_t expected, uint64_t *taken, Error *err);

/* Redoes the scope's last undo; `expected` is what session_redoable returned, and *taken is the act
 * that is in force again. A revert is redone as a new act. */
bool redo_act(Session *session, uint32_t scope, uint64_t expected, uint64_t *taken, Error *err);

/* Sets a text of the session; no-op if unchanged. A date may be typed in any form that day_read
 * accepts, and is recorded as day_text writes it. */
bool describe_session(Session *session, SessionText property, const char *text, Error *err);

/* The same, as part of a transaction. */
bool add_description(Transaction *tx, SessionText property, const char *text, Error *err);

/* Reverting any one past event, with a reason. Nothing is erased. */

/* Returns whether this event can be reverted at all; the error says why not. Whether its effect is
 * still in place is only known when it is tried. */
bool event_can_be_reverted(const Roundtable *roundtable, uint64_t seq, Error *err);

/* Reverts the effect of this event, however old, even if its vote is now closed. The reason, which
 * may be raw but not blank, is recorded with it. Refused if a later event changed the same thing:
 * the error names it. *taken is the act of the revert, which can itself be undone and redone. */
bool revert_event(Session *session, uint64_t seq, const char *reason, uint64_t *taken, Error *err);

/* Names of acts: the short name of an act's main event. */

/* Writes the name of the act that begins at this seq, using the current names of what it is about.
 */
bool act_name(Session *session, uint64_t act, char name[EVENT_TEXT_SIZE], Error *err);

/* The same while results are hidden: an act of voting is only numbered, "no. 312 on 2/3". */
bool act_hidden_name(Session *session, uint64_t act, char name[EVENT_TEXT_SIZE], Error *err);

/* A new session prepared like an existing one. */

/* Copies another session's agenda and rules, in one act, into a session that has neither: place and
 * theme, voting and ranking rules, phases, subgroups (all held again), and recommendations that
 * were not withdrawn. Votes, notes of the day and the date are not copied. */
bool copy_preparation(Session *session, const Roundtable *from, Error *err);

#endif
