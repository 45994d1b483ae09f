#include "sessions/replay/marks.h"

#include <stdlib.h>

/* One begun by mistake and taken back has no mark. */
static bool begins_a_phase(const HistoryEntry *entry) {
  const bool begins = entry->kind == EVENT_PHASE_STARTED ||
                      (entry->kind == EVENT_PHASE_CORRECTED && entry->property != 0);
  return begins && history_moves_clock(entry) && entry->in_force;
}

static bool is_correction(const HistoryEntry *entry) {
  return entry->corrects != 0 && !entry->recorded;
}

static void count(const Roundtable *whole, size_t *phases, size_t *corrections) {
  const HistoryEntry *entry;
  *phases = *corrections = 0;
  for (uint64_t seq = 1; (entry = history_at(whole, seq)) != NULL; ++seq) {
    *phases += begins_a_phase(entry);
    *corrections += is_correction(entry);
  }
}

static void add_phase(ReplayMarks *marks, uint64_t seq, uint32_t phase) {
  const size_t known = marks->phase_count;
  if (known > 0 && marks->phases[known - 1].phase == phase) return;
  marks->phases[marks->phase_count++] = (PhaseMark){seq, phase};
}

static void fill(const Roundtable *whole, ReplayMarks *marks) {
  const HistoryEntry *entry;
  for (uint64_t seq = 1; (entry = history_at(whole, seq)) != NULL; ++seq) {
    if (is_correction(entry)) marks->corrections[marks->correction_count++] = seq;
    if (begins_a_phase(entry)) add_phase(marks, seq, entry->property);
  }
}

bool marks_read(Session *session, ReplayMarks *marks, Error *err) {
  size_t phases, corrections;
  count(session_state(session), &phases, &corrections);
  *marks = (ReplayMarks){.phases = calloc(phases + 1, sizeof(PhaseMark)),
                         .corrections = calloc(corrections + 1, sizeof(uint64_t))};
  if (marks->phases != NULL && marks->corrections != NULL) {
    fill(session_state(session), marks);
    return true;
  }
  marks_free(marks);
  return fail_memory(err);
}

void marks_free(ReplayMarks *marks) {
  free(marks->phases);
  free(marks->corrections);
  *marks = (ReplayMarks){0};
}
