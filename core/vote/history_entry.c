/* Where an event lies and what it is about, as the history keeps it. */
#include "core/vote/state.h"

static uint32_t subgroup_of(const Roundtable *roundtable, int64_t number) {
  const Recommendation *recommendation = roundtable_recommendation(roundtable, (uint32_t)number);
  return recommendation ? recommendation->subgroup : WHOLE_SESSION;
}

/* In the one subgroup that all its lines lie in, else in all. */
static uint32_t subgroup_of_lines(const Roundtable *roundtable, const BallotChange *change) {
  uint32_t subgroup = EVERY_SUBGROUP;
  for (size_t line = 0; line < change->line_count; ++line) {
    const uint32_t of_line = subgroup_of(roundtable, change->lines[line].recommendation);
    if (line > 0 && of_line != subgroup) return EVERY_SUBGROUP;
    subgroup = of_line;
  }
  return subgroup;
}

/* What moves from one subgroup to another lies in both, and so, roughly, in all. */
static Happening matter_of_fields(const Roundtable *roundtable, const Event *event) {
  Happening happening = {0};
  bool in_subgroup = false;
  for (const EventField *field = event_description(event->kind)->fields; field->tag; ++field) {
    if (field->type == FIELD_LINES)
      happening.subgroup = subgroup_of_lines(roundtable, &event->ballot);
    if (field->type != FIELD_NUMBER) continue;
    const int64_t number = event_number(event, field);
    if (field->names == NAMES_PROPERTY) happening.property = (uint8_t)number;
    if (field->names == NAMES_BALLOT) happening.subject = (uint64_t)number;
    if (field->names == NAMES_RECOMMENDATION && happening.subject == 0 && number != 0) {
      happening.subject = (uint32_t)number;
      happening.subgroup = subgroup_of(roundtable, number);
    }
    if (field->names == NAMES_SUBGROUP) {
      const bool other = in_subgroup && happening.subgroup != (uint32_t)number;
      happening.subgroup = other ? EVERY_SUBGROUP : (uint32_t)number;
      in_subgroup = true;
    }
  }
  return happening;
}

static Happening matter_of(const Roundtable *roundtable, const Event *event) {
  if (event->kind != EVENT_CORRECTION) {
    Happening happening = matter_of_fields(roundtable, event);
    if (event->kind == EVENT_PHASE_CORRECTED)
      happening.corrects = (uint32_t)event->clock.takes_back;
    return happening;
  }
  Happening happening = matter_of(roundtable, event->correction.target);
  happening.corrects = (uint32_t)event->correction.corrects;
  return happening;
}

Happening happening_of(const Roundtable *roundtable, const Event *event) {
  Happening happening = matter_of(roundtable, event);
  happening.act = (uint32_t)event->stamp.act;
  happening.kind = (uint8_t)event->kind;
  happening.recorded = event->origin.recorded != 0;
  happening.in_force = !happening.recorded;
  return happening;
}
