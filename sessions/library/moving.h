/* A session's file under another name or in another place; never in place of something that is
 * there. See sessions/library/file_work.h for when that is refused. */
#ifndef SESSIONS_LIBRARY_MOVING_H
#define SESSIONS_LIBRARY_MOVING_H

#include "core/base/error.h"

/* Renames within a disk. The error says what is in the way. */
bool session_file_move(const char *path, const char *to, Error *err);

/* Into the folder `archive` beside it, which is made, and back out of it. *now is where it lies
 * then, the caller's to free, and *aside what was set aside there (sessions/journal/stray_files.h;
 * NULL: nobody asks), likewise. Refused where it is already so. */
bool archive_session(const char *path, char **now, char **aside, Error *err);
bool unarchive_session(const char *path, char **now, char **aside, Error *err);

/* Whether the file lies in a folder of that name. */
bool is_archived(const char *path);

#endif
