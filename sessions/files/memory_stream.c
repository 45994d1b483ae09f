#include "sessions/files/memory_stream.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "core/base/memory.h"

/* Takes nothing if memory runs out, which the stream then remembers. */
static ssize_t take(void *context, const char *bytes, size_t size) {
  MemoryStream *memory = context;
  if (!ARRAY_RESERVE(memory->text, memory->capacity, memory->size + size + 1)) return 0;
  memcpy(memory->text + memory->size, bytes, size);
  memory->size += size;
  memory->text[memory->size] = '\0';
  return (ssize_t)size;
}

#ifdef GOMMETTE_HAS_FOPENCOOKIE
static FILE *stream_into(MemoryStream *memory) {
  return fopencookie(memory, "w", (cookie_io_functions_t){.write = take});
}
#else
static int take_bytes(void *memory, const char *bytes, int size) {
  return take(memory, bytes, (size_t)size) == size ? size : -1;
}

static FILE *stream_into(MemoryStream *memory) {
  return funopen(memory, NULL, take_bytes, NULL, NULL);
}
#endif

bool memory_stream_open(MemoryStream *memory, Error *err) {
  *memory = (MemoryStream){.out = NULL};
  if (take(memory, "", 0) != 0 || !memory->text) return fail_memory(err);
  memory->out = stream_into(memory);
  if (memory->out) return true;
  free(memory->text);
  return fail_memory(err);
}

bool memory_stream_close(MemoryStream *memory, bool written, char **text, size_t *size,
                         Error *err) {
  const bool failed = ferror(memory->out) != 0;
  const bool whole = fclose(memory->out) == 0 && !failed;
  if (!written || !whole) {
    free(memory->text);
    return written && fail_memory(err);
  }
  *text = memory->text;
  if (size) *size = memory->size;
  return true;
}
