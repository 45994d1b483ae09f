#include "sessions/sqlite/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/journal/codec.h"

/* https://sqlite.org/fileformat2.html#the_database_header */
enum {
  HEADER_SIZE = 100,
  WRITE_VERSION = 18, /* 1: rollback journal, 2: WAL */
  READ_VERSION = 19,
  USER_VERSION = 60,
  APPLICATION_ID = 68,
};

static const char magic[16] = "SQLite format 3";

static bool check_header(const uint8_t *header, const char *path, Error *err) {
  uint64_t version = bytes_number(header + USER_VERSION, 4);
  if (memcmp(header, magic, sizeof magic) != 0) return fail_file_error(NOT_A_SESSION, path, err);
  if (bytes_number(header + APPLICATION_ID, 4) != SESSION_APPLICATION_ID)
    return fail(err, ERROR_BAD_DATA, _("%s: this is a database of another program: name a session"),
                path);
  if (version > SESSION_FORMAT_LAST)
    return fail(err, ERROR_BAD_DATA,
                _("%s: it was written by a newer gommette: install that version to open it"), path);
  if (header[WRITE_VERSION] == 2 || header[READ_VERSION] == 2)
    return fail(
        err, ERROR_BAD_DATA,
        _("%s: another program set it to write-ahead logging, which gommette never uses: have that "
          "program set it back (PRAGMA journal_mode = DELETE), or use another copy"),
        path);
  if (version < SESSION_FORMAT_FIRST || header[WRITE_VERSION] != 1 || header[READ_VERSION] != 1)
    return fail_file_error(DAMAGED, path, err);
  return true;
}

static bool check_file(int file, const char *path, Error *err) {
  struct stat status;
  uint8_t header[HEADER_SIZE];
  if (platform_fstat(file, &status) != 0) return fail_file(errno, path, err);
  if (S_ISDIR(status.st_mode)) return fail_file_error(IS_A_FOLDER, path, err);
  if (!S_ISREG(status.st_mode)) return fail_file_error(NOT_A_SESSION, path, err);
  ssize_t size = platform_read_at(file, header, sizeof header, 0);
  if (size < 0) return fail_file(errno, path, err);
  if (size < HEADER_SIZE) return fail_file_error(NOT_A_SESSION, path, err);
  return check_header(header, path, err);
}

bool file_open(const char *path, Access access, int *file, Error *err) {
  const int flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC; /* do not block on a pipe */
  int opened = platform_open(path, O_RDWR | flags, 0);
  if (opened < 0 && access == ACCESS_VIEW && (errno == EACCES || errno == EROFS))
    opened = platform_open(path, O_RDONLY | flags, 0);
  if (opened < 0) return fail_file(errno, path, err);
  if (!check_file(opened, path, err)) {
    close(opened);
    return false;
  }
  *file = opened;
  return true;
}

bool file_create(const char *path, const char *shown, int *file, Error *err) {
  int made =
      platform_open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (made >= 0) {
    *file = made;
    return true;
  }
  if (errno == ENOENT) return fail_file_error(FOLDER_IS_MISSING, shown, err);
  return fail_file(errno, shown, err);
}

static bool join(const char *folder, const char *name, char **joined, Error *err) {
  size_t size = strlen(folder) + strlen(name) + 2;
  char *whole = malloc(size);
  if (!whole) return fail_memory(err);
  snprintf(whole, size, "%s/%s", folder, name);
  *joined = whole;
  return true;
}

bool file_real_path(const char *path, char **real, Error *err) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  size_t length = (size_t)(name - path);
  char folder[PATH_MAX];
  if (length >= sizeof folder) return fail_file_error(NAME_TOO_LONG, path, err);
  memcpy(folder, path, length);
  folder[length] = '\0';
  char *resolved = platform_real_path(slash ? folder : ".");
  if (!resolved) return fail_file(errno, path, err);
  bool ok = join(resolved, name, real, err);
  free(resolved);
  return ok;
}

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

