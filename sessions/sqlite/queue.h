/* Where writers of one file wait for each other: a lock of the kernel's, which it gives in the
 * order in which it was asked for, so that nobody starves. */
#ifndef SESSIONS_SQLITE_QUEUE_H
#define SESSIONS_SQLITE_QUEUE_H

#include "core/error.h"

/* Waits until it is this descriptor's turn, at most `patience_ms`. `path` is for the error. */
bool queue_enter(int file, int patience_ms, const char *path, Error *err);
void queue_leave(int file);

#endif
