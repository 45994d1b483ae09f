/* What time it is, for the stamps of events. A value, so that a test or the demonstration can bring
 * a clock of its own. */
#ifndef SESSIONS_JOURNAL_CLOCK_H
#define SESSIONS_JOURNAL_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "core/vote/event.h"

typedef struct Moment {
  int64_t wall_ms;    /* UTC, milliseconds since 1970 */
  int64_t utc_offset; /* minutes east of UTC, at that moment */
  int64_t boot_ms;    /* CLOCK_BOOTTIME, milliseconds */
  int64_t awake_ms;   /* the same without the time that the machine slept */
} Moment;

typedef struct Clock {
  Moment (*now)(void *context);
  void *context;
} Clock;

/* The machine's own clocks, and the time zone of the environment. */
Clock clock_of_machine(void);

enum { INCIDENTS_AT_ONCE_MAX = 2 };

/* Incidents of the machine between two moments of one run: sleep and jumps of the wall clock
 * of over 2 s. Returns how many incidents there are. */
size_t incidents_between(Moment before, Moment after, Incident incidents[INCIDENTS_AT_ONCE_MAX]);

/* Marks this run of this machine for one session, so that boot_ms of two events are compared only
 * where they can be: the first 8 bytes of SHA-256(boot id ‖ session id). Zero where the machine
 * does not say its boot id. */
void clock_boot_mark(const uint8_t session_id[SESSION_ID_SIZE], uint8_t mark[BOOT_MARK_SIZE]);

/* Waiting for others who write to the same file, watched by whoever sits before a screen. */

/* While a wait lasts, `goes_on` is asked some 25 times a second, from the moment on that people
 * notice it; false ends the wait, and what waited was not done. Where it is NULL nobody watches:
 * the wait ends after a time. */
typedef struct WaitWatcher {
  bool (*goes_on)(void *context, int64_t waited_ms);
  void *context;
} WaitWatcher;

#endif
