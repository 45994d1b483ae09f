/* What lies beside a session's file and may not be its own: the journal that a crash left of
 * another file, or of an older state of this one, or what somebody put there. SQLite would take it
 * for the session's and write its old pages over it; so it is never given any that was not tried
 * (sessions/sqlite/recovery_trial.h).
 *
 * What does not belong is set aside: renamed to FILE.aside (FILE.aside-2 …), never in place of
 * anything, and made 0600. It may hold old pages, and with them the ballots of a kiosk: nothing
 * here copies, moves or sends it. */
#ifndef SESSIONS_JOURNAL_STRAY_FILES_H
#define SESSIONS_JOURNAL_STRAY_FILES_H

#include "core/base/error.h"

/* Before a session's file is opened: sets aside what does not belong to it, or rolls back what a
 * crashed writer left half done. Where there is no such file yet, nothing beside can be its own.
 * Opening and making do the same; this also says it. *aside becomes the new name, which the caller
 * frees, where something was set aside; else, and on failure, it stays as it was. Where nothing
 * lies there this costs two lstat. A file that is no session, or that may not be written to, is
 * left to those who open it. Not for a file that this process is in the midst of writing to:
 * closing a descriptor of it drops this process's locks. */
bool stray_files_settle(const char *path, char **aside, Error *err);

/* Gives a draft, which is a whole session, its name, that nothing may have; what lies beside that
 * name is set aside before anybody can open it there. */
bool session_temp_file_place(const char *draft, const char *path, Error *err);

/* Sets aside whatever lies beside a name, without a trial. Only for who holds the turn of the file
 * that has just got this name, and for a name that nobody else knows. aside may be NULL. */
bool stray_files_clear(const char *path, char **aside, Error *err);

/* Whether nothing lies beside that SQLite would look at. */
bool stray_files_absent(const char *path);

/* The sentence on what was set aside; ERROR_TEXT_SIZE bytes. Returns text. */
const char *stray_files_sentence(const char *aside, char text[ERROR_TEXT_SIZE]);

#endif
