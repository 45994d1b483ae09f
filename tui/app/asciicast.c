#include "tui/app/asciicast.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/replay/replay.h"
#include "sessions/replay/timeline.h"
#include "sessions/text/json.h"
#include "sessions/text/text.h"
#include "tui/app/view.h"
#include "tui/state/replay_visibility.h"
#include "tui/terminal/ansi.h"

/* Who plays a film may show its title on a terminal: it is for people, unlike other JSON. */
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

static void write_frame(const Film *film, uint64_t seq, const char *data) {
  const int64_t at = timeline_at(&film->timeline, seq) / film->cast->speed;
  fprintf(film->out, "[%" PRId64 ".%03" PRId64 ", \"o\", ", at / SECOND_MS, at % SECOND_MS);
  json_quoted(film->out, data);
  fputs("]\n", film->out);
}

static void draw(Film *film, const Roundtable *then) {
  const Model board = model_of_board();
  const ViewData data = replay_world(then, film->cast->rows, film->cast->columns);
  view(&film->drawn, &board, &data);
}

static bool shoot(Film *film, Error *err) {
  char *data = NULL;
  size_t size = 0;
  const Roundtable *then = replay_state(film->replay);
  FILE *memory = open_memstream(&data, &size);
  if (memory == NULL) return fail_memory(err);
  draw(film, then);
  const bool changed = ansi_write(memory, film->has_begun ? &film->shown : NULL, &film->drawn);
  const bool kept = fclose(memory) == 0;
  if (kept && changed) write_frame(film, roundtable_seq(then), data);
  free(data);
  const Canvas spare = film->shown;
  film->shown = film->drawn;
  film->drawn = spare;
  film->has_begun = true;
  return kept || fail_memory(err);
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
