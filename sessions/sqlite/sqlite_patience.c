#include "sessions/sqlite/sqlite_patience.h"

#include <stddef.h>

#include "sessions/files/platform.h"

enum { NOTICED_MS = 200 };

Patience patience_begin(const WaitWatcher *watcher, int64_t limit_ms) {
  int64_t now = platform_clock_ms(AWAKE_CLOCK);
  return (Patience){.watcher = watcher, .begun_ms = now, .asked_ms = now, .limit_ms = limit_ms};
}

bool patience_lasts(Patience *patience) {
  const WaitWatcher *watcher = patience->watcher;
  int64_t now = platform_clock_ms(AWAKE_CLOCK), waited = now - patience->begun_ms;
  if (watcher == NULL || watcher->goes_on == NULL) return waited < patience->limit_ms;
  if (waited < NOTICED_MS || now - patience->asked_ms < PATIENCE_TICK_MS) return true;
  patience->was_left = !watcher->goes_on(watcher->context, waited);
  patience->asked_ms = platform_clock_ms(AWAKE_CLOCK);
  return !patience->was_left;
}
