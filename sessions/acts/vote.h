/* The vote as it runs: starting, closing and reopening it, what the room sees, the phases, and
 * incidents of the machine. */
#ifndef SESSIONS_ACTS_VOTE_H
#define SESSIONS_ACTS_VOTE_H

#include "sessions/event_text/event_text.h"
#include "sessions/session/transaction.h"

/* What the room sees: the board, and the curtain before the results. One act each. */

/* Returns what the boards show. They follow the vote, to where the latest one took place since they
 * were told what to show, unless several subgroups vote at once; the welcome of a session with one
 * subgroup is that subgroup. */
Board board_in_view(const Roundtable *state);

/* Shows a subgroup or a recommendation (its number), or the welcome (0), on every board; no-op if
 * already shown. */
bool board_show(Session *session, BoardView view, uint32_t subject, Error *err);

/* Hides the results from the room; no-op if already hidden. */
bool curtain_draw(Session *session, Error *err);

/* Shows all totals (`steps` 0); or `steps` steps of the ranking, from last to first and then, with
 * one more, all of it; or, of its first ranks, rank `steps` and, with 0, all of them. No-op if
 * already shown. */
bool curtain_lift(Session *session, Reveal reveal, uint32_t steps, Error *err);

/* Adds to an act that all totals are shown, for a vote that took place elsewhere, with no room
 * waiting for its results. */
bool show_totals(Transaction *tx, Error *err);

/* Phases: start, pause, resume and end, or correct when they really began. One act each, which undo
 * takes back. */

/* Starts or resumes a planned phase. 0: the paused phase; else the next one planned after the last
 * phase that ran, or the first of the day; once the last phase is over, none. */
bool start_phase(Session *session, uint32_t phase, Error *err);

/* Pauses the running phase. */
bool pause_phase(Session *session, Error *err);

/* Ends the running phase and starts the next planned one; *phase is that one, or 0 if none. Refused
 * if the last phase is over already. */
bool next_phase(Session *session, uint32_t *phase, Error *err);

/* Switches to a planned phase, whichever is running: `typed` is its number, or its number and the
 * time at which it began if that was earlier, as "3" or "3 14:05". */
bool go_to_phase(Session *session, const char *typed, Error *err);

/* Returns the first phase planned after this one (0: the first of all), or 0. */
uint32_t phase_planned_after(const Roundtable *roundtable, uint32_t phase);

/* Add to an act the undo of an act of phase steps, so that the clock runs as if it had never
 * happened; and the redo of such an act, undone by `correction`. */
bool undo_phase_step(Transaction *tx, Session *session, uint64_t taken, Error *err);
bool redo_phase_step(Transaction *tx, Session *session, uint64_t correction, Error *err);

/* Opens the votes never opened yet, in one act: all held ones, or only this one if each subgroup is
 * opened by hand (then WHOLE_SESSION is refused, asking which). *opened counts them; nothing left
 * to open is an error. */
bool start_vote(Session *session, uint32_t subgroup, size_t *opened, Error *err);

/* Closes the vote of this subgroup, or all open votes (WHOLE_SESSION), in one act. *closed counts
 * them; none open is an error. Ballots waiting in their kiosk are counted first, in the same act:
 * refused while the keyboard is handed over, and for one subgroup among several while ballots wait
 * in the kiosk of the whole session. Closing shows no results; once no vote is open, the ranking by
 * the session's rule is saved (sessions/acts/saved_ranking.h). */
bool close_vote(Session *session, uint32_t subgroup, size_t *closed, Error *err);

/* Reopens the vote of this subgroup. Results that were shown are hidden again, in the same act:
 * *hides, unless NULL, says so: the room has seen them. */
bool reopen_vote(Session *session, uint32_t subgroup, bool *hides, Error *err);

/* Records incidents of the machine, unless another terminal of this session recorded such incidents
 * within the last 10 s. */
bool note_incidents(Session *session, const Incident *incidents, size_t count, Error *err);

/* Records that the machine restarted since the last event, if a phase was running: its time is
 * taken from the wall clock from here on. */
bool note_restart(Session *session, Error *err);

/* Says which votes an act, the session's last, opened or closed: names the only one, counts
 * several. Fits into EVENT_TEXT_SIZE. Returns `text`. */
const char *votes_set_sentence(const Roundtable *state, size_t count, bool is_closed,
                               char text[EVENT_TEXT_SIZE]);

#endif
