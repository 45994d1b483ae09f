/* What a kept ranking comes out as: a row for each recommendation that was put to the vote then,
 * derived from the journal, written with the event, and anew to the same bytes. */
#ifndef SESSIONS_SESSION_SAVED_RESULTS_H
#define SESSIONS_SESSION_SAVED_RESULTS_H

#include "sessions/session/journal_loader.h"

typedef struct SavedResults {
  DerivedResult *rows; /* in rising order of recommendation; codes are borrowed from the state */
  size_t count;
} SavedResults;

/* Ranks a state by a way of ranking that it can be ranked by: `event` is a "ranking kept".
 * saved_results_free gives the memory back. */
bool saved_results_make(const Roundtable *state, const Event *event, SavedResults *results,
                        Error *err);
void saved_results_free(SavedResults *results);

/* Whether both rank the same recommendations alike, whatever their dots. */
bool saved_results_same_ranks(const SavedResults *a, const SavedResults *b);

/* Under a claim: derives the rows of an event that was just applied to the state; nothing for one
 * that is no "ranking kept". */
bool saved_results_derive(Journal *journal, const Roundtable *state, const Event *event,
                          Error *err);

/* Whether the rows that are kept are those; *count is raised by how many they are. */
bool saved_results_check(const JournalLoader *loader, const Event *event, size_t *count,
                         Error *err);

/* Takes in all there is, then says whether there are just so many rows, both at one moment. */
bool saved_results_check_count(JournalLoader *loader, const size_t *count, Error *err);

#endif
