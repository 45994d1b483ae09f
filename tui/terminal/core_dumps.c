#include "tui/terminal/core_dumps.h"

#include "sessions/files/platform.h"

/* A non-dumpable process also hides its memory from other programs of the same user, and this works
 * where the kernel pipes dumps to a program, which ignores the limit. */
static void forbid(CoreDumps *dumps) {
  dumps->dumpable = platform_is_dumpable();
  if (getrlimit(RLIMIT_CORE, &dumps->limit) == 0) {
    struct rlimit none = {.rlim_cur = 0, .rlim_max = dumps->limit.rlim_max};
    setrlimit(RLIMIT_CORE, &none);
  }
  platform_set_dumpable(false);
}

static void allow(const CoreDumps *dumps) {
  setrlimit(RLIMIT_CORE, &dumps->limit);
  if (dumps->dumpable) platform_set_dumpable(true);
}

void core_dumps_forbid(CoreDumps *dumps, bool forbidden) {
  if (dumps->forbidden == forbidden) return;
  dumps->forbidden = forbidden;
  if (forbidden)
    forbid(dumps);
  else
    allow(dumps);
}
