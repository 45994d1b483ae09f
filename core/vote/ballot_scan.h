/* What all ballots hold, as against what one voter may place: one pass over them, which holds until
 * an old ballot, a rule or the agenda changes. Of ballots that come in after it, whatever befalls
 * them, only these are looked at. */
#ifndef CORE_VOTE_BALLOT_SCAN_H
#define CORE_VOTE_BALLOT_SCAN_H

#include "core/vote/guards.h"

/* As many numbers of ballots as a sentence can bear. */
enum { BALLOT_NUMBERS_MAX = 20 };

/* The lowest numbers of so many ballots, rising. */
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
