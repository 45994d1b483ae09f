#include "sessions/sqlite/queue.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "core/words.h"
#include "sessions/trouble.h"

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

static bool take_turn(int file, int command) {
  if (!lock(file, DOOR, F_WRLCK, command)) return false;
  bool taken = lock(file, TURN, F_WRLCK, command);
  int error_number = errno;
  lock(file, DOOR, F_UNLCK, F_OFD_SETLK);
  errno = error_number;
  return taken;
}

static int64_t monotonic_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct timespec timespec_of_ms(int ms) {
  return (struct timespec){.tv_sec = ms / 1000, .tv_nsec = (long)(ms % 1000) * 1000000};
}

/* The kernel's queue has no time limit of its own: an alarm ends the wait, again and again in case
 * the first one comes before the wait has begun. */
typedef struct Alarm {
  timer_t timer;
  struct sigaction before;
} Alarm;

static void ring(int signal_number) {
  (void)signal_number;
}

static bool alarm_set(Alarm *alarm, int patience_ms) {
  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
  struct itimerspec when = {.it_value = timespec_of_ms(patience_ms),
                            .it_interval = timespec_of_ms(20)};
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

static bool fail_waiting(int error_number, bool too_long, const char *path, Error *err) {
  if (error_number != EINTR) return fail_lock(error_number, path, err);
  if (too_long)
    return fail(err, ERROR_FAILED,
                _("%s: another terminal has been writing for too long, nothing was recorded: see "
                  "what it does and try again"),
                path);
  return fail(err, ERROR_FAILED,
              _("%s: interrupted while waiting for another terminal, nothing was recorded"), path);
}

bool queue_enter(int file, int patience_ms, const char *path, Error *err) {
  if (take_turn(file, F_OFD_SETLK)) return true;
  if (errno != EAGAIN && errno != EACCES) return fail_lock(errno, path, err);
  if (patience_ms <= 0) return fail_waiting(EINTR, true, path, err);
  int64_t deadline = monotonic_ms() + patience_ms;
  Alarm alarm;
  if (!alarm_set(&alarm, patience_ms)) return fail_file(errno, path, err);
  bool entered = take_turn(file, F_OFD_SETLKW);
  int error_number = errno;
  alarm_end(&alarm);
  return entered || fail_waiting(error_number, monotonic_ms() >= deadline, path, err);
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
