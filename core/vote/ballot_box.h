/* Every voter's current ballot, found by its number. */
#ifndef CORE_VOTE_BALLOT_BOX_H
#define CORE_VOTE_BALLOT_BOX_H

#include "core/base/memory.h"
#include "core/vote/event.h"

/* One voter's current dots on one recommendation. */
typedef struct BallotEntry {
  uint32_t recommendation;
  uint8_t dots[COLOUR_COUNT];
} BallotEntry;

typedef struct Ballot {
  int64_t number;
  bool cast;
  const BallotEntry *entries; /* in rising order of recommendation; only those with dots */
  size_t entry_count;
} Ballot;

typedef struct BallotSlot {
  int64_t number;
  BallotEntry *entries;
  uint32_t entry_count, entry_capacity;
  bool taken, cast;
} BallotSlot;

/* {0} is an empty box. Slots are a hash table with open addressing; ballots are never removed,
 * since even a withdrawn one keeps its number. */
typedef struct BallotBox {
  BallotSlot *slots;
  size_t capacity, taken; /* capacity is a power of two */
  size_t cast,
      blank;    /* blank: cast without any dot, as far as the box knows the ballots' content */
  int64_t next; /* above every number ever cast */
  Store entries;
  BallotEntry *merged; /* scratch space for changed lists */
  size_t merged_capacity;
} BallotBox;

/* Finds the ballot of this number; false, and an empty ballot that is not cast, if it never
 * existed. */
bool ballot_box_find(const BallotBox *box, int64_t number, Ballot *ballot);

/* Returns whether there is any dot. */
bool holds_dots(const uint8_t dots[COLOUR_COUNT]);

/* Reserves memory for one more ballot and for a new list of `entries` on any ballot. */
bool ballot_box_reserve(BallotBox *box, size_t entries);

/* Applies a change to a ballot towards `to`. Memory must be reserved. */
void ballot_box_change(BallotBox *box, const BallotChange *change, Side to);

/* Returns the ballot as it would then be. Memory must be reserved; the entries are borrowed until
 * the next call that changes the box. */
Ballot ballot_box_foresee(BallotBox *box, const BallotChange *change, Side to);

/* Only counts the ballot, because a checkpoint left out its content. */
void ballot_box_count(BallotBox *box, const BallotChange *change, Side to);

void ballot_box_free(BallotBox *box);

#endif
