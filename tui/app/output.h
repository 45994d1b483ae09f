/* What a command makes for people to take away, on standard output or into a file. */
#ifndef TUI_APP_OUTPUT_H
#define TUI_APP_OUTPUT_H

#include <stdint.h>
#include <stdio.h>

#include "sessions/files/output_file.h"
#include "sessions/session/session.h"

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

/* A session as a film of its board: an asciicast v2 file, which asciinema and web pages play.
 * https://docs.asciinema.org/manual/asciicast/v2/ */

enum {
  CAST_ROWS = 24,
  CAST_COLUMNS = 80,
  CAST_ROWS_MAX = 200,
  CAST_COLUMNS_MAX = 500,
};

typedef struct Cast {
  int rows, columns; /* from ROWS_MIN and COLUMNS_MIN (tui/state/view_data.h) up */
  uint64_t until;    /* the last event, from 1 on */
  int64_t speed;     /* how many times as fast as it was, from 1 on */
} Cast;

/* The board as the room saw it, curtain and reveal included, with the time that was left then: a
 * frame for each act that changed it, in the present language. An act, such as an import, came to
 * be seen when all of it was recorded. Silences are as long as in a replay (timeline.h). */
bool asciicast_write(FILE *out, Session *session, const Cast *cast, Error *err);

#endif
