/* Every voter's ballot as it stands, found by its number. */
#ifndef CORE_VOTE_BALLOT_BOX_H
#define CORE_VOTE_BALLOT_BOX_H

#include "core/base/memory.h"
#include "core/vote/roundtable.h"

typedef struct BallotSlot {
  int64_t number;
  BallotEntry *entries;
  uint32_t entry_count, entry_capacity;
  bool taken, cast;
} BallotSlot;

/* {0} is an empty box. Slots are a hash table with open addressing; a ballot never leaves it, since
 * even a withdrawn one keeps its number. */
typedef struct BallotBox {
  BallotSlot *slots;
  size_t capacity, taken; /* capacity is a power of two */
  size_t cast, blank;     /* blank: cast without any dot, as far as the box knows what is on them */
  int64_t next;           /* above every number ever cast */
  Store entries;
  BallotEntry *merged; /* where a changed list is put together */
  size_t merged_capacity;
} BallotBox;

/* The ballot of this number; false, and an empty one that is not cast, where there never was one.
 */
bool ballot_box_find(const BallotBox *box, int64_t number, Ballot *ballot);

/* Whether there is any. */
bool holds_dots(const uint8_t dots[COLOUR_COUNT]);

/* Room for one more ballot and for a new list of `entries` of any ballot. */
bool ballot_box_reserve(BallotBox *box, size_t entries);

/* Takes a ballot's lines towards `to`. Room must be there. */
void ballot_box_change(BallotBox *box, const BallotChange *change, Side to);

/* What the ballot would then be. Room must be there; the entries are borrowed until the next call
 * that changes the box. */
Ballot ballot_box_foresee(BallotBox *box, const BallotChange *change, Side to);

/* Only counts the ballot, where a checkpoint left out what is on it. */
void ballot_box_count(BallotBox *box, const BallotChange *change, Side to);

void ballot_box_free(BallotBox *box);

#endif
