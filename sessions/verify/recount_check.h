/* Proves the recounts of a journal: that the cells are those which the dice and the fingerprint
 * draw, and that what is called recorded was. */
#ifndef SESSIONS_VERIFY_RECOUNT_CHECK_H
#define SESSIONS_VERIFY_RECOUNT_CHECK_H

#include "sessions/session/journal_loader.h"
#include "sessions/verify/draw.h"

/* Begins as {0}; recount_check_end gives its memory back. */
typedef struct RecountCheck {
  size_t recounts; /* found good */
  uint64_t act;    /* of the last one */
  Draw draw;       /* what it should have drawn */
  size_t next;     /* the first cell of it that may follow */
} RecountCheck;

/* To be called with each event of a reading that began with the first one, right after it was taken
 * in. The error says what is not as it should be. */
bool recount_check_event(RecountCheck *check, JournalLoader *loader, const Event *event,
                         Error *err);
void recount_check_end(RecountCheck *check);

#endif
