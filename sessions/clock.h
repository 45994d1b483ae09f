/* What time it is, for the stamps of events. A value, so that a test or the demonstration can bring
 * a clock of its own. */
#ifndef SESSIONS_CLOCK_H
#define SESSIONS_CLOCK_H

#include "core/event.h"

typedef struct Moment {
  int64_t wall_ms;    /* UTC, milliseconds since 1970 */
  int64_t utc_offset; /* minutes east of UTC, at that moment */
  int64_t boot_ms;    /* CLOCK_BOOTTIME, milliseconds */
} Moment;

typedef struct Clock {
  Moment (*now)(void *context);
  void *context;
} Clock;

/* The machine's own clocks, and the time zone of the environment. */
Clock clock_of_machine(void);

/* Marks this run of this machine for one session, so that boot_ms of two events are compared only
 * where they can be: the first 8 bytes of SHA-256(boot id ‖ session id). Zero where the machine
 * does not say its boot id. */
void clock_boot_mark(const uint8_t session_id[SESSION_ID_SIZE], uint8_t mark[BOOT_MARK_SIZE]);

#endif
