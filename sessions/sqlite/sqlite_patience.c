#include "sessions/sqlite/sqlite_patience.h"

#include <stddef.h>
#include <time.h>

enum { NOTICED_MS = 200 };

static int64_t monotonic_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

Patience patience_begin(const WaitWatcher *watcher, int64_t limit_ms) {
  int64_t now = monotonic_ms();
  return (Patience){.watcher = watcher, .begun_ms = now, .asked_ms = now, .limit_ms = limit_ms};
}

bool patience_lasts(Patience *patience) {
  const WaitWatcher *watcher = patience->watcher;
  int64_t now = monotonic_ms(), waited = now - patience->begun_ms;
  if (watcher == NULL || watcher->goes_on == NULL) return waited < patience->limit_ms;
  if (waited < NOTICED_MS || now - patience->asked_ms < PATIENCE_TICK_MS) return true;
  patience->was_left = !watcher->goes_on(watcher->context, waited);
  patience->asked_ms = monotonic_ms();
  return !patience->was_left;
}
