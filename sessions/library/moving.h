/* Moves or renames a session's file; it never replaces another one. */
#ifndef SESSIONS_LIBRARY_MOVING_H
#define SESSIONS_LIBRARY_MOVING_H

#include "core/base/error.h"

/* Work on a session's whole file: moving or deleting it. */

/* Does the work while nobody writes to the session, first repairing what a crashed writer left.
 * Refused while a kiosk is on. Anyone who has the session open elsewhere learns at their next act
 * that it was moved. A file that is damaged, or not a session, is handled as it is if its name is
 * that of a session: it must be possible to get rid of it. */
typedef bool FileWork(void *context, Error *err);
bool file_work(const char *path, FileWork *work, void *context, Error *err);

/* File names for new sessions. */

/* Returns a free path in the folder, which is created if missing, named after the title: « Un été !
 * » gives FOLDER/un-ete.gommette, else un-ete-2 and so on. The code that creates the file must
 * still refuse to replace one, in case another program is faster. The caller frees it. */
bool session_free_path(const char *folder, const char *title, char **path, Error *err);

/* Renames within a disk. The error says what is in the way. */
bool session_file_move(const char *path, const char *to, Error *err);

/* Move it into the folder `archive` beside it, created if missing, and back out. *now is its new
 * path, which the caller frees, and so is *aside, what was set aside there
 * (sessions/journal/journal.h; pass NULL if not needed). Refused if it is already there. */
bool archive_session(const char *path, char **now, char **aside, Error *err);
bool unarchive_session(const char *path, char **now, char **aside, Error *err);

/* Returns whether the file is in a folder of that name. */
bool is_archived(const char *path);

#endif
