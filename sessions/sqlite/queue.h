/* The queue of writers of one file: a kernel lock, granted in the order of requests, so that nobody
 * starves. */
#ifndef SESSIONS_SQLITE_QUEUE_H
#define SESSIONS_SQLITE_QUEUE_H

#include "core/base/error.h"
#include "sessions/journal/clock.h"

/* How long to wait for a file that others use. */

enum { PATIENCE_TICK_MS = 40 };

typedef struct Patience {
  const WaitWatcher *watcher; /* borrowed */
  int64_t begun_ms, asked_ms; /* by CLOCK_MONOTONIC */
  int64_t limit_ms;           /* if there is no watcher */
  bool was_left;              /* the watcher ended the wait */
} Patience;

Patience patience_begin(const WaitWatcher *watcher, int64_t limit_ms);

/* Returns whether to wait on; call it often. */
bool patience_lasts(Patience *patience);

/* Checks that files can be locked where this one is; if not, the error says what to do. */
bool queue_probe(int file, const char *path, Error *err);

/* Waits for this descriptor's turn, as long as patience lasts. `path` is for the error. */
bool queue_enter(int file, Patience *patience, const char *path, Error *err);

/* The same without a watcher, at most `patience_ms`. */
bool queue_enter_within(int file, int patience_ms, const char *path, Error *err);
void queue_leave(int file);

/* Locks a place in the file that only these locks use, without waiting: *held is false if another
 * descriptor has it, in any process. Released when the process ends. Places are from 0 on. */
bool place_hold(int file, uint32_t place, bool *held, const char *path, Error *err);
void place_leave(int file, uint32_t place);

/* Checks whether another descriptor has it. */
bool place_is_held(int file, uint32_t place, bool *held, const char *path, Error *err);

#endif
