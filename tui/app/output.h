/* What commands produce, on standard output or in a file. */
#ifndef TUI_APP_OUTPUT_H
#define TUI_APP_OUTPUT_H

#include <stdint.h>
#include <stdio.h>

#include "sessions/files/output_file.h"
#include "sessions/session/session.h"

typedef struct Output {
  const char *path;   /* NULL or "-": standard output */
  bool force;         /* replace an existing file */
  bool binary;        /* refuse to write it to a terminal */
  bool in_pages;      /* each but the first begins with a form feed (tui/terminal/print.h) */
  const char *source; /* the session's file, which is never replaced; or NULL */
  OutputWriter *write;
} Output;

bool output_write(const Output *output, const void *context, Error *err);

/* Sets the creation time that a file states: $SOURCE_DATE_EPOCH, in seconds, if set, so that others
 * can reproduce the same bytes; else leaves *time_ms alone. */
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
  int rows, columns; /* at least ROWS_MIN and COLUMNS_MIN (tui/state/view_data.h) */
  uint64_t until;    /* the last event, from 1 */
  int64_t speed;     /* how many times as fast as it was, from 1 on */
} Cast;

/* Writes the board as the room saw it, including curtain and reveal, with the time left at each
 * moment: one frame per act that changed it, in the current language. An act, such as an import,
 * appears once all of it was recorded. Silences are as long as in a replay (timeline.h). */
bool asciicast_write(FILE *out, Session *session, const Cast *cast, Error *err);

#endif
