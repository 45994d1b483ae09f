#include "tui/terminal/core_dumps.h"

#include "sessions/files/platform.h"

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
