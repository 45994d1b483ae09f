/* A journal in SQLite: what it says is kept is on the disk. This header is a connection to a
 * session's file. */
#ifndef SESSIONS_SQLITE_CONNECTION_H
#define SESSIONS_SQLITE_CONNECTION_H

#include <sqlite3.h>

#include "core/base/error.h"
#include "sessions/sqlite/file.h"

/* `file` is a descriptor of the same file, for the writers' queue. It stays open as long as the
 * database: closing any descriptor of a file drops the locks that this process has on it. */
typedef struct Connection {
  sqlite3 *database;
  int file;
  char *path;    /* for errors */
  char *real;    /* real path; NULL: it is a private copy */
  bool in_turn;  /* it has the writers' turn */
  bool is_draft; /* made by connection_create: nothing rolls back half a commit */
  WaitWatcher watcher;
  Patience patience; /* with a lock of SQLite's, since it was first requested */
} Connection;

/* Creates a new file without tables; errors call it `shown`. Nothing is synced until
 * connection_settle, which syncs all of it, and there are no files beside it: after a crash, the
 * file cannot and need not be rolled back. */
bool connection_create(const char *path, const char *shown, Connection *connection, Error *err);
bool connection_settle(const Connection *connection, Error *err);

/* Opens a session's file; any other file is refused and unchanged. Files beside it are settled
 * first; if nothing may be changed there, a private copy is read instead. */
bool connection_open(const char *path, Access access, WaitWatcher watcher, Connection *connection,
                     Error *err);
void connection_close(Connection *connection);

/* Checks that the file is still where it was opened: not deleted, moved or replaced. If it is not,
 * SQLite must not be used: it would take the other file's journal for its own. */
bool connection_check_place(const Connection *connection, Error *err);

/* Runs statements that have no result. */
bool connection_run(const Connection *connection, const char *sql, Error *err);

/* Fails with the sentence for the last error. Always false. */
bool connection_fail(const Connection *connection, Error *err);

/* Fails with the sentence for an invalid row: the file is damaged, unless memory ran out while the
 * row was read. Always false. */
bool connection_fail_row(const Connection *connection, Error *err);

#endif
