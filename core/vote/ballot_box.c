#include "core/vote/ballot_box.h"

#include <stdlib.h>
#include <string.h>

#include "core/vote/state.h"

enum { FIRST_SLOTS = 64 };

/* Returns the slot that holds the number, or the free one where it would go. */
static BallotSlot *slot_of(const BallotBox *box, int64_t number) {
  /* Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4. */
  uint64_t mixed = (uint64_t)number * UINT64_C(0x9E3779B97F4A7C15);
  size_t place = (size_t)(mixed >> 32U) & (box->capacity - 1);
  while (box->slots[place].taken && box->slots[place].number != number)
    place = (place + 1) & (box->capacity - 1);
  return &box->slots[place];
}

bool ballot_box_find(const BallotBox *box, int64_t number, Ballot *ballot) {
  const BallotSlot *slot = box->capacity > 0 ? slot_of(box, number) : NULL;
  bool found = slot && slot->taken;
  *ballot = found ? (Ballot){.number = number,
                             .cast = slot->cast,
                             .entries = slot->entries,
                             .entry_count = slot->entry_count}
                  : (Ballot){.number = number};
  return found;
}

static bool enlarge(BallotBox *box) {
  BallotBox larger = *box;
  larger.capacity = box->capacity ? box->capacity * 2 : FIRST_SLOTS;
  larger.slots = calloc(larger.capacity, sizeof *larger.slots);
  if (!larger.slots) return false;
  for (size_t i = 0; i < box->capacity; ++i)
    if (box->slots[i].taken) *slot_of(&larger, box->slots[i].number) = box->slots[i];
  free(box->slots);
  *box = larger;
  return true;
}

bool ballot_box_reserve(BallotBox *box, size_t entries) {
  bool crowded = (box->taken + 1) * 4 > box->capacity * 3;
  if (crowded && !enlarge(box)) return false;
  return ARRAY_RESERVE(box->merged, box->merged_capacity, entries) &&
         store_reserve(&box->entries, 2 * entries * sizeof *box->merged);
}

bool holds_dots(const uint8_t dots[COLOUR_COUNT]) {
  return dots[GREEN] || dots[YELLOW] || dots[RED];
}

/* Merges current entries with changes, both in rising order of recommendation. */
static uint32_t merge(BallotEntry *merged, const BallotSlot *slot, const BallotChange *change,
                      Side to) {
  uint32_t count = 0;
  size_t old = 0;
  for (size_t line = 0; line < change->line_count; ++line) {
    const BallotLine *now = &change->lines[line];
    while (old < slot->entry_count && slot->entries[old].recommendation < now->recommendation)
      merged[count++] = slot->entries[old++];
    if (old < slot->entry_count && slot->entries[old].recommendation == now->recommendation) ++old;
    if (!holds_dots(now->dots[to])) continue;
    merged[count].recommendation = now->recommendation;
    memcpy(merged[count++].dots, now->dots[to], sizeof now->dots[to]);
  }
  while (old < slot->entry_count)
    merged[count++] = slot->entries[old++];
  return count;
}

void ballot_box_count(BallotBox *box, const BallotChange *change, Side to) {
  if (change->ballot >= box->next) box->next = change->ballot + 1;
  box->cast += change->cast[to] != 0;
  box->cast -= change->cast[opposite(to)] != 0;
}

/* Allocates exactly enough for a ballot cast whole, and spare space for one that comes dot by dot.
 */
static void keep_entries(BallotBox *box, BallotSlot *slot, uint32_t count) {
  if (count > slot->entry_capacity) {
    slot->entry_capacity = slot->entries ? 2 * count : count;
    slot->entries = store_take(&box->entries, slot->entry_capacity * sizeof *slot->entries);
  }
  if (count > 0) memcpy(slot->entries, box->merged, count * sizeof *slot->entries);
  slot->entry_count = count;
}

static bool is_blank(const BallotSlot *slot) {
  return slot->cast && slot->entry_count == 0;
}

void ballot_box_change(BallotBox *box, const BallotChange *change, Side to) {
  BallotSlot *slot = slot_of(box, change->ballot);
  if (!slot->taken) {
    *slot = (BallotSlot){.number = change->ballot, .taken = true};
    ++box->taken;
  }
  if (is_blank(slot)) --box->blank;
  keep_entries(box, slot, merge(box->merged, slot, change, to));
  slot->cast = change->cast[to] != 0;
  if (is_blank(slot)) ++box->blank;
  ballot_box_count(box, change, to);
}

