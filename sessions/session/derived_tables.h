/* What is kept beside the journal and made from it: tallies, checkpoints and the results of kept
 * rankings (kept_results.h). Written with each act, and anew from the journal alone. */
#ifndef SESSIONS_SESSION_DERIVED_TABLES_H
#define SESSIONS_SESSION_DERIVED_TABLES_H

#include "core/vote/roundtable.h"
#include "sessions/journal/journal.h"

/* Which recommendations the events of an act may have changed the tally, the code or the place of.
 */

/* {0} is none. */
typedef struct DirtySet {
  uint32_t *numbers; /* each once */
  size_t count, capacity;
  uint8_t *seen; /* by number, for the numbers that there is room for */
  size_t seen_capacity;
} DirtySet;

/* Adds those of an event that was just applied to the state. Fails only for lack of memory. */
bool dirty_set_add(DirtySet *dirty, const Roundtable *state, const Event *event, Error *err);
void dirty_set_free(DirtySet *dirty);

/* Events between two checkpoints; a session of many recommendations, whose checkpoints are long,
 * has so many times more that they stay a fraction of the journal. */
enum { CHECKPOINT_EVERY = 4096, CHECKPOINT_RECOMMENDATIONS = 256 };

/* Under a claim: what goes with an event that the journal and the state have just taken in, which
 * is the results of a kept ranking, and a checkpoint where one is due. None is between the count of
 * a kiosk's ballots and their sums, which only together make sense. */
bool derive_after(Journal *journal, const Roundtable *state, const Event *event, Error *err);

/* Under a claim, after an act: a checkpoint where many events of the history are in none, as in a
 * file that an older gommette wrote. `covered` is what checkpoint_covered said. */
bool derive_missing_history(Journal *journal, const Roundtable *state, uint64_t covered,
                            Error *err);

/* Under a claim: the row of one recommendation, which goes where it is not present; and those of
 * all that there ever were. */
bool derive_tally(Journal *journal, const Roundtable *state, uint32_t recommendation, Error *err);
bool derive_tallies(Journal *journal, const Roundtable *state, Error *err);

/* Forgets all that is derived in a session file and derives it again. The journal must be sound:
 * the error names the first event that is not, and the file is then as before. */
bool derive_anew(const char *path, Error *err);

#endif
