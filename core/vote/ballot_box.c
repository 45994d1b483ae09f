#include "core/vote/ballot_box.h"

#include <stdlib.h>
#include <string.h>

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
  box->cast -= change->cast[to == AFTER ? BEFORE : AFTER] != 0;
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
