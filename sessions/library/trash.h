/* Throwing a session away: into the desktop's trash, from which it can be brought back, by the
 * Trash specification of freedesktop.org (version 1.0). */
#ifndef SESSIONS_LIBRARY_TRASH_H
#define SESSIONS_LIBRARY_TRASH_H

#include "core/base/error.h"

/* Moves a session's file into the trash of the user's home or, from another disk, into that of the
 * disk. *at is where it lies then, the caller's to free. Where there is no trash it is refused:
 * nothing is ever erased. */
bool trash_session(const char *path, char **at, Error *err);

/* What somebody types to have that done, whatever its case. */
const char *trash_word(void);
bool is_trash_word(const char *typed);

#endif
