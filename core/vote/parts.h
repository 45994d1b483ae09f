/* The two parts of a tally as people read them: "9 + 4", counted by hand and from ballots. */
#ifndef CORE_VOTE_PARTS_H
#define CORE_VOTE_PARTS_H

#include "core/vote/number.h"
#include "core/vote/roundtable.h"

/* Both parts of a tally where both exist; else all is in the first and `two` is false. */
typedef struct Parts {
  Tally counted, ballots;
  bool two;
} Parts;

Parts parts_of(const Recommendation *recommendation);

/* Of a tally that is nobody's alone: a session's. */
Parts parts_of_tally(Tally tally);

/* "9 + 4" where there are two parts, "13" where there is one; the sum of all colours likewise. */
Shown parts_shown(const Parts *parts, Colour colour);
Shown parts_sum_shown(const Parts *parts);

#endif
