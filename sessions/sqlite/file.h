/* The file of a session before SQLite touches it: whether it is one of ours, and where it really
 * lies. */
#ifndef SESSIONS_SQLITE_FILE_H
#define SESSIONS_SQLITE_FILE_H

#include "core/base/error.h"

enum {
  SESSION_APPLICATION_ID = 0x676F6D6D, /* "gomm", in the header of the database */
  SESSION_FORMAT_FIRST = 1,  /* the header's user_version: rises with what old readers lack */
  SESSION_FORMAT_SECOND = 2, /* a kiosk was begun or a ranking kept: there are tables for what is
                                beside the one and derived from the other; or a subgroup moved */
  SESSION_FORMAT_THIRD = 3,  /* a phase was corrected; the tables are those of the second */
  SESSION_FORMAT_LAST = SESSION_FORMAT_THIRD,
};

/* Opens the file to read and write (to read where `reading` and writing is not allowed) and looks
 * at its header: all but a session that this program can read is refused. *file is the descriptor.
 */
bool file_open(const char *path, bool loader, int *file, Error *err);

/* Makes an empty file of mode 0600, which errors call `shown`; refused where something has that
 * name. */
bool file_create(const char *path, const char *shown, int *file, Error *err);

/* The path with its folder resolved and its last part as it is, so that SQLite may refuse links.
 * The caller frees it. */
bool file_real_path(const char *path, char **real, Error *err);

#endif
