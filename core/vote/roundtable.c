#include "core/vote/roundtable.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "core/vote/roundtable_parts.h"

static int compare(const Recommendation *recommendation, uint32_t subgroup, const char *code) {
  if (recommendation->subgroup != subgroup) return recommendation->subgroup < subgroup ? -1 : 1;
  return strcmp(recommendation->code, code);
}

/* Returns the first place whose recommendation is not before this subgroup and code. */
static size_t place_of(const CodeIndex *index, const Recommendation *recommendations,
                       uint32_t subgroup, const char *code) {
  size_t low = 0;
  size_t high = index->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(&recommendations[index->numbers[middle] - 1], subgroup, code) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

uint32_t code_index_find(const CodeIndex *index, const Recommendation *recommendations,
                         uint32_t subgroup, const char *code) {
  size_t place = place_of(index, recommendations, subgroup, code);
  if (place == index->count) return 0;
  uint32_t number = index->numbers[place];
  return compare(&recommendations[number - 1], subgroup, code) == 0 ? number : 0;
}

bool code_index_reserve(CodeIndex *index) {
  if (!ARRAY_RESERVE(index->numbers, index->capacity, index->count + 1)) return false;
  return true;
}

static size_t own_place(const CodeIndex *index, const Recommendation *recommendations,
                        uint32_t number) {
  const Recommendation *own = &recommendations[number - 1];
  return place_of(index, recommendations, own->subgroup, own->code);
}

void code_index_add(CodeIndex *index, const Recommendation *recommendations, uint32_t number) {
  size_t place = own_place(index, recommendations, number);
  uint32_t *at = index->numbers + place;
  memmove(at + 1, at, (index->count - place) * sizeof *at);
  *at = number;
  ++index->count;
}

void code_index_remove(CodeIndex *index, const Recommendation *recommendations, uint32_t number) {
  size_t place = own_place(index, recommendations, number);
  uint32_t *at = index->numbers + place;
  --index->count;
  memmove(at, at + 1, (index->count - place) * sizeof *at);
}

void code_index_free(CodeIndex *index) {
  free(index->numbers);
  *index = (CodeIndex){0};
}

enum { BEGINNING = 1 /* the act that begins a session */ };

typedef struct HistoryMarks {
  bool bears[HISTORY_MARKS];
} HistoryMarks;

const HistoryEntry *history_entry(const HistoryStore *history, uint64_t seq) {
  if (seq <= history->start || seq - history->start > history->count) return NULL;
  return &history->events[seq - history->start - 1];
}

/* Acts follow one another: the events from `act` on are of it up to some event, and none after. */
uint64_t history_end_of_act(const HistoryStore *history, uint64_t act) {
  uint64_t within = act, step = 1;
  const HistoryEntry *entry;
  while ((entry = history_entry(history, within + step)) && entry->act == act) {
    within += step;
    step *= 2;
  }
  for (; step > 0; step /= 2)
    if ((entry = history_entry(history, within + step)) && entry->act == act) within += step;
  return within;
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
  const uint64_t end = history_end_of_act(history, act);
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

static void history_free(HistoryStore *history) {
  free(history->events);
  free(history->blocks);
  *history = (HistoryStore){0};
}

bool roundtable_open(Roundtable **roundtable, Error *err) {
  Roundtable *opened = calloc(1, sizeof *opened);
  if (!opened) return fail_memory(err);
  for (int property = 0; property < SESSION_TEXTS; ++property)
    opened->text[property] = "";
  for (int rule = 0; rule < VOTING_RULES; ++rule)
    opened->voting_rule[rule] = RULE_UNKNOWN;
  opened->ranking_rule = (RankingRule){.method = BY_CUMULATIVE, .weights = weights_default()};
  for (int phase = 0; phase < PHASES_MAX; ++phase)
    opened->phases[phase].name = "";
  opened->board.curtain = true;
  *roundtable = opened;
  return true;
}

void roundtable_close(Roundtable *roundtable) {
  if (!roundtable) return;
  for (size_t i = 0; i < roundtable->subgroup_count; ++i)
    free(roundtable->subgroups[i].recommendations);
  free(roundtable->subgroups);
  free(roundtable->agenda);
  free(roundtable->recommendations);
  history_free(&roundtable->history);
  code_index_free(&roundtable->codes);
  ballot_box_free(&roundtable->box);
  store_free(&roundtable->texts);
  free(roundtable);
}

uint64_t roundtable_seq(const Roundtable *roundtable) {
  return roundtable->last.seq;
}

Stamp roundtable_last_stamp(const Roundtable *roundtable) {
  return roundtable->last;
}

const uint8_t *roundtable_session_id(const Roundtable *roundtable) {
  return roundtable->session_id;
}

const char *roundtable_text(const Roundtable *roundtable, SessionText property) {
  return roundtable->text[property];
}

RankingRule roundtable_ranking_rule(const Roundtable *roundtable) {
  return roundtable->ranking_rule;
}

int64_t roundtable_voting_rule(const Roundtable *roundtable, VotingRule rule) {
  return roundtable->voting_rule[rule];
}

int64_t roundtable_top(const Roundtable *roundtable) {
  const int64_t top = roundtable->voting_rule[RULE_TOP];
  return top == RULE_UNKNOWN ? TOP_RANKS : top;
}

size_t roundtable_subgroup_count(const Roundtable *roundtable) {
  return roundtable->agenda_count;
}

const Subgroup *roundtable_subgroup_at(const Roundtable *roundtable, size_t place) {
  return &roundtable->subgroups[roundtable->agenda[place] - 1];
}

const Subgroup *roundtable_subgroup(const Roundtable *roundtable, uint32_t number) {
  if (number == 0 || number > roundtable->subgroup_count) return NULL;
  const Subgroup *subgroup = &roundtable->subgroups[number - 1];
  return subgroup->present ? subgroup : NULL;
}

const Recommendation *roundtable_recommendation(const Roundtable *roundtable, uint32_t number) {
  if (number == 0 || number > roundtable->recommendation_count) return NULL;
  const Recommendation *recommendation = &roundtable->recommendations[number - 1];
  return recommendation->present ? recommendation : NULL;
}

const Subgroup *roundtable_find_subgroup(const Roundtable *roundtable, const char *code) {
  for (size_t place = 0; place < roundtable->agenda_count; ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (strcmp(subgroup->text[SUBGROUP_CODE], code) == 0) return subgroup;
  }
  return NULL;
}

const Recommendation *roundtable_find_recommendation(const Roundtable *roundtable,
                                                     uint32_t subgroup, const char *code) {
  return roundtable_recommendation(
      roundtable, code_index_find(&roundtable->codes, roundtable->recommendations, subgroup, code));
}

const Recommendation *roundtable_recommendation_at(const Roundtable *roundtable,
                                                   const Subgroup *subgroup, size_t place) {
  return &roundtable->recommendations[subgroup->recommendations[place] - 1];
}

size_t roundtable_recommendation_total(const Roundtable *roundtable) {
  return roundtable->recommendation_count;
}

uint32_t roundtable_next_subgroup(const Roundtable *roundtable) {
  return (uint32_t)roundtable->subgroup_count + 1;
}

uint32_t roundtable_next_recommendation(const Roundtable *roundtable) {
  return (uint32_t)roundtable->recommendation_count + 1;
}

Tally recommendation_tally(const Recommendation *recommendation) {
  return tally_add(recommendation->counted, recommendation->ballots);
}

bool recommendation_has_votes(const Recommendation *recommendation) {
  return recommendation->counts_known || tally_cumulative(recommendation_tally(recommendation)) > 0;
}

bool subgroup_has_votes(const Roundtable *roundtable, const Subgroup *subgroup) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place)
    if (recommendation_has_votes(roundtable_recommendation_at(roundtable, subgroup, place)))
      return true;
  return false;
}

