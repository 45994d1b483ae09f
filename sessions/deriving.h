/* What is kept beside the journal and made from it: tallies, checkpoints and the results of kept
 * rankings (kept_results.h). Written with each act, and anew from the journal alone. */
#ifndef SESSIONS_DERIVING_H
#define SESSIONS_DERIVING_H

#include "core/roundtable.h"
#include "sessions/journal.h"

/* A checkpoint is written by the act that passes a multiple of this many events. */
enum { CHECKPOINT_EVERY = 4096 };

/* Under a claim: the row of one recommendation, which goes where it is not present; and the
 * checkpoint of a state. */
bool derive_tally(Journal *journal, const Roundtable *state, uint32_t recommendation, Error *err);
bool derive_checkpoint(Journal *journal, const Roundtable *state, Error *err);

/* Forgets all that is derived in a session file and derives it again. The journal must be sound:
 * the error names the first event that is not, and the file is then as before. */
bool derive_anew(const char *path, Error *err);

#endif
