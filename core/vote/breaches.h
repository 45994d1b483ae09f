/* Breaches of the current voting rules, however they arose and until they are fixed. Computed from
 * the state alone, so that a file made under other rules, or by an older program, opens and is
 * flagged. */
#ifndef CORE_VOTE_BREACHES_H
#define CORE_VOTE_BREACHES_H

#include "core/vote/guards.h"

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

typedef enum BreachKind {
  BREACH_TURNOUT,        /* more people voted than there are voters */
  BREACH_BALLOT_DOTS,    /* ballots hold more dots than one voter has */
  BREACH_BALLOT_ITEM,    /* ballots hold more than one dot on a recommendation */
  BREACH_RECOMMENDATION, /* a recommendation has more dots than its voters could place */
  BREACH_DOTS,           /* more dots are placed than all voters together have */
  BREACH_KINDS
} BreachKind;

typedef struct Breach {
  BreachKind kind;
  uint32_t subgroup;       /* 0: the whole session */
  uint32_t recommendation; /* of BREACH_RECOMMENDATION; of BREACH_TURNOUT: the one whose counted
                              dots are included, or 0 */
  int colour;              /* COLOUR_COUNT: all colours */
  Guard guard; /* how many, and how many are possible; for the two kinds about ballots: how many
                  break the rule, and how many dots one may hold */
  int64_t kiosk, by_dots; /* of BREACH_TURNOUT, besides the ballots in the box (Turnout) */
  int64_t ballots[BALLOT_NUMBERS_MAX]; /* the lowest numbers of the ballots concerned, rising … */
  size_t listed;                       /* … this many … */
  int64_t ballot_count;                /* … of this many in the box */
} Breach;

typedef struct Breaches {
  Breach *list; /* sorted by kind, subgroup, recommendation and colour */
  size_t count, capacity;
  bool out_of_memory; /* while they are being found */
} Breaches;

/* Finds all breaches, in one pass over the ballots and one over the agenda. The content of ballots
 * waiting in a kiosk, or before a checkpoint, is not examined. Fails only if out of memory. The
 * caller frees *found. */
bool breaches_find(const Roundtable *roundtable, Breaches *found, Error *err);
void breaches_free(Breaches *breaches);

/* The same without a pass over the ballots if `kept` ({0} at first) is still valid: for a screen.
 */
bool breaches_find_with(const Roundtable *roundtable, BallotScan *kept, Breaches *found,
                        Error *err);

void ballot_scan_free(BallotScan *scan);

/* The same, examining no ballot but this: for an act that changes no other. */
bool breaches_find_by(const Roundtable *roundtable, int64_t ballot, Breaches *found, Error *err);

/* Returns the first breach that is new, or worse than before; NULL if none. Borrowed from `now`. */
const Breach *breaches_worse(const Breaches *before, const Breaches *now);

/* Returns the breach of the same kind about the same thing, whatever its extent; NULL if none.
 * Borrowed. */
const Breach *breaches_like(const Breaches *breaches, const Breach *breach);

/* Returns whether it follows from the number of ballots alone, which is public before the close. */
bool breach_is_public(const Breach *breach);

#endif