Ballot ballot_box_foresee(BallotBox *box, const BallotChange *change, Side to) {
  BallotSlot now = *slot_of(box, change->ballot);
  if (!now.taken) now = (BallotSlot){.number = change->ballot};
  uint32_t count = merge(box->merged, &now, change, to);
  return (Ballot){.number = change->ballot,
                  .cast = change->cast[to] != 0,
                  .entries = box->merged,
                  .entry_count = count};
}

void ballot_box_free(BallotBox *box) {
  free(box->slots);
  free(box->merged);
  store_free(&box->entries);
  *box = (BallotBox){0};
}

static void note(BallotNumbers *numbers, int64_t ballot) {
  size_t place = numbers->listed;
  ++numbers->count;
  while (place > 0 && numbers->lowest[place - 1] > ballot)
    --place;
  if (place == BALLOT_NUMBERS_MAX) return;
  if (numbers->listed < BALLOT_NUMBERS_MAX) ++numbers->listed;
  memmove(&numbers->lowest[place + 1], &numbers->lowest[place],
          (numbers->listed - place - 1) * sizeof *numbers->lowest);
  numbers->lowest[place] = ballot;
}

static int64_t dots_of(Tally tally, int colour) {
  return colour == COLOUR_COUNT ? tally_cumulative(tally) : tally.dots[colour];
}

/* Checks the total first: if that is too large, no colour is reported as well. */
static void weigh(BallotScan *scan, size_t place, const Ballot *ballot) {
  static const int order[] = {COLOUR_COUNT, GREEN, YELLOW, RED};
  for (size_t n = 0; n < sizeof order / sizeof *order; ++n) {
    const int64_t most = guard_allowance(scan->roundtable, order[n]);
    if (most == RULE_UNKNOWN || dots_of(scan->sums[place], order[n]) <= most) continue;
    note(&scan->over[place][order[n]], ballot->number);
    return;
  }
}

/* Adds to the ballot's sum for a subgroup or (0) the session. */
static void add_entry(BallotScan *scan, size_t place, const Ballot *ballot, Tally dots) {
  if (scan->seen_on[place] != ballot->number + 1) {
    scan->seen_on[place] = ballot->number + 1;
    scan->sums[place] = (Tally){{0}};
    note(&scan->voting[place], ballot->number);
  }
  scan->sums[place] = tally_add(scan->sums[place], dots);
}

/* What has dots cannot be removed. */
static size_t subgroup_of(const BallotScan *scan, const BallotEntry *entry) {
  return roundtable_recommendation(scan->roundtable, entry->recommendation)->subgroup;
}

static void weigh_sums(BallotScan *scan, const Ballot *ballot) {
  const bool each = roundtable_voting_rule(scan->roundtable, RULE_SCOPE) == SCOPE_SUBGROUP;
  if (!each && scan->seen_on[0] == ballot->number + 1) weigh(scan, 0, ballot);
  for (size_t n = 0; each && n < ballot->entry_count; ++n) {
    const size_t place = subgroup_of(scan, &ballot->entries[n]);
    if (scan->seen_on[place] != ballot->number + 1) continue;
    scan->seen_on[place] = 0;
    weigh(scan, place, ballot);
  }
}

static void scan_ballot(BallotScan *scan, const Ballot *ballot) {
  bool stacked = false;
  for (size_t n = 0; n < ballot->entry_count; ++n) {
    const Tally dots = {.dots = {ballot->entries[n].dots[GREEN], ballot->entries[n].dots[YELLOW],
                                 ballot->entries[n].dots[RED]}};
    stacked = stacked || tally_cumulative(dots) > 1;
    add_entry(scan, 0, ballot, dots);
    add_entry(scan, subgroup_of(scan, &ballot->entries[n]), ballot, dots);
  }
  if (ballot->entry_count == 0) note(&scan->voting[0], ballot->number);
  if (stacked && roundtable_voting_rule(scan->roundtable, RULE_DOTS_PER_ITEM) == ONE_DOT_AN_ITEM)
    note(&scan->stacked, ballot->number);
  weigh_sums(scan, ballot);
}

void ballot_scan_free(BallotScan *scan) {
  free(scan->voting);
  free(scan->over);
  free(scan->old_voting);
  free(scan->old_over);
  free(scan->sums);
  free(scan->seen_on);
  *scan = (BallotScan){.size = 0};
}

