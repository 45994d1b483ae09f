/* Waiting for others who write to the same file, watched by whoever sits before a screen. */
#ifndef SESSIONS_JOURNAL_WAITING_H
#define SESSIONS_JOURNAL_WAITING_H

#include <stdbool.h>
#include <stdint.h>

/* While a wait lasts, `goes_on` is asked some 25 times a second, from the moment on that people
 * notice it; false ends the wait, and what waited was not done. Where it is NULL nobody watches:
 * the wait ends after a time. */
typedef struct WaitWatcher {
  bool (*goes_on)(void *context, int64_t waited_ms);
  void *context;
} WaitWatcher;

#endif
