/* One event of any kind, whose numbers are all 0 or all 1 but for one, on a small session. */
#include "core/vote/roundtable.h"
#include "tests/core/proof/small.h"

#include "__fc_builtin.h"

static const int64_t values[] = {INT64_MIN, -1, 0, 1, 2, 4, COUNT_MAX, INT64_MAX};

enum { VALUES = sizeof values / sizeof *values };

static int64_t *number_in(Event *event, const EventField *field) {
  return (int64_t *)((char *)event + field->offset);
}

int main(void) {
  Roundtable *roundtable;
  if (!small_session(&roundtable)) return 1;
  const int kind = Frama_C_interval_split(FROM, TO);
  const EventDescription *description = event_description((uint64_t)kind);
  if (!description) return 0;
  const int others = Frama_C_interval_split(0, 1);
  Event event = event_make((EventKind)kind);
  int numbers = 0;
  for (const EventField *field = description->fields; field->tag != 0; ++field)
    if (field->type == FIELD_NUMBER) {
      *number_in(&event, field) = others;
      ++numbers;
    }
  if (numbers > 0) {
    int varied = Frama_C_interval_split(0, numbers - 1);
    const int value = Frama_C_interval_split(0, VALUES - 1);
    for (const EventField *field = description->fields; field->tag != 0; ++field)
      if (field->type == FIELD_NUMBER && varied-- == 0) *number_in(&event, field) = values[value];
  }
  happens(roundtable, event);
  return 0;
}
