#include "sessions/sqlite/queue.h"

#include <errno.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"

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
