/* Tables derived from the journal and stored beside it: tallies, checkpoints and the results of
 * saved rankings. Updated with each act, and can be rebuilt from the journal
 * alone. */
#ifndef SESSIONS_SESSION_DERIVED_TABLES_H
#define SESSIONS_SESSION_DERIVED_TABLES_H

#include "sessions/session/journal_loader.h"

/* The recommendations whose tally, code or place the events of an act may have changed. */

/* {0} is an empty set. */
typedef struct DirtySet {
  uint32_t *numbers; /* each once */
  size_t count, capacity;
  uint8_t *seen; /* indexed by number, up to its capacity */
  size_t seen_capacity;
} DirtySet;

/* Adds the recommendations of an event that was just applied to the state. Fails only if out of
 * memory. */
bool dirty_set_add(DirtySet *dirty, const Roundtable *state, const Event *event, Error *err);
void dirty_set_free(DirtySet *dirty);

/* Events between two checkpoints; a session with many recommendations, whose checkpoints are long,
 * spaces them further apart, so that they remain a fraction of the journal. */
enum { CHECKPOINT_EVERY = 4096, CHECKPOINT_RECOMMENDATIONS = 256 };

/* Under a claim: derives what goes with an event that was just added to the journal and the state:
 * the results of a saved ranking, and a checkpoint if one is due. Never between the count of a
 * kiosk's ballots and their sums, which only make sense together. */
bool derive_after(Journal *journal, const Roundtable *state, const Event *event, Error *err);

/* Under a claim, after an act: writes a checkpoint if many events of the history are in none, as in
 * a file written by an older gommette. `covered` is what checkpoint_covered set. */
bool derive_missing_history(Journal *journal, const Roundtable *state, uint64_t covered,
                            Error *err);

/* Under a claim: updates the row of one recommendation, removing it if the recommendation is not
 * present; or the rows of all that ever existed. */
bool derive_tally(Journal *journal, const Roundtable *state, uint32_t recommendation, Error *err);
bool derive_tallies(Journal *journal, const Roundtable *state, Error *err);

/* Deletes everything derived in a session file and derives it again. The journal must be sound: the
 * error names the first event that is not, and the file is then unchanged. */
bool derive_anew(const char *path, Error *err);

/* Results of a saved ranking: a row for each recommendation put to the vote at that time, derived
 * from the journal and written with the event; deriving them again yields the same bytes. */

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

/* Checks that the stored rows are those of the event, and adds their number to *count. */
bool saved_results_check(const JournalLoader *loader, const Event *event, size_t *count,
                         Error *err);

/* Applies all remaining events, then checks that there are exactly *count rows, both under one
 * lock. */
bool saved_results_check_count(JournalLoader *loader, const size_t *count, Error *err);

#endif
