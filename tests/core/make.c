#include "tests/core/make.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "core/vote/event_fields.h"
#include "tests/core/dump.h"

#include <cmocka.h>

const EventDescription *next_kind(uint64_t *kind) {
  while (++*kind < EVENT_KIND_END)
    if (event_description(*kind)) return event_description(*kind);
  return NULL;
}

static void must(bool done, const Error *err) {
  if (!done) fail_msg("%s", err->text);
}

static void *copy_of(Record *record, const void *original, size_t size) {
  must(store_reserve(record->copies, size), &(Error){.text = "no memory"});
  void *copy = store_take(record->copies, size);
  return size ? memcpy(copy, original, size) : copy;
}

/* The event with texts and lines of the record's own. */
static Event *keep(Record *record, const Event *event) {
  Event *kept = copy_of(record, event, sizeof *event);
  const EventField *field = event_description((uint64_t)event->kind)->fields;
  for (; field->tag; ++field) {
    if (field->type == FIELD_LINES)
      kept->ballot.lines = copy_of(record, event->ballot.lines,
                                   event->ballot.line_count * sizeof *event->ballot.lines);
    if (field->type != FIELD_TEXT) continue;
    const char **text = (const char **)(void *)((char *)kept + field->offset);
    *text = copy_of(record, *text, strlen(*text) + 1);
  }
  return kept;
}

Record record_begin(void) {
  Record record = {.copies = calloc(1, sizeof *record.copies)};
  Error err;
  must(record.copies && roundtable_open(&record.roundtable, &err), &err);
  Event begun = event_make(EVENT_SESSION_BEGUN);
  memcpy(begun.begun.id, "a session's id!", SESSION_ID_SIZE);
  happens(&record, begun);
  return record;
}

Record record_small(void) {
  Record record = record_begin();
  const Roundtable *roundtable = record.roundtable;
  happens(&record, make_subgroup(roundtable, "A", "Housing"));
  happens(&record, make_subgroup(roundtable, "B", "Health"));
  happens(&record, make_recommendation(roundtable, 1, "1", "Build"));
  happens(&record, make_recommendation(roundtable, 1, "2", "Insulate"));
  happens(&record, make_recommendation(roundtable, 1, "3", "Advise"));
  happens(&record, make_recommendation(roundtable, 2, "1", "Care"));
  happens(&record, make_recommendation(roundtable, 2, "2", "Prevent"));
  happens(&record, make_subgroup_vote(roundtable, 1, VOTE_OPEN));
  happens(&record, make_subgroup_vote(roundtable, 2, VOTE_OPEN));
  return record;
}

void record_end(Record *record) {
  roundtable_close(record->roundtable);
  free(record->events);
  store_free(record->copies);
  free(record->copies);
  *record = (Record){0};
}

static void stamp(const Record *record, Event *event) {
  uint64_t seq = roundtable_seq(record->roundtable) + 1;
  event->stamp = (Stamp){.seq = seq,
                         .act = record->act ? record->act : seq,
                         .wall_ms = (int64_t)seq * 1000,
                         .utc_offset = 120,
                         .boot_ms = (int64_t)seq * 1000};
}

bool record_try(Record *record, Event event, Error *err) {
  stamp(record, &event);
  if (!roundtable_check(record->roundtable, &event, err)) return false;
  Event *kept = keep(record, &event);
  must(ARRAY_RESERVE(record->events, record->capacity, record->count + 1),
       &(Error){.text = "no memory"});
  record->events[record->count++] = kept;
  roundtable_apply(record->roundtable, kept);
  return true;
}

uint64_t happens(Record *record, Event event) {
  Error err;
  must(record_try(record, event, &err), &err);
  return roundtable_seq(record->roundtable);
}

void is_refused(Record *record, Event event, const char *words) {
  Error err;
  char *before = dump_roundtable(record->roundtable, DUMP_ALL);
  if (record_try(record, event, &err)) fail_msg("accepted, not refused with “%s”", words);
  if (!strstr(err.text, words)) fail_msg("“%s” does not say “%s”", err.text, words);
  char *after = dump_roundtable(record->roundtable, DUMP_ALL);
  assert_string_equal(before, after);
  free(before);
  free(after);
}

