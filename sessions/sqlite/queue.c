#include "sessions/sqlite/queue.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"

/* The kernel gives a freed lock to whoever asks first, which may be the one who freed it. So nobody
 * asks for the turn but from the door, and whoever stands in it is the next. */
enum { DOOR, TURN, PROBE = 3, FIRST_PLACE = 16 /* behind a draft's, in draft.c */ };

/* A lock of the open file, since a process's own would be dropped whenever any descriptor of the
 * file is closed; on a byte that no database reaches, clear of those that SQLite locks, and not
 * flock, which a network folder turns into a lock on the whole file. */
static struct flock lock_on(int64_t what, short type) {
  return (struct flock){
      .l_type = type, .l_whence = SEEK_SET, .l_start = (INT64_C(1) << 62) + what, .l_len = 1};
}

static bool lock(int file, int64_t what, short type, int command) {
  struct flock place = lock_on(what, type);
  return fcntl(file, command, &place) == 0;
}

static bool wait_for(int file, int64_t what, Patience *patience) {
  while (!lock(file, what, F_WRLCK, F_OFD_SETLKW)) {
    if (errno != EINTR) return false;
    bool lasts = patience_lasts(patience);
    errno = EINTR;
    if (!lasts) return false;
  }
  return true;
}

/* Network folders that know no locks say so in more than one way. */
static bool fail_lock(int error_number, const char *path, Error *err) {
  bool unknown = error_number == ENOLCK || error_number == ENOSYS || error_number == EINVAL ||
                 error_number == EOPNOTSUPP;
  return fail_file(unknown ? ENOLCK : error_number, path, err);
}

/* A shared lock, which a file that may only be read can have as well. */
bool queue_probe(int file, const char *path, Error *err) {
  if (lock(file, PROBE, F_RDLCK, F_OFD_SETLK))
    lock(file, PROBE, F_UNLCK, F_OFD_SETLK);
  else if (errno != EAGAIN && errno != EACCES)
    return fail_lock(errno, path, err);
  return true;
}

static bool leave_door(int file, bool turn) {
  int error_number = errno;
  lock(file, DOOR, F_UNLCK, F_OFD_SETLK);
  errno = error_number;
  return turn;
}

static bool take_turn(int file) {
  return lock(file, DOOR, F_WRLCK, F_OFD_SETLK) &&
         leave_door(file, lock(file, TURN, F_WRLCK, F_OFD_SETLK));
}

static bool wait_for_turn(int file, Patience *patience) {
  return wait_for(file, DOOR, patience) && leave_door(file, wait_for(file, TURN, patience));
}

static struct timespec timespec_of_ms(int ms) {
  return (struct timespec){.tv_sec = ms / 1000, .tv_nsec = (long)(ms % 1000) * 1000000};
}

/* The kernel's queue has no time limit of its own: an alarm interrupts the wait again and again. */
typedef struct Alarm {
  timer_t timer;
  struct sigaction before;
} Alarm;

static void ring(int signal_number) {
  (void)signal_number;
}

static bool alarm_set(Alarm *alarm) {
  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
  struct itimerspec when = {.it_value = timespec_of_ms(PATIENCE_TICK_MS),
                            .it_interval = timespec_of_ms(PATIENCE_TICK_MS)};
  struct sigaction action = {.sa_handler = ring};
  if (timer_create(CLOCK_MONOTONIC, &event, &alarm->timer) != 0) return false;
  sigaction(SIGALRM, &action, &alarm->before);
  timer_settime(alarm->timer, 0, &when, NULL);
  return true;
}

static void alarm_end(Alarm *alarm) {
  timer_delete(alarm->timer);
  sigaction(SIGALRM, &alarm->before, NULL);
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
  Alarm alarm;
  if (!alarm_set(&alarm)) return fail_file(errno, path, err);
  bool entered = wait_for_turn(file, patience);
  int error_number = errno;
  alarm_end(&alarm);
  return entered || fail_waiting(error_number, patience->was_left, path, err);
}

bool queue_enter_within(int file, int patience_ms, const char *path, Error *err) {
  const WaitWatcher nobody = {.goes_on = NULL};
  Patience patience = patience_begin(&nobody, patience_ms);
  return queue_enter(file, &patience, path, err);
}

void queue_leave(int file) {
  lock(file, TURN, F_UNLCK, F_OFD_SETLK);
}

bool place_hold(int file, uint32_t place, bool *held, const char *path, Error *err) {
  *held = lock(file, FIRST_PLACE + (int64_t)place, F_WRLCK, F_OFD_SETLK);
  return *held || errno == EAGAIN || errno == EACCES || fail_lock(errno, path, err);
}

void place_leave(int file, uint32_t place) {
  lock(file, FIRST_PLACE + (int64_t)place, F_UNLCK, F_OFD_SETLK);
}

bool place_is_held(int file, uint32_t place, bool *held, const char *path, Error *err) {
  struct flock asked = lock_on(FIRST_PLACE + (int64_t)place, F_WRLCK);
  if (fcntl(file, F_OFD_GETLK, &asked) != 0) return fail_lock(errno, path, err);
  *held = asked.l_type != F_UNLCK;
  return true;
}
