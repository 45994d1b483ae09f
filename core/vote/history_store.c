/* The history's events and, for each block of them, how many bear which mark. */
#include <stdlib.h>

#include "core/vote/state.h"

enum { BEGINNING = 1 /* the act that begins a session */ };

typedef struct HistoryMarks {
  bool bears[HISTORY_MARKS];
} HistoryMarks;

const Happening *history_at(const Roundtable *roundtable, uint64_t seq) {
  const HistoryStore *history = &roundtable->history;
  if (seq <= history->start || seq - history->start > history->count) return NULL;
  return &history->events[seq - history->start - 1];
}

bool history_lasts(const Happening *happening) {
  return event_is_lasting((EventKind)happening->kind);
}

/* An act of corrections that begins with a reason was decided; an undo or a redo has none. */
bool history_reverts(const Roundtable *roundtable, const Happening *happening) {
  const Happening *first = history_at(roundtable, happening->act);
  return happening->kind == EVENT_CORRECTION && first && first->kind == EVENT_REASON_GIVEN;
}

/* A correction of phases that takes nothing back is one more step of them. */
bool history_moves_clock(const Happening *happening) {
  if (happening->kind == EVENT_PHASE_CORRECTED) return happening->corrects == 0;
  return happening->kind == EVENT_PHASE_STARTED || happening->kind == EVENT_PHASE_PAUSED ||
         happening->kind == EVENT_PHASE_ENDED;
}

/* The program makes acts of nothing else of them; only such a one can be taken back as a whole. */
static bool is_of_an_act_of_steps(const Roundtable *roundtable, const Happening *happening) {
  if (!history_moves_clock(happening)) return false;
  const Happening *first = history_at(roundtable, happening->act);
  return first && history_moves_clock(first);
}

/* Steps of the phases are what somebody's key did, though no ordinary correction takes them. */
bool history_is_ordinary(const Roundtable *roundtable, const Happening *happening) {
  if (happening->kind == EVENT_CORRECTION) return history_reverts(roundtable, happening);
  if (happening->recorded || happening->kind == EVENT_REASON_GIVEN) return false;
  return !history_lasts(happening) || is_of_an_act_of_steps(roundtable, happening);
}

static bool takes_back_an_ordinary_event(const Roundtable *roundtable, const Happening *happening) {
  if (happening->kind != EVENT_CORRECTION && happening->kind != EVENT_PHASE_CORRECTED) return false;
  const Happening *target = history_at(roundtable, happening->corrects);
  return target && history_is_ordinary(roundtable, target);
}

/* All at once, since a journal holds millions of events. */
static HistoryMarks marks_of(const Roundtable *roundtable, const Happening *happening) {
  const bool ordinary = history_is_ordinary(roundtable, happening);
  const bool in_force = happening->in_force;
  const bool turns = in_force && !ordinary && takes_back_an_ordinary_event(roundtable, happening);
  return (HistoryMarks){{[MARK_UNDOABLE] = in_force && ordinary && happening->act != BEGINNING,
                         [MARK_ENDS_REDO] = ordinary || turns,
                         [MARK_SETS_COUNTS] = in_force && happening->kind == EVENT_COUNTS_SET,
                         [MARK_MOVES_CLOCK] = in_force && history_moves_clock(happening)}};
}

bool history_bears(const Roundtable *roundtable, const Happening *happening, HistoryMark mark) {
  return marks_of(roundtable, happening).bears[mark];
}

static HistoryBlock *block_of(const HistoryStore *history, uint64_t seq) {
  return &history->blocks[(seq - history->start - 1) / HISTORY_BLOCK];
}

static void count_marks(const Roundtable *roundtable, HistoryBlock *block,
                        const Happening *happening, int step) {
  const HistoryMarks marks = marks_of(roundtable, happening);
  for (int mark = 0; mark < HISTORY_MARKS; ++mark)
    block->bearing[mark] = (uint16_t)(block->bearing[mark] + step * marks.bears[mark]);
}

static void count_block(const Roundtable *roundtable, HistoryBlock *block) {
  const HistoryStore *history = &roundtable->history;
  const size_t first = (size_t)(block - history->blocks) * HISTORY_BLOCK;
  for (size_t n = first; n < history->count && n < first + HISTORY_BLOCK; ++n)
    count_marks(roundtable, block, &history->events[n], 1);
  block->counted = true;
}

bool history_skips(const Roundtable *roundtable, HistoryMark mark, uint64_t *seq) {
  const HistoryStore *history = &roundtable->history;
  HistoryBlock *block = block_of(history, *seq);
  if (!block->counted) count_block(roundtable, block);
  if (block->bearing[mark] > 0) return false;
  *seq = history->start + (*seq - history->start - 1) / HISTORY_BLOCK * HISTORY_BLOCK;
  return true;
}

bool history_reserve(HistoryStore *history, size_t more) {
  const size_t count = history->count + more, blocks = count / HISTORY_BLOCK + 1;
  if (count <= history->capacity && blocks <= history->block_capacity) return true;
  Happening *events =
      array_reserve(history->events, &history->capacity, count, sizeof *history->events);
  if (!events) return false;
  history->events = events;
  HistoryBlock *larger =
      array_reserve(history->blocks, &history->block_capacity, blocks, sizeof *history->blocks);
  if (!larger) return false;
  history->blocks = larger;
  return true;
}

void history_add(Roundtable *roundtable, Happening happening) {
  HistoryStore *history = &roundtable->history;
  const uint64_t seq = history->start + history->count + 1;
  HistoryBlock *block = block_of(history, seq);
  if (history->count % HISTORY_BLOCK == 0) *block = (HistoryBlock){0};
  Happening *added = &history->events[history->count++];
  *added = happening;
  if (happening.act > history->start)
    history->events[happening.act - history->start - 1].act_end = (uint32_t)seq;
  if (block->counted) count_marks(roundtable, block, added, 1);
}

void history_set_taken_back(Roundtable *roundtable, uint64_t seq, uint64_t by) {
  HistoryStore *history = &roundtable->history;
  if (!history_at(roundtable, seq)) return;
  HistoryBlock *block = block_of(history, seq);
  Happening *happening = &history->events[seq - history->start - 1];
  if (block->counted) count_marks(roundtable, block, happening, -1);
  happening->taken_back_by = (uint32_t)by;
  happening->in_force = by == 0;
  if (block->counted) count_marks(roundtable, block, happening, 1);
}

/* All steps of an act go together. */
static void set_steps_taken_back(Roundtable *roundtable, uint64_t act, uint64_t by) {
  const uint64_t end = history_act_end(roundtable, act);
  for (uint64_t seq = act; seq <= end; ++seq) {
    const Happening *happening = history_at(roundtable, seq);
    if (happening && history_moves_clock(happening)) history_set_taken_back(roundtable, seq, by);
  }
}

void history_turn_phases(Roundtable *roundtable, uint64_t seq, uint64_t by) {
  const Happening *happening = history_at(roundtable, seq);
  if (!happening) return;
  const bool is_step = history_moves_clock(happening);
  const uint64_t act = is_step ? seq : happening->corrects;
  if (!is_step) history_set_taken_back(roundtable, seq, by);
  set_steps_taken_back(roundtable, act, is_step ? by : 0);
}

void history_free(HistoryStore *history) {
  free(history->events);
  free(history->blocks);
  *history = (HistoryStore){0};
}
