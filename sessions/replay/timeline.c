#include "sessions/replay/timeline.h"

#include <stdlib.h>
#include <string.h>

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

bool marks_read(Session *session, ReplayMarks *marks, Error *err) {
  size_t phases, corrections;
  count(session_state(session), &phases, &corrections);
  *marks = (ReplayMarks){.phases = calloc(phases + 1, sizeof(PhaseMark)),
                         .corrections = calloc(corrections + 1, sizeof(uint64_t))};
  if (marks->phases != NULL && marks->corrections != NULL) {
    const HistoryEntry *entry;
    for (uint64_t seq = 1; (entry = history_at(session_state(session), seq)) != NULL; ++seq) {
      if (is_correction(entry)) marks->corrections[marks->correction_count++] = seq;
      if (begins_a_phase(entry)) add_phase(marks, seq, entry->property);
    }
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

typedef struct Laying {
  Timeline *timeline;
  uint64_t capacity;
  Stamp before;
  uint64_t log; /* the act that imports a timed log, or 0 */
} Laying;

static int64_t silence_between(const Stamp *before, const Stamp *now) {
  const bool one_run = memcmp(before->boot_mark, now->boot_mark, BOOT_MARK_SIZE) == 0;
  const int64_t from = one_run ? before->boot_ms : before->wall_ms;
  const int64_t to = one_run ? now->boot_ms : now->wall_ms;
  if (to <= from) return 0;
  /* A damaged clock may be as far off as numbers go. */
  const uint64_t silence = (uint64_t)to - (uint64_t)from;
  return silence < SILENCE_MS ? (int64_t)silence : SILENCE_MS;
}

/* The votes of a log are an act of one moment, in which each follows the one before it. */
static int64_t silence_before(Laying *laying, const Event *event) {
  const int64_t silence = silence_between(&laying->before, &event->stamp);
  if (event->kind == EVENT_FILE_IMPORTED && event->file.contents == IMPORTED_LOG)
    laying->log = event->stamp.act;
  const bool is_logged = event->kind == EVENT_BALLOT_CAST && event->stamp.act == laying->log;
  return is_logged && silence < LOGGED_VOTE_MS ? LOGGED_VOTE_MS : silence;
}

static bool lay(void *context, const Event *event, ChainHash hash UNUSED, Error *err UNUSED) {
  Laying *laying = context;
  Timeline *timeline = laying->timeline;
  if (timeline->count == laying->capacity) return true; /* recorded since: not played yet */
  const int64_t silence = timeline->count == 0 ? 0 : silence_before(laying, event);
  timeline->played_ms[timeline->count] = timeline_length(timeline) + silence;
  ++timeline->count;
  laying->before = event->stamp;
  return true;
}

bool timeline_read(Session *session, Timeline *timeline, Error *err) {
  const uint64_t events = session_stamp(session).seq;
  *timeline = (Timeline){.played_ms = calloc(events > 0 ? events : 1, sizeof(int64_t))};
  if (!timeline->played_ms) return fail_memory(err);
  Laying laying = {.timeline = timeline, .capacity = events};
  if (session_events(session, 1, lay, &laying, err)) return true;
  timeline_free(timeline);
  return false;
}

void timeline_free(Timeline *timeline) {
  free(timeline->played_ms);
  *timeline = (Timeline){0};
}

int64_t timeline_at(const Timeline *timeline, uint64_t seq) {
  return timeline->played_ms[seq - 1];
}

int64_t timeline_length(const Timeline *timeline) {
  return timeline->count > 0 ? timeline->played_ms[timeline->count - 1] : 0;
}

uint64_t timeline_event(const Timeline *timeline, int64_t played_ms) {
  uint64_t low = 1, high = timeline->count;
  while (low < high) {
    const uint64_t middle = high - (high - low) / 2;
    if (timeline_at(timeline, middle) <= played_ms)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}
