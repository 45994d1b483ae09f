/* The second log of a session: a copy of its events on another disk than its file, in case that
 * disk fails. Each is written after its act is committed and before success is reported; the log
 * holds no voter's name and no kiosk ballot. If there is no other disk, the log is held in memory,
 * so that a session whose file is removed or damaged while it is open can be written out again.
 *
 * A failure of the second log never refuses an act: it is reported, and the log stops. */
#ifndef SESSIONS_SESSION_SECOND_LOG_H
#define SESSIONS_SESSION_SECOND_LOG_H

#include "sessions/files/syncer.h"
#include "sessions/journal/event_log.h"
#include "sessions/session/session.h"

enum { SECOND_LOG_DAYS = 30 /* it is removed this long after its last event */ };

typedef struct SecondLog SecondLog;

typedef enum SecondLogState {
  SECOND_LOG_KEPT,
  SECOND_LOG_SAME_DISK, /* as the session's: the log is in memory only */
  SECOND_LOG_STOPPED    /* it cannot be written: only what it already holds remains */
} SecondLogState;

/* Returns the folder of second logs: gommette/log in $XDG_STATE_HOME, else in ~/.local/state. The
 * caller frees *path. Creates nothing. */
bool second_log_folder(char **path, Error *err);

/* Returns whether a file of that folder is named like a log: a session's id, optionally with -1 and
 * so on. */
bool second_log_is_name(const char *name);

/* Removes the logs in this folder whose last event is more than SECOND_LOG_DAYS ago. */
void second_log_sweep(const char *folder);

/* Returns whether logs in this folder, which need not exist yet, are on another disk than a
 * session. */
bool second_log_has_own_disk(const char *session, const char *folder);

/* Starts the log of an open session in this folder and adds the events that it lacks; NULL: in
 * memory. A log that does not match the file, because the file holds less or something else, is
 * renamed, and *aside is its new name (else NULL; the caller frees it). */
bool session_begin_second_log(Session *session, const char *folder, char **aside, Error *err);

/* Returns the state of a session's second log, and why it stopped if it did. */
SecondLogState session_second_log_state(const Session *session, Error *why);

/* Copies more of the events that the log of a long session lacks; *more says whether some are left.
 */
void session_fill_second_log(Session *session, bool *more);

/* Internal to sessions/: holds an event of the act in progress, until that act is committed or
 * dropped. */
void second_log_hold(SecondLog *log, const JournalEntry *entry);
void second_log_forget(SecondLog *log);
void second_log_write(SecondLog *log, Journal *journal);
void second_log_close(SecondLog *log);

/* Returns its events, for reading; NULL if it is not even in memory. */
const EventLog *second_log_events(const SecondLog *log, const char **path);

/* Internals of a second log, for the files that create and write one. */

struct SecondLog {
  EventLog log;
  char *path;     /* NULL: in memory */
  Syncer *syncer; /* NULL in memory */
  Bytes held;     /* records of the act in progress … */
  uint64_t held_first, held_last;
  ChainHash held_hash;
  bool held_all; /* … unless there were too many to hold */
  bool stopped;
  Error why;
};

#endif
