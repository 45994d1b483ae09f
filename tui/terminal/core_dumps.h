/* Core dumps contain the memory of a crashed program. While voters have the keyboard that includes
 * their ballots, which no file may hold. */
#ifndef TUI_TERMINAL_CORE_DUMPS_H
#define TUI_TERMINAL_CORE_DUMPS_H

#include <stdbool.h>
#include <sys/resource.h>

typedef struct CoreDumps {
  bool forbidden;
  struct rlimit limit; /* before they were forbidden */
  bool dumpable;       /* likewise */
} CoreDumps;

/* Forbids core dumps, or restores what was allowed before. Idempotent. */
void core_dumps_forbid(CoreDumps *dumps, bool forbidden);

#endif
