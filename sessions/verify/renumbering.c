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

int64_t numbering_step(const Numbering *numbering) {
  return (int64_t)numbering->at - numbering->merged.shared;
}

static int64_t shift(Scale scale, int64_t number, Way way) {
  if (way == HERE) return number > scale.same ? number + scale.step : number;
  return number > scale.same + scale.step ? number - scale.step : number;
}

static Scale scale_of(const Numbering *numbering, const Event *event, FieldNames names) {
  const Merged *merged = &numbering->merged;
  switch (names) {
  case NAMES_EVENT: return (Scale){merged->shared, numbering_step(numbering)};
  case NAMES_SUBGROUP: return (Scale){merged->subgroups, merged->more_subgroups};
  case NAMES_RECOMMENDATION: return (Scale){merged->recommendations, merged->more_recommendations};
  case NAMES_SHOWN:
    return scale_of(numbering, event,
                    event->board.view == BOARD_SUBGROUP ? NAMES_SUBGROUP : NAMES_RECOMMENDATION);
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
  int64_t number;
  char *member = (char *)event + field->offset;
  memcpy(&number, member, sizeof number);
  number = shift(scale, number, way);
  memcpy(member, &number, sizeof number);
}

static bool tell(const Numbering *numbering, Event *event, LineRoom *room, Way way, Error *err) {
  const EventField *field = event_description((uint64_t)event->kind)->fields;
  for (; field->tag; ++field) {
    if (field->names == NAMES_NOTHING) continue;
    const Scale scale = scale_of(numbering, event, (FieldNames)field->names);
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

bool numbering_bring(const Numbering *numbering, Event *event, LineRoom *room, Error *err) {
  const uint64_t step = (uint64_t)numbering_step(numbering);
  event->origin.seq = (int64_t)event->stamp.seq;
  event->origin.act = (int64_t)event->stamp.act;
  event->stamp.seq += step;
  event->stamp.act += step;
  return tell(numbering, event, room, HERE, err);
}

bool numbering_return(const Numbering *numbering, Event *event, LineRoom *room, Error *err) {
  event->stamp.seq = (uint64_t)event->origin.seq;
  event->stamp.act = (uint64_t)event->origin.act;
  event->origin.seq = event->origin.act = 0;
  if (event->origin.recorded > 0) --event->origin.recorded;
  return tell(numbering, event, room, BACK, err);
}
