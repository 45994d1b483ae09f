/* A session's file before SQLite opens it: whether it is one of ours, its real path, and what the
 * results of SQLite mean for it. */
#ifndef SESSIONS_SQLITE_FILE_H
#define SESSIONS_SQLITE_FILE_H

#include <sqlite3.h>

#include "core/base/error.h"

enum {
  SESSION_APPLICATION_ID = 0x676F6D6D, /* "gomm", in the header of the database */
  SESSION_FORMAT_FIRST = 1, /* the header's user_version: raised for what old readers do not know */
  SESSION_FORMAT_SECOND =
      2, /* a kiosk was begun or a ranking saved: tables for kiosk ballots (beside the journal) and
            ranking results (derived); or a subgroup moved */
  SESSION_FORMAT_THIRD = 3, /* a phase was corrected; same tables as the second */
  SESSION_FORMAT_LAST = SESSION_FORMAT_THIRD,
};

typedef enum Access { ACCESS_RECORD, ACCESS_VIEW } Access;

/* Opens the file for reading and writing (only for reading if ACCESS_VIEW and writing is not
 * allowed) and checks its header: anything but a session that this program can read is refused.
 * *file is the descriptor. */
bool file_open(const char *path, Access access, int *file, Error *err);

/* Creates an empty file of mode 0600; errors call it `shown`; refused if the name exists. */
bool file_create(const char *path, const char *shown, int *file, Error *err);

/* Returns the path with its folder resolved and its last part unchanged, so that SQLite can refuse
 * links. The caller frees it. */
bool file_real_path(const char *path, char **real, Error *err);

/* Fails with what the database's last result means for the file at `path`. Always false. */
bool fail_database(sqlite3 *database, const char *path, Error *err);

#endif
