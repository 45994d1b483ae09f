/* A session on a clock that the test sets, with one subgroup and one recommendation. */
#ifndef TESTS_SESSIONS_CLOCK_ROOM_H
#define TESTS_SESSIONS_CLOCK_ROOM_H

#include "tests/sessions/sample.h"

typedef struct ClockRoom {
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  Session *session;
  Moment now;
} ClockRoom;

/* Made and kept at this moment: events 1 to 4. */
ClockRoom *clock_room_begin(Moment now);

/* A test's tear-down. */
int clock_room_end(void **state);

/* That of the session: what `now` says. */
Clock clock_room_clock(ClockRoom *room);

#endif
