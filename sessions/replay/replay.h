/* A session played again, up to any moment of its past. Here: its state right after any event.
 *
 * Going somewhere begins at the nearest checkpoint, so it takes as long in a session of a million
 * events as in a short one. A state taken up from there knows no ballots and no history from before
 * it, only their tallies: what happened when, and what was taken back later, the session's own
 * state knows (sessions/replay/replay.h). */
#ifndef SESSIONS_REPLAY_REPLAY_H
#define SESSIONS_REPLAY_REPLAY_H

#include "core/vote/history.h"
#include "sessions/session/session.h"

/* Where a replay may stop: the next or previous event of some sort. Everything is read from the
 * history of the session's own state, the one that knows all events. */

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

/* How the votes of a session came into it: what there is to play. */

typedef enum VoteOrigin {
  COURSE_LIVE,       /* recorded in the room, or with nothing voted yet: event by event */
  COURSE_FROM_TABLE, /* counts or ballots imported, each file in one act: there is no course */
  COURSE_FROM_LOG,   /* a timed log imported: its votes in their order, each with its time in its
                        event */
  COURSES
} VoteOrigin;

/* Told by the votes in force, or by all where none is. One that was recorded live makes the session
 * a live one; else one of a log has a course. */
bool vote_origin_of_session(Session *session, VoteOrigin *origin, Error *err);

/* For programs: "live", "table" or "log". */
const char *vote_origin_name(VoteOrigin origin);

/* A sentence for people that says so, in their language; "" for a live one. */
const char *vote_origin_sentence(VoteOrigin origin);

typedef struct Replay Replay;

/* Of a session that stays open meanwhile; stands right after its first event. */
bool replay_open(Session *session, Replay **replay, Error *err);
void replay_close(Replay *replay);

/* Where it stands; the state is borrowed until the next replay_go. */
uint64_t replay_seq(const Replay *replay);
const Roundtable *replay_state(const Replay *replay);

/* Goes, forward or back, to right after event `seq`, from 1 to the session's last; where that fails
 * it stays. */
bool replay_go(Replay *replay, uint64_t seq, Error *err);

/* The same, and the state then knows the ballots from before any checkpoint too. Where the replay
 * did not come from the first event on it begins there, which takes as long as opening the session.
 */
bool replay_go_with_ballots(Replay *replay, uint64_t seq, Error *err);

/* Goes forward from where it stands to right after event `seq`, and shows each event on the way as
 * soon as it has happened: replay_state is then as it stood right after it. Where the watcher says
 * false that is the end, with the watcher's error. */
typedef bool ReplayWatcher(void *context, const Event *event, Error *err);
bool replay_play(Replay *replay, uint64_t seq, ReplayWatcher *watch, void *context, Error *err);

#endif
