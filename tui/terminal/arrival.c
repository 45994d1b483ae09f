#include "tui/terminal/arrival.h"

#include <poll.h>
#include <stdbool.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "sessions/files/platform.h"

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
  if (platform_poll(ready, 2, patience_ms) <= 0) return ARRIVAL_NONE;
  if (ready[1].revents != 0) return ARRIVAL_SIGNAL;
  return is_gone(ready[0].revents) ? ARRIVAL_GONE : ARRIVAL_KEYS;
}

int64_t arrival_clock_ms(void) {
  return platform_clock_ms(AWAKE_CLOCK);
}

int arrival_take_signals(sigset_t *before) {
  static const int NUMBERS[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
  sigset_t taken;
  sigemptyset(&taken);
  for (size_t i = 0; i < sizeof NUMBERS / sizeof NUMBERS[0]; i++)
    sigaddset(&taken, NUMBERS[i]);
  return platform_signals_open(&taken, before);
}
