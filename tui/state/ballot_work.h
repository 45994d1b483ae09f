/* What the screen on which an operator enters ballots remembers between two keys. */
#ifndef TUI_STATE_BALLOT_WORK_H
#define TUI_STATE_BALLOT_WORK_H

#include "sessions/acts/ballots.h"
#include "tui/state/ballot_paper.h"

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
