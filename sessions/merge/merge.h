/* Two files that grew from one session, merged into one. It holds all that both recorded, in two
 * rooms or on two laptops.
 *
 * The new file is ours event for event, so that what our paper says still holds; then an event
 * "merged" with the other file's length, hash and what both share; then the other's later events in
 * their order, each with its old number, so that the other file can be reconstructed from it to
 * the byte, and its printed fingerprint found (sources.h). Which of them take effect is decided in
 * merge_decision.h. */
#ifndef SESSIONS_MERGE_MERGE_H
#define SESSIONS_MERGE_MERGE_H

#include "sessions/journal/codec.h"
#include "sessions/merge/merge_decision.h"
#include "sessions/merge/merge_inputs.h"
#include "sessions/text/sentences.h"

typedef struct Merging {
  uint64_t shared, ours, theirs; /* events: that both begin with; of ours, of theirs after them */
  uint64_t recorded;             /* of theirs, those that are only kept to be read */
  ChainHash hash;                /* of the new file */
} Merging;

/* Makes a new file of two, under a name that must be free. Refused where merge_inputs_open refuses
 * it, and where they conflict: every conflict then has its sentence, the error says how many there
 * are, and no file is made. What is made was verified before it got its name. The caller frees
 * *conflicts, which begins as {0}. */
bool merge_files(const char *ours, const char *theirs, const char *path, Merging *merging,
                 Sentences *conflicts, Error *err);

#endif
