/* The process of a program with a terminal: what has arrived at it, its core dumps, and work that
 * is rehearsed in a copy of it. */
#ifndef TUI_TERMINAL_PROCESS_H
#define TUI_TERMINAL_PROCESS_H

#include <signal.h>
#include <stdbool.h>
#include <sys/resource.h>

#include "core/base/error.h"

/* What has arrived, found without reading it. */
typedef enum Arrival {
  ARRIVAL_NONE,
  ARRIVAL_SIGNAL, /* before keys: a flood of them would delay it */
  ARRIVAL_KEYS,
  ARRIVAL_GONE /* the terminal is gone: no more keys will come */
} Arrival;

/* Waits at most `patience_ms` for standard input or the signal descriptor to become readable. */
Arrival arrival_wait(int signals, int patience_ms);

/* Redirects the signals that a terminal handles to a descriptor, saving the old mask in *before.
 * Changes nothing on failure. */
bool arrival_take_signals(int *signals, sigset_t *before, Error *err);

/* Gives them back and closes the descriptor. What is still pending was meant for the screen that
 * goes, and is dropped: a Ctrl-\ struck in the kiosk must not kill the program after it. */
void arrival_return_signals(int signals, const sigset_t *before);

/* Stops this process, whose SIGTSTP is redirected, until it is continued. */
void arrival_stop(void);

/* Core dumps contain the memory of a crashed program. While voters have the keyboard that includes
 * their ballots, which no file may hold. */
typedef struct CoreDumps {
  bool forbidden;
  struct rlimit limit; /* before they were forbidden */
  bool dumpable;       /* likewise */
} CoreDumps;

/* Forbids core dumps, or restores what was allowed before. Idempotent. */
void core_dumps_forbid(CoreDumps *dumps, bool forbidden);

/* A rehearsal: work done first in a copy of this process, to learn what it would lead to.
 *
 * Where memory runs out within ncurses, it ends the program (_nc_err_abort), reads what it could
 * not allocate, or goes on with half a screen. Nobody else can prevent that; but a copy of this
 * process has the same memory and the same limits, and meets its end in our place.
 *
 * Does the work in a copy, which may neither read from, write to nor change the terminal, and
 * leaves no core behind. Returns whether it returned true there; also true if the system allows no
 * further process. Fails only for lack of memory: that of the copy too. */
bool rehearse(bool (*work)(void *context), void *context, Error *err);

#endif
