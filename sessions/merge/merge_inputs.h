/* Two files that grew from one session: verified, opened for reading, and what they share. */
#ifndef SESSIONS_MERGE_MERGE_INPUTS_H
#define SESSIONS_MERGE_MERGE_INPUTS_H

#include "sessions/session/journal_loader.h"

typedef struct Grown {
  const char *path; /* borrowed */
  Journal *journal;
  JournalLoader loader; /* at its end, loaded from its first event */
  uint64_t events;
} Grown;

typedef struct MergeInputs {
  Grown ours, theirs;
  uint64_t shared;    /* events that both begin with */
  JournalLoader base; /* of ours, up to there */
} MergeInputs;

/* Verifies both and finds where they diverge. Refused: files that are not sound, of two sessions,
 * that did not diverge (one is the beginning of the other, or they are the same), or that diverged
 * while a kiosk was on; and while a kiosk is on, or its ballots wait, in either. Call
 * merge_inputs_close on failure too. */
bool merge_inputs_open(const char *ours, const char *theirs, MergeInputs *inputs, Error *err);
void merge_inputs_close(MergeInputs *inputs);

#endif
