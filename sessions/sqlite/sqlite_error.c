#include "sessions/sqlite/connection.h"

#include <errno.h>
#include <stddef.h>

#include "sessions/files/platform.h"

typedef struct Cause {
  int code;
  FileError trouble;
} Cause;

/* Looked up by the extended code, then by the primary one. Our statements match the tables that
 * existed when the file was opened: if they no longer do, somebody has changed the tables since. */
static const Cause causes[] = {
    {SQLITE_READONLY_DBMOVED, WAS_MOVED},
    {SQLITE_CANTOPEN_SYMLINK, IS_A_LINK},
    {SQLITE_FULL, DISK_FULL},
    {SQLITE_IOERR, DISK_FAILS},
    {SQLITE_READONLY, NOT_WRITABLE},
    {SQLITE_CANTOPEN, NOT_ALLOWED},
    {SQLITE_PERM, NOT_ALLOWED},
    {SQLITE_AUTH, NOT_ALLOWED},
    {SQLITE_BUSY, IN_USE},
    {SQLITE_LOCKED, IN_USE},
    {SQLITE_NOTADB, NOT_A_SESSION},
    {SQLITE_CORRUPT, DAMAGED},
    {SQLITE_ERROR, DAMAGED},
    {SQLITE_SCHEMA, DAMAGED},
    {SQLITE_CONSTRAINT, DAMAGED},
    {SQLITE_MISMATCH, DAMAGED},
    {SQLITE_TOOBIG, DAMAGED},
};

static const Cause *find_cause(int code) {
  for (size_t n = 0; n < sizeof causes / sizeof *causes; ++n)
    if (causes[n].code == code) return &causes[n];
  return NULL;
}

bool fail_database(sqlite3 *database, const char *path, Error *err) {
  int code = sqlite3_extended_errcode(database);
  if (code == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM) return fail_memory(err);
  /* For what SQLite summarizes as an I/O error, or a file that cannot be opened, the system has an
   * exact errno. */
  const int primary = code & 0xFF;
  const int why =
      (primary == SQLITE_IOERR || (primary == SQLITE_CANTOPEN && code != SQLITE_CANTOPEN_SYMLINK))
          ? sqlite3_system_errno(database)
          : 0;
  if (why != 0 && why != ENOENT) return fail_file(why, path, err);
  const Cause *cause = find_cause(code);
  if (!cause) cause = find_cause(code & 0xFF);
  if (cause) return fail_file_error(cause->trouble, path, err);
  return fail(err, ERROR_FAILED, "%s: %s", path, sqlite3_errmsg(database));
}

enum { NOTICED_MS = 200 };

Patience patience_begin(const WaitWatcher *watcher, int64_t limit_ms) {
  int64_t now = platform_clock_ms(AWAKE_CLOCK);
  return (Patience){.watcher = watcher, .begun_ms = now, .asked_ms = now, .limit_ms = limit_ms};
}

bool patience_lasts(Patience *patience) {
  const WaitWatcher *watcher = patience->watcher;
  int64_t now = platform_clock_ms(AWAKE_CLOCK), waited = now - patience->begun_ms;
  if (watcher == NULL || watcher->goes_on == NULL) return waited < patience->limit_ms;
  if (waited < NOTICED_MS || now - patience->asked_ms < PATIENCE_TICK_MS) return true;
  patience->was_left = !watcher->goes_on(watcher->context, waited);
  patience->asked_ms = platform_clock_ms(AWAKE_CLOCK);
  return !patience->was_left;
}
