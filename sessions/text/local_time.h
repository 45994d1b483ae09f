/* The time of an event as the clock on the room's wall showed it. */
#ifndef SESSIONS_TEXT_LOCAL_TIME_H
#define SESSIONS_TEXT_LOCAL_TIME_H

#include "core/vote/event.h"

enum { LOCAL_TIME_SIZE = 32, ROOM_MOMENT_SIZE = 48 };

/* That clock as a number: seconds since 1970-01-01 00:00 of the room's own time. */
int64_t local_time_seconds(const Stamp *stamp);

/* "2023-06-06 16:02:11", for programs; "" for a year that no calendar has. Returns text. */
const char *local_time_text(const Stamp *stamp, char text[LOCAL_TIME_SIZE]);

/* The same as people read it: "06/06/2023 16:02:11", the date in figures as their language has it.
 */
const char *local_time_words(const Stamp *stamp, char text[LOCAL_TIME_SIZE]);

/* The same for machines: "2023-06-06T16:02:11+02:00". Returns text. */
const char *local_time_moment(const Stamp *stamp, char text[ROOM_MOMENT_SIZE]);

#endif
