/* Two files that grew from one session, merged into one. It contains everything that both recorded,
 * in two rooms or on two laptops.
 *
 * The new file is ours event for event, so that our printed reports stay valid; then an event
 * "merged" with the other file's length and hash, and what both share; then the other's later
 * events in order, each with its old number, so that the other file can be reconstructed from it
 * byte for byte, and its printed reports verified (sessions/verify/sources.h). merge_decision.h
 * decides which of those take effect. */
#ifndef SESSIONS_MERGE_MERGE_H
#define SESSIONS_MERGE_MERGE_H

#include "sessions/journal/codec.h"
#include "sessions/merge/merge_decision.h"
#include "sessions/merge/merge_inputs.h"
#include "sessions/text/sentences.h"

typedef struct Merging {
  uint64_t shared, ours,
      theirs;        /* events: that both begin with; of ours, and of theirs, after them */
  uint64_t recorded; /* of theirs, those that are for reading only */
  ChainHash hash;    /* of the new file */
} Merging;

/* Merges two files into a new one, under a name that must not exist. Refused if merge_inputs_open
 * refuses it, and if they conflict: then every conflict has its sentence, the error says how many
 * there are, and no file is made. The new file is verified before it gets its name. The caller
 * frees *conflicts, initialized as {0}. */
bool merge_files(const char *ours, const char *theirs, const char *path, Merging *merging,
                 Sentences *conflicts, Error *err);

#endif
