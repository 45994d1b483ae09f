#include "tests/support/funopen.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct Funopened {
  void *context;
  FunopenWrite *write;
} Funopened;

/* glibc knows an error by 0, the BSDs by -1. */
static ssize_t write_on(void *cookie, const char *bytes, size_t size) {
  const Funopened *stream = cookie;
  const int written = stream->write(stream->context, bytes, (int)size);
  return written < 0 ? 0 : written;
}

static int close_on(void *cookie) {
  free(cookie);
  return 0;
}

FILE *funopen(const void *context, FunopenRead *read, FunopenWrite *write, FunopenSeek *seek,
              FunopenClose *close) {
  static const cookie_io_functions_t functions = {.write = write_on, .close = close_on};
  assert(!read && write && !seek && !close);
  Funopened *stream = malloc(sizeof *stream);
  if (!stream) return NULL;
  *stream = (Funopened){.context = (void *)(uintptr_t)context, .write = write};
  FILE *out = fopencookie(stream, "w", functions);
  if (!out) free(stream);
  return out;
}
