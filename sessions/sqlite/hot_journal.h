/* The files beside a session's that SQLite would read, NAME-journal and NAME-wal: we examine them
 * first. */
#ifndef SESSIONS_SQLITE_HOT_JOURNAL_H
#define SESSIONS_SQLITE_HOT_JOURNAL_H

#include <sys/types.h>

#include "sessions/sqlite/file.h"
#include "sessions/sqlite/recovery_trial.h"

typedef enum Companion {
  COMPANION_JOURNAL,
  COMPANION_WAL, /* SQLite reads it even if the file's header says that there is none */
  COMPANIONS
} Companion;

typedef enum CompanionState {
  COMPANION_ABSENT,   /* or empty, as between two transactions */
  COMPANION_FULL,     /* a journal that may be tried */
  COMPANION_NOT_OURS, /* a link, a pipe, a folder, another user's, a file with two names; a journal
                         that names a super-journal, which SQLite would delete; any -wal */
} CompanionState;

/* Examines one. `owner` is the owner of the session's file: theirs is as good as ours. *file is
 * open for reading if COMPANION_FULL, else -1. */
bool companion_look(const char *path, Companion companion, uid_t owner, CompanionState *state,
                    int *file, Error *err);

/* Makes its path, which the caller frees. */
bool companion_path(const char *path, Companion companion, char **whole, Error *err);

/* For a cache that can be rebuilt: returns whether what is beside it may be left to SQLite, being
 * nothing or the journal of a transaction in progress. */
bool hot_journal_absent(const char *path, int file);

/* Settles what is beside an open file, as described in sessions/journal/journal.h. If nothing may
 * be changed there, ACCESS_RECORD is refused, and for ACCESS_VIEW trial->folder is set: read the
 * copy returned by recovery_trial_readable instead of the file. */
bool hot_journal_settle(const char *path, int file, Access access, RecoveryTrial *trial,
                        char **aside, Error *err);

/* Renaming of what is beside a session's file but does not belong to it. */

/* Renames it, as described in sessions/journal/journal.h; the new name is appended to *aside (may
 * be NULL). The rename is durable when this returns. On failure errno says why too. */
bool set_aside(const char *path, Companion companion, char **aside, Error *err);

#endif
