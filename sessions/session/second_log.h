/* The second log of a session: a copy of its events on another disk than its file, in case that
 * disk fails. Each is written after its act is committed and before success is reported; the log
 * holds no voter's name and no kiosk ballot. If there is no other disk, the log is held in memory,
 * so that a session whose file is removed or damaged while it is open can be written out again.
 *
 * A failure of the second log never refuses an act: it is reported, and the log stops. */
#ifndef SESSIONS_SESSION_SECOND_LOG_H
#define SESSIONS_SESSION_SECOND_LOG_H

#include "core/vote/event.h"
#include "sessions/journal/event_log.h"
#include "sessions/journal/journal.h"

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

/* Starts the log of a session, whose file is at `session` and holds the journal, in this folder and
 * adds the first of the events that it lacks; NULL: in memory. A log that does not match the file,
 * because the file holds less or something else, is renamed, and *aside is its new name (else NULL;
 * the caller frees it). A log that cannot be started is stopped from the beginning: its state says
 * why. */
bool second_log_open(const char *session, const uint8_t id[SESSION_ID_SIZE], Journal *journal,
                     const char *folder, SecondLog **log, char **aside, Error *err);

/* Returns the state of a log (NULL: none), and why it stopped if it did. */
SecondLogState second_log_state(const SecondLog *log, Error *why);

/* Copies more of the events up to `end` that it lacks; *more says whether some are left. */
void second_log_fill(SecondLog *log, Journal *journal, uint64_t end, bool *more);

/* Holds an event of the act in progress, until that act is committed or
 * dropped. */
void second_log_hold(SecondLog *log, const JournalEntry *entry);
void second_log_forget(SecondLog *log);
void second_log_write(SecondLog *log, Journal *journal);
void second_log_close(SecondLog *log);

/* Returns its events, for reading; NULL if it is not even in memory. */
const EventLog *second_log_events(const SecondLog *log, const char **path);

#endif
