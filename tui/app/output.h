/* What a command makes for people to take away, on standard output or into a file. */
#ifndef TUI_APP_OUTPUT_H
#define TUI_APP_OUTPUT_H

#include <stdint.h>

#include "sessions/files/output_file.h"

typedef struct Output {
  const char *path;   /* NULL or "-": standard output */
  bool force;         /* an existing file is replaced */
  bool binary;        /* nothing to show on a terminal */
  const char *source; /* the session's file, which is never replaced; or NULL */
  OutputWriter *write;
} Output;

bool output_write(const Output *output, const void *context, Error *err);

/* The moment that a file says it was made at: $SOURCE_DATE_EPOCH, in seconds, where that is set, so
 * that others can make the same bytes; else *time_ms stays as it is. */
bool output_time(int64_t *time_ms, Error *err);

#endif
