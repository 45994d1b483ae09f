#include "sessions/report/journal_summary.h"

#include <stdlib.h>
#include <string.h>

#include "core/vote/history.h"

void journal_summary_keep(JournalSummary *journal, const JournalFact *entry) {
  if (!ARRAY_RESERVE(journal->entries, journal->entry_capacity, journal->entry_count + 1)) {
    journal->texts.failed = true;
    return;
  }
  const uint32_t place = (uint32_t)journal->entry_count++;
  journal->entries[place] = *entry;
  journal->entries[place].text = store_keep(&journal->texts, entry->text);
  journal->entries[place].reason = store_keep(&journal->texts, entry->reason);
  journal->entries[place].next = NO_FACT;
  const uint32_t about = entry->recommendation;
  if (about == 0) return;
  if (journal->first_about[about] == NO_FACT)
    journal->first_about[about] = place;
  else
    journal->entries[journal->last_about[about]].next = place;
  journal->last_about[about] = place;
}

static bool make_room(JournalSummary *journal, size_t recommendations, Error *err) {
  const size_t size = (recommendations + 1) * sizeof *journal->first_about;
  journal->first_about = malloc(size);
  journal->last_about = malloc(size);
  if (!journal->first_about || !journal->last_about) return fail_memory(err);
  memset(journal->first_about, UINT8_MAX, size);
  memset(journal->last_about, UINT8_MAX, size);
  return true;
}

void journal_summary_close(JournalSummary *journal) {
  free(journal->entries);
  free(journal->first_about);
  free(journal->last_about);
  free(journal->spans);
  store_free(&journal->texts);
  *journal = (JournalSummary){0};
}

uint32_t journal_summary_about(const JournalSummary *journal, uint32_t recommendation) {
  return journal->first_about[recommendation];
}

const JournalFact *journal_summary_entry(const JournalSummary *journal, uint32_t at,
                                         FactKind kind) {
  while (at != NO_FACT && journal->entries[at].kind != kind)
    at = journal->entries[at].next;
  return at == NO_FACT ? NULL : &journal->entries[at];
}

size_t journal_summary_count(const JournalSummary *journal, FactKind kind) {
  size_t count = 0;
  for (size_t n = 0; n < journal->entry_count; ++n)
    count += journal->entries[n].kind == kind;
  return count;
}

enum { HALF_A_MINUTE_MS = 30 * 1000 };

bool span_took_time(const PhaseSpan *span) {
  return span->ended.seq == 0 || span->elapsed_ms >= HALF_A_MINUTE_MS;
}

static PhaseSpan *present(Reader *reader) {
  JournalSummary *journal = reader->journal;
  return reader->clock.phase == 0 ? NULL : &journal->spans[journal->span_count - 1];
}

static void begin(Reader *reader, uint32_t phase, const Stamp *stamp) {
  JournalSummary *journal = reader->journal;
  if (!ARRAY_RESERVE(journal->spans, journal->span_capacity, journal->span_count + 1)) {
    journal->texts.failed = true;
    return;
  }
  journal->spans[journal->span_count++] = (PhaseSpan){.phase = phase, .began = *stamp};
}

static void end(Reader *reader, const Stamp *stamp) {
  PhaseSpan *span = present(reader);
  if (!span) return;
  span->elapsed_ms = phase_elapsed_ms(&reader->clock, stamp);
  span->ended = *stamp;
  reader->clock = (PhaseClock){0};
}

/* Starting another phase ends the current one; starting the same one resumes it. */
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

/* Another phase was running since the time in the correction: the previous one ended then. */
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

/* An event reverted in the end left no time behind: the phase went on as if it had never happened.
 */
static bool stands(const Reader *reader, const Event *event) {
  const HistoryEntry *entry = history_at(reader->state, event->stamp.seq);
  return entry && entry->in_force && history_moves_clock(entry);
}

void journal_summary_take_phase(Reader *reader, const Event *event) {
  if (!stands(reader, event)) return;
  if (event->kind == EVENT_PHASE_CORRECTED) correct(reader, event);
  if (event->kind == EVENT_PHASE_STARTED) start(reader, event);
  if (event->kind == EVENT_PHASE_PAUSED) {
    reader->clock.elapsed_ms = phase_elapsed_ms(&reader->clock, &event->stamp);
    reader->clock.running = false;
    reader->clock.since = event->stamp;
  }
  if (event->kind == EVENT_PHASE_ENDED) end(reader, &event->stamp);
}

static void journal_summary_settle_phases(Reader *reader) {
  PhaseSpan *span = present(reader);
  if (span) span->elapsed_ms = phase_elapsed_ms(&reader->clock, &reader->journal->last);
}

bool journal_summary_open(Session *session, JournalSummary *journal, Error *err) {
  const Roundtable *state = session_state(session);
  Reader reader = {.journal = journal, .state = state};
  *journal = (JournalSummary){.last = session_stamp(session)};
  const bool read = make_room(journal, roundtable_next_recommendation(state), err) &&
                    session_events(session, 1, journal_summary_take, &reader, err);
  free(reader.reason);
  if (read) journal_summary_settle_phases(&reader);
  return read;
}
