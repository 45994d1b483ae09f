#include "tui/app/output.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "sessions/files/memory_stream.h"
#include "sessions/files/platform.h"
#include "sessions/replay/replay.h"
#include "sessions/replay/timeline.h"
#include "sessions/text/json.h"
#include "sessions/text/text.h"
#include "tui/app/update.h"
#include "tui/state/view_data.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/print.h"

static bool spare_source(const Output *output, Error *err) {
  struct stat out, source;
  if (output->source == NULL || platform_stat(output->path, &out) != 0 ||
      platform_stat(output->source, &source) != 0 || out.st_dev != source.st_dev ||
      out.st_ino != source.st_ino)
    return true;
  return fail(err, ERROR_USAGE, _("%s: this is the session itself: choose another name"),
              output->path);
}

typedef struct Wrapped {
  const Output *output;
  const void *context;
} Wrapped;

/* Through memory, so that a file gets the same bytes as a pipe. */
static bool write_clean(FILE *file, const void *context, Error *err) {
  const Wrapped *wrapped = context;
  char *text = NULL;
  size_t size = 0;
  MemoryStream memory;
  if (!memory_stream_open(&memory, err)) return false;
  const bool written = wrapped->output->write(memory.out, wrapped->context, err);
  if (!memory_stream_close(&memory, written, &text, &size, err)) return false;
  print_into(file, text, size, wrapped->output->in_pages);
  free(text);
  return true;
}

bool output_write(const Output *output, const void *context, Error *err) {
  const Wrapped wrapped = {output, context};
  if (output->path != NULL && strcmp(output->path, "-") != 0)
    return spare_source(output, err) &&
           output_file_write(output->path, output->force,
                             output->binary ? output->write : write_clean,
                             output->binary ? context : &wrapped, err);
  Printout printout = {.binary = output->binary, .in_pages = output->in_pages};
  return printout_begin(&printout, err) &&
         printout_end(&printout, output->write(printout.out, context, err), err);
}

bool output_time(int64_t *time_ms, Error *err) {
  enum { SECOND = 1000 };
  char *end;
  const char *wanted = getenv("SOURCE_DATE_EPOCH");
  if (wanted == NULL || *wanted == '\0') return true;
  errno = 0;
  const long long seconds = strtoll(wanted, &end, 10);
  if (*end != '\0' || errno != 0 || seconds < 0 || seconds > INT64_MAX / SECOND)
    return fail(err, ERROR_USAGE,
                _("SOURCE_DATE_EPOCH “%s” is not a time: set it to seconds since 1970"),
                text_quoted(wanted).text);
  *time_ms = seconds * SECOND;
  return true;
}

/* A player may show the film's title on a terminal: unlike other JSON, it is for people. */
enum { SECOND_MS = 1000, TITLE_SHOWN_SIZE = 16 * 1024 };

typedef struct Film {
  FILE *out;
  const Cast *cast;
  const Roundtable *whole;
  const Replay *replay;
  Timeline timeline;
  Canvas drawn, shown; /* the frame being drawn, and the last one written */
  bool has_begun;
} Film;

static bool write_header(const Film *film, Session *session, Error *err) {
  const Event *first;
  char shown[TITLE_SHOWN_SIZE];
  const char *title = roundtable_text(film->whole, SESSION_TITLE);
  if (!session_event(session, 1, &first, err)) return false;
  fprintf(film->out,
          "{\"version\": 2, \"width\": %d, \"height\": %d, \"timestamp\": %" PRId64
          ", \"idle_time_limit\": %d, \"title\": ",
          film->cast->columns, film->cast->rows, first->stamp.wall_ms / SECOND_MS,
          SILENCE_MS / SECOND_MS);
  json_quoted(film->out, text_show(title, strlen(title), shown, sizeof shown));
  fputs("}\n", film->out);
  return true;
}

static bool shoot(Film *film, Error *err) {
  char *frame = NULL;
  const Roundtable *then = replay_state(film->replay);
  const Model board = model_of_board();
  const ViewData data = replay_view_data(then, film->cast->rows, film->cast->columns);
  const int64_t at = timeline_at(&film->timeline, roundtable_seq(then)) / film->cast->speed;
  MemoryStream memory;
  if (!memory_stream_open(&memory, err)) return false;
  view(&film->drawn, &board, &data);
  const bool changed = ansi_write(memory.out, film->has_begun ? &film->shown : NULL, &film->drawn);
  if (!memory_stream_close(&memory, true, &frame, NULL, err)) return false;
  if (changed) {
    fprintf(film->out, "[%" PRId64 ".%03" PRId64 ", \"o\", ", at / SECOND_MS, at % SECOND_MS);
    json_quoted(film->out, frame);
    fputs("]\n", film->out);
  }
  free(frame);
  const Canvas spare = film->shown;
  film->shown = film->drawn;
  film->drawn = spare;
  film->has_begun = true;
  return true;
}

static bool ends_act(const Film *film, const Event *event) {
  const HistoryEntry *next = history_at(film->whole, event->stamp.seq + 1);
  return event->stamp.seq == film->cast->until || next == NULL || next->act != event->stamp.act;
}

static bool take_event(void *context, const Event *event, Error *err) {
  Film *film = context;
  return !ends_act(film, event) || shoot(film, err);
}

/* The replay opens right after the first event: the first frame. */
static bool film_all(Film *film, Session *session, Error *err) {
  Replay *replay;
  if (!replay_open(session, &replay, err)) return false;
  film->replay = replay;
  const bool filmed =
      shoot(film, err) && replay_play(replay, film->cast->until, take_event, film, err);
  replay_close(replay);
  return filmed;
}

bool asciicast_write(FILE *out, Session *session, const Cast *cast, Error *err) {
  Film film = {.out = out, .cast = cast, .whole = session_state(session)};
  const bool written = timeline_read(session, &film.timeline, err) &&
                       canvas_open(&film.drawn, cast->rows, cast->columns, err) &&
                       canvas_open(&film.shown, cast->rows, cast->columns, err) &&
                       write_header(&film, session, err) && film_all(&film, session, err);
  canvas_close(&film.drawn);
  canvas_close(&film.shown);
  timeline_free(&film.timeline);
  return written;
}
