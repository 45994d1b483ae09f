/* How long the phases of the day really took. */
#include <string.h>

#include "core/vote/history.h"
#include "sessions/report/journal_summary_parts.h"

enum { HALF_A_MINUTE_MS = 30 * 1000 };

bool span_took_time(const PhaseSpan *span) {
  return span->ended.seq == 0 || span->elapsed_ms >= HALF_A_MINUTE_MS;
}

static PhaseSpan *present(Reader *reader) {
  Chronicle *chronicle = reader->chronicle;
  return reader->clock.phase == 0 ? NULL : &chronicle->spans[chronicle->span_count - 1];
}

static bool begin(Reader *reader, uint32_t phase, const Stamp *stamp, Error *err) {
  Chronicle *chronicle = reader->chronicle;
  PhaseSpan *spans = array_reserve(chronicle->spans, &chronicle->span_capacity,
                                   chronicle->span_count + 1, sizeof *spans);
  if (!spans) return fail_memory(err);
  chronicle->spans = spans;
  spans[chronicle->span_count++] = (PhaseSpan){.phase = phase, .began = *stamp};
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
    if (!begin(reader, phase, &event->stamp, err)) return false;
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

/* Another phase was on, since when the correction says: the one before ended then. */
static bool correct(Reader *reader, const Event *event, Error *err) {
  const PhaseStep *step = &event->clock.clock[AFTER];
  Stamp since = event->stamp;
  since.wall_ms = step->since_wall_ms;
  since.boot_ms = step->since_boot_ms;
  memcpy(since.boot_mark, step->since_boot_mark, BOOT_MARK_SIZE);
  if (reader->clock.phase != (uint32_t)step->phase) {
    end(reader, step->phase == 0 ? &event->stamp : &since);
    if (step->phase != 0 && !begin(reader, (uint32_t)step->phase, &since, err)) return false;
  } else if (present(reader) && step->elapsed_ms == 0) {
    present(reader)->began = since;
  }
  reader->clock = (PhaseClock){.phase = (uint32_t)step->phase,
                               .running = step->running != 0,
                               .elapsed_ms = step->elapsed_ms,
                               .since = since};
  return true;
}

/* What was taken back in the end left no time behind: the clock went on as if it had not been. */
static bool stands(const Reader *reader, const Event *event) {
  const Happening *happening = history_at(reader->state, event->stamp.seq);
  return happening && happening->in_force && history_moves_clock(happening);
}

bool chronicle_take_phase(Reader *reader, const Event *event, Error *err) {
  if (!stands(reader, event)) return true;
  if (event->kind == EVENT_PHASE_CORRECTED) return correct(reader, event, err);
  if (event->kind == EVENT_PHASE_STARTED) return start(reader, event, err);
  if (event->kind == EVENT_PHASE_PAUSED) pause(reader, &event->stamp);
  if (event->kind == EVENT_PHASE_ENDED) end(reader, &event->stamp);
  return true;
}

void chronicle_settle_phases(Reader *reader) {
  PhaseSpan *span = present(reader);
  if (span) span->elapsed_ms = phase_elapsed_ms(&reader->clock, &reader->chronicle->last);
}
