#include "sessions/replay/replay.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/session/derived_tables.h"
#include "sessions/session/session_parts.h"

bool replay_stops_at(const Roundtable *whole, ReplayStep step, uint64_t seq) {
  const HistoryEntry *entry = history_at(whole, seq);
  if (!entry || (entry->recorded && step != STEP_EVENT)) return false;
  switch (step) {
  case STEP_DOT: {
    const HistoryEntry *stake = history_at_stake(whole, entry);
    return stake && kind_changes_votes((EventKind)stake->kind);
  }
  case STEP_CORRECTION: return entry->corrects != 0;
  case STEP_PHASE: {
    EventKind kind = (EventKind)entry->kind;
    return kind == EVENT_PHASE_STARTED || kind == EVENT_PHASE_PAUSED || kind == EVENT_PHASE_ENDED ||
           kind == EVENT_PHASE_CORRECTED || kind == EVENT_SUBGROUP_VOTE_SET ||
           kind == EVENT_CURTAIN_DRAWN || kind == EVENT_CURTAIN_LIFTED;
  }
  case STEP_EVENT:
  case REPLAY_STEPS: break;
  }
  return true;
}

uint64_t replay_next_stop(const Roundtable *whole, ReplayStep step, uint64_t seq) {
  const uint64_t last = roundtable_seq(whole);
  while (++seq <= last)
    if (replay_stops_at(whole, step, seq)) return seq;
  return 0;
}

uint64_t replay_previous_stop(const Roundtable *whole, ReplayStep step, uint64_t seq) {
  while (seq > 1)
    if (replay_stops_at(whole, step, --seq)) return seq;
  return 0;
}

/* Which sources occur among the votes examined. */
typedef struct Sources {
  bool has[COURSES];
} Sources;

static bool read_source(Session *session, uint64_t act, VoteOrigin *source, Error *err) {
  const HistoryEntry *first = history_at(session_state(session), act);
  const Event *event;
  *source = COURSE_LIVE;
  if (first->kind != EVENT_FILE_IMPORTED) return true;
  if (!session_event(session, act, &event, err)) return false;
  *source = event->file.contents == IMPORTED_LOG ? COURSE_FROM_LOG : COURSE_FROM_TABLE;
  return true;
}

/* An act's votes all have one source, which is read once. */
static bool read_sources(Session *session, bool in_force_only, Sources *sources, Error *err) {
  const Roundtable *state = session_state(session);
  uint64_t act = 0;
  for (uint64_t seq = 1; seq <= roundtable_seq(state); ++seq) {
    const HistoryEntry *entry = history_at(state, seq);
    VoteOrigin source;
    if (entry->act == act || !kind_changes_votes((EventKind)entry->kind)) continue;
    if (in_force_only && !entry->in_force) continue;
    act = entry->act;
    if (!read_source(session, act, &source, err)) return false;
    sources->has[source] = true;
  }
  return true;
}

static bool has_none(const Sources *sources) {
  return !sources->has[COURSE_LIVE] && !sources->has[COURSE_FROM_TABLE] &&
         !sources->has[COURSE_FROM_LOG];
}

static VoteOrigin vote_origin_of(const Sources *sources) {
  if (sources->has[COURSE_LIVE] || has_none(sources)) return COURSE_LIVE;
  return sources->has[COURSE_FROM_LOG] ? COURSE_FROM_LOG : COURSE_FROM_TABLE;
}

bool vote_origin_of_session(Session *session, VoteOrigin *origin, Error *err) {
  Sources sources = {0};
  if (!read_sources(session, true, &sources, err) ||
      (has_none(&sources) && !read_sources(session, false, &sources, err)))
    return false;
  *origin = vote_origin_of(&sources);
  return true;
}

const char *vote_origin_name(VoteOrigin origin) {
  static const char *const NAMES[COURSES] = {"live", "table", "log"};
  return NAMES[origin];
}

const char *vote_origin_sentence(VoteOrigin origin) {
  static const char *const SENTENCES[COURSES] = {
      "", N_("The votes came from a table, all at once: there is nothing to play."),
      N_("The votes came from a timed log: they are played in its order, at a steady pace.")};
  return origin == COURSE_LIVE ? "" : _(SENTENCES[origin]);
}

enum { FIRST_EVENT = 1 };

struct Replay {
  Session *session;
  JournalLoader loader;
  bool is_whole; /* loading started at the first event, not at a checkpoint */
};

/* The session has already checked the chain up to here. */
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

/* A new loader replaces the present one once it has arrived. */
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

static bool check_event(const Replay *replay, uint64_t seq, Error *err) {
  if (seq < FIRST_EVENT || seq > session_stamp(replay->session).seq)
    return fail(err, ERROR_FAILED, _("%s: there is no event %llu"), replay->session->path,
                (unsigned long long)seq);
  return true;
}

bool replay_go(Replay *replay, uint64_t seq, Error *err) {
  if (!check_event(replay, seq, err)) return false;
  uint64_t now = replay_seq(replay);
  return (seq >= now && seq - now < CHECKPOINT_EVERY)
             ? journal_loader_take(&replay->loader, seq, err)
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
