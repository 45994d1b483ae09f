#include "sessions/sqlite/connection.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/journal/journal.h"
#include "sessions/sqlite/hot_journal.h"

enum { BUSY_TIMEOUT_MS = 10000 };

/* TRUNCATE and not PERSIST, which leaves old pages in the journal; never WAL (design: SQLite 3.40.1
 * may lose what it committed, and a copy of the file alone lacks what is in the -wal). */
static const char settings[] = "PRAGMA journal_mode = TRUNCATE;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA mmap_size = 0;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA temp_store = MEMORY;";

/* SQLite takes a file that it cannot stat for one that was moved. */
static bool is_still_there(const Connection *connection) {
  struct stat by_name, by_file;
  const char *name = sqlite3_db_filename(connection->database, "main");
  return name && platform_stat(name, &by_name) == 0 &&
         platform_fstat(connection->file, &by_file) == 0 && by_name.st_ino == by_file.st_ino &&
         by_name.st_dev == by_file.st_dev;
}

bool connection_fail(const Connection *connection, Error *err) {
  if (connection->in_turn && connection->patience.was_left &&
      (sqlite3_errcode(connection->database) & 0xFF) == SQLITE_BUSY)
    return fail(err, ERROR_FAILED,
                _("%s: another program has it locked, and you did not wait for it: nothing was "
                  "recorded"),
                connection->path);
  if (sqlite3_extended_errcode(connection->database) == SQLITE_READONLY_DBMOVED &&
      is_still_there(connection))
    return fail_file_error(DISK_FAILS, connection->path, err);
  return fail_database(connection->database, connection->path, err);
}

bool connection_fail_row(const Connection *connection, Error *err) {
  return sqlite3_errcode(connection->database) == SQLITE_NOMEM
             ? fail_memory(err)
             : fail_file_error(DAMAGED, connection->path, err);
}

bool connection_run(const Connection *connection, const char *sql, Error *err) {
  return sqlite3_exec(connection->database, sql, NULL, NULL, NULL) == SQLITE_OK ||
         connection_fail(connection, err);
}

/* By itself SQLite sleeps and retries, and may never find the file free between busy writers. After
 * a turn in their queue it is. For readers and those that do not queue we sleep, before the turn:
 * after it, the next writer would have the file again. */
static int wait_for_lock(void *context, int tries) {
  Connection *connection = context;
  if (tries == 0) connection->patience = patience_begin(&connection->watcher, BUSY_TIMEOUT_MS);
  if (!patience_lasts(&connection->patience)) return 0;
  if (connection->in_turn || tries > 0) platform_sleep_us(1000);
  if (!connection->in_turn) {
    if (!queue_enter(connection->file, &connection->patience, connection->path, NULL)) return 0;
    queue_leave(connection->file);
  }
  return 1;
}

static bool configure(Connection *connection, Access access, Error *err) {
  sqlite3 *database = connection->database;
  sqlite3_busy_handler(database, wait_for_lock, connection);
  sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  if (access == ACCESS_VIEW && !connection_run(connection, "PRAGMA query_only = ON", err))
    return false;
  return connection_run(connection, settings, err);
}

/* SQLite takes an unreadable disk (EIO) for a damaged file; it does so for no other errno. */
static ssize_t read_at(int file, void *to, size_t size, off_t at) {
  const ssize_t got = platform_read_at(file, to, size, at);
  if (got < 0 && errno != EINTR) errno = errno == ENOMEM ? ENOMEM : EREMOTEIO;
  return got;
}

/* A viewer also opens for writing: only a writer can roll back what a crashed one left. */
static bool open_database(Connection *connection, const char *path, Access access, Error *err) {
  if (!file_real_path(path, &connection->real, err)) return false;
  static const char *const names[] = {"pread", "pread64"};
  sqlite3_vfs *system = sqlite3_vfs_find(NULL);
  for (size_t n = 0; system && n < sizeof names / sizeof *names; ++n)
    if (system->xGetSystemCall(system, names[n]))
      system->xSetSystemCall(system, names[n], (sqlite3_syscall_ptr)read_at);
  int code = sqlite3_open_v2(connection->real, &connection->database,
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE |
                                 SQLITE_OPEN_NOMUTEX,
                             NULL);
  if (!connection->database) return fail_memory(err);
  if (code != SQLITE_OK) return connection_fail(connection, err);
  if (access == ACCESS_RECORD && sqlite3_db_readonly(connection->database, "main") == 1)
    return fail_file_error(NOT_WRITABLE, connection->path, err);
  return configure(connection, access, err);
}

