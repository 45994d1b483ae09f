#include "sessions/session/dirty_set.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "core/vote/event_fields.h"

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
  while (event->kind == EVENT_CORRECTION)
    event = event->correction.target;
  if (!kind_has(event->kind, KIND_CHANGES_TALLIES)) return true;
  const EventField *field = event_description(event->kind)->fields;
  while (field->names != NAMES_RECOMMENDATION && field->names != NAMES_SUBGROUP)
    ++field;
  if (field->type == FIELD_LINES) return add_ballot(touched, &event->ballot, err);
  const int64_t number = event_number(event, field);
  return field->names == NAMES_SUBGROUP ? add_subgroup(touched, state, number, err)
                                        : add_number(touched, number, err);
}
