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

typedef struct Session Session;

/* Makes a new session that will be at `path`, with its first event and its title (if not "")
 * in one act. Refused where something has that name. Until session_keep it lies in a hidden file
 * beside, which session_close removes: an import that fails leaves nothing behind. Signals that end
 * a program wait until either (sessions/files/child.h); what a killed one left of this name
 * is swept first.
 */
bool session_create(const char *path, const char *title, Clock clock, Session **session,
                    Error *err);

/* Gives a created session its name, without ever replacing a file. Once it has that this is a
 * success, even where the file cannot be opened again: then nothing more can be recorded into it
 * here, and there is a warning. */
bool session_keep(Session *session, Error *err);

/* A disk problem that lost nothing, reported once: true if there is one. */
bool session_take_warning(Session *session, Error *warning);

/* session_open opens to read and record, session_view only to read. session_view replays the whole
 * journal and checks its chain. session_open starts at the last checkpoint, which holds everything
 * before it but the ballots: session_prove reads the earlier journal, or whoever needs a ballot. It
 * also checks that the derived tallies agree, and fails if they do not. */
bool session_open(const char *path, Clock clock, Session **session, Error *err);
bool session_view(const char *path, Session **session, Error *err);

/* The same, and somebody watches each wait for others who use the file. */
bool session_open_watched(const char *path, Clock clock, WaitWatcher watcher, Session **session,
                          Error *err);
bool session_view_watched(const char *path, WaitWatcher watcher, Session **session, Error *err);
void session_close(Session *session);

/* Whether this file and its folder, in which SQLite makes its own file beside it, may be written
 * to by this user; it need not be a session. Where not, it can be viewed. */
bool session_may_be_written(const char *path);

/* Called from time to time during a long operation: `done` of `of` events (`of` 0: it is over). */
typedef void ProgressTaker(void *context, uint64_t done, uint64_t of);
void session_tell_progress(Session *session, ProgressTaker *take, void *context);

/* Reads up to `events` more of the events before the checkpoint at which the session was opened and
 * checks their chain; at the end, that they add up to what the checkpoint holds, and from then on
 * the state knows all ballots. *proven: all of them are read. False: the file is damaged, and
 * nothing more is recorded. */
bool session_prove(Session *session, uint64_t events, bool *proven, Error *err);

/* Whether nothing of it is left to prove. */
bool session_is_proven(const Session *session);

/* The state, borrowed until a transaction ends or session_refresh: ask again after. */
const Roundtable *session_state(const Session *session);
const char *session_path(const Session *session);

/* Where the journal ends: the last event's stamp (seq 0 before the first) and the hash of the
 * chain. */
Stamp session_stamp(const Session *session);
ChainHash session_hash(const Session *session);

/* This moment by the session's clock, stamped as its next event would be; its seq and act are 0. */
Stamp session_now(const Session *session);

/* Takes in what other terminals recorded. */
bool session_refresh(Session *session, bool *changed, Error *err);

/* Whether the file does not lie where it was opened any more, or no longer holds what was recorded:
 * it was deleted, moved, replaced or written over while it was open. All that was recorded can be
 * written out again (sessions/library/recovery.h). */
bool session_has_lost_file(Session *session);

/* The last event that those who use this session have seen. Until it is said anew (0: nobody looks)
 * an act that sets what a later event, another terminal's, has set already is refused, and the
 * error says both. Events that only add are not. */
void session_saw(Session *session, uint64_t seq);

/* One event of the journal, with targets filled in; valid until the next call with this session. */
bool session_event(Session *session, uint64_t seq, const Event **event, Error *err);

/* Each event from `from` to the end, in order. */
typedef bool EventTaker(void *context, const Event *event, ChainHash hash, Error *err);
bool session_events(Session *session, uint64_t from, EventTaker *take, void *context, Error *err);

/* The state right after event `seq`, from the nearest checkpoint. It knows no ballots and no
 * history from before that checkpoint, only their tallies. The caller closes it. */
bool session_state_at(Session *session, uint64_t seq, Roundtable **roundtable, Error *err);

#endif
