/* Decides for each later event of a merged file whether it takes effect here too, is only a record,
 * or conflicts with the first file.
 *
 * What only one of the two changed is as that one left it. If both set a thing, the value applies
 * if both are the same; if they differ, it is a conflict. Dots add up. Counts set in one file, and
 * counts or dots on the same recommendation in the other, conflict: one may or may not include the
 * other. So does a ballot of one number cast in both. What took place in one room did not take
 * place in the other: it is a record. */
#ifndef SESSIONS_MERGE_MERGE_DECISION_H
#define SESSIONS_MERGE_MERGE_DECISION_H

#include "sessions/merge/three_way.h"
#include "sessions/text/sentences.h"

typedef enum Verdict { HAPPENS, RECORDED, CONFLICTS } Verdict;

/* The decisions on their later events so far, indexed by seq minus `shared` minus 1. */
typedef struct MergeDecision {
  Sides sides;
  Sentences *conflicts; /* borrowed: where sentences are added */
  bool *recorded;
} MergeDecision;

/* Decides on their next event, given in their own numbers, with targets if it is a correction. Adds
 * a sentence for a conflict. */
Verdict weigh_event(MergeDecision *decision, const Event *event);

#endif
