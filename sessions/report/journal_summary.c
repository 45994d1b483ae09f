#include "sessions/report/journal_summary.h"

#include <stdlib.h>
#include <string.h>

#include "core/vote/history.h"
#include "sessions/report/journal_summary_parts.h"

void chronicle_keep(Chronicle *chronicle, const Entry *entry) {
  Entry *entries = array_reserve(chronicle->entries, &chronicle->entry_capacity,
                                 chronicle->entry_count + 1, sizeof *entries);
  chronicle->failed = !entries;
  if (!entries) return;
  chronicle->entries = entries;
  chronicle->failed =
      !store_reserve(&chronicle->texts, strlen(entry->text) + strlen(entry->reason) + 2);
  if (chronicle->failed) return;
  const uint32_t place = (uint32_t)chronicle->entry_count++;
  entries[place] = *entry;
  entries[place].text = store_text(&chronicle->texts, entry->text);
  entries[place].reason = store_text(&chronicle->texts, entry->reason);
  entries[place].next = NO_ENTRY;
  const uint32_t about = entry->recommendation;
  if (about == 0) return;
  if (chronicle->first_about[about] == NO_ENTRY)
    chronicle->first_about[about] = place;
  else
    entries[chronicle->last_about[about]].next = place;
  chronicle->last_about[about] = place;
}

static bool make_room(Chronicle *chronicle, size_t recommendations, Error *err) {
  const size_t size = (recommendations + 1) * sizeof *chronicle->first_about;
  chronicle->first_about = malloc(size);
  chronicle->last_about = malloc(size);
  if (!chronicle->first_about || !chronicle->last_about) return fail_memory(err);
  memset(chronicle->first_about, UINT8_MAX, size);
  memset(chronicle->last_about, UINT8_MAX, size);
  return true;
}

bool chronicle_open(Session *session, Chronicle *chronicle, Error *err) {
  const Roundtable *state = session_state(session);
  Reader reader = {.chronicle = chronicle, .state = state};
  *chronicle = (Chronicle){.last = session_stamp(session)};
  const bool read = make_room(chronicle, roundtable_next_recommendation(state), err) &&
                    session_events(session, 1, chronicle_take, &reader, err);
  free(reader.reason);
  if (read) chronicle_settle_phases(&reader);
  return read;
}

void chronicle_close(Chronicle *chronicle) {
  free(chronicle->entries);
  free(chronicle->first_about);
  free(chronicle->last_about);
  free(chronicle->spans);
  store_free(&chronicle->texts);
  *chronicle = (Chronicle){0};
}

uint32_t chronicle_about(const Chronicle *chronicle, uint32_t recommendation) {
  return chronicle->first_about[recommendation];
}

const Entry *chronicle_entry(const Chronicle *chronicle, uint32_t at, EntryKind kind) {
  while (at != NO_ENTRY && chronicle->entries[at].kind != kind)
    at = chronicle->entries[at].next;
  return at == NO_ENTRY ? NULL : &chronicle->entries[at];
}

size_t chronicle_count(const Chronicle *chronicle, EntryKind kind) {
  size_t count = 0;
  for (size_t n = 0; n < chronicle->entry_count; ++n)
    count += chronicle->entries[n].kind == kind;
  return count;
}

enum { HALF_A_MINUTE_MS = 30 * 1000 };

bool span_took_time(const PhaseSpan *span) {
  return span->ended.seq == 0 || span->elapsed_ms >= HALF_A_MINUTE_MS;
}

static PhaseSpan *present(Reader *reader) {
  Chronicle *chronicle = reader->chronicle;
  return reader->clock.phase == 0 ? NULL : &chronicle->spans[chronicle->span_count - 1];
}

static void begin(Reader *reader, uint32_t phase, const Stamp *stamp) {
  Chronicle *chronicle = reader->chronicle;
  PhaseSpan *spans = array_reserve(chronicle->spans, &chronicle->span_capacity,
                                   chronicle->span_count + 1, sizeof *spans);
  chronicle->failed = !spans;
  if (!spans) return;
  chronicle->spans = spans;
  spans[chronicle->span_count++] = (PhaseSpan){.phase = phase, .began = *stamp};
}

static void end(Reader *reader, const Stamp *stamp) {
  PhaseSpan *span = present(reader);
  if (!span) return;
  span->elapsed_ms = phase_elapsed_ms(&reader->clock, stamp);
  span->ended = *stamp;
  reader->clock = (PhaseClock){0};
}

/* Another phase's start ends the one that is on; its own lets it go on. */
static void start(Reader *reader, const Event *event) {
  const uint32_t phase = (uint32_t)event->phase.phase;
  if (reader->clock.phase != phase) {
    end(reader, &event->stamp);
    begin(reader, phase, &event->stamp);
  }
  reader->clock.phase = phase;
  reader->clock.running = true;
  reader->clock.since = event->stamp;
}

static void pause(Reader *reader, const Stamp *stamp) {
  reader->clock.elapsed_ms = phase_elapsed_ms(&reader->clock, stamp);
  reader->clock.running = false;
  reader->clock.since = *stamp;
}

/* Another phase was on, since when the correction says: the one before ended then. */
static void correct(Reader *reader, const Event *event) {
  const PhaseStep *step = &event->clock.clock[AFTER];
  Stamp since = event->stamp;
  since.wall_ms = step->since_wall_ms;
  since.boot_ms = step->since_boot_ms;
  memcpy(since.boot_mark, step->since_boot_mark, BOOT_MARK_SIZE);
  if (reader->clock.phase != (uint32_t)step->phase) {
    end(reader, step->phase == 0 ? &event->stamp : &since);
    if (step->phase != 0) begin(reader, (uint32_t)step->phase, &since);
  } else if (present(reader) && step->elapsed_ms == 0) {
    present(reader)->began = since;
  }
  reader->clock = (PhaseClock){.phase = (uint32_t)step->phase,
                               .running = step->running != 0,
                               .elapsed_ms = step->elapsed_ms,
                               .since = since};
}

/* What was taken back in the end left no time behind: the clock went on as if it had not been. */
static bool stands(const Reader *reader, const Event *event) {
  const Happening *happening = history_at(reader->state, event->stamp.seq);
  return happening && happening->in_force && history_moves_clock(happening);
}

void chronicle_take_phase(Reader *reader, const Event *event) {
  if (!stands(reader, event)) return;
  if (event->kind == EVENT_PHASE_CORRECTED) correct(reader, event);
  if (event->kind == EVENT_PHASE_STARTED) start(reader, event);
  if (event->kind == EVENT_PHASE_PAUSED) pause(reader, &event->stamp);
  if (event->kind == EVENT_PHASE_ENDED) end(reader, &event->stamp);
}

void chronicle_settle_phases(Reader *reader) {
  PhaseSpan *span = present(reader);
  if (span) span->elapsed_ms = phase_elapsed_ms(&reader->clock, &reader->chronicle->last);
}
