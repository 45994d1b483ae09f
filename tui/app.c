#include "tui/app.h"

#include "core/words.h"
#include "tui/attention.h"
#include "tui/desk_ballots.h"
#include "tui/desk_comparison.h"
#include "tui/desk_intervals.h"
#include "tui/desk_list.h"
#include "tui/replay/desk.h"
#include "tui/terminal.h"
#include "tui/update.h"
#include "tui/view.h"

enum { NEWS_PATIENCE_MS = 250 }; /* how long another terminal's dots may take to appear here */

typedef struct App {
  Terminal *terminal;
  Desk desk;
  Model model;
  Canvas canvas;
} App;

static bool fit_canvas(App *app, Error *err) {
  int rows, columns;
  terminal_size(app->terminal, &rows, &columns);
  if (app->canvas.cells != NULL && rows == app->canvas.rows && columns == app->canvas.columns)
    return true;
  canvas_close(&app->canvas);
  if (!canvas_open(&app->canvas, rows, columns, err)) return false;
  app->canvas.letters_only = terminal_letters_only(app->terminal);
  return true;
}

static bool show(App *app, Error *err) {
  if (!fit_canvas(app, err)) return false;
  const Canvas *canvas = &app->canvas;
  view(&app->canvas, &app->model,
       desk_world(&app->desk, &app->model, canvas->rows, canvas->columns));
  terminal_show(app->terminal, &app->canvas);
  return true;
}

/* Over the last line of what is shown, which stays: the session is in the middle of an act. */
static void show_progress(void *context, uint64_t done, uint64_t of) {
  enum { PER_CENT = 100 };
  App *app = context;
  Canvas *canvas = &app->canvas;
  if (canvas->cells == NULL || of == 0) return;
  canvas_repeat(canvas, canvas->rows - 1, 0, canvas->columns, STYLE_MESSAGE, " ");
  canvas_format(canvas, canvas->rows - 1, 0, STYLE_MESSAGE, _("%llu of %llu events (%llu %%)"),
                (unsigned long long)done, (unsigned long long)of,
                (unsigned long long)(done * PER_CENT / of));
  terminal_show(app->terminal, canvas);
}

static void note_incidents(App *app, Moment before) {
  Error err = {0};
  if (!desk_note_incidents(&app->desk, before, &err)) model_say(&app->model, true, err.text);
}

static void take_news(App *app) {
  Error err = {0};
  if (!desk_refresh(&app->desk, &err)) model_say(&app->model, true, err.text);
}

/* How long there is nothing to do unless a key is struck. */
static int patience(const App *app) {
  const World *world = &app->desk.world;
  if (replay_is_computing(&app->desk) || intervals_pending(world) || desk_has_unread(&app->desk) ||
      desk_is_proving(&app->desk))
    return 0;
  if (world->replay == NULL) return NEWS_PATIENCE_MS;
  return replay_patience_ms(&app->model.replay, world->replay->timeline, world->now.boot_ms,
                            NEWS_PATIENCE_MS);
}

/* What a screen waits for, a little of it between two keys. */
static void work_on(App *app) {
  Error err = {0};
  if (replay_is_computing(&app->desk))
    compute_more_of_replay(&app->desk);
  else if (intervals_pending(&app->desk.world))
    compute_more_intervals(&app->desk.intervals);
  else if (!desk_prove_more(&app->desk, &err))
    model_say(&app->model, true, err.text);
  if (!desk_read_more(&app->desk, &err)) model_say(&app->model, true, err.text);
}

/* A key is understood in the world that its user saw; what it records is committed before anything
 * is shown again. Recording takes in the news of others; else they are asked for. What was struck
 * before a refusal or a question could be read is dropped once that is shown. */
static bool run(App *app, Error *err) {
  bool stays = true, is_due = false;
  Moment seen = {0};
  while (stays && show(app, err)) {
    if (seen.boot_ms != 0) note_incidents(app, seen);
    seen = app->desk.world.now;
    terminal_lock(app->terminal, kiosk_is_on(&app->model.kiosk));
    if (is_due) terminal_drop_waiting(app->terminal);
    const Attention before = attention_before(&app->model);
    Input input = terminal_read(app->terminal, patience(app));
    if (input.kind == INPUT_NOTHING) work_on(app);
    if (input.kind == INPUT_CLICK) input = canvas_choice(&app->canvas, input);
    Effect effect = update(&app->model, &app->desk.world, input);
    stays = desk_do(&app->desk, &app->model, &effect);
    if (effect.kind == EFFECT_RING) terminal_ring(app->terminal);
    if (effect.kind == EFFECT_NONE) take_news(app);
    is_due = attention_is_due(&before, &app->model, &input);
  }
  return !stays;
}

/* Everything was opened and read before the screen is taken over, so that an error is an ordinary
 * line on an ordinary terminal. */
static bool run_on_terminal(App *app, Error *err) {
  if (!terminal_open(&app->terminal, err)) return false;
  desk_tell_progress(&app->desk, show_progress, app);
  bool left = run(app, err);
  canvas_close(&app->canvas);
  terminal_close(app->terminal);
  return left;
}

bool app_open_session(const char *path, Error *err) {
  App app = {.desk = desk_empty(NULL)};
  bool left = desk_open(&app.desk, path, err);
  if (left) app.model = model_of_session(session_state(app.desk.session), false);
  if (left) desk_tell_of_kiosk(&app.desk, &app.model);
  left = left && run_on_terminal(&app, err);
  desk_clear(&app.desk);
  return left;
}

bool app_open_board(const char *path, Error *err) {
  App app = {.desk = desk_empty(NULL), .model = model_of_board()};
  bool left = desk_open(&app.desk, path, err) && run_on_terminal(&app, err);
  desk_clear(&app.desk);
  return left;
}

bool app_replay(const char *path, uint64_t at, int speed, Error *err) {
  App app = {.desk = desk_empty(NULL), .model = {.screen = SCREEN_REPLAY}};
  bool left = desk_open_replay(&app.desk, path, at, speed, &app.model.replay, err);
  app.model.replay.is_alone = true;
  if (left) say_course(&app.desk, &app.model);
  left = left && run_on_terminal(&app, err);
  desk_clear(&app.desk);
  return left;
}

bool app_list(const char *folder, Error *err) {
  App app = {.desk = desk_empty(folder), .model = model_of_list()};
  bool left = desk_read_folder(&app.desk, err) && run_on_terminal(&app, err);
  desk_clear(&app.desk);
  return left;
}

bool app_compare(const char *const *paths, size_t count, Error *err) {
  App app = {.desk = desk_empty(NULL), .model = model_of_comparison()};
  bool left = desk_compare(&app.desk, &app.model, paths, count, err) && run_on_terminal(&app, err);
  desk_clear(&app.desk);
  return left;
}
