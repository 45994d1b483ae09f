/* When each event is played in a replay: in sequence, timed by the machine's own clock if one run
 * of it saw both events, else by the wall clock, never backwards, and with long silences shortened.
 * The votes of a timed log, which may have taken weeks, are played one by one at a steady pace;
 * their events carry the real times. */
#ifndef SESSIONS_REPLAY_TIMELINE_H
#define SESSIONS_REPLAY_TIMELINE_H

#include "sessions/session/session.h"

/* Landmarks of a replay: where phases of the day start, and corrections. Events that a merge left
 * for reading only are none: they changed nothing here. */

/* A phase starts here, other than the one before; a resumed phase has no mark. */
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

/* Reads the marks of the session's present state. */
bool marks_read(Session *session, ReplayMarks *marks, Error *err);
void marks_free(ReplayMarks *marks);

/* A longer silence is shortened to this. */
enum { SILENCE_MS = 10 * 1000 };

/* The pace of a log's votes. */
enum { LOGGED_VOTE_MS = 250 };

/* Replay speed relative to real time: the default, and the maximum, since nobody can follow more.
 */
enum { REPLAY_SPEED = 20, REPLAY_SPEED_MAX = 1000 };

typedef struct Timeline {
  int64_t *played_ms; /* of event `seq` at seq - 1, since the first; never falling */
  uint64_t count;
} Timeline;

/* Reads every stamp of the session's present state. */
bool timeline_read(Session *session, Timeline *timeline, Error *err);
void timeline_free(Timeline *timeline);

/* Return when event `seq` (1 to count) is played; and the total duration, without a pause at the
 * end. */
int64_t timeline_at(const Timeline *timeline, uint64_t seq);
int64_t timeline_length(const Timeline *timeline);

/* Returns the last event played by then: 1 before the first. */
uint64_t timeline_event(const Timeline *timeline, int64_t played_ms);

#endif
