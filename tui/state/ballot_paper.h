/* A ballot being filled in: one voter's dots before anything is recorded. */
#ifndef TUI_STATE_BALLOT_PAPER_H
#define TUI_STATE_BALLOT_PAPER_H

#include "core/vote/roundtable.h"
#include "sessions/acts/ballots.h"

enum { PAPER_ENTRIES_MAX = 1000 };

/* {0} is a blank ballot. */
typedef struct BallotPaper {
  BallotEntry entries[PAPER_ENTRIES_MAX]; /* sorted by recommendation; each has dots */
  size_t count;
} BallotPaper;

/* Returns the dots on a recommendation, one count per Colour; all 0 if none. Borrowed. */
const uint8_t *paper_dots(const BallotPaper *paper, uint32_t recommendation);

/* Sums the dots of each colour, in one subgroup or (NULL) on the whole paper. */
Tally paper_sum(const BallotPaper *paper, const Roundtable *state, const Subgroup *subgroup);

/* Copies a recorded ballot. Returns false, changing nothing, if it does not fit. */
bool paper_copy(BallotPaper *paper, const Ballot *ballot);

/* Places one dot. Where a recommendation may get only one dot, it replaces a dot of another colour.
 * Refuses, with a reason, where no votes are accepted or the voter has no dots left. */
bool paper_place(BallotPaper *paper, const Roundtable *state, const Recommendation *recommendation,
                 Colour colour, Error *err);

/* Removes the last dot shown in its row; false if none. */
bool paper_take_back(BallotPaper *paper, uint32_t recommendation);

/* Returns how many dots of a colour (COLOUR_COUNT: in all) the voter may still place in this
 * subgroup, or RULE_UNKNOWN if no limit is known. */
int64_t paper_left(const BallotPaper *paper, const Roundtable *state, const Subgroup *subgroup,
                   int colour);

/* State of the screen on which an operator enters ballots. */

typedef struct BallotWork {
  int64_t number;       /* NEXT_BALLOT: a new one; else the number of the reopened one */
  BallotPaper paper;    /* as entered */
  BallotPaper seen;     /* what the reopened ballot held */
  uint32_t noted;       /* recommendation of the last dot placed or removed; 0: none */
  bool noted_was_given; /* placed, not removed */
} BallotWork;

/* Returns an empty ballot without a number. */
BallotWork ballot_work_new(void);

/* Returns whether leaving it would lose something. */
bool ballot_work_is_begun(const BallotWork *work);

/* Loads a recorded ballot, to view, replace or withdraw it. Returns false if it is larger than this
 * screen can hold. */
bool ballot_work_call(BallotWork *work, const Ballot *ballot);

/* Returns the reopened ballot as it was loaded. Borrowed from `work`. */
Ballot ballot_work_seen(const BallotWork *work);

#endif
