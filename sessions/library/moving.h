/* Moves or renames a session's file; it never replaces another one. */
#ifndef SESSIONS_LIBRARY_MOVING_H
#define SESSIONS_LIBRARY_MOVING_H

#include "core/base/error.h"

/* Work on a session's file as a whole: moving it, throwing it away. */

/* Does the work while nobody writes to the session, what a crashed writer left being mended before.
 * Refused while a kiosk is on. Whoever has the session open elsewhere is told at their next act
 * that it was moved. A file that is damaged, or no session, is worked on as it is, if its name is
 * that of one: it must be possible to be rid of it. */
typedef bool FileWork(void *context, Error *err);
bool file_work(const char *path, FileWork *work, void *context, Error *err);

/* What a new session's file is called. */

/* A path in the folder, made if it is missing, that nothing has yet, named after the title:
 * « Un été ! » gives FOLDER/un-ete.gommette, else un-ete-2 and so on. Whoever makes the file
 * refuses to replace one, should another program be faster. The caller frees it. */
bool session_free_path(const char *folder, const char *title, char **path, Error *err);

/* Renames within a disk. The error says what is in the way. */
bool session_file_move(const char *path, const char *to, Error *err);

/* Into the folder `archive` beside it, which is made, and back out of it. *now is where it lies
 * then, the caller's to free, and *aside what was set aside there (sessions/journal/journal.h;
 * NULL: nobody asks), likewise. Refused where it is already so. */
bool archive_session(const char *path, char **now, char **aside, Error *err);
bool unarchive_session(const char *path, char **now, char **aside, Error *err);

/* Whether the file lies in a folder of that name. */
bool is_archived(const char *path);

#endif