static bool connection_start(const char *shown, WaitWatcher watcher, Connection *connection,
                             Error *err) {
  *connection = (Connection){.file = -1, .path = strdup(shown), .watcher = watcher};
  return connection->path || fail_memory(err);
}

/* From here on the private copy is the file. */
static bool change_to_copy(Connection *connection, const char *copy, Error *err) {
  int file;
  if (!file_open(copy, ACCESS_VIEW, &file, err)) return false;
  close(connection->file);
  connection->file = file;
  return true;
}

/* SQLite sees files beside it only once they are known to be the session's own. A copy is open by
 * then and no longer needs its name. */
static bool open_settled(Connection *connection, const char *path, Access access, Error *err) {
  RecoveryTrial trial;
  if (!hot_journal_settle(path, connection->file, access, &trial, NULL, err)) return false;
  const char *copy = recovery_trial_readable(&trial);
  bool opened = (!copy || change_to_copy(connection, copy, err)) &&
                open_database(connection, copy ? copy : path, access, err);
  if (copy) {
    free(connection->real);
    connection->real = NULL;
  }
  recovery_trial_end(&trial);
  return opened;
}

bool connection_open(const char *path, Access access, WaitWatcher watcher, Connection *connection,
                     Error *err) {
  if (connection_start(path, watcher, connection, err) &&
      file_open(path, access, &connection->file, err) && queue_probe(connection->file, path, err) &&
      open_settled(connection, path, access, err))
    return true;
  connection_close(connection);
  return false;
}

bool connection_create(const char *path, const char *shown, Connection *connection, Error *err) {
  if (connection_start(shown, (WaitWatcher){0}, connection, err) &&
      file_create(path, shown, &connection->file, err)) {
    temp_file_claim(connection->file);
    /* A draft's name must not be shown. */
    Error reason = {0};
    if ((stray_files_clear(path, NULL, &reason) || temp_file_fail(path, shown, &reason, err)) &&
        open_database(connection, path, ACCESS_RECORD, err) &&
        connection_run(connection, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY", err)) {
      connection->is_draft = true;
      return true;
    }
    platform_unlink(path);
  }
  connection_close(connection);
  return false;
}

bool connection_settle(const Connection *connection, Error *err) {
  return platform_sync(connection->file) == 0 || fail_file(errno, connection->path, err);
}

static bool is_same_file(const struct stat *one, const struct stat *other) {
  return one->st_ino == other->st_ino && one->st_dev == other->st_dev;
}

/* Then the journal beside it is that file's. */
static bool is_replaced(const Connection *connection) {
  struct stat open_file, found;
  return connection->real && platform_fstat(connection->file, &open_file) == 0 &&
         platform_lstat(connection->real, &found) == 0 && !is_same_file(&open_file, &found);
}

bool connection_check_place(const Connection *connection, Error *err) {
  struct stat open_file, found;
  if (!connection->real) return true;
  if (platform_fstat(connection->file, &open_file) != 0)
    return fail_file(errno, connection->path, err);
  if (platform_lstat(connection->real, &found) != 0)
    return errno == ENOENT || errno == ENOTDIR ? fail_file_error(WAS_MOVED, connection->path, err)
                                               : fail_file(errno, connection->path, err);
  return is_same_file(&open_file, &found) || fail_file_error(WAS_REPLACED, connection->path, err);
}

/* Leaving TRUNCATE mode lets SQLite delete the empty journal file beside the session's; if another
 * connection has the file locked, it does so when it closes. */
void connection_close(Connection *connection) {
  if (connection->database && !is_replaced(connection)) {
    sqlite3_busy_timeout(connection->database, 0);
    connection_run(connection, "PRAGMA journal_mode = DELETE", NULL);
  }
  sqlite3_close(connection->database);
  if (connection->file >= 0) close(connection->file);
  free(connection->path);
  free(connection->real);
  *connection = (Connection){.file = -1};
}
