/* Throwing a session away: into the desktop's trash, from which it can be brought back, by the
 * Trash specification of freedesktop.org (version 1.0). */
#ifndef SESSIONS_LIBRARY_TRASH_H
#define SESSIONS_LIBRARY_TRASH_H

#include "core/base/error.h"

/* Where the trash for a file is, by the Trash specification of freedesktop.org: a folder with
 * `info` and `files` in it, on the same disk. */

typedef struct TrashPlace {
  char *folder; /* with info/ and files/ in it, both made, for the user alone */
  char *top;    /* the root of the disk, to which paths in it are relative; NULL: the home trash,
                   whose paths are whole */
} TrashPlace;

/* The trash for a file with this real path. The error says that there is none. */
bool trash_place_find(const char *real_path, TrashPlace *place, Error *err);
void trash_place_free(TrashPlace *place);

/* Moves a session's file into the trash of the user's home or, from another disk, into that of the
 * disk. *at is where it lies then, the caller's to free. Where there is no trash it is refused:
 * nothing is ever erased. */
bool trash_session(const char *path, char **at, Error *err);

/* What somebody types to have that done, whatever its case. */
const char *trash_word(void);
bool is_trash_word(const char *typed);

#endif
