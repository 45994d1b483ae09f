#include "tui/terminal/rehearsal.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sessions/files/platform.h"
#include "tui/terminal/core_dumps.h"

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
