/* What a kept ranking comes out as: a row for each recommendation that was put to the vote then,
 * derived from the journal, written with the event, and anew to the same bytes. */
#ifndef SESSIONS_SESSION_KEPT_RESULTS_H
#define SESSIONS_SESSION_KEPT_RESULTS_H

#include "sessions/session/journal_loader.h"

typedef struct KeptResults {
  DerivedResult *rows; /* in rising order of recommendation; codes are borrowed from the state */
  size_t count;
} KeptResults;

/* Ranks a state by a way of ranking that it can be ranked by: `event` is a "ranking kept".
 * kept_results_free gives the memory back. */
bool kept_results_make(const Roundtable *state, const Event *event, KeptResults *results,
                       Error *err);
void kept_results_free(KeptResults *results);

/* Whether both rank the same recommendations alike, whatever their dots. */
bool kept_results_same_ranks(const KeptResults *a, const KeptResults *b);

/* Under a claim: derives the rows of an event that was just applied to the state; nothing for one
 * that is no "ranking kept". */
bool kept_results_derive(Journal *journal, const Roundtable *state, const Event *event, Error *err);

/* Whether the rows that are kept are those; *count is raised by how many they are. */
bool kept_results_check(const Reading *reading, const Event *event, size_t *count, Error *err);

/* Takes in all there is, then says whether there are just so many rows, both at one moment. */
bool kept_results_check_count(Reading *reading, const size_t *count, Error *err);

#endif
