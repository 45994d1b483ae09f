/* The second log of a session: its events once more, on another disk than its file, so that they
 * survive that disk. Each is written after its act is kept and before anybody is told so; it holds
 * no name of a voter and no ballot of the kiosk. Where there is no other disk the same is kept in
 * memory, so that a session whose file is taken away or spoilt while it is open can be written out
 * again.
 *
 * What goes wrong with a second log never refuses an act: it is told, and the log stops. */
#ifndef SESSIONS_SESSION_SECOND_LOG_H
#define SESSIONS_SESSION_SECOND_LOG_H

#include "sessions/files/syncer.h"
#include "sessions/journal/event_log.h"
#include "sessions/session/session.h"

enum { SECOND_LOG_DAYS = 30 /* after its last event it is removed */ };

typedef struct SecondLog SecondLog;

typedef enum SecondLogState {
  SECOND_LOG_KEPT,
  SECOND_LOG_SAME_DISK, /* as the session's: there is none, but in memory */
  SECOND_LOG_STOPPED    /* it cannot be written: there is none any more, but what it holds */
} SecondLogState;

/* Where second logs lie: gommette/log in $XDG_STATE_HOME, else in ~/.local/state. *path is the
 * caller's to free. Nothing is made. */
bool second_log_folder(char **path, Error *err);

/* Whether a file of that folder is called like a log: a session's id, and perhaps -1 and so on. */
bool second_log_is_name(const char *name);

/* Removes the logs of this folder whose last event is over SECOND_LOG_DAYS ago. */
void second_log_sweep(const char *folder);

/* Whether logs in this folder, which need not be there yet, lie on another disk than a session. */
bool second_log_has_own_disk(const char *session, const char *folder);

/* Begins the log of an open session in this folder, with the events that the log lacks so far;
 * NULL: in memory. A log that does not go together with the file, which holds less or something
 * else, is put aside under another name and *aside (else NULL; the caller frees it) says which. */
bool session_begin_second_log(Session *session, const char *folder, char **aside, Error *err);

/* How it is now, of a session that has one; a log that stopped also why. */
SecondLogState session_second_log_state(const Session *session, Error *why);

/* Copies more of what the log of a long session lacks; *more says whether it still lacks some. */
void session_fill_second_log(Session *session, bool *more);

/* Inside sessions/. An event of the act that is being made; that act is kept, or not. */
void second_log_hold(SecondLog *log, const JournalEntry *entry);
void second_log_forget(SecondLog *log);
void second_log_write(SecondLog *log, Journal *journal);
void second_log_close(SecondLog *log);

/* What it holds, for reading; NULL where it is not even in memory. */
const EventLog *second_log_events(const SecondLog *log, const char **path);

/* Inside of a second log, for the files that make one and write it. */

struct SecondLog {
  EventLog log;
  char *path;     /* NULL: in memory */
  Syncer *syncer; /* NULL in memory */
  Bytes held;     /* records of the act that is being made … */
  uint64_t held_first, held_last;
  ChainHash held_hash;
  bool held_all; /* … which are all of them */
  bool stopped;
  Error why;
};

#endif
