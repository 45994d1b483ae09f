#include "sessions/replay/vote_origin.h"

#include "core/base/i18n.h"

/* Which of them there are among the votes looked at. */
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
      "", N_("The votes came from a table, all at once: there is no course to play."),
      N_("The votes came from a timed log: they are played in its order, at a steady pace.")};
  return origin == COURSE_LIVE ? "" : _(SENTENCES[origin]);
}
