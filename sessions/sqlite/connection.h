/* A journal in SQLite: what it says is kept is on the disk. Here: a connection to a session's file.
 */
#ifndef SESSIONS_SQLITE_CONNECTION_H
#define SESSIONS_SQLITE_CONNECTION_H

#include <sqlite3.h>

#include "core/base/error.h"
#include "sessions/sqlite/sqlite_error.h"

/* `file` is a descriptor of the same file, for the writers' queue. It stays open as long as the
 * database: closing any descriptor of a file drops the locks that this process has on it. */
typedef struct Connection {
  sqlite3 *database;
  int file;
  char *path;   /* as errors call it */
  char *real;   /* where it lies; NULL: it is a private copy */
  bool in_turn; /* it has the writers' turn */
  WaitWatcher watcher;
  Patience patience; /* with a lock of SQLite's, since it was first asked for */
} Connection;

typedef enum Access { ACCESS_RECORD, ACCESS_VIEW } Access;

/* Makes a new file with the tables in it; errors call it `shown`. Nothing waits for the disk until
 * connection_settle, which puts all of it there, and nothing lies beside it: whoever dies meanwhile
 * leaves a file that nobody can roll back, nor wants to. */
bool connection_create(const char *path, const char *shown, Connection *connection, Error *err);
bool connection_settle(const Connection *connection, Error *err);

/* Opens a session's file, refusing all others and leaving them as they were. What lies beside it is
 * settled first; where nothing may be changed there, a private copy is read in its place. */
bool connection_open(const char *path, Access access, WaitWatcher watcher, Connection *connection,
                     Error *err);
void connection_close(Connection *connection);

/* Whether the file still lies where it was opened: not deleted, moved or replaced by another one.
 * SQLite must not be asked for anything where it does not: it would take the other file's journal
 * for its own. */
bool connection_check_place(const Connection *connection, Error *err);

/* Outside a transaction: what was read before is read from the file again, in case another program
 * wrote over it without SQLite. */
void connection_forget_pages(const Connection *connection);

/* Runs statements that have no result. */
bool connection_run(const Connection *connection, const char *sql, Error *err);

/* The sentence for what just went wrong. Always false. */
bool connection_fail(const Connection *connection, Error *err);

/* The sentence for a row that does not hold what it should: the file is damaged, unless it was
 * memory that ran out while the row was read. Always false. */
bool connection_fail_row(const Connection *connection, Error *err);

#endif
