/* Where a replay may stop: the next or previous event of some sort. Everything is read from the
 * history of the session's own state, the one that knows all events. */
#ifndef SESSIONS_REPLAY_STEPS_H
#define SESSIONS_REPLAY_STEPS_H

#include "core/vote/history.h"

typedef enum ReplayStep {
  STEP_EVENT,
  STEP_DOT,        /* what changes votes: dots, counts, ballots, and their corrections */
  STEP_CORRECTION, /* an undo, a redo, a revert */
  STEP_PHASE,      /* a phase or a vote begins or ends, the curtain moves */
  REPLAY_STEPS
} ReplayStep;

/* Whether the event of this seq is of that sort. What a merge only keeps as a record is an event
 * and nothing else: it changed nothing here. */
bool replay_stops_at(const Roundtable *whole, ReplayStep step, uint64_t seq);

/* The first of that sort after `seq`, the last before it; 0 where there is none. */
uint64_t replay_next_stop(const Roundtable *whole, ReplayStep step, uint64_t seq);
uint64_t replay_previous_stop(const Roundtable *whole, ReplayStep step, uint64_t seq);

#endif
