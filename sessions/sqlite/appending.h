/* Where writers of one file wait for each other: a lock of the kernel's, which it gives in the
 * order in which it was asked for, so that nobody starves. */
#ifndef SESSIONS_SQLITE_APPENDING_H
#define SESSIONS_SQLITE_APPENDING_H

#include "core/base/error.h"
#include "sessions/sqlite/sqlite_error.h"

/* Whether files can be locked where this one lies; the error says what to do where they cannot. */
bool queue_probe(int file, const char *path, Error *err);

/* Waits until it is this descriptor's turn, as long as patience lasts. `path` is for the error. */
bool queue_enter(int file, Patience *patience, const char *path, Error *err);

/* The same where nobody watches, at most `patience_ms`. */
bool queue_enter_within(int file, int patience_ms, const char *path, Error *err);
void queue_leave(int file);

/* A lock on a place of the file's that only these locks know, at once or not at all: *held is
 * false where another descriptor has it, in whatever process. The end of the process leaves it.
 * Places are from 0 on. */
bool place_hold(int file, uint32_t place, bool *held, const char *path, Error *err);
void place_leave(int file, uint32_t place);

/* Whether another descriptor has it. */
bool place_is_held(int file, uint32_t place, bool *held, const char *path, Error *err);

#endif
