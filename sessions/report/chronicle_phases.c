/* How long the phases of the day really took. */
#include "sessions/report/chronicle_parts.h"

static PhaseSpan *present(Reader *reader) {
  Chronicle *chronicle = reader->chronicle;
  return reader->clock.phase == 0 ? NULL : &chronicle->spans[chronicle->span_count - 1];
}

static bool begin(Reader *reader, const Event *event, Error *err) {
  Chronicle *chronicle = reader->chronicle;
  PhaseSpan *spans = array_reserve(chronicle->spans, &chronicle->span_capacity,
                                   chronicle->span_count + 1, sizeof *spans);
  if (!spans) return fail_memory(err);
  chronicle->spans = spans;
  spans[chronicle->span_count++] =
      (PhaseSpan){.phase = (uint32_t)event->phase.phase, .began = event->stamp};
  return true;
}

static void end(Reader *reader, const Stamp *stamp) {
  PhaseSpan *span = present(reader);
  if (!span) return;
  span->elapsed_ms = phase_elapsed_ms(&reader->clock, stamp);
  span->ended = *stamp;
  reader->clock = (PhaseClock){0};
}

/* Another phase's start ends the one that is on; its own lets it go on. */
static bool start(Reader *reader, const Event *event, Error *err) {
  const uint32_t phase = (uint32_t)event->phase.phase;
  if (reader->clock.phase != phase) {
    end(reader, &event->stamp);
    if (!begin(reader, event, err)) return false;
  }
  reader->clock.phase = phase;
  reader->clock.running = true;
  reader->clock.since = event->stamp;
  return true;
}

static void pause(Reader *reader, const Stamp *stamp) {
  reader->clock.elapsed_ms = phase_elapsed_ms(&reader->clock, stamp);
  reader->clock.running = false;
  reader->clock.since = *stamp;
}

bool chronicle_take_phase(Reader *reader, const Event *event, Error *err) {
  if (event->kind == EVENT_PHASE_STARTED) return start(reader, event, err);
  if (event->kind == EVENT_PHASE_PAUSED) pause(reader, &event->stamp);
  if (event->kind == EVENT_PHASE_ENDED) end(reader, &event->stamp);
  return true;
}

void chronicle_settle_phases(Reader *reader) {
  PhaseSpan *span = present(reader);
  if (span) span->elapsed_ms = phase_elapsed_ms(&reader->clock, &reader->chronicle->last);
}
