#include "sessions/verify/renumbering.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "core/vote/event_fields.h"

/* Which way numbers are told. */
typedef enum Way { HERE, BACK } Way;

/* A kind of numbers: up to `same` they are the same in both files, here later ones higher by
 * `step`. */
typedef struct Scale {
  int64_t same, step;
} Scale;

int64_t renumbering_step(const Renumbering *renumbering) {
  return (int64_t)renumbering->at - renumbering->merged.shared;
}

static int64_t shift(Scale scale, int64_t number, Way way) {
  if (way == HERE) return number > scale.same ? number + scale.step : number;
  return number > scale.same + scale.step ? number - scale.step : number;
}

static Scale scale_of(const Renumbering *renumbering, const Event *event, FieldNames names) {
  const Merged *merged = &renumbering->merged;
  switch (names) {
  case NAMES_EVENT: return (Scale){merged->shared, renumbering_step(renumbering)};
  case NAMES_SUBGROUP: return (Scale){merged->subgroups, merged->more_subgroups};
  case NAMES_RECOMMENDATION: return (Scale){merged->recommendations, merged->more_recommendations};
  case NAMES_SHOWN:
    return scale_of(renumbering, event,
                    event->board.view == BOARD_SUBGROUP ? NAMES_SUBGROUP : NAMES_RECOMMENDATION);
  case NAMES_BALLOT:
  case NAMES_PROPERTY:
  case NAMES_NOTHING: break;
  }
  return (Scale){INT64_MAX / 2, 0};
}

static bool tell_lines(Scale scale, BallotChange *ballot, LineRoom *room, Way way, Error *err) {
  if (ballot->line_count == 0) return true;
  BallotLine *lines =
      array_reserve(room->lines, &room->capacity, ballot->line_count, sizeof *lines);
  if (!lines) return fail_memory(err);
  room->lines = lines;
  memcpy(lines, ballot->lines, ballot->line_count * sizeof *lines);
  for (size_t line = 0; line < ballot->line_count; ++line)
    lines[line].recommendation = (uint32_t)shift(scale, lines[line].recommendation, way);
  ballot->lines = lines;
  return true;
}

static void tell_number(Scale scale, Event *event, const EventField *field, Way way) {
  const int64_t number = shift(scale, event_number(event, field), way);
  memcpy((char *)event + field->offset, &number, sizeof number);
}

static bool tell(const Renumbering *renumbering, Event *event, LineRoom *room, Way way,
                 Error *err) {
  const EventField *field = event_description((uint64_t)event->kind)->fields;
  for (; field->tag; ++field) {
    if (field->names < NAMES_EVENT) continue;
    const Scale scale = scale_of(renumbering, event, (FieldNames)field->names);
    if (field->type == FIELD_NUMBER) tell_number(scale, event, field, way);
    if (field->type == FIELD_LINES && !tell_lines(scale, &event->ballot, room, way, err))
      return false;
  }
  return true;
}

void line_room_free(LineRoom *room) {
  free(room->lines);
  *room = (LineRoom){0};
}

bool renumbering_bring(const Renumbering *renumbering, Event *event, LineRoom *room, Error *err) {
  const uint64_t step = (uint64_t)renumbering_step(renumbering);
  event->origin.seq = (int64_t)event->stamp.seq;
  event->origin.act = (int64_t)event->stamp.act;
  event->stamp.seq += step;
  event->stamp.act += step;
  return tell(renumbering, event, room, HERE, err);
}

bool renumbering_return(const Renumbering *renumbering, Event *event, LineRoom *room, Error *err) {
  event->stamp.seq = (uint64_t)event->origin.seq;
  event->stamp.act = (uint64_t)event->origin.act;
  event->origin.seq = event->origin.act = 0;
  if (event->origin.recorded > 0) --event->origin.recorded;
  return tell(renumbering, event, room, BACK, err);
}
