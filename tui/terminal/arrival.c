#include "tui/terminal/arrival.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

/* A terminal that went away is readable for ever and gives nothing. */
static bool is_gone(short events) {
  int waiting = 0;
  if ((events & (POLLHUP | POLLERR | POLLNVAL)) != 0) return true;
  if ((events & POLLIN) == 0) return false;
  return ioctl(STDIN_FILENO, FIONREAD, &waiting) < 0 || waiting == 0;
}

Arrival arrival_wait(int signals, int patience_ms) {
  struct pollfd ready[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                           {.fd = signals, .events = POLLIN}};
  if (poll(ready, 2, patience_ms) <= 0) return ARRIVAL_NONE;
  if (ready[1].revents != 0) return ARRIVAL_SIGNAL;
  return is_gone(ready[0].revents) ? ARRIVAL_GONE : ARRIVAL_KEYS;
}

int64_t arrival_clock_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int arrival_take_signals(sigset_t *before) {
  static const int NUMBERS[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
  sigset_t taken;
  sigemptyset(&taken);
  for (size_t i = 0; i < sizeof NUMBERS / sizeof NUMBERS[0]; i++)
    sigaddset(&taken, NUMBERS[i]);
  sigprocmask(SIG_BLOCK, &taken, before);
  const int signals = signalfd(-1, &taken, SFD_CLOEXEC | SFD_NONBLOCK);
  const int why = errno;
  if (signals < 0) sigprocmask(SIG_SETMASK, before, NULL);
  errno = why;
  return signals;
}
