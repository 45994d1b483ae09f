#include "tui/terminal/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"

Arrival arrival_wait(int signals, int patience_ms) {
  struct pollfd ready[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                           {.fd = signals, .events = POLLIN}};
  const short *events = &ready[0].revents;
  int waiting = 0;
  if (platform_poll(ready, 2, patience_ms) <= 0) return ARRIVAL_NONE;
  if (ready[1].revents != 0) return ARRIVAL_SIGNAL;
  if ((*events & (POLLHUP | POLLERR | POLLNVAL)) != 0) return ARRIVAL_GONE;
  /* A terminal that is gone is always readable, with no data. */
  const bool has_data = ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0 && waiting > 0;
  return (*events & POLLIN) == 0 || has_data ? ARRIVAL_KEYS : ARRIVAL_GONE;
}

bool arrival_take_signals(int *signals, sigset_t *before, Error *err) {
  static const int NUMBERS[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
  sigset_t taken;
  sigemptyset(&taken);
  for (size_t i = 0; i < sizeof NUMBERS / sizeof NUMBERS[0]; i++)
    sigaddset(&taken, NUMBERS[i]);
  const int opened = platform_signals_open(&taken, before);
  const int why = errno;
  char text[TROUBLE_TEXT_SIZE];
  if (opened < 0)
    return fail(err, file_error_kind_of_errno(why), _("the terminal's signals cannot be read: %s"),
                file_error_of_errno(why, text));
  *signals = opened;
  return true;
}

void arrival_return_signals(int signals, const sigset_t *before) {
  while (platform_signals_take(signals) != 0)
    ;
  close(signals);
  sigprocmask(SIG_SETMASK, before, NULL);
}

void arrival_stop(void) {
  const struct sigaction standard = {.sa_handler = SIG_DFL};
  struct sigaction before;
  sigset_t stop, blocked;
  sigaction(SIGTSTP, &standard, &before);
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  kill(getpid(), SIGTSTP); /* pending until here, where the process stops until continued */
  sigprocmask(SIG_UNBLOCK, &stop, &blocked);
  sigprocmask(SIG_SETMASK, &blocked, NULL);
  sigaction(SIGTSTP, &before, NULL);
}

void core_dumps_forbid(CoreDumps *dumps, bool forbidden) {
  if (dumps->forbidden == forbidden) return;
  dumps->forbidden = forbidden;
  /* Not to be dumped also keeps other programs of the same user from reading the memory, and holds
   * where the kernel hands dumps to a program, which no limit reaches. */
  if (forbidden) {
    dumps->dumpable = platform_is_dumpable();
    if (getrlimit(RLIMIT_CORE, &dumps->limit) == 0) {
      struct rlimit none = {.rlim_cur = 0, .rlim_max = dumps->limit.rlim_max};
      setrlimit(RLIMIT_CORE, &none);
    }
    platform_set_dumpable(false);
  } else {
    setrlimit(RLIMIT_CORE, &dumps->limit);
    if (dumps->dumpable) platform_set_dumpable(true);
  }
}

typedef struct Rehearsed {
  bool (*work)(void *context);
  void *context;
} Rehearsed;

static bool turn_from_terminal(void) {
  const int nowhere = platform_open("/dev/null", O_RDWR | O_CLOEXEC, 0);
  for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
    if (nowhere < 0 || dup2(nowhere, file) < 0) return false;
  return true;
}

static int play(void *context) {
  const Rehearsed *rehearsed = context;
  CoreDumps dumps = {.forbidden = false};
  core_dumps_forbid(&dumps, true);
  return turn_from_terminal() && rehearsed->work(rehearsed->context) ? 0 : 1;
}

bool rehearse(bool (*work)(void *context), void *context, Error *err) {
  Rehearsed rehearsed = {work, context};
  int status = 0;
  errno = 0;
  const pid_t copy = platform_fork(play, &rehearsed);
  if (copy < 0) return errno != ENOMEM || fail_memory(err);
  while (waitpid(copy, &status, 0) < 0)
    if (errno != EINTR) return true;
  return status == 0 || fail_memory(err);
}
