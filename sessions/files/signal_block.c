#include "sessions/files/signal_block.h"

#include <stddef.h>

#include "core/base/i18n.h"

static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { SIGNAL_COUNT = sizeof SIGNALS / sizeof *SIGNALS };

/* An ignored signal that is blocked waits like any other: nohup would be in vain. */
static bool is_ignored(int signal_number) {
  struct sigaction action;
  return sigaction(signal_number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void signal_block_hold(sigset_t *before) {
  sigset_t held;
  sigemptyset(&held);
  for (size_t i = 0; i < SIGNAL_COUNT; ++i)
    if (!is_ignored(SIGNALS[i])) sigaddset(&held, SIGNALS[i]);
  sigprocmask(SIG_BLOCK, &held, before);
}

void signal_block_release(const sigset_t *before) {
  sigprocmask(SIG_SETMASK, before, NULL);
}

bool signal_block_check(Error *err) {
  sigset_t waiting;
  if (sigpending(&waiting) != 0) return true;
  for (size_t i = 0; i < SIGNAL_COUNT; ++i)
    if (sigismember(&waiting, SIGNALS[i]) == 1)
      return fail(err, ERROR_FAILED, "%s", _("interrupted: nothing was recorded"));
  return true;
}
