/* Recomputes the files that were merged into a session, byte for byte, so that the session that
 * contains them all can verify their printed reports. */
#ifndef SESSIONS_VERIFY_SOURCES_H
#define SESSIONS_VERIFY_SOURCES_H

#include "core/base/error.h"
#include "core/vote/event.h"
#include "sessions/session/journal_loader.h"

/* Converts the numbers of a merged file into those of the file that it was merged into, and back:
 * seqs, and the internal numbers of subgroups and recommendations.
 *
 * What both files begin with has the same numbers in both. Later numbers of the other file are
 * raised by one constant for each of the three, and so can be converted back exactly. */

typedef struct Renumbering {
  uint64_t at;   /* the seq of the MERGED event, here */
  Merged merged; /* its content */
} Renumbering;

/* Storage for the lines of the last converted ballot; {0} is empty. */
typedef struct LineRoom {
  BallotLine *lines;
  size_t capacity;
} LineRoom;

void line_room_free(LineRoom *room);

/* Converts one of the other file's later events for this file: its origin is its place there. Its
 * lines are then in `room`. Fails only if out of memory. */
bool renumbering_bring(const Renumbering *renumbering, Event *event, LineRoom *room, Error *err);

/* A merged file: `at` is the event here that recorded the merge, whichever file it came with. */
typedef struct MergeSource {
  uint64_t at;
  uint64_t shared, events; /* those shared with the file that it was merged into, and in total */
} MergeSource;

/* Called for each later event of a source, with its seq there, and its chain's hash after it. */
typedef bool SourceTaker(void *context, const MergeSource *source, uint64_t seq, ChainHash hash,
                         Error *err);

/* Recomputes every source, including those of sources, of a journal loaded from its first event to
 * the loader's position; *count (may be NULL) is how many there are. Refused (ERROR_BAD_DATA) if
 * one does not match the hash in its event. `take` may be NULL. */
bool sources_read(const JournalLoader *loader, SourceTaker *take, void *context, size_t *count,
                  Error *err);

#endif
