/* A session played again, up to any moment of its past. This header yields its state right after
 * any event.
 *
 * A jump starts from the nearest checkpoint, so it takes as long in a session of a million events
 * as in a short one. A state loaded from there knows no ballots and no history from before it, only
 * their tallies: for what happened when, and what was taken back later, use the session's own
 * state. */
#ifndef SESSIONS_REPLAY_REPLAY_H
#define SESSIONS_REPLAY_REPLAY_H

#include "core/vote/history.h"
#include "sessions/session/session.h"

/* Where a replay may stop: the next or previous event of some sort. Read from the history of the
 * session's own state, the one that knows all events. */

typedef enum ReplayStep {
  STEP_EVENT,
  STEP_DOT,        /* what changes votes: dots, counts, ballots, and their corrections */
  STEP_CORRECTION, /* an undo, a redo, a revert */
  STEP_PHASE,      /* a phase or a vote starts or ends, the curtain moves */
  REPLAY_STEPS
} ReplayStep;

/* Returns whether the event of this seq is of that sort. An event that a merge left for reading
 * only is just an event: it changed nothing here. */
bool replay_stops_at(const Roundtable *whole, ReplayStep step, uint64_t seq);

/* Return the first stop after `seq`, and the last before it; 0 if none. */
uint64_t replay_next_stop(const Roundtable *whole, ReplayStep step, uint64_t seq);
uint64_t replay_previous_stop(const Roundtable *whole, ReplayStep step, uint64_t seq);

/* How the votes of a session were recorded, which decides what there is to replay. */

typedef enum VoteOrigin {
  COURSE_LIVE,       /* recorded in the room, or no votes yet: event by event */
  COURSE_FROM_TABLE, /* counts or ballots imported, each file in one act: nothing to replay */
  COURSE_FROM_LOG,   /* a timed log imported: its votes in order, each event with its time */
  COURSES
} VoteOrigin;

/* Finds the origin, from the votes in force, or from all if none is. One vote recorded live makes
 * the session live; else one from a log makes it replayable. */
bool vote_origin_of_session(Session *session, VoteOrigin *origin, Error *err);

/* Returns, for programs, "live", "table" or "log". */
const char *vote_origin_name(VoteOrigin origin);

/* Returns a sentence for people in their language; "" for a live session. */
const char *vote_origin_sentence(VoteOrigin origin);

typedef struct Replay Replay;

/* Opens a replay of a session, which must stay open; it starts right after the first event. */
bool replay_open(Session *session, Replay **replay, Error *err);
void replay_close(Replay *replay);

/* Return where it is; the state is borrowed until the next replay_go. */
uint64_t replay_seq(const Replay *replay);
const Roundtable *replay_state(const Replay *replay);

/* Moves, forward or back, to right after event `seq`, from 1 to the session's last; on failure it
 * does not move. */
bool replay_go(Replay *replay, uint64_t seq, Error *err);

/* The same, but the state then also knows the ballots from before any checkpoint. Unless the replay
 * already started from the first event, it restarts there, which takes as long as opening the
 * session. */
bool replay_go_with_ballots(Replay *replay, uint64_t seq, Error *err);

/* Moves forward to right after event `seq`, calling the watcher for each event on the way once it
 * is applied, with replay_state as of that event. If the watcher returns false, stops there with
 * its error. */
typedef bool ReplayWatcher(void *context, const Event *event, Error *err);
bool replay_play(Replay *replay, uint64_t seq, ReplayWatcher *watch, void *context, Error *err);

#endif
