/* The current time, for the stamps of events. A value, so that a test or the demonstration can
 * supply its own clock. */
#ifndef SESSIONS_JOURNAL_CLOCK_H
#define SESSIONS_JOURNAL_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "core/vote/event.h"

typedef struct Moment {
  int64_t wall_ms;    /* UTC, milliseconds since 1970 */
  int64_t utc_offset; /* minutes east of UTC, at that moment */
  int64_t boot_ms;    /* CLOCK_BOOTTIME, milliseconds */
  int64_t awake_ms;   /* the same, excluding sleep */
} Moment;

typedef struct Clock {
  Moment (*now)(void *context);
  void *context;
} Clock;

/* Returns a clock that reads the machine's own clocks, and the time zone of the environment. */
Clock clock_of_machine(void);

enum { INCIDENTS_AT_ONCE_MAX = 2 };

/* Finds what happened to the machine between two moments of one run of it: sleep and jumps of the
 * wall clock of over 2 s. Returns the number of incidents. */
size_t incidents_between(Moment before, Moment after, Incident incidents[INCIDENTS_AT_ONCE_MAX]);

/* Identifies this run of this machine for one session, so that boot_ms of two events is compared
 * only if it can be: the first 8 bytes of SHA-256(boot id ‖ session id). Zero if the machine has no
 * boot id. */
void clock_boot_mark(const uint8_t session_id[SESSION_ID_SIZE], uint8_t mark[BOOT_MARK_SIZE]);

/* Waiting for other writers of the same file, with an optional watcher for a screen. */

/* During a wait, `goes_on` is called some 25 times a second, once the wait is long enough to
 * notice; false ends the wait, and the operation that waited fails. NULL: no watcher, and the wait
 * times out. */
typedef struct WaitWatcher {
  bool (*goes_on)(void *context, int64_t waited_ms);
  void *context;
} WaitWatcher;

/* A wall clock that shows an earlier time than when the previous event was recorded: the machine's
 * clock was set back, or another machine with a slower clock took over. Events are ordered by seq,
 * whatever clocks show; readers are warned of times that go down, from the recorded times
 * themselves. */

/* Returns by how many milliseconds the clock is behind at an event compared to the one right before
 * it; 0 if it is not, or by less than a second. Events that a merge brought from another file carry
 * that file's times, which are not compared with ours. */
int64_t clock_went_back(const Event *before, const Event *event);

/* The same for the present moment. */
int64_t clock_is_behind(const Stamp *last, const Moment *now);

enum { CLOCK_BACK_TEXT_SIZE = 512 };

/* Returns "the clock went back 1 h 02 min here", in `text`. */
const char *clock_back_words(int64_t milliseconds, char text[CLOCK_BACK_TEXT_SIZE]);

/* Returns "this machine's clock shows 09:12, the last event was recorded at 10:15: …", in `text`: a
 * full warning before recording. */
const char *clock_behind_words(const Stamp *last, const Moment *now,
                               char text[CLOCK_BACK_TEXT_SIZE]);

#endif
