/* Where the trash for a file is, by the Trash specification of freedesktop.org: a folder with
 * `info` and `files` in it, on the same disk. */
#ifndef SESSIONS_LIBRARY_TRASH_PLACE_H
#define SESSIONS_LIBRARY_TRASH_PLACE_H

#include "core/base/error.h"

typedef struct TrashPlace {
  char *folder; /* with info/ and files/ in it, both made, for the user alone */
  char *top;    /* the root of the disk, to which paths in it are relative; NULL: the home trash,
                   whose paths are whole */
} TrashPlace;

/* The trash for a file with this real path. The error says that there is none. */
bool trash_place_find(const char *real_path, TrashPlace *place, Error *err);
void trash_place_free(TrashPlace *place);

#endif
