/* What time it is, for the stamps of events. A value, so that a test or the demonstration can bring a
 * clock of its own. */
#ifndef SESSIONS_CLOCK_H
#define SESSIONS_CLOCK_H

#include <stdint.h>

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

#endif
