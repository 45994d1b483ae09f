/* What SQLite's results mean for the file and the person. */
#ifndef SESSIONS_SQLITE_SQLITE_ERROR_H
#define SESSIONS_SQLITE_SQLITE_ERROR_H

#include <sqlite3.h>

#include "sessions/files/file_error.h"

/* What the database's last result means for the file at `path`. Always false. */
bool fail_database(sqlite3 *database, const char *path, Error *err);

#endif
