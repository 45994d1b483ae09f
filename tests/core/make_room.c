#include <string.h>

#include "tests/core/make.h"

Event make_phase_step(EventKind kind, int64_t phase) {
  Event event = event_make(kind);
  event.phase.phase = phase;
  return event;
}

Event make_phase_corrected(const Roundtable *roundtable, int64_t takes_back, int64_t phase,
                           int64_t elapsed_ms) {
  const PhaseClock now = roundtable_phase_clock(roundtable);
  Event event = event_make(EVENT_PHASE_CORRECTED);
  event.clock.takes_back = takes_back;
  event.clock.clock[BEFORE] = phase_step_of(&now);
  event.clock.clock[AFTER] = (PhaseStep){.phase = phase, .elapsed_ms = elapsed_ms};
  return event;
}

Event make_phase(const Roundtable *roundtable, uint32_t phase, const char *name, int64_t minutes) {
  Phase now = roundtable_phase(roundtable, phase);
  Event event = event_make(EVENT_PHASE_PLANNED);
  event.planned = (PhasePlanned){.phase = phase,
                                 .name = {[BEFORE] = now.name, [AFTER] = name},
                                 .minutes = {[BEFORE] = now.minutes, [AFTER] = minutes}};
  return event;
}

Event make_kiosk(EventKind kind, int64_t subgroup) {
  Event event = event_make(kind);
  event.kiosk.subgroup = subgroup;
  return event;
}

Event make_kiosk_count(int64_t subgroup, int64_t ballots) {
  Event event = make_kiosk(EVENT_KIOSK_COUNTED, subgroup);
  event.kiosk.ballots = ballots;
  return event;
}

Event make_kiosk_tally(int64_t recommendation, Tally tally) {
  Event event = event_make(EVENT_KIOSK_TALLIED);
  event.kiosk.recommendation = recommendation;
  event.kiosk.tally = tally;
  return event;
}

Event make_incident(IncidentKind what, int64_t milliseconds) {
  Event event = event_make(EVENT_INCIDENT);
  event.incident = (Incident){.what = (int64_t)what, .milliseconds = milliseconds};
  return event;
}

Event make_board(BoardView view, int64_t subject) {
  Event event = event_make(EVENT_BOARD_SHOWN);
  event.board = (BoardShown){.view = (int64_t)view, .subject = subject};
  return event;
}

Event make_curtain_lifted(Reveal reveal, int64_t steps) {
  Event event = event_make(EVENT_CURTAIN_LIFTED);
  event.curtain = (CurtainMoved){.reveal = (int64_t)reveal, .steps = steps};
  return event;
}

Event make_merged(const Roundtable *roundtable, int64_t shared, int64_t events) {
  Event event = event_make(EVENT_MERGED);
  event.merged.events = events;
  event.merged.hash[0] = 1;
  event.merged.shared = shared;
  event.merged.subgroups = roundtable_next_subgroup(roundtable) - 1;
  event.merged.recommendations = roundtable_next_recommendation(roundtable) - 1;
  return event;
}

Event make_kept(RankingMethod method, Weights weights, Scope scope, KeptWhy why) {
  Event event = event_make(EVENT_RANKING_KEPT);
  event.kept = (RankingKept){.rule = {.method = (int64_t)method, .weights = weights},
                             .scope = (int64_t)scope,
                             .why = (int64_t)why};
  return event;
}

Event make_source(const char *title, int64_t seq) {
  Event event = event_make(EVENT_SOURCE_ADDED);
  event.source.title = title;
  event.source.seq = seq;
  memset(event.source.id, 0x11, sizeof event.source.id);
  memset(event.source.hash, 0x22, sizeof event.source.hash);
  return event;
}
