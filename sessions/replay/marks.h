/* What stands out along the way of a replay: where phases of the day begin, and corrections. What a
 * merge only keeps as a record does not: it changed nothing here. */
#ifndef SESSIONS_REPLAY_MARKS_H
#define SESSIONS_REPLAY_MARKS_H

#include "sessions/session/session.h"

/* A phase begins here, and was not the one before; after a pause it only goes on. */
typedef struct PhaseMark {
  uint64_t seq;
  uint32_t phase;
} PhaseMark;

typedef struct ReplayMarks {
  PhaseMark *phases; /* in the order of the journal */
  size_t phase_count;
  uint64_t *corrections; /* the events that take others back, likewise */
  size_t correction_count;
} ReplayMarks;

/* Of the session as it is now. */
bool marks_read(Session *session, ReplayMarks *marks, Error *err);
void marks_free(ReplayMarks *marks);

#endif
