/* What becomes of each later event of a file that is merged: whether it happens here too, is only
 * kept as a record, or conflicts with what the first file says.
 *
 * What only one of the two changed is as that one left it. Where both set a thing, it stands if
 * both left it the same; where they left it otherwise, nobody guesses. Dots add up. Counts set in
 * one file, and counts or dots on the same recommendation in the other, conflict: nobody knows
 * whether the one includes the other. So does a ballot of one number cast in both. What took place
 * in one room did not take place in the other: it is a record. */
#ifndef SESSIONS_MERGE_MERGE_DECISION_H
#define SESSIONS_MERGE_MERGE_DECISION_H

#include "sessions/merge/three_way.h"
#include "sessions/text/sentences.h"

typedef enum Verdict { HAPPENS, RECORDED, CONFLICTS } Verdict;

/* What was decided of their later events so far, by their seq minus `shared` minus 1. */
typedef struct MergeDecision {
  Sides sides;
  Sentences *conflicts; /* borrowed: where a sentence goes */
  bool *recorded;
} MergeDecision;

/* Weighs their next event, told in their own numbers, a correction with its targets. A conflict has
 * its sentence then. */
Verdict weigh_event(MergeDecision *decision, const Event *event);

#endif
