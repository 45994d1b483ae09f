#include "core/vote/history.h"

#include "core/vote/event_fields.h"
#include "core/vote/roundtable_parts.h"

const HistoryEntry *history_at(const Roundtable *roundtable, uint64_t seq) {
  return history_entry(&roundtable->history, seq);
}

bool history_reverts(const Roundtable *roundtable, const HistoryEntry *entry) {
  return history_entry_reverts(&roundtable->history, entry);
}

static bool lies_in(const HistoryEntry *entry, uint32_t scope) {
  return scope == WHOLE_SESSION || entry->subgroup == scope || entry->subgroup == EVERY_SUBGROUP;
}

typedef bool HappeningTest(const HistoryEntry *entry, const HistoryEntry *about);

/* Returns the latest event after `after` that has the mark and passes the test, skipping blocks
 * without the mark; 0 if none. */
static uint64_t latest_marked(const Roundtable *roundtable, HistoryMark mark, HappeningTest *test,
                              const HistoryEntry *about, ActFilter filter) {
  for (uint64_t seq = roundtable->last.seq;
       seq > filter.after && seq > roundtable->history.start;) {
    if (history_skips(&roundtable->history, mark, &seq)) continue;
    const HistoryEntry *entry = history_at(roundtable, seq);
    if (history_bears(&roundtable->history, entry, mark) && test(entry, about) &&
        (filter.holds == NULL || filter.holds(filter.context, entry->act)))
      return seq;
    --seq;
  }
  return 0;
}

static bool lies_in_scope(const HistoryEntry *entry, const HistoryEntry *about) {
  return lies_in(entry, about->subgroup);
}

static bool is_about_phases(const HistoryEntry *entry) {
  return history_moves_clock(entry) || entry->kind == EVENT_PHASE_CORRECTED;
}

/* Returns the latest with the mark in the scope, or of all if that one is about the phases. */
static const HistoryEntry *latest_in_scope(const Roundtable *roundtable, HistoryMark mark,
                                           uint32_t scope, ActFilter filter) {
  const HistoryEntry whole = {.subgroup = WHOLE_SESSION},
                     about = {.subgroup = scope & EVERY_SUBGROUP};
  const HistoryEntry *latest =
      history_at(roundtable, latest_marked(roundtable, mark, lies_in_scope, &whole, filter));
  if (!latest || lies_in(latest, scope) || is_about_phases(latest)) return latest;
  return history_at(roundtable, latest_marked(roundtable, mark, lies_in_scope, &about, filter));
}

static const HistoryEntry *latest_step(const Roundtable *roundtable) {
  const HistoryEntry whole = {.subgroup = WHOLE_SESSION};
  return history_at(roundtable, latest_marked(roundtable, MARK_MOVES_CLOCK, lies_in_scope, &whole,
                                              (ActFilter){0}));
}

uint64_t history_undoable_of(const Roundtable *roundtable, uint32_t scope, ActFilter filter) {
  const HistoryEntry *entry = latest_in_scope(roundtable, MARK_UNDOABLE, scope, filter);
  if (entry && history_moves_clock(entry)) entry = latest_step(roundtable);
  return entry ? entry->act : 0;
}

uint64_t history_redoable_of(const Roundtable *roundtable, uint32_t scope, ActFilter filter) {
  const HistoryEntry *entry = latest_in_scope(roundtable, MARK_ENDS_REDO, scope, filter);
  return entry && !history_is_ordinary(&roundtable->history, entry) ? entry->act : 0;
}

uint64_t history_undoable(const Roundtable *roundtable, uint32_t scope) {
  return history_undoable_of(roundtable, scope, (ActFilter){0});
}

uint64_t history_redoable(const Roundtable *roundtable, uint32_t scope) {
  return history_redoable_of(roundtable, scope, (ActFilter){0});
}

uint32_t history_latest_phase(const Roundtable *roundtable) {
  const HistoryEntry *entry = latest_step(roundtable);
  return entry ? entry->property : 0;
}

uint64_t history_act_end(const Roundtable *roundtable, uint64_t act) {
  return history_end_of_act(&roundtable->history, act);
}

uint64_t history_taken_back_by(const Roundtable *roundtable, uint64_t seq) {
  const HistoryEntry *entry = history_at(roundtable, seq);
  return entry ? entry->taken_back_by : 0;
}

static bool is_counting(uint8_t kind) {
  return kind == EVENT_DOTS_COUNTED || kind == EVENT_COUNTS_SET;
}

static bool is_placing(uint8_t kind) {
  return kind == EVENT_RECOMMENDATION_ADDED || kind == EVENT_RECOMMENDATION_MOVED;
}

static bool is_placing_a_subgroup(uint8_t kind) {
  return kind == EVENT_SUBGROUP_ADDED || kind == EVENT_SUBGROUP_MOVED;
}

static bool is_casting(uint8_t kind) {
  return kind == EVENT_BALLOT_CAST || kind == EVENT_BALLOT_WITHDRAWN;
}

uint32_t history_recommendation(const HistoryEntry *entry) {
  return is_casting(entry->kind) ? 0 : (uint32_t)entry->subject;
}

