#include "sessions/session/derived_tables.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "core/vote/event_fields.h"
#include "core/vote/history.h"
#include "sessions/journal/checkpoint_codec.h"
#include "sessions/session/journal_loader.h"
#include "sessions/session/saved_results.h"

void dirty_set_free(DirtySet *dirty) {
  free(dirty->numbers);
  free(dirty->seen);
  *dirty = (DirtySet){0};
}

static bool reserve_seen(DirtySet *dirty, size_t number, Error *err) {
  size_t before = dirty->seen_capacity;
  if (!ARRAY_RESERVE(dirty->seen, dirty->seen_capacity, number + 1)) return fail_memory(err);
  memset(dirty->seen + before, 0, dirty->seen_capacity - before);
  return true;
}

static bool add_number(DirtySet *dirty, int64_t number, Error *err) {
  if (!reserve_seen(dirty, (size_t)number, err)) return false;
  if (dirty->seen[number]) return true;
  if (!ARRAY_RESERVE(dirty->numbers, dirty->capacity, dirty->count + 1)) return fail_memory(err);
  dirty->numbers[dirty->count++] = (uint32_t)number;
  dirty->seen[number] = 1;
  return true;
}

static bool add_subgroup(DirtySet *dirty, const Roundtable *state, int64_t number, Error *err) {
  const Subgroup *subgroup = roundtable_subgroup(state, (uint32_t)number);
  for (size_t place = 0; subgroup && place < subgroup->recommendation_count; ++place)
    if (!add_number(dirty, subgroup->recommendations[place], err)) return false;
  return true;
}

bool dirty_set_add(DirtySet *dirty, const Roundtable *state, const Event *event, Error *err) {
  while (event->kind == EVENT_CORRECTION)
    event = event->correction.target;
  if (!kind_has(event->kind, KIND_CHANGES_TALLIES)) return true;
  const EventField *field = event_description(event->kind)->fields;
  while (field->names != NAMES_RECOMMENDATION && field->names != NAMES_SUBGROUP)
    ++field;
  if (field->type == FIELD_LINES) {
    for (size_t line = 0; line < event->ballot.line_count; ++line)
      if (!add_number(dirty, event->ballot.lines[line].recommendation, err)) return false;
    return true;
  }
  const int64_t number = event_number(event, field);
  return field->names == NAMES_SUBGROUP ? add_subgroup(dirty, state, number, err)
                                        : add_number(dirty, number, err);
}

enum { PATIENCE_MS = 10000 };

bool derive_tally(Journal *journal, const Roundtable *state, uint32_t number, Error *err) {
  DerivedTally tally = {.recommendation = number};
  const Recommendation *recommendation = roundtable_recommendation(state, number);
  if (recommendation) {
    tally.present = true;
    tally.code = recommendation->code;
    tally.subgroup_code = roundtable_subgroup(state, recommendation->subgroup)->text[SUBGROUP_CODE];
    tally.counted = recommendation->counted;
    tally.ballots = recommendation->ballots;
  }
  return journal_derive_tally(journal, &tally, err);
}

static uint64_t checkpoint_interval(const Roundtable *state) {
  uint64_t times = 1 + roundtable_recommendation_total(state) / CHECKPOINT_RECOMMENDATIONS;
  return times * CHECKPOINT_EVERY;
}

/* Sets *covered to the event up to which checkpoints cover the history; 0 if none does. */
static bool checkpoint_covered(Journal *journal, uint64_t *covered, Error *err) {
  Bytes data = {0};
  uint64_t at = UINT64_MAX >> 1U, told = 0;
  bool read;
  do {
    read = journal_checkpoint(journal, at - 1, &at, &data, err);
    told = read && at != 0 ? checkpoint_history_from(&data) : 0;
  } while (read && at != 0 && told == 0);
  bytes_free(&data);
  if (!read) return false;
  *covered = at;
  return true;
}

/* A row has four bytes for the number of a ballot, and a sheet may have larger ones: then the
 * journal is read whole. */
static bool history_fits(const Roundtable *state) {
  return roundtable_next_ballot(state) <= UINT32_MAX;
}

static bool derive_checkpoint(Journal *journal, const Roundtable *state, Error *err) {
  Bytes data = {0};
  uint64_t covered;
  if (!checkpoint_covered(journal, &covered, err)) return false;
  const bool knows_it = history_fits(state) && history_at(state, covered + 1) != NULL;
  bool derived =
      checkpoint_encode(state, knows_it ? covered + 1 : 0, &data, err) &&
      journal_derive_checkpoint(journal, roundtable_seq(state), data.data, data.size, err);
  bytes_free(&data);
  return derived;
}

bool derive_after(Journal *journal, const Roundtable *state, const Event *event, Error *err) {
  const bool saves = event->kind == EVENT_RANKING_KEPT && event->origin.recorded == 0;
  return (!saves || saved_results_derive(journal, state, event, err)) &&
         (roundtable_seq(state) % checkpoint_interval(state) != 0 ||
          event->kind == EVENT_KIOSK_COUNTED || event->kind == EVENT_KIOSK_TALLIED ||
          derive_checkpoint(journal, state, err));
}

bool derive_missing_history(Journal *journal, const Roundtable *state, uint64_t covered,
                            Error *err) {
  uint64_t at;
  if (!history_fits(state) || roundtable_seq(state) < covered + 2 * checkpoint_interval(state))
    return true;
  if (!journal_next_checkpoint(journal, roundtable_seq(state) - 1, &at, err)) return false;
  return at != 0 || derive_checkpoint(journal, state, err);
}

bool derive_tallies(Journal *journal, const Roundtable *state, Error *err) {
  uint32_t end = roundtable_next_recommendation(state);
  for (uint32_t number = 1; number < end; ++number)
    if (!derive_tally(journal, state, number, err)) return false;
  return true;
}

static bool derive_read(JournalLoader *loader, const Event *event, Error *err) {
  return derive_after(loader->journal, loader->state, event, err);
}

static bool derive_all(Journal *journal, JournalLoader *loader, Error *err) {
  if (!journal_claim(journal, PATIENCE_MS, err)) return false;
  bool derived = journal_forget_derived(journal, err) &&
                 journal_loader_take(loader, UINT64_MAX, err) &&
                 derive_tallies(journal, loader->state, err) && journal_commit(journal, err);
  if (!derived) journal_abandon(journal);
  return derived;
}

bool derive_anew(const char *path, Error *err) {
  Journal *journal;
  JournalLoader loader;
  if (!journal_open(path, (WaitWatcher){0}, &journal, err)) return false;
  bool derived = false;
  if (journal_loader_open(journal, path, &loader, err)) {
    loader.watch = derive_read;
    derived = derive_all(journal, &loader, err);
    journal_loader_close(&loader);
  }
  journal_close(journal);
  return derived;
}
