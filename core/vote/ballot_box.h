/* Every voter's current ballot, found by its number. */
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

/* A scan of all ballots: what they hold compared with what one voter may place. It is valid until
 * an old ballot, a rule or the agenda changes; for ballots cast since, only these are scanned. */

/* As many ballot numbers as fit a sentence. */
enum { BALLOT_NUMBERS_MAX = 20 };

/* The lowest numbers of a group of ballots, rising. */
typedef struct BallotNumbers {
  int64_t lowest[BALLOT_NUMBERS_MAX];
  size_t listed;
  int64_t count;
} BallotNumbers;

/* {0} is an empty scan. The whole session is at place 0, each subgroup at its number. */
typedef struct BallotScan {
  const Roundtable *roundtable; /* during the scan */
  uint64_t at;                  /* the last event that it depends on … */
  bool knew_ballots;            /* … and whether the ballots' content was known then */
  size_t size;
  BallotNumbers *voting;                   /* with dots there; at 0 all that are cast */
  BallotNumbers (*over)[COLOUR_COUNT + 1]; /* with more than one voter has */
  BallotNumbers stacked;                   /* with more than one dot on an item, against the rule */
  BallotNumbers
      *old_voting; /* the same for the ballots below `next`, which the full pass covered … */
  BallotNumbers (*old_over)[COLOUR_COUNT + 1];
  BallotNumbers old_stacked;
  int64_t next;
  uint64_t rules_at;  /* … under the rules after this event … */
  uint64_t looked_to; /* … and which no event up to this one has changed since */
  Tally *sums;        /* of the ballot being scanned … */
  int64_t *seen_on;   /* … if its number, plus one, is this */
} BallotScan;

/* Scans every ballot, unless the scan is still valid. Fails only if out of memory: the scan is then
 * unchanged. ballot_scan_free accepts {0}. */
bool ballot_scan_renew(BallotScan *scan, const Roundtable *roundtable, Error *err);
void ballot_scan_free(BallotScan *scan);

/* Scans this ballot alone. The caller frees *scan. */
bool ballot_scan_one(const Roundtable *roundtable, int64_t number, BallotScan *scan, Error *err);

#endif