static void assert_looks_like(const Record *record, const char *expected) {
  char *now = dump_roundtable(record->roundtable, DUMP_BALLOTS);
  assert_string_equal(now, expected);
  free(now);
}

uint64_t comes_and_goes(Record *record, Event event) {
  char *before = dump_roundtable(record->roundtable, DUMP_BALLOTS);
  uint64_t seq = happens(record, event);
  char *after = dump_roundtable(record->roundtable, DUMP_BALLOTS);
  uint64_t correction = happens(record, make_correction(record, seq));
  assert_looks_like(record, before);
  happens(record, make_correction(record, correction));
  assert_looks_like(record, after);
  free(before);
  free(after);
  return seq;
}

uint64_t act_begin(Record *record) {
  record->act = roundtable_seq(record->roundtable) + 1;
  return record->act;
}

void act_end(Record *record) {
  record->act = 0;
}

bool record_try_revert(Record *record, uint64_t seq) {
  act_begin(record);
  bool done = record_try(record, make_reason(seq, "miscounted"), NULL) &&
              record_try(record, make_correction(record, seq), NULL);
  act_end(record);
  return done;
}

/* What the revert took back that an act of corrections took back in its turn; else 0. */
static uint64_t reverted_before(const Record *record, uint64_t act) {
  const HistoryEntry *correction = history_at(record->roundtable, act);
  const HistoryEntry *target = history_at(record->roundtable, correction->corrects);
  return target && history_reverts(record->roundtable, target) ? target->corrects : 0;
}

static PhaseStep clock_before(const Record *record, uint64_t seq) {
  Roundtable *then;
  Error err;
  must(roundtable_open(&then, &err), &err);
  for (size_t n = 0; n + 1 < seq; ++n) {
    must(roundtable_check(then, record->events[n], &err), &err);
    roundtable_apply(then, record->events[n]);
  }
  const PhaseClock clock = roundtable_phase_clock(then);
  roundtable_close(then);
  return phase_step_of(&clock);
}

/* Steps of the phases go back to how the clock was before them, or come again as they left it. */
static bool try_turning_clock(Record *record, uint64_t act, bool corrections) {
  Event event = make_phase_corrected(record->roundtable, (int64_t)act, 0, 0);
  event.clock.clock[AFTER] =
      corrections ? record->events[act - 1]->clock.clock[BEFORE] : clock_before(record, act);
  return record_try(record, event, NULL);
}

bool record_try_correcting(Record *record, uint64_t act, bool corrections) {
  const HistoryEntry *first = history_at(record->roundtable, act);
  if (corrections ? first->kind == EVENT_PHASE_CORRECTED
                  : first->in_force && history_moves_clock(first))
    return try_turning_clock(record, act, corrections);
  uint64_t seq = history_act_end(record->roundtable, act) + 1;
  bool done = true;
  if (corrections && reverted_before(record, act))
    return record_try_revert(record, reverted_before(record, act));
  act_begin(record);
  while (done && --seq >= act) {
    const HistoryEntry *entry = history_at(record->roundtable, seq);
    if (history_lasts(entry)) continue;
    bool undoes = entry->kind == EVENT_CORRECTION && !history_reverts(record->roundtable, entry);
    if (entry->in_force && corrections == undoes)
      done = record_try(record, make_correction(record, seq), NULL);
  }
  act_end(record);
  return done;
}

uint64_t record_undo(Record *record, uint32_t scope) {
  uint64_t act = history_undoable(record->roundtable, scope);
  if (act) assert_true(record_try_correcting(record, act, false));
  return act;
}

uint64_t record_redo(Record *record, uint32_t scope) {
  uint64_t act = history_redoable(record->roundtable, scope);
  if (act) assert_true(record_try_correcting(record, act, true));
  return act;
}

Event make_correction(const Record *record, uint64_t seq) {
  Event event = event_make(EVENT_CORRECTION);
  event.correction.corrects = (int64_t)seq;
  if (seq >= 1 && seq <= record->count) event.correction.target = record->events[seq - 1];
  return event;
}