bool subgroup_put_to_the_vote(const Roundtable *roundtable, const Subgroup *subgroup) {
  return subgroup->status == SUBGROUP_HELD &&
         (subgroup->vote != VOTE_NEVER_OPENED || subgroup_has_votes(roundtable, subgroup));
}

bool recommendation_put_to_the_vote(const Roundtable *roundtable,
                                    const Recommendation *recommendation) {
  const Subgroup *subgroup = roundtable_subgroup(roundtable, recommendation->subgroup);
  return recommendation->status == STATUS_VOTABLE && subgroup_put_to_the_vote(roundtable, subgroup);
}

bool roundtable_ballot(const Roundtable *roundtable, int64_t number, Ballot *ballot) {
  return ballot_box_find(&roundtable->box, number, ballot);
}

size_t roundtable_ballots_cast(const Roundtable *roundtable) {
  return roundtable->box.cast;
}

int64_t roundtable_next_ballot(const Roundtable *roundtable) {
  return roundtable->box.next;
}

bool roundtable_knows_ballots(const Roundtable *roundtable) {
  return !roundtable->taken_up || roundtable->box.cast == 0;
}

int64_t roundtable_ballots_blank(const Roundtable *roundtable) {
  const bool known = !roundtable->taken_up || roundtable->box.next == 0;
  return known ? (int64_t)roundtable->box.blank : RULE_UNKNOWN;
}
