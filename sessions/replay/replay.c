#include "sessions/replay/replay.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/session/derived_tables.h"
#include "sessions/session/session_parts.h"

enum { FIRST_EVENT = 1 };

struct Replay {
  Session *session;
  Reading reading;
  bool is_whole; /* the reading began at the first event, at no checkpoint */
};

/* The session has checked the chain so far. */
static bool begin(const Session *session, Reading *reading, Error *err) {
  if (!reading_open(session->journal, session->path, reading, err)) return false;
  reading->proven = session_stamp(session).seq;
  return true;
}

bool replay_open(Session *session, Replay **replay, Error *err) {
  Replay *opened = calloc(1, sizeof *opened);
  if (!opened) return fail_memory(err);
  opened->session = session;
  if (begin(session, &opened->reading, err) && reading_take(&opened->reading, FIRST_EVENT, err)) {
    opened->is_whole = true;
    *replay = opened;
    return true;
  }
  replay_close(opened);
  return false;
}

void replay_close(Replay *replay) {
  if (!replay) return;
  reading_close(&replay->reading);
  free(replay);
}

uint64_t replay_seq(const Replay *replay) {
  return roundtable_seq(replay->reading.state);
}

const Roundtable *replay_state(const Replay *replay) {
  return replay->reading.state;
}

/* A new reading takes the place of the one there is once it has arrived. */
static bool start_again(Replay *replay, uint64_t seq, bool at_checkpoint, Error *err) {
  Reading again;
  if (!begin(replay->session, &again, err)) return false;
  if ((!at_checkpoint || reading_start_at_checkpoint(&again, seq, err)) &&
      reading_take(&again, seq, err)) {
    reading_close(&replay->reading);
    replay->reading = again;
    replay->is_whole = !at_checkpoint || seq < CHECKPOINT_EVERY;
    return true;
  }
  reading_close(&again);
  return false;
}

static bool is_just_ahead(const Replay *replay, uint64_t seq) {
  uint64_t now = replay_seq(replay);
  return seq >= now && seq - now < CHECKPOINT_EVERY;
}

static bool check_event(const Replay *replay, uint64_t seq, Error *err) {
  if (seq < FIRST_EVENT || seq > session_stamp(replay->session).seq)
    return fail(err, ERROR_FAILED, _("%s: there is no event %llu"), replay->session->path,
                (unsigned long long)seq);
  return true;
}

bool replay_go(Replay *replay, uint64_t seq, Error *err) {
  if (!check_event(replay, seq, err)) return false;
  return is_just_ahead(replay, seq) ? reading_take(&replay->reading, seq, err)
                                    : start_again(replay, seq, true, err);
}

bool replay_go_with_ballots(Replay *replay, uint64_t seq, Error *err) {
  if (!check_event(replay, seq, err)) return false;
  return replay->is_whole && seq >= replay_seq(replay) ? reading_take(&replay->reading, seq, err)
                                                       : start_again(replay, seq, false, err);
}

typedef struct Watching {
  ReplayWatcher *watch;
  void *context;
} Watching;

static bool show_event(Reading *reading, const Event *event, Error *err) {
  const Watching *watching = reading->watcher;
  return watching->watch(watching->context, event, err);
}

bool replay_play(Replay *replay, uint64_t seq, ReplayWatcher *watch, void *context, Error *err) {
  Watching watching = {watch, context};
  if (!check_event(replay, seq, err)) return false;
  replay->reading.watch = show_event;
  replay->reading.watcher = &watching;
  const bool played = reading_take(&replay->reading, seq, err);
  replay->reading.watch = NULL;
  replay->reading.watcher = NULL;
  return played;
}