/* The kernel gives a freed lock to the first to ask, possibly the one who just freed it. So a
 * writer must hold the door to ask for the turn, and the holder of the door is the next. */
enum { DOOR, TURN, PROBE = 3, FIRST_PLACE = 16 /* after a draft's, in temp_file.c */ };

/* An open file description lock, since a process's own locks would be dropped when any descriptor
 * of the file is closed; on a byte beyond any database, clear of those that SQLite locks; not
 * flock, which a network file system turns into a lock on the whole file. */
static int64_t byte_of(int64_t what) {
  return (INT64_C(1) << 62) + what;
}

static bool lock(int file, int64_t what, short type) {
  return platform_lock(file, byte_of(what), 1, type);
}

static bool still_patient(void *patience) {
  return patience_lasts(patience);
}

static bool wait_for(int file, int64_t what, Patience *patience) {
  return platform_lock_wait(file, byte_of(what), 1, PATIENCE_TICK_MS, still_patient, patience);
}

/* Network file systems without locks report it in several ways. */
static bool fail_lock(int error_number, const char *path, Error *err) {
  bool unknown = error_number == ENOLCK || error_number == ENOSYS || error_number == EINVAL ||
                 error_number == EOPNOTSUPP;
  return fail_file(unknown ? ENOLCK : error_number, path, err);
}

/* A shared lock, which works on a read-only file too. */
bool queue_probe(int file, const char *path, Error *err) {
  if (lock(file, PROBE, F_RDLCK))
    lock(file, PROBE, F_UNLCK);
  else if (errno != EAGAIN && errno != EACCES)
    return fail_lock(errno, path, err);
  return true;
}

static bool leave_door(int file, bool turn) {
  int error_number = errno;
  lock(file, DOOR, F_UNLCK);
  errno = error_number;
  return turn;
}

static bool fail_waiting(int error_number, bool was_left, const char *path, Error *err) {
  if (error_number != EINTR) return fail_lock(error_number, path, err);
  if (was_left)
    return fail(err, ERROR_FAILED,
                _("%s: nothing was recorded: another program is still writing, and you did not "
                  "wait for it"),
                path);
  return fail(err, ERROR_FAILED,
              _("%s: another terminal has been writing for too long, nothing was recorded: see "
                "what it is doing and try again"),
              path);
}

bool queue_enter(int file, Patience *patience, const char *path, Error *err) {
  if (lock(file, DOOR, F_WRLCK) && leave_door(file, lock(file, TURN, F_WRLCK))) return true;
  if (errno != EAGAIN && errno != EACCES) return fail_lock(errno, path, err);
  if (!patience_lasts(patience)) return fail_waiting(EINTR, patience->was_left, path, err);
  return (wait_for(file, DOOR, patience) && leave_door(file, wait_for(file, TURN, patience))) ||
         fail_waiting(errno, patience->was_left, path, err);
}

bool queue_enter_within(int file, int patience_ms, const char *path, Error *err) {
  const WaitWatcher nobody = {.goes_on = NULL};
  Patience patience = patience_begin(&nobody, patience_ms);
  return queue_enter(file, &patience, path, err);
}

void queue_leave(int file) {
  lock(file, TURN, F_UNLCK);
}

bool place_hold(int file, uint32_t place, bool *held, const char *path, Error *err) {
  *held = lock(file, FIRST_PLACE + (int64_t)place, F_WRLCK);
  return *held || errno == EAGAIN || errno == EACCES || fail_lock(errno, path, err);
}

void place_leave(int file, uint32_t place) {
  lock(file, FIRST_PLACE + (int64_t)place, F_UNLCK);
}

bool place_is_held(int file, uint32_t place, bool *held, const char *path, Error *err) {
  return platform_lock_is_held(file, byte_of(FIRST_PLACE + (int64_t)place), 1, held) ||
         fail_lock(errno, path, err);
}
