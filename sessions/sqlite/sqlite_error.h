/* What SQLite's results mean for the file and the user. */
#ifndef SESSIONS_SQLITE_SQLITE_ERROR_H
#define SESSIONS_SQLITE_SQLITE_ERROR_H

#include <sqlite3.h>

#include "sessions/files/file_error.h"
#include "sessions/journal/clock.h"

/* Fails with the meaning of the database's last result for the file at `path`. Always false. */
bool fail_database(sqlite3 *database, const char *path, Error *err);

/* How long to wait for a file that others use. */

enum { PATIENCE_TICK_MS = 40 };

typedef struct Patience {
  const WaitWatcher *watcher; /* borrowed */
  int64_t begun_ms, asked_ms; /* by CLOCK_MONOTONIC */
  int64_t limit_ms;           /* if there is no watcher */
  bool was_left;              /* the watcher ended the wait */
} Patience;

Patience patience_begin(const WaitWatcher *watcher, int64_t limit_ms);

/* Returns whether to wait on; call it often. */
bool patience_lasts(Patience *patience);

#endif
