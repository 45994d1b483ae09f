#include "tui/state/ballot_work.h"

BallotWork ballot_work_new(void) {
  return (BallotWork){.number = NEXT_BALLOT};
}

bool ballot_work_is_begun(const BallotWork *work) {
  return !paper_same(&work->paper, &work->seen);
}

bool ballot_work_call(BallotWork *work, const Ballot *ballot) {
  BallotWork called = {.number = ballot->number};
  if (!paper_copy(&called.paper, ballot)) return false;
  called.seen = called.paper;
  *work = called;
  return true;
}

Ballot ballot_work_seen(const BallotWork *work) {
  return (Ballot){.number = work->number,
                  .cast = true,
                  .entries = work->seen.entries,
                  .entry_count = work->seen.count};
}
