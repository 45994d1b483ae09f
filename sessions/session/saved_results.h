/* Results of a saved ranking: a row for each recommendation put to the vote at that time, derived
 * from the journal and written with the event; deriving them again yields the same bytes. */
#ifndef SESSIONS_SESSION_SAVED_RESULTS_H
#define SESSIONS_SESSION_SAVED_RESULTS_H

#include "sessions/session/journal_loader.h"

typedef struct SavedResults {
  DerivedResult *rows; /* in rising order of recommendation; codes are borrowed from the state */
  size_t count;
} SavedResults;

/* Ranks a state by a method that applies to it: `event` is a "ranking kept". Free the results with
 * saved_results_free. */
bool saved_results_make(const Roundtable *state, const Event *event, SavedResults *results,
                        Error *err);
void saved_results_free(SavedResults *results);

/* Returns whether both rank the same recommendations alike, whatever their dots. */
bool saved_results_same_ranks(const SavedResults *a, const SavedResults *b);

/* Under a claim: derives the rows of a "ranking kept" that was just applied to the state. */
bool saved_results_derive(Journal *journal, const Roundtable *state, const Event *event,
                          Error *err);

/* Checks that the stored rows are those of the event, and adds their number to *count. */
bool saved_results_check(const JournalLoader *loader, const Event *event, size_t *count,
                         Error *err);

/* Applies all remaining events, then checks that there are exactly *count rows, both under one
 * lock. */
bool saved_results_check_count(JournalLoader *loader, const size_t *count, Error *err);

#endif
