/* The files that were merged into a session, each recomputed from it byte by byte: so that what
 * their paper says can be answered from the one that holds them all. */
#ifndef SESSIONS_VERIFY_SOURCES_H
#define SESSIONS_VERIFY_SOURCES_H

#include "sessions/session/journal_loader.h"
#include "sessions/verify/renumbering.h"

/* A file that was merged: `at` is the event here that says so, whichever file it came in with. */
typedef struct MergeSource {
  uint64_t at;
  uint64_t shared, events; /* those that it shares with the file that it came into, and all */
} MergeSource;

/* Looks at each later event of a source: its seq there, and its chain's hash after it. */
typedef bool SourceTaker(void *context, const MergeSource *source, uint64_t seq, ChainHash hash,
                         Error *err);

/* Recomputes every source, those of sources too, of a journal that was read from its first event
 * to where the reading stands; *count (may be NULL) is how many there are. Refused (ERROR_BAD_DATA)
 * where one does not come to the hash that the event says. `take` may be NULL. */
bool sources_read(const JournalLoader *loader, SourceTaker *take, void *context, size_t *count,
                  Error *err);

#endif
