/* Brings what is written to a file onto its disk, in a thread of its own: at most once a second,
 * and nobody waits for it. */
#ifndef SESSIONS_FILES_SYNCER_H
#define SESSIONS_FILES_SYNCER_H

#include "core/base/error.h"

typedef struct Syncer Syncer;

/* The descriptor stays the caller's, and open until syncer_close. */
bool syncer_open(int file, Syncer **syncer, Error *err);

/* Something was written. */
void syncer_note(Syncer *syncer);

/* Brings what is left onto the disk. NULL is accepted. */
void syncer_close(Syncer *syncer);

enum { SYNC_EVERY_MS = 1000 };

#endif
