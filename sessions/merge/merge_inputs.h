/* Two files that grew from one session: proved sound, opened to look at, and what they share. */
#ifndef SESSIONS_MERGE_MERGE_INPUTS_H
#define SESSIONS_MERGE_MERGE_INPUTS_H

#include "sessions/session/journal_loader.h"
#include "sessions/text/sentences.h"

typedef struct Grown {
  const char *path; /* borrowed */
  Journal *journal;
  JournalLoader loader; /* to its end, from its first event */
  uint64_t events;
} Grown;

typedef struct MergeInputs {
  Grown ours, theirs;
  uint64_t shared;    /* events that both begin with */
  JournalLoader base; /* of ours, up to there */
} MergeInputs;

/* Verifies both and finds where they part. Refused: files that are not sound, of two sessions, that
 * did not part (one is the beginning of the other, or both are one), or parted while a kiosk was
 * on; and while a kiosk is on, or its ballots wait, in either. merge_inputs_close on failure too.
 */
bool merge_inputs_open(const char *ours, const char *theirs, MergeInputs *inputs, Error *err);
void merge_inputs_close(MergeInputs *inputs);

/* What only both files together show, for the journal of the new file. */

/* Which voters' names go with which ballots, from both files, within that transaction: of two that
 * disagree the one whose ballot lies in the box. Where both do, it is a conflict. */
bool write_voters(MergeInputs *inputs, Journal *journal, Sentences *conflicts, Error *err);

/* What both together pass, and neither alone: dots on a recommendation or of an allowance, ballots.
 * Each is a conflict. */
bool check_together(const MergeInputs *inputs, const Roundtable *merged, Sentences *conflicts,
                    Error *err);

#endif
