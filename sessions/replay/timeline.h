/* When the events of a session took place, as a replay plays them: one after the other, by the
 * machine's own clock where one run of it saw both, by the wall clock elsewhere, never backwards,
 * and with long silences cut short. The votes of a timed log, which may have
 * taken weeks, are played one by one at a steady pace; its event says when each was. */
#ifndef SESSIONS_REPLAY_TIMELINE_H
#define SESSIONS_REPLAY_TIMELINE_H

#include "sessions/session/session.h"

/* What stands out along the way of a replay: where phases of the day begin, and corrections. What a
 * merge only keeps as a record does not: it changed nothing here. */

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

/* A longer silence is played as this one. */
enum { SILENCE_MS = 10 * 1000 };

/* The pace of a log's votes. */
enum { LOGGED_VOTE_MS = 250 };

/* How many times as fast as it was: unless told, and at most, for nobody can follow more. */
enum { REPLAY_SPEED = 20, REPLAY_SPEED_MAX = 1000 };

typedef struct Timeline {
  int64_t *played_ms; /* of event `seq` at seq - 1, since the first; never falling */
  uint64_t count;
} Timeline;

/* Reads every stamp of the session as it is now. */
bool timeline_read(Session *session, Timeline *timeline, Error *err);
void timeline_free(Timeline *timeline);

/* When event `seq` (1 to count) is played; and how long all of it takes, without waiting at its
 * end. */
int64_t timeline_at(const Timeline *timeline, uint64_t seq);
int64_t timeline_length(const Timeline *timeline);

/* The last event played by then: 1 before the first. */
uint64_t timeline_event(const Timeline *timeline, int64_t played_ms);

#endif
