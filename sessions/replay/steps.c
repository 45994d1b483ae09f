#include "sessions/replay/steps.h"

static bool changes_votes(const Roundtable *whole, const HistoryEntry *entry) {
  const HistoryEntry *stake = history_at_stake(whole, entry);
  return stake && kind_changes_votes((EventKind)stake->kind);
}

static bool is_turn_of_the_day(EventKind kind) {
  return kind == EVENT_PHASE_STARTED || kind == EVENT_PHASE_PAUSED || kind == EVENT_PHASE_ENDED ||
         kind == EVENT_PHASE_CORRECTED || kind == EVENT_SUBGROUP_VOTE_SET ||
         kind == EVENT_CURTAIN_DRAWN || kind == EVENT_CURTAIN_LIFTED;
}

bool replay_stops_at(const Roundtable *whole, ReplayStep step, uint64_t seq) {
  const HistoryEntry *entry = history_at(whole, seq);
  if (!entry || (entry->recorded && step != STEP_EVENT)) return false;
  switch (step) {
  case STEP_DOT: return changes_votes(whole, entry);
  case STEP_CORRECTION: return entry->corrects != 0;
  case STEP_PHASE: return is_turn_of_the_day((EventKind)entry->kind);
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
