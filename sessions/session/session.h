/* A session: its journal and the state that its events add up to, kept in step.
 *
 *   Session *session;
 *   if (!session_open(path, clock, &session, err)) return false;
 *   const bool counted = count_dots(session, recommendation, GREEN, 1, NULL, err);
 *   session_close(session);
 *
 * Everything is recorded through a transaction (sessions/session/transaction.h). The state that a
 * caller reads is never ahead of what is durably stored: what is shown as recorded is recorded. */
#ifndef SESSIONS_SESSION_SESSION_H
#define SESSIONS_SESSION_SESSION_H

#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "sessions/journal/clock.h"
#include "sessions/journal/codec.h"
#include "sessions/journal/journal.h"
#include "sessions/session/second_log.h"

typedef struct Session Session;

/* Creates a session, to be saved at `path`, with its first event and its title (if not "") in one
 * act. Refused if `path` exists. Until session_keep it is in a hidden file in the same folder,
 * which session_close removes, so a failed import leaves nothing behind. Signals that would end the
 * program are held back until one of the two (sessions/files/child.h); hidden files that a killed
 * program left for this name are removed first. */
bool session_create(const char *path, const char *title, Clock clock, Session **session,
                    Error *err);

/* Gives a created session its name, never replacing a file. Once renamed this succeeds, even if the
 * file cannot be reopened: then nothing more can be recorded here, and there is a warning. */
bool session_keep(Session *session, Error *err);

/* Returns true, once, if there was a disk problem that lost nothing; *warning describes it. */
bool session_take_warning(Session *session, Error *warning);

/* Open a session: session_open to read and record, session_view only to read. session_view loads
 * the whole journal and checks its chain. session_open starts at the last checkpoint, if
 * checkpoints cover everything before it except the ballots: the earlier journal is read by
 * session_prove, or when a ballot is needed. It also checks that the derived tallies agree, and
 * fails if they do not. */
bool session_open(const char *path, Clock clock, Session **session, Error *err);
bool session_view(const char *path, Session **session, Error *err);

/* Opens likewise; the watcher is called for each wait for other users of the file. */
bool session_open_watched(const char *path, Clock clock, WaitWatcher watcher, Session **session,
                          Error *err);
bool session_view_watched(const char *path, WaitWatcher watcher, Session **session, Error *err);
void session_close(Session *session);

/* Returns whether this user may write to the file and its folder, where SQLite creates its own
 * file; it need not be a session. If not, it can still be viewed. */
bool session_may_be_written(const char *path);

/* Called from time to time during a long operation: `done` of `of` events (`of` 0: it is over). */
typedef void ProgressTaker(void *context, uint64_t done, uint64_t of);
void session_tell_progress(Session *session, ProgressTaker *take, void *context);

/* Reads up to `events` more of the events before the checkpoint at which the session was opened and
 * checks their chain; at the end, that they add up to what the checkpoint holds, and from then on
 * the state knows all ballots. *proven: all of them are read. False: the file is damaged, and
 * nothing more is recorded. */
bool session_prove(Session *session, uint64_t events, bool *proven, Error *err);

/* Returns whether nothing is left to prove. */
bool session_is_proven(const Session *session);

/* Returns the state, borrowed until a transaction ends or session_refresh: call again after either.
 */
const Roundtable *session_state(const Session *session);
const char *session_path(const Session *session);

/* Return the end of the journal: the last event's stamp (seq 0 before the first) and the hash of
 * the chain. */
Stamp session_stamp(const Session *session);
ChainHash session_hash(const Session *session);

/* Returns the present time by the session's clock, stamped as its next event would be, with seq and
 * act 0. */
Stamp session_now(const Session *session);

/* Tells the other terminals that have this session open where this one is, and reads where they
 * are (sessions/journal/journal.h). */
void session_announce(Session *session, Presence *presence);
size_t session_others(const Session *session, Presence others[TERMINALS_MAX]);

/* Loads what other terminals recorded. */
bool session_refresh(Session *session, bool *changed, Error *err);

/* Starts the log of an open session in this folder and adds the events that it lacks; NULL: in
 * memory. A log that does not match the file, because the file holds less or something else, is
 * renamed, and *aside is its new name (else NULL; the caller frees it). */
bool session_begin_second_log(Session *session, const char *folder, char **aside, Error *err);

/* Returns the state of a session's second log, and why it stopped if it did. */
SecondLogState session_second_log_state(const Session *session, Error *why);

/* Copies more of the events that the log of a long session lacks;
 * *more says whether some are left. */
void session_fill_second_log(Session *session, bool *more);

/* Returns whether the file is gone from where it was opened, or no longer holds what was recorded:
 * it was deleted, moved, replaced or overwritten while open. All that was recorded can be written
 * out again (sessions/library/recovery.h). */
bool session_has_lost_file(Session *session);

/* Sets the last event that the users of this session have seen. Until the next call (0: nobody is
 * looking) an act that sets what another terminal has set in a later event is refused, and the
 * error shows both. Events that only add are not refused. */
void session_saw(Session *session, uint64_t seq);

/* Who recorded an act: this session, since it was opened; another terminal since then; or anybody
 * before. */
typedef enum ActOwner { ACT_OWN, ACT_OF_OTHERS, ACT_EARLIER } ActOwner;
ActOwner session_act_owner(const Session *session, uint64_t act);

/* Return the acts that undo and redo take of a scope (core/vote/history.h): this session's own come
 * first, then whichever is the latest; 0 if none. */
uint64_t session_undoable(const Session *session, uint32_t scope);
uint64_t session_redoable(const Session *session, uint32_t scope);

/* Reads one event of the journal, with targets filled in; valid until the next call with this
 * session. */
bool session_event(Session *session, uint64_t seq, const Event **event, Error *err);

/* Called for each event from `from` to the last one that the state knows, in order: another
 * terminal may have recorded more since. */
typedef bool EventTaker(void *context, const Event *event, ChainHash hash, Error *err);
bool session_events(Session *session, uint64_t from, EventTaker *take, void *context, Error *err);

/* Returns the state right after event `seq`, from the nearest checkpoint. Ballots and history from
 * before that checkpoint are unknown; only their tallies are. The caller closes it. */
bool session_state_at(Session *session, uint64_t seq, Roundtable **roundtable, Error *err);

#endif
