/* The recounts that a session's journal tells of. */
#ifndef SESSIONS_VERIFY_RECOUNTS_H
#define SESSIONS_VERIFY_RECOUNTS_H

#include "sessions/session/session.h"
#include "sessions/verify/draw.h"

/* One cell that was counted again. */
typedef struct RecountedCell {
  DrawnCell cell; /* its place is not told */
  int64_t recorded, by_hand;
} RecountedCell;

typedef struct Recount {
  Stamp stamp; /* of the event that tells what was drawn: "no. 57" */
  char seed[RECOUNT_SEED_SIZE];
  uint64_t at;
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  size_t drawn, of;
  RecountedCell *cells; /* those that were counted, in the order in which they were drawn */
  size_t count, capacity;
} Recount;

typedef struct Recounts {
  Recount *list;
  size_t count, capacity;
} Recounts;

/* All that are in force, in the order of the journal. recounts_free gives the memory back, on
 * failure too. */
bool recounts_read(Session *session, Recounts *recounts, Error *err);
void recounts_free(Recounts *recounts);

/* How many of its cells were counted otherwise than recorded. */
size_t recount_differing(const Recount *recount);

/* The fingerprint that such an event tells, as paper has it. Returns text. */
const char *recount_fingerprint(const RecountDrawn *drawn, char text[FINGERPRINT_TEXT_SIZE]);

#endif
