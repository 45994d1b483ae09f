#include "core/vote/history_store.h"

#include <stdlib.h>

#include "core/vote/event_fields.h"

enum { BEGINNING = 1 /* the act that begins a session */ };

typedef struct HistoryMarks {
  bool bears[HISTORY_MARKS];
} HistoryMarks;

const HistoryEntry *history_entry(const HistoryStore *history, uint64_t seq) {
  if (seq <= history->start || seq - history->start > history->count) return NULL;
  return &history->events[seq - history->start - 1];
}

bool history_lasts(const HistoryEntry *entry) {
  return kind_has(entry->kind, KIND_LASTS);
}

/* An act of corrections that begins with a reason is a revert; an undo or a redo has none. */
bool history_entry_reverts(const HistoryStore *history, const HistoryEntry *entry) {
  const HistoryEntry *first = history_entry(history, entry->act);
  return entry->kind == EVENT_CORRECTION && first && first->kind == EVENT_REASON_GIVEN;
}

/* A phase correction that takes nothing back is one more step. */
bool history_moves_clock(const HistoryEntry *entry) {
  if (entry->kind == EVENT_PHASE_CORRECTED) return entry->corrects == 0;
  return kind_has(entry->kind, KIND_STEPS_CLOCK);
}

/* Phase steps are a user's own acts, though no ordinary correction takes them back. */
bool history_is_ordinary(const HistoryStore *history, const HistoryEntry *entry) {
  if (entry->kind == EVENT_CORRECTION) return history_entry_reverts(history, entry);
  if (entry->recorded || entry->kind == EVENT_REASON_GIVEN) return false;
  /* The program puts phase steps only into acts of their own: only such an act can be undone as a
   * whole. */
  if (!history_lasts(entry)) return true;
  if (!history_moves_clock(entry)) return false;
  const HistoryEntry *first = history_entry(history, entry->act);
  return first && history_moves_clock(first);
}

static bool takes_back_an_ordinary_event(const HistoryStore *history, const HistoryEntry *entry) {
  if (entry->kind != EVENT_CORRECTION && entry->kind != EVENT_PHASE_CORRECTED) return false;
  const HistoryEntry *target = history_entry(history, entry->corrects);
  return target && history_is_ordinary(history, target);
}

/* Computed all at once, since a journal holds millions of events. */
static HistoryMarks marks_of(const HistoryStore *history, const HistoryEntry *entry) {
  const bool ordinary = history_is_ordinary(history, entry);
  const bool in_force = entry->in_force;
  const bool turns = in_force && !ordinary && takes_back_an_ordinary_event(history, entry);
  return (HistoryMarks){{[MARK_UNDOABLE] = in_force && ordinary && entry->act != BEGINNING,
                         [MARK_ENDS_REDO] = ordinary || turns,
                         [MARK_SETS_COUNTS] = in_force && entry->kind == EVENT_COUNTS_SET,
                         [MARK_MOVES_CLOCK] = in_force && history_moves_clock(entry)}};
}

bool history_bears(const HistoryStore *history, const HistoryEntry *entry, HistoryMark mark) {
  return marks_of(history, entry).bears[mark];
}

static HistoryBlock *block_of(const HistoryStore *history, uint64_t seq) {
  return &history->blocks[(seq - history->start - 1) / HISTORY_BLOCK];
}

static void count_marks(const HistoryStore *history, HistoryBlock *block, const HistoryEntry *entry,
                        int step) {
  const HistoryMarks marks = marks_of(history, entry);
  for (int mark = 0; mark < HISTORY_MARKS; ++mark)
    block->bearing[mark] = (uint16_t)(block->bearing[mark] + step * marks.bears[mark]);
}

bool history_skips(const HistoryStore *history, HistoryMark mark, uint64_t *seq) {
  HistoryBlock *block = block_of(history, *seq);
  if (!block->counted) {
    const size_t first = (size_t)(block - history->blocks) * HISTORY_BLOCK;
    for (size_t n = first; n < history->count && n < first + HISTORY_BLOCK; ++n)
      count_marks(history, block, &history->events[n], 1);
    block->counted = true;
  }
  if (block->bearing[mark] > 0) return false;
  *seq = history->start + (*seq - history->start - 1) / HISTORY_BLOCK * HISTORY_BLOCK;
  return true;
}

/* A session of an afternoon stays open for hours and grows vote by vote: by a sixteenth, so that
 * eight hours at a vote a second take less than a mebibyte. A longer one is being loaded: it
 * doubles. */
static bool reserve_entries(HistoryStore *history, size_t count) {
  enum { AFTERNOON = 64 * 1024, PART = 16 };
  if (count > AFTERNOON) return ARRAY_RESERVE(history->events, history->capacity, count);
  return count <= history->capacity || ARRAY_RESERVE_EXACTLY(history->events, history->capacity,
                                                             count + count / PART + HISTORY_BLOCK);
}

bool history_reserve(HistoryStore *history, size_t more) {
  const size_t count = history->count + more, blocks = count / HISTORY_BLOCK + 1;
  return reserve_entries(history, count) &&
         ARRAY_RESERVE(history->blocks, history->block_capacity, blocks);
}

void history_add(HistoryStore *history, HistoryEntry entry) {
  const uint64_t seq = history->start + history->count + 1;
  HistoryBlock *block = block_of(history, seq);
  if (history->count % HISTORY_BLOCK == 0) *block = (HistoryBlock){0};
  HistoryEntry *added = &history->events[history->count++];
  *added = entry;
  if (entry.act > history->start)
    history->events[entry.act - history->start - 1].act_end = (uint32_t)seq;
  if (block->counted) count_marks(history, block, added, 1);
}

void history_set_taken_back(HistoryStore *history, uint64_t seq, uint64_t by) {
  if (!history_entry(history, seq)) return;
  HistoryBlock *block = block_of(history, seq);
  HistoryEntry *entry = &history->events[seq - history->start - 1];
  if (block->counted) count_marks(history, block, entry, -1);
  entry->taken_back_by = (uint32_t)by;
  entry->in_force = by == 0;
  if (block->counted) count_marks(history, block, entry, 1);
}

/* All steps of an act are taken back together. */
static void set_steps_taken_back(HistoryStore *history, uint64_t act, uint64_t by) {
  const HistoryEntry *first = history_entry(history, act);
  const uint64_t end = first ? first->act_end : act;
  for (uint64_t seq = act; seq <= end; ++seq) {
    const HistoryEntry *entry = history_entry(history, seq);
    if (entry && history_moves_clock(entry)) history_set_taken_back(history, seq, by);
  }
}

void history_turn_phases(HistoryStore *history, uint64_t seq, uint64_t by) {
  const HistoryEntry *entry = history_entry(history, seq);
  if (!entry) return;
  const bool is_step = history_moves_clock(entry);
  const uint64_t act = is_step ? seq : entry->corrects;
  if (!is_step) history_set_taken_back(history, seq, by);
  set_steps_taken_back(history, act, is_step ? by : 0);
}

void history_free(HistoryStore *history) {
  free(history->events);
  free(history->blocks);
  *history = (HistoryStore){0};
}