static bool same_thing(const HistoryEntry *entry, const HistoryEntry *about) {
  return entry->subject == about->subject &&
         (about->subject != 0 || entry->subgroup == about->subgroup);
}

static bool share_a_subgroup(const HistoryEntry *entry, const HistoryEntry *about) {
  return entry->subgroup == about->subgroup || entry->subgroup == EVERY_SUBGROUP ||
         about->subgroup == EVERY_SUBGROUP;
}

/* Whether one may have changed what the other sets. Placing something shifts the places of others.
 */
static bool same_matter(const HistoryEntry *entry, const HistoryEntry *about) {
  if (is_placing(entry->kind) && is_placing(about->kind)) return share_a_subgroup(entry, about);
  if (is_placing_a_subgroup(entry->kind) && is_placing_a_subgroup(about->kind)) return true;
  if (about->kind == EVENT_SUBGROUP_ADDED)
    return kind_has(entry->kind, KIND_OF_AGENDA) && share_a_subgroup(entry, about);
  if (is_casting(entry->kind) && is_casting(about->kind)) return entry->subject == about->subject;
  if (!same_thing(entry, about)) return false;
  /* Dots of one colour do not affect another's; counts are of all three. */
  if (is_counting(entry->kind) && is_counting(about->kind))
    return entry->property == about->property || entry->kind == EVENT_COUNTS_SET ||
           about->kind == EVENT_COUNTS_SET;
  if (about->kind == EVENT_RECOMMENDATION_ADDED)
    return entry->kind <= EVENT_COUNTS_SET; /* a ballot's subject is its own number */
  return entry->kind == about->kind && entry->property == about->property;
}

static uint64_t latest_in_force(const Roundtable *roundtable, HappeningTest *test,
                                const HistoryEntry *about, uint64_t after) {
  for (uint64_t seq = roundtable->last.seq; seq > after && seq > roundtable->history.start; --seq) {
    const HistoryEntry *entry = history_at(roundtable, seq);
    if (entry->in_force && test(entry, about)) return seq;
  }
  return 0;
}

uint64_t history_latest_about(const Roundtable *roundtable, HistoryEntry about, uint64_t after) {
  return latest_in_force(roundtable, same_matter, &about, after);
}

static bool same_subject(const HistoryEntry *entry, const HistoryEntry *about) {
  return entry->subject == about->subject;
}

uint64_t history_last_counting(const Roundtable *roundtable, uint32_t recommendation,
                               uint64_t after) {
  const HistoryEntry counting = {.subject = recommendation, .kind = EVENT_COUNTS_SET};
  return latest_in_force(roundtable, same_matter, &counting, after);
}

uint64_t history_last_setting(const Roundtable *roundtable, uint32_t recommendation,
                              uint64_t after) {
  const HistoryEntry counting = {.subject = recommendation, .kind = EVENT_COUNTS_SET};
  return latest_marked(roundtable, MARK_SETS_COUNTS, same_subject, &counting,
                       (ActFilter){.after = after});
}

/* Only events that set something conflict with another value; counted dots add up, and added things
 * coexist. */
static bool rivals(const HistoryEntry *entry, const HistoryEntry *about) {
  if (is_about_phases(about)) return is_about_phases(entry);
  return kind_has(about->kind, KIND_SETS) && entry->kind == about->kind &&
         entry->property == about->property && same_thing(entry, about);
}

uint64_t history_rival(const Roundtable *roundtable, const Event *event, uint64_t after,
                       uint64_t before) {
  const HistoryEntry about = history_entry_of(roundtable, event);
  for (uint64_t seq = before; seq-- > after + 1;) {
    const HistoryEntry *entry = history_at(roundtable, seq);
    if (!entry) break;
    if (entry->in_force && rivals(entry, &about)) return seq;
  }
  return 0;
}

bool kind_changes_votes(EventKind kind) {
  return kind_has(kind, KIND_CHANGES_VOTES);
}

const HistoryEntry *history_at_stake(const Roundtable *roundtable, const HistoryEntry *entry) {
  while (entry && entry->corrects != 0)
    entry = history_at(roundtable, entry->corrects);
  return entry;
}

static EventKind kind_at_stake(const Roundtable *roundtable, const HistoryEntry *entry) {
  const HistoryEntry *stake = history_at_stake(roundtable, entry);
  return stake ? (EventKind)stake->kind : EVENT_CORRECTION;
}

size_t history_count_since(const Roundtable *roundtable, uint64_t after, KindTest *counts) {
  size_t count = 0;
  for (uint64_t seq = after + 1; seq <= roundtable->last.seq; ++seq) {
    const HistoryEntry *entry = history_at(roundtable, seq);
    if (entry && !entry->recorded && counts(kind_at_stake(roundtable, entry))) ++count;
  }
  return count;
}

uint64_t history_latest_of(const Roundtable *roundtable, EventKind kind, uint8_t property) {
  for (uint64_t seq = roundtable->last.seq; seq > roundtable->history.start; --seq) {
    const HistoryEntry *entry = history_at(roundtable, seq);
    if (entry->kind == (uint8_t)kind && entry->property == property && !entry->recorded) return seq;
  }
  return 0;
}
