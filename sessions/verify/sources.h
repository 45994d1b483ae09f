/* The files that were merged into a session, each recomputed from it byte by byte: so that what
 * their paper says can be answered from the one that holds them all. */
#ifndef SESSIONS_VERIFY_SOURCES_H
#define SESSIONS_VERIFY_SOURCES_H

#include "core/base/error.h"
#include "core/vote/event.h"
#include "sessions/session/journal_loader.h"

/* The numbers of a file that is merged, told in those of the file that it comes into, and back:
 * seqs, and the internal numbers of subgroups and recommendations.
 *
 * What both files begin with has the same numbers in both. What came later in the other file gets
 * numbers higher by one step for each of the three, and so can be told back exactly. */

typedef struct Renumbering {
  uint64_t at;   /* the seq of the event "merged", here */
  Merged merged; /* what it says */
} Renumbering;

/* Room for the lines of the ballot that was told last; {0} is none. */
typedef struct LineRoom {
  BallotLine *lines;
  size_t capacity;
} LineRoom;

void line_room_free(LineRoom *room);

/* Tells one of the other file's later events as it is to stand here: its origin says where it stood
 * there. Its lines then lie in the room. Fails only for lack of memory. */
bool renumbering_bring(const Renumbering *renumbering, Event *event, LineRoom *room, Error *err);

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
