#include "tui/terminal/core_dumps.h"

#include <sys/prctl.h>

/* Not to be dumped also keeps other programs of the same user from reading the memory, and holds
 * where the kernel hands dumps to a program, which no limit reaches. */
static void forbid(CoreDumps *dumps) {
  dumps->dumpable = prctl(PR_GET_DUMPABLE);
  if (getrlimit(RLIMIT_CORE, &dumps->limit) == 0) {
    struct rlimit none = {.rlim_cur = 0, .rlim_max = dumps->limit.rlim_max};
    setrlimit(RLIMIT_CORE, &none);
  }
  prctl(PR_SET_DUMPABLE, 0);
}

static void allow(const CoreDumps *dumps) {
  setrlimit(RLIMIT_CORE, &dumps->limit);
  if (dumps->dumpable == 1) prctl(PR_SET_DUMPABLE, 1);
}

void core_dumps_forbid(CoreDumps *dumps, bool forbidden) {
  if (dumps->forbidden == forbidden) return;
  dumps->forbidden = forbidden;
  if (forbidden)
    forbid(dumps);
  else
    allow(dumps);
}
