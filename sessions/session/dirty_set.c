#include "sessions/session/dirty_set.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"

void touched_free(Touched *touched) {
  free(touched->numbers);
  free(touched->seen);
  *touched = (Touched){0};
}

static bool reserve_seen(Touched *touched, size_t number, Error *err) {
  size_t before = touched->seen_capacity;
  uint8_t *seen = array_reserve(touched->seen, &touched->seen_capacity, number + 1, 1);
  if (!seen) return fail_memory(err);
  memset(seen + before, 0, touched->seen_capacity - before);
  touched->seen = seen;
  return true;
}

static bool add_number(Touched *touched, int64_t number, Error *err) {
  if (!reserve_seen(touched, (size_t)number, err)) return false;
  if (touched->seen[number]) return true;
  uint32_t *numbers =
      array_reserve(touched->numbers, &touched->capacity, touched->count + 1, sizeof *numbers);
  if (!numbers) return fail_memory(err);
  touched->numbers = numbers;
  touched->numbers[touched->count++] = (uint32_t)number;
  touched->seen[number] = 1;
  return true;
}

static bool add_subgroup(Touched *touched, const Roundtable *state, int64_t number, Error *err) {
  const Subgroup *subgroup = roundtable_subgroup(state, (uint32_t)number);
  for (size_t place = 0; subgroup && place < subgroup->recommendation_count; ++place)
    if (!add_number(touched, subgroup->recommendations[place], err)) return false;
  return true;
}

static bool add_ballot(Touched *touched, const BallotChange *ballot, Error *err) {
  for (size_t line = 0; line < ballot->line_count; ++line)
    if (!add_number(touched, ballot->lines[line].recommendation, err)) return false;
  return true;
}

bool touched_add(Touched *touched, const Roundtable *state, const Event *event, Error *err) {
  switch (event->kind) {
  case EVENT_SUBGROUP_EDITED: return add_subgroup(touched, state, event->text.subject, err);
  case EVENT_RECOMMENDATION_ADDED: return add_number(touched, event->recommendation.number, err);
  case EVENT_RECOMMENDATION_MOVED: return add_number(touched, event->moved.recommendation, err);
  case EVENT_DOTS_COUNTED: return add_number(touched, event->dots.recommendation, err);
  case EVENT_KIOSK_TALLIED: return add_number(touched, event->kiosk.recommendation, err);
  case EVENT_COUNTS_SET: return add_number(touched, event->counts.recommendation, err);
  case EVENT_BALLOT_CAST:
  case EVENT_BALLOT_WITHDRAWN: return add_ballot(touched, &event->ballot, err);
  case EVENT_CORRECTION: return touched_add(touched, state, event->correction.target, err);
  case EVENT_SESSION_BEGUN:
  case EVENT_SESSION_DESCRIBED:
  case EVENT_RANKING_RULE_SET:
  case EVENT_VOTING_RULE_SET:
  case EVENT_PHASE_PLANNED:
  case EVENT_PHASE_STARTED:
  case EVENT_PHASE_PAUSED:
  case EVENT_PHASE_ENDED:
  case EVENT_PHASE_CORRECTED:
  case EVENT_SUBGROUP_ADDED:
  case EVENT_SUBGROUP_STATUS_SET:
  case EVENT_SUBGROUP_VOTE_SET:
  case EVENT_SUBGROUP_VOTERS_SET:
  case EVENT_SUBGROUP_MOVED:
  case EVENT_RECOMMENDATION_EDITED:
  case EVENT_RECOMMENDATION_STATUS_SET:
  case EVENT_KIOSK_BEGUN:
  case EVENT_KIOSK_ENDED:
  case EVENT_KIOSK_INTERRUPTED:
  case EVENT_KIOSK_BALLOT_RECEIVED:
  case EVENT_KIOSK_COUNTED:
  case EVENT_NOTE_TAKEN:
  case EVENT_REASON_GIVEN:
  case EVENT_INCIDENT:
  case EVENT_FILE_IMPORTED:
  case EVENT_BOARD_SHOWN:
  case EVENT_CURTAIN_DRAWN:
  case EVENT_CURTAIN_LIFTED:
  case EVENT_RANKING_KEPT:
  case EVENT_MERGED:
  case EVENT_RECOUNT_DRAWN:
  case EVENT_RECOUNT_CELL:
  case EVENT_SOURCE_ADDED:
  case EVENT_BALLOTS_SUMMED:
  case EVENT_CLOCK_TAKEN_UP:
  case EVENT_KIOSK_TAKEN_UP: break;
  }
  return true;
}
