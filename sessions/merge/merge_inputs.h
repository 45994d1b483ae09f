/* Two files that grew from one session: proved sound, opened to look at, and what they share. */
#ifndef SESSIONS_MERGE_MERGE_INPUTS_H
#define SESSIONS_MERGE_MERGE_INPUTS_H

#include "sessions/session/journal_loader.h"

typedef struct Grown {
  const char *path; /* borrowed */
  Journal *journal;
  Reading reading; /* to its end, from its first event */
  uint64_t events;
} Grown;

typedef struct Gathering {
  Grown ours, theirs;
  uint64_t shared; /* events that both begin with */
  Reading base;    /* of ours, up to there */
} Gathering;

/* Verifies both and finds where they part. Refused: files that are not sound, of two sessions, that
 * did not part (one is the beginning of the other, or both are one), or parted while a kiosk was
 * on; and while a kiosk is on, or its ballots wait, in either. gathering_close on failure too. */
bool gathering_open(const char *ours, const char *theirs, Gathering *gathering, Error *err);
void gathering_close(Gathering *gathering);

/* How many events two journals begin with alike, of so many each. Both must have been verified: a
 * hash then stands for all that is before it. */
bool find_shared(Journal *a, uint64_t a_events, Journal *b, uint64_t b_events, uint64_t *shared,
                 Error *err);

#endif
