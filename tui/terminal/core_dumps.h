/* Core dumps: a file of the memory of a program that crashed. While voters have the keyboard their
 * ballots are in it, and no file may hold them. */
#ifndef TUI_TERMINAL_CORE_DUMPS_H
#define TUI_TERMINAL_CORE_DUMPS_H

#include <stdbool.h>
#include <sys/resource.h>

typedef struct CoreDumps {
  bool forbidden;
  struct rlimit limit; /* as it was before */
  bool dumpable;       /* likewise */
} CoreDumps;

/* Forbids core dumps, or allows again what was allowed before. Saying the same twice changes
 * nothing. */
void core_dumps_forbid(CoreDumps *dumps, bool forbidden);

#endif