static bool scan_open(const Roundtable *roundtable, BallotScan *scan, Error *err) {
  const size_t size = (size_t)roundtable_next_subgroup(roundtable);
  *scan = (BallotScan){.roundtable = roundtable,
                       .at = roundtable->ballots_at,
                       .knew_ballots = roundtable_knows_ballots(roundtable),
                       .size = size};
  scan->voting = calloc(size, sizeof *scan->voting);
  scan->over = calloc(size, sizeof *scan->over);
  scan->sums = calloc(size, sizeof *scan->sums);
  scan->seen_on = calloc(size, sizeof *scan->seen_on);
  if (scan->voting && scan->over && scan->sums && scan->seen_on) return true;
  ballot_scan_free(scan);
  return fail_memory(err);
}

/* As many as can be scanned in one frame; if there are more, makes a new pass. */
enum { NEW_BALLOTS_MAX = 1024 };

/* Whether only ballots unknown to the full pass have changed since. Reads each event once. */
static bool has_only_new(BallotScan *scan, const Roundtable *roundtable) {
  if (scan->size == 0 || !scan->knew_ballots || !roundtable_knows_ballots(roundtable) ||
      scan->rules_at != roundtable->rules_at || scan->looked_to > roundtable->last.seq ||
      roundtable->box.next - scan->next > NEW_BALLOTS_MAX)
    return false;
  for (; scan->looked_to < roundtable->last.seq; ++scan->looked_to) {
    const HistoryEntry *stake =
        history_at_stake(roundtable, history_at(roundtable, scan->looked_to + 1));
    if (!stake) return false;
    const bool is_ballot =
        stake->kind == EVENT_BALLOT_CAST || stake->kind == EVENT_BALLOT_WITHDRAWN;
    if (is_ballot && (int64_t)stake->subject < scan->next) return false;
  }
  return true;
}

static void look_at_new(BallotScan *scan, const Roundtable *roundtable) {
  Ballot ballot;
  scan->roundtable = roundtable;
  scan->at = roundtable->ballots_at;
  memcpy(scan->voting, scan->old_voting, scan->size * sizeof *scan->voting);
  memcpy(scan->over, scan->old_over, scan->size * sizeof *scan->over);
  memset(scan->seen_on, 0, scan->size * sizeof *scan->seen_on);
  scan->stacked = scan->old_stacked;
  for (int64_t number = scan->next; number < roundtable->box.next; ++number)
    if (ballot_box_find(&roundtable->box, number, &ballot) && ballot.cast)
      scan_ballot(scan, &ballot);
}

static bool keep_as_old(BallotScan *scan, const Roundtable *roundtable, Error *err) {
  scan->old_voting = calloc(scan->size, sizeof *scan->old_voting);
  scan->old_over = calloc(scan->size, sizeof *scan->old_over);
  if (!scan->old_voting || !scan->old_over) return fail_memory(err);
  memcpy(scan->old_voting, scan->voting, scan->size * sizeof *scan->voting);
  memcpy(scan->old_over, scan->over, scan->size * sizeof *scan->over);
  scan->old_stacked = scan->stacked;
  scan->next = roundtable->box.next;
  scan->rules_at = roundtable->rules_at;
  scan->looked_to = roundtable->last.seq;
  return true;
}

bool ballot_scan_renew(BallotScan *scan, const Roundtable *roundtable, Error *err) {
  BallotScan renewed;
  if (scan->size > 0 && scan->at == roundtable->ballots_at &&
      scan->knew_ballots == roundtable_knows_ballots(roundtable))
    return true;
  if (has_only_new(scan, roundtable)) {
    look_at_new(scan, roundtable);
    return true;
  }
  if (!scan_open(roundtable, &renewed, err)) return false;
  const BallotBox *box = &roundtable->box;
  for (size_t n = 0; renewed.knew_ballots && n < box->capacity; ++n)
    if (box->slots[n].cast) {
      const Ballot ballot = {.number = box->slots[n].number,
                             .cast = box->slots[n].cast,
                             .entries = box->slots[n].entries,
                             .entry_count = box->slots[n].entry_count};
      scan_ballot(&renewed, &ballot);
    }
  if (!keep_as_old(&renewed, roundtable, err)) {
    ballot_scan_free(&renewed);
    return false;
  }
  ballot_scan_free(scan);
  *scan = renewed;
  return true;
}

bool ballot_scan_one(const Roundtable *roundtable, int64_t number, BallotScan *scan, Error *err) {
  Ballot now;
  if (!scan_open(roundtable, scan, err)) return false;
  const bool cast = ballot_box_find(&roundtable->box, number, &now) && now.cast;
  if (cast && scan->knew_ballots) scan_ballot(scan, &now);
  return true;
}
