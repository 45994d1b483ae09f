/* A ballot as it is filled in: one voter's dots, before anything of it is recorded. */
#ifndef TUI_STATE_BALLOT_PAPER_H
#define TUI_STATE_BALLOT_PAPER_H

#include "core/vote/roundtable.h"
#include "sessions/acts/ballots.h"

enum { PAPER_ENTRIES_MAX = 1000 };

/* {0} is a blank one. */
typedef struct BallotPaper {
  BallotEntry entries[PAPER_ENTRIES_MAX]; /* in rising order of recommendation; each with dots */
  size_t count;
} BallotPaper;

/* The dots on a recommendation, one for each Colour; all 0 where there are none. Borrowed. */
const uint8_t *paper_dots(const BallotPaper *paper, uint32_t recommendation);

/* All dots, of each colour: in one subgroup, or (NULL) on the whole paper. */
Tally paper_sum(const BallotPaper *paper, const Roundtable *state, const Subgroup *subgroup);

/* Fills in what a ballot holds. False, and nothing changed, where that is more than fits. */
bool paper_copy(BallotPaper *paper, const Ballot *ballot);

/* Places one dot. Where each recommendation gets one dot at most, it takes the place of one of
 * another colour. Refused, in words, where no votes are taken and where one voter may place no
 * more. */
bool paper_place(BallotPaper *paper, const Roundtable *state, const Recommendation *recommendation,
                 Colour colour, Error *err);

/* Takes back the last dot that its row shows; false where there is none. */
bool paper_take_back(BallotPaper *paper, uint32_t recommendation);

/* How many dots of a colour (COLOUR_COUNT: in all) the voter may still place in this subgroup, or
 * RULE_UNKNOWN where nobody said how many there are. */
int64_t paper_left(const BallotPaper *paper, const Roundtable *state, const Subgroup *subgroup,
                   int colour);

/* What the screen on which an operator enters ballots remembers between two keys. */

typedef struct BallotWork {
  int64_t number;       /* NEXT_BALLOT: a new one; else the one that was called by its number */
  BallotPaper paper;    /* as it is entered */
  BallotPaper seen;     /* what the one that was called held */
  uint32_t noted;       /* the recommendation of the last dot placed or taken back; 0: none */
  bool noted_was_given; /* placed, not taken back */
} BallotWork;

/* An empty ballot that has no number yet. */
BallotWork ballot_work_new(void);

/* Whether leaving it would lose something. */
bool ballot_work_is_begun(const BallotWork *work);

/* Takes a ballot that lies in the box, to look at, replace or withdraw it. False where it is more
 * than this screen can hold. */
bool ballot_work_call(BallotWork *work, const Ballot *ballot);

/* What was seen of the one that was called. Borrowed from the work. */
Ballot ballot_work_seen(const BallotWork *work);

#endif
