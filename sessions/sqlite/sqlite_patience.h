/* How long somebody waits for a file that others use. */
#ifndef SESSIONS_SQLITE_SQLITE_PATIENCE_H
#define SESSIONS_SQLITE_SQLITE_PATIENCE_H

#include "sessions/journal/waiting.h"

enum { PATIENCE_TICK_MS = 40 };

typedef struct Patience {
  const WaitWatcher *watcher; /* borrowed */
  int64_t begun_ms, asked_ms; /* by CLOCK_MONOTONIC */
  int64_t limit_ms;           /* where nobody watches */
  bool was_left;              /* the watcher ended the wait */
} Patience;

Patience patience_begin(const WaitWatcher *watcher, int64_t limit_ms);

/* Whether to wait on; to be asked often. */
bool patience_lasts(Patience *patience);

#endif
