/* The journal of the new file: ours copied, theirs brought in, and what is derived from both. */
#ifndef SESSIONS_MERGE_MERGE_WRITER_H
#define SESSIONS_MERGE_MERGE_WRITER_H

#include "sessions/merge/merge.h"
#include "sessions/merge/merge_decision.h"
#include "sessions/merge/merge_inputs.h"

/* Writes all of it into a new, empty journal, in one transaction, unless there are conflicts, which
 * are then all found: nothing is kept. */
bool write_merged(MergeInputs *inputs, Journal *journal, Merging *merging, Sentences *conflicts,
                  Error *err);

/* Which voters' names go with which ballots, from both files, within that transaction: of two that
 * disagree the one whose ballot lies in the box. Where both do, it is a conflict. */
bool write_voters(MergeInputs *inputs, Journal *journal, Sentences *conflicts, Error *err);

/* What both together pass, and neither alone: dots on a recommendation or of an allowance, ballots.
 * Each is a conflict. */
bool check_together(const MergeInputs *inputs, const Roundtable *merged, Sentences *conflicts,
                    Error *err);

#endif
