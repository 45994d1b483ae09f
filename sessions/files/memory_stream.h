/* A stream into memory. It remembers that memory ran out; open_memstream's forgets it, and what did
 * not fit is missing unseen:
 *
 *     MemoryStream memory;
 *     if (!memory_stream_open(&memory, err)) return false;
 *     const bool written = write_something(memory.out, err);
 *     return memory_stream_close(&memory, written, &text, &size, err); */
#ifndef SESSIONS_FILES_MEMORY_STREAM_H
#define SESSIONS_FILES_MEMORY_STREAM_H

#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"

typedef struct MemoryStream {
  FILE *out;
  char *text;
  size_t size, capacity;
} MemoryStream;

/* Opens it; it must not move until it is closed. Fails only if out of memory. */
bool memory_stream_open(MemoryStream *memory, Error *err);

/* Closes it. Returns what was written, with a '\0' after it; the caller frees it. `size` may be
 * NULL. Fails if memory ran out at any time, or if not `written`: then err was already set. */
bool memory_stream_close(MemoryStream *memory, bool written, char **text, size_t *size, Error *err);

#endif
