/* What breaks a rule of the vote that is in force: however it came about, and until it is mended.
 * Worked out from the state alone, so that a file made under other rules, or by an older program,
 * opens and is flagged. */
#ifndef CORE_VOTE_BREACHES_H
#define CORE_VOTE_BREACHES_H

#include "core/vote/ballot_box.h"

typedef enum BreachKind {
  BREACH_TURNOUT,        /* more people voted than there are voters */
  BREACH_BALLOT_DOTS,    /* ballots hold more dots than one voter has */
  BREACH_BALLOT_ITEM,    /* ballots hold more than one dot on a recommendation */
  BREACH_RECOMMENDATION, /* a recommendation has more dots than its voters can have placed */
  BREACH_DOTS,           /* more dots are placed than the voters have together */
  BREACH_KINDS
} BreachKind;

typedef struct Breach {
  BreachKind kind;
  uint32_t subgroup;       /* 0: the whole session */
  uint32_t recommendation; /* of BREACH_RECOMMENDATION; of BREACH_TURNOUT: whose counted dots are
                              part of it, or 0 */
  int colour;              /* COLOUR_COUNT: all together */
  Guard guard; /* how many, and how many there can be at most; of the two kinds about ballots: how
                  many break the rule, and how many dots one may hold */
  int64_t kiosk,
      by_dots; /* of BREACH_TURNOUT, beside the ballots in the box (core/vote/turnout.h) */
  int64_t ballots[BALLOT_NUMBERS_MAX]; /* whose numbers are the lowest, rising … */
  size_t listed;                       /* … so many … */
  int64_t ballot_count;                /* … of so many in the box that were looked at */
} Breach;

typedef struct Breaches {
  Breach *list; /* by kind, subgroup, recommendation and colour */
  size_t count, capacity;
  bool out_of_memory; /* while they are being found */
} Breaches;

/* All of them, in one pass over the ballots and one over the agenda. What is on ballots that wait
 * in a kiosk is not looked at, nor on those before a checkpoint. Fails only for lack of memory. The
 * caller frees *found. */
bool breaches_find(const Roundtable *roundtable, Breaches *found, Error *err);
void breaches_free(Breaches *breaches);

/* The same without a pass over the ballots, where `kept` ({0} at first) still holds: for a screen.
 */
bool breaches_find_with(const Roundtable *roundtable, BallotScan *kept, Breaches *found,
                        Error *err);

/* The same, but no ballots are looked at but this: for an act that changes no other. */
bool breaches_find_by(const Roundtable *roundtable, int64_t ballot, Breaches *found, Error *err);

/* The first that was not there before, or goes further now; NULL if there is none. Borrowed from
 * `now`. */
const Breach *breaches_worse(const Breaches *before, const Breaches *now);

/* The one of the same kind about the same thing, however far it goes; NULL if there is none.
 * Borrowed. */
const Breach *breaches_like(const Breaches *breaches, const Breach *breach);

/* Whether the number of ballots alone shows it, which everybody may know before the close. */
bool breach_is_public(const Breach *breach);

#endif
