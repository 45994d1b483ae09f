/* Who may vote when: a vote is started, closed and reopened, and incidents of the machine are
 * noted.
 */
#ifndef SESSIONS_ACTS_VOTE_H
#define SESSIONS_ACTS_VOTE_H

#include "sessions/session/transaction.h"

/* What the room sees: what its board shows, and the curtain before the results. One act each. */

/* Shows a subgroup or a recommendation (its number), or the welcome (0), on every board. What they
 * show already keeps nothing. */
bool board_show(Session *session, BoardView view, uint32_t subject, Error *err);

/* Hides the results from the room; hidden already, keeps nothing. */
bool curtain_draw(Session *session, Error *err);

/* Shows all totals (steps 0), or this many steps of the ranking, from the last to the first. As it
 * is already, keeps nothing. */
bool curtain_lift(Session *session, Reveal reveal, uint32_t steps, Error *err);

/* Whether anybody voted, or may have: a vote was opened, or there are votes. */
bool vote_has_begun(const Roundtable *roundtable);

/* Adds to an act that all totals are shown: nobody in the room waits for a vote that took place
 * elsewhere. */
bool show_totals(Transaction *tx, Error *err);

/* The phases of the day as somebody at the keyboard leads them: they begin, pause, go on and end;
 * and, where a key was struck too late or by mistake, as they really were. One act each, which
 * undo takes back. */

/* Starts a planned phase, or lets it go on. 0: the one that is paused; else the one planned after
 * the phase that was on last, or the first of the day; once the last one is over, none. */
bool start_phase(Session *session, uint32_t phase, Error *err);

/* Pauses the one that is on. */
bool pause_phase(Session *session, Error *err);

/* Ends the one that is on and starts the next one planned, if there is one: *phase is it, or 0.
 * Refused where the last one is over already. */
bool next_phase(Session *session, uint32_t *phase, Error *err);

/* Goes to a planned phase, whichever is on: `typed` is its number or, where it began earlier than
 * it is typed, its number and that time of the day, as "3" or "3 14:05". */
bool go_to_phase(Session *session, const char *typed, Error *err);

/* The first phase planned after this one (0: of all), or 0. */
uint32_t phase_planned_after(const Roundtable *roundtable, uint32_t phase);

/* Adds to an act what takes an act of steps of the phases back, so that the clock goes on as if it
 * had not been; and what brings such an act again, where `correction` took it back. */
bool undo_phase_step(Transaction *tx, Session *session, uint64_t taken, Error *err);
bool redo_phase_step(Transaction *tx, Session *session, uint64_t correction, Error *err);

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

/* Adds the opening of this subgroup's vote, or of all that are held (WHOLE_SESSION), where it was
 * never opened. */
bool open_votes_of(Transaction *tx, uint32_t subgroup, Error *err);

/* Adds the opening of the subgroup that holds a recommendation, if it was never opened;
 * *opened says so. */
bool open_vote_for(Transaction *tx, uint32_t recommendation, bool *opened, Error *err);

/* Notes incidents of the machine, unless another terminal of this session noted such a thing within
 * the last 10 s. */
bool note_incidents(Session *session, const Incident *incidents, size_t count, Error *err);

/* Notes that the machine began again since the last event, if a phase was running then: its time is
 * taken from the wall clock from here on. */
bool note_restart(Session *session, Error *err);

#endif
