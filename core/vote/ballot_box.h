/* Every voter's ballot as it stands, found by its number. */
#ifndef CORE_VOTE_BALLOT_BOX_H
#define CORE_VOTE_BALLOT_BOX_H

#include "core/base/memory.h"
#include "core/vote/guards.h"
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

/* What all ballots hold, as against what one voter may place: one pass over them, which holds until
 * an old ballot, a rule or the agenda changes. Of ballots that come in after it, only these are
 * looked at, whatever happens to them. */

/* As many numbers of ballots as a sentence can bear. */
enum { BALLOT_NUMBERS_MAX = 20 };

/* The lowest of these ballot numbers, rising. */
typedef struct BallotNumbers {
  int64_t lowest[BALLOT_NUMBERS_MAX];
  size_t listed;
  int64_t count;
} BallotNumbers;

/* {0} is none. Of the whole session at place 0, of each subgroup at its number. */
typedef struct BallotScan {
  const Roundtable *roundtable; /* while it is made */
  uint64_t at;                  /* the last event that it depends on … */
  bool knew_ballots;            /* … and whether it was known then what is on them */
  size_t size;
  BallotNumbers *voting;                   /* with dots there; at 0 all that are cast */
  BallotNumbers (*over)[COLOUR_COUNT + 1]; /* with more than one voter has */
  BallotNumbers stacked;                   /* with more than one dot on an item, against the rule */
  BallotNumbers *old_voting; /* the same of the ballots before `next`, which the pass looked at … */
  BallotNumbers (*old_over)[COLOUR_COUNT + 1];
  BallotNumbers old_stacked;
  int64_t next;
  uint64_t rules_at;  /* … under the rules after this event … */
  uint64_t looked_to; /* … and which no event up to this one changed since */
  Tally *sums;        /* of the ballot that is looked at … */
  int64_t *seen_on;   /* … if its number, and one, is this */
} BallotScan;

/* Looks at every ballot, but only where it does not hold any more. Fails only for lack of memory:
 * the scan is then as it was. ballot_scan_free takes a {0} too. */
bool ballot_scan_renew(BallotScan *scan, const Roundtable *roundtable, Error *err);
void ballot_scan_free(BallotScan *scan);

/* Looks at this ballot alone. The caller frees *scan. */
bool ballot_scan_one(const Roundtable *roundtable, int64_t number, BallotScan *scan, Error *err);

#endif
