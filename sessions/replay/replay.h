/* A session played again, up to any moment of its past. Here: its state right after any event.
 *
 * Going somewhere begins at the nearest checkpoint, so it takes as long in a session of a million
 * events as in a short one. A state taken up from there knows no ballots and no history from before
 * it, only their tallies: what happened when, and what was taken back later, the session's own
 * state knows (sessions/replay/steps.h). */
#ifndef SESSIONS_REPLAY_REPLAY_H
#define SESSIONS_REPLAY_REPLAY_H

#include "sessions/session/session.h"

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
