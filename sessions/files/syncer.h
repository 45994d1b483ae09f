/* Syncs a file to its disk in a thread of its own: at most once a second, without anybody waiting.
 */
#ifndef SESSIONS_FILES_SYNCER_H
#define SESSIONS_FILES_SYNCER_H

#include "core/base/error.h"

typedef struct Syncer Syncer;

/* Starts the thread. The caller keeps the descriptor open until syncer_close. */
bool syncer_open(int file, Syncer **syncer, Error *err);

/* Call after writing. */
void syncer_note(Syncer *syncer);

/* Syncs what is left. Accepts NULL. */
void syncer_close(Syncer *syncer);

enum { SYNC_EVERY_MS = 1000 };

#endif
