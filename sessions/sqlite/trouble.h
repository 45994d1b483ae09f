/* What SQLite's results mean for the file and the person. */
#ifndef SESSIONS_SQLITE_TROUBLE_H
#define SESSIONS_SQLITE_TROUBLE_H

#include <sqlite3.h>

#include "sessions/trouble.h"

/* What the database's last result means for the file at `path`. Always false. */
bool fail_database(sqlite3 *database, const char *path, Error *err);

#endif
