#include "sessions/replay/marks.h"

#include <stdlib.h>

static bool begins_a_phase(const Happening *happening) {
  return happening->kind == EVENT_PHASE_STARTED && !happening->recorded;
}

static bool is_correction(const Happening *happening) {
  return happening->corrects != 0 && !happening->recorded;
}

static void count(const Roundtable *whole, size_t *phases, size_t *corrections) {
  const Happening *happening;
  *phases = *corrections = 0;
  for (uint64_t seq = 1; (happening = history_at(whole, seq)) != NULL; ++seq) {
    *phases += begins_a_phase(happening);
    *corrections += is_correction(happening);
  }
}

static bool add_phase(Session *session, ReplayMarks *marks, uint64_t seq, Error *err) {
  const Event *event;
  if (!session_event(session, seq, &event, err)) return false;
  const uint32_t phase = (uint32_t)event->phase.phase;
  const size_t known = marks->phase_count;
  if (known > 0 && marks->phases[known - 1].phase == phase) return true;
  marks->phases[marks->phase_count++] = (PhaseMark){seq, phase};
  return true;
}

static bool fill(Session *session, ReplayMarks *marks, Error *err) {
  const Roundtable *whole = session_state(session);
  const Happening *happening;
  for (uint64_t seq = 1; (happening = history_at(whole, seq)) != NULL; ++seq) {
    if (is_correction(happening)) marks->corrections[marks->correction_count++] = seq;
    if (begins_a_phase(happening) && !add_phase(session, marks, seq, err)) return false;
  }
  return true;
}

bool marks_read(Session *session, ReplayMarks *marks, Error *err) {
  size_t phases, corrections;
  count(session_state(session), &phases, &corrections);
  *marks = (ReplayMarks){.phases = calloc(phases + 1, sizeof(PhaseMark)),
                         .corrections = calloc(corrections + 1, sizeof(uint64_t))};
  const bool has_room = marks->phases != NULL && marks->corrections != NULL;
  if (has_room && fill(session, marks, err)) return true;
  marks_free(marks);
  return has_room ? false : fail_memory(err);
}

void marks_free(ReplayMarks *marks) {
  free(marks->phases);
  free(marks->corrections);
  *marks = (ReplayMarks){0};
}
