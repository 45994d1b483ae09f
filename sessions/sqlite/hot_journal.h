/* The files beside a session's that SQLite would look at: NAME-journal and NAME-wal, looked at by
 * us first. */
#ifndef SESSIONS_SQLITE_HOT_JOURNAL_H
#define SESSIONS_SQLITE_HOT_JOURNAL_H

#include <sys/types.h>

#include "sessions/sqlite/connection.h"
#include "sessions/sqlite/recovery_trial.h"

typedef enum Companion {
  COMPANION_JOURNAL,
  COMPANION_WAL, /* SQLite reads it even where the file's header says that there is none */
  COMPANIONS
} Companion;

typedef enum CompanionState {
  COMPANION_ABSENT,   /* or empty, as it is between two transactions */
  COMPANION_FULL,     /* a journal that may be tried */
  COMPANION_NOT_OURS, /* a link, a pipe, a folder, another user's, a file of two names; a journal
                         that names a super-journal, which SQLite would delete; any -wal */
} CompanionState;

/* `owner` is who the session's file belongs to: theirs is as good as ours. *file is open to read
 * for COMPANION_FULL, else -1. */
bool companion_look(const char *path, Companion companion, uid_t owner, CompanionState *state,
                    int *file, Error *err);

/* Its path, which the caller frees. */
bool companion_path(const char *path, Companion companion, char **whole, Error *err);

/* For a cache that can be made anew: whether what lies beside may be left to SQLite, being nothing
 * or the journal of a transaction that is under way. */
bool hot_journal_absent(const char *path, int file);

/* Settles what lies beside an open file, as sessions/journal/journal.h says. Where nothing may
 * be changed there, ACCESS_RECORD is refused, and for ACCESS_VIEW trial->folder is set: the copy
 * that is to be read in place of the file is what recovery_trial_readable says. */
bool hot_journal_settle(const char *path, int file, Access access, RecoveryTrial *trial,
                        char **aside, Error *err);

/* Renames what lies beside a session's file and is not its own. */

/* As sessions/journal/journal.h says; *aside (NULL: nobody asks) gets the new name, after those
 * it has. The rename is on the disk when this returns. On failure errno says why too. */
bool set_aside(const char *path, Companion companion, char **aside, Error *err);

#endif
