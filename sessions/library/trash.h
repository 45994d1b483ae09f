/* Moves a session to the desktop's trash, from which it can be restored, following the Trash
 * specification of freedesktop.org (version 1.0). */
#ifndef SESSIONS_LIBRARY_TRASH_H
#define SESSIONS_LIBRARY_TRASH_H

#include "core/base/error.h"

/* A trash directory for a file, as in the Trash specification of freedesktop.org: a folder with
 * `info` and `files` in it, on the same disk. */

typedef struct TrashPlace {
  char *folder; /* has info/ and files/, both created, private to the user */
  char *top;    /* root of the disk, to which its paths are relative; NULL: the home trash, with
                   absolute paths */
} TrashPlace;

/* Finds the trash for a file with this real path. Fails if there is none. */
bool trash_place_find(const char *real_path, TrashPlace *place, Error *err);
void trash_place_free(TrashPlace *place);

/* Moves a session's file into the trash of the user's home or, on another disk, of that disk. *at
 * is its new path; the caller frees it. Refused if there is no trash: nothing is ever erased. */
bool trash_session(const char *path, char **at, Error *err);

/* Return the word to type to confirm, and whether that was typed, ignoring case. */
const char *trash_word(void);
bool is_trash_word(const char *typed);

#endif
