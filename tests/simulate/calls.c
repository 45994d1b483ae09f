/* What gommette calls beside the platform, replaced by --wrap: close, write, fdopen and fileno of a
 * descriptor from there; and the PIN's hash. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sessions/files/platform.h"
#include "tests/simulate/machine.h"

static Disk *disk(void) {
  return machine()->disk;
}

int __real_close(int file);
int __wrap_close(int file);
int __wrap_close(int file) {
  return disk_is_descriptor(file) ? disk_close(disk(), file) : __real_close(file);
}

ssize_t __real_write(int file, const void *bytes, size_t size);
ssize_t __wrap_write(int file, const void *bytes, size_t size);
ssize_t __wrap_write(int file, const void *bytes, size_t size) {
  if (!disk_is_descriptor(file)) return __real_write(file, bytes, size);
  off_t *position = disk_position(disk(), file);
  const ssize_t written = platform_write_at(file, bytes, size, position ? *position : 0);
  if (written > 0) *position += written;
  return written;
}

/* Which stream is of which descriptor. */
enum { STREAMS_MAX = 64 };
typedef struct Stream {
  FILE *stream;
  int file;
} Stream;

static Stream *streams(void) {
  static Stream open[STREAMS_MAX];
  return open;
}

static ssize_t stream_read(void *cookie, char *bytes, size_t size) {
  const Stream *stream = cookie;
  off_t *position = disk_position(disk(), stream->file);
  const ssize_t got = platform_read_at(stream->file, bytes, size, position ? *position : 0);
  if (got > 0) *position += got;
  return got;
}

static ssize_t stream_write(void *cookie, const char *bytes, size_t size) {
  const Stream *stream = cookie;
  const ssize_t written = __wrap_write(stream->file, bytes, size);
  return written < 0 ? 0 : written;
}

static int stream_seek(void *cookie, off64_t *to, int whence) {
  const Stream *stream = cookie;
  struct stat status;
  off_t *position = disk_position(disk(), stream->file);
  if (!position || disk_fstat(disk(), stream->file, &status) != 0) return -1;
  *position = *to + (whence == SEEK_SET ? 0 : whence == SEEK_CUR ? *position : status.st_size);
  *to = *position;
  return 0;
}

static int stream_close(void *cookie) {
  Stream *stream = cookie;
  disk_close(disk(), stream->file);
  *stream = (Stream){.stream = NULL};
  return 0;
}

FILE *__real_fdopen(int file, const char *mode);
FILE *__wrap_fdopen(int file, const char *mode);
FILE *__wrap_fdopen(int file, const char *mode) {
  if (!disk_is_descriptor(file)) return __real_fdopen(file, mode);
  const int why = machine_asks(OPERATION_ALLOCATE);
  Stream *stream = streams();
  while (stream < streams() + STREAMS_MAX && stream->stream)
    stream++;
  if (why || stream == streams() + STREAMS_MAX) {
    errno = ENOMEM;
    return NULL;
  }
  const cookie_io_functions_t functions = {
      .read = stream_read, .write = stream_write, .seek = stream_seek, .close = stream_close};
  stream->file = file;
  return stream->stream = fopencookie(stream, mode, functions);
}

int __real_fileno(FILE *stream);
int __wrap_fileno(FILE *stream);
int __wrap_fileno(FILE *stream) {
  for (int n = 0; n < STREAMS_MAX; n++)
    if (streams()[n].stream == stream) return streams()[n].file;
  return __real_fileno(stream);
}
