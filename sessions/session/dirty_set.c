#include "sessions/session/dirty_set.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "core/vote/event_fields.h"

void dirty_set_free(DirtySet *dirty) {
  free(dirty->numbers);
  free(dirty->seen);
  *dirty = (DirtySet){0};
}

static bool reserve_seen(DirtySet *dirty, size_t number, Error *err) {
  size_t before = dirty->seen_capacity;
  uint8_t *seen = array_reserve(dirty->seen, &dirty->seen_capacity, number + 1, 1);
  if (!seen) return fail_memory(err);
  memset(seen + before, 0, dirty->seen_capacity - before);
  dirty->seen = seen;
  return true;
}

static bool add_number(DirtySet *dirty, int64_t number, Error *err) {
  if (!reserve_seen(dirty, (size_t)number, err)) return false;
  if (dirty->seen[number]) return true;
  uint32_t *numbers =
      array_reserve(dirty->numbers, &dirty->capacity, dirty->count + 1, sizeof *numbers);
  if (!numbers) return fail_memory(err);
  dirty->numbers = numbers;
  dirty->numbers[dirty->count++] = (uint32_t)number;
  dirty->seen[number] = 1;
  return true;
}

static bool add_subgroup(DirtySet *dirty, const Roundtable *state, int64_t number, Error *err) {
  const Subgroup *subgroup = roundtable_subgroup(state, (uint32_t)number);
  for (size_t place = 0; subgroup && place < subgroup->recommendation_count; ++place)
    if (!add_number(dirty, subgroup->recommendations[place], err)) return false;
  return true;
}

static bool add_ballot(DirtySet *dirty, const BallotChange *ballot, Error *err) {
  for (size_t line = 0; line < ballot->line_count; ++line)
    if (!add_number(dirty, ballot->lines[line].recommendation, err)) return false;
  return true;
}

bool dirty_set_add(DirtySet *dirty, const Roundtable *state, const Event *event, Error *err) {
  while (event->kind == EVENT_CORRECTION)
    event = event->correction.target;
  if (!kind_has(event->kind, KIND_CHANGES_TALLIES)) return true;
  const EventField *field = event_description(event->kind)->fields;
  while (field->names != NAMES_RECOMMENDATION && field->names != NAMES_SUBGROUP)
    ++field;
  if (field->type == FIELD_LINES) return add_ballot(dirty, &event->ballot, err);
  const int64_t number = event_number(event, field);
  return field->names == NAMES_SUBGROUP ? add_subgroup(dirty, state, number, err)
                                        : add_number(dirty, number, err);
}
