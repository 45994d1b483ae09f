#include "sessions/replay/replay.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/session/derived_tables.h"
#include "sessions/session/session_parts.h"

enum { FIRST_EVENT = 1 };

struct Replay {
  Session *session;
  JournalLoader loader;
  bool is_whole; /* the reading began at the first event, at no checkpoint */
};

/* The session has checked the chain so far. */
static bool begin(const Session *session, JournalLoader *loader, Error *err) {
  if (!journal_loader_open(session->journal, session->path, loader, err)) return false;
  loader->proven = session_stamp(session).seq;
  return true;
}

bool replay_open(Session *session, Replay **replay, Error *err) {
  Replay *opened = calloc(1, sizeof *opened);
  if (!opened) return fail_memory(err);
  opened->session = session;
  if (begin(session, &opened->loader, err) &&
      journal_loader_take(&opened->loader, FIRST_EVENT, err)) {
    opened->is_whole = true;
    *replay = opened;
    return true;
  }
  replay_close(opened);
  return false;
}

void replay_close(Replay *replay) {
  if (!replay) return;
  journal_loader_close(&replay->loader);
  free(replay);
}

uint64_t replay_seq(const Replay *replay) {
  return roundtable_seq(replay->loader.state);
}

const Roundtable *replay_state(const Replay *replay) {
  return replay->loader.state;
}

/* A new reading takes the place of the one there is once it has arrived. */
static bool start_again(Replay *replay, uint64_t seq, bool at_checkpoint, Error *err) {
  JournalLoader again;
  if (!begin(replay->session, &again, err)) return false;
  if ((!at_checkpoint || journal_loader_start_at_checkpoint(&again, seq, err)) &&
      journal_loader_take(&again, seq, err)) {
    journal_loader_close(&replay->loader);
    replay->loader = again;
    replay->is_whole = !at_checkpoint || seq < CHECKPOINT_EVERY;
    return true;
  }
  journal_loader_close(&again);
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
  return is_just_ahead(replay, seq) ? journal_loader_take(&replay->loader, seq, err)
                                    : start_again(replay, seq, true, err);
}

bool replay_go_with_ballots(Replay *replay, uint64_t seq, Error *err) {
  if (!check_event(replay, seq, err)) return false;
  return replay->is_whole && seq >= replay_seq(replay)
             ? journal_loader_take(&replay->loader, seq, err)
             : start_again(replay, seq, false, err);
}

typedef struct Watching {
  ReplayWatcher *watch;
  void *context;
} Watching;

static bool show_event(JournalLoader *loader, const Event *event, Error *err) {
  const Watching *watching = loader->watcher;
  return watching->watch(watching->context, event, err);
}

bool replay_play(Replay *replay, uint64_t seq, ReplayWatcher *watch, void *context, Error *err) {
  Watching watching = {watch, context};
  if (!check_event(replay, seq, err)) return false;
  replay->loader.watch = show_event;
  replay->loader.watcher = &watching;
  const bool played = journal_loader_take(&replay->loader, seq, err);
  replay->loader.watch = NULL;
  replay->loader.watcher = NULL;
  return played;
}
