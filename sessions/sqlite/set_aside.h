/* Renames what lies beside a session's file and is not its own. */
#ifndef SESSIONS_SQLITE_SET_ASIDE_H
#define SESSIONS_SQLITE_SET_ASIDE_H

#include "sessions/sqlite/hot_journal.h"

/* As sessions/journal/stray_files.h says; *aside (NULL: nobody asks) gets the new name, after those
 * it has. The rename is on the disk when this returns. On failure errno says why too. */
bool set_aside(const char *path, Companion companion, char **aside, Error *err);

#endif
