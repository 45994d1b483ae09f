#include "sessions/sqlite/queue.h"

#include <errno.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"

/* The kernel gives a freed lock to whoever asks first, which may be the one who freed it. So nobody
 * asks for the turn but from the door, and whoever stands in it is the next. */
enum { DOOR, TURN, PROBE = 3, FIRST_PLACE = 16 /* behind a draft's, in temp_file.c */ };

/* A lock of the open file, since a process's own would be dropped whenever any descriptor of the
 * file is closed; on a byte that no database reaches, clear of those that SQLite locks, and not
 * flock, which a network folder turns into a lock on the whole file. */
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

/* Network folders that know no locks say so in more than one way. */
static bool fail_lock(int error_number, const char *path, Error *err) {
  bool unknown = error_number == ENOLCK || error_number == ENOSYS || error_number == EINVAL ||
                 error_number == EOPNOTSUPP;
  return fail_file(unknown ? ENOLCK : error_number, path, err);
}

/* A shared lock, which a file that may only be read can have as well. */
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

static bool take_turn(int file) {
  return lock(file, DOOR, F_WRLCK) && leave_door(file, lock(file, TURN, F_WRLCK));
}

static bool wait_for_turn(int file, Patience *patience) {
  return wait_for(file, DOOR, patience) && leave_door(file, wait_for(file, TURN, patience));
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
                "what it does and try again"),
              path);
}

bool queue_enter(int file, Patience *patience, const char *path, Error *err) {
  if (take_turn(file)) return true;
  if (errno != EAGAIN && errno != EACCES) return fail_lock(errno, path, err);
  if (!patience_lasts(patience)) return fail_waiting(EINTR, patience->was_left, path, err);
  return wait_for_turn(file, patience) || fail_waiting(errno, patience->was_left, path, err);
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
