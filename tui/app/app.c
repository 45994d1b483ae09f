#include "tui/app/app.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "tui/app/controller_parts.h"
#include "tui/app/session_argument.h"
#include "tui/app/update.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/terminal/process.h"
#include "tui/terminal/terminal.h"

enum {
  NEWS_PATIENCE_MS = 250, /* how long until another terminal's dots appear here */
  OPENING_PATIENCE_MS = 10000
};

typedef struct App {
  Terminal *terminal;
  Controller controller;
  Model model;
  Canvas canvas;
  CoreDumps core_dumps;
  bool has_key;       /* shown before anything is waited for */
  bool is_recording;  /* an effect is being performed */
  bool wait_is_shown; /* the user sees that it is waiting */
  bool news_wait;     /* looking for news failed because a key came first */
  bool news_fail;     /* … or they cannot be read, which was reported */
  int ended_by;       /* the signal to terminate, or 0 */
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
       controller_world(&app->controller, &app->model, canvas->rows, canvas->columns));
  terminal_show(app->terminal, &app->canvas);
  return true;
}

/* Drawn over the last line of the screen, which stays: the session is in the middle of an act. */
static void show_progress(void *context, uint64_t done, uint64_t of) {
  enum { PER_CENT = 100 };
  App *app = context;
  Canvas *canvas = &app->canvas;
  if (canvas->cells == NULL || of == 0) return;
  canvas_repeat(canvas, canvas->rows - 1, 0, canvas->columns, STYLE_MESSAGE, " ");
  canvas_format(canvas, canvas->rows - 1, 0, STYLE_MESSAGE, _("%s of %s events (%llu%%)"),
                count_shown(done).text, count_shown(of).text,
                (unsigned long long)(done * PER_CENT / of));
  terminal_show(app->terminal, canvas);
}

static void say_waiting(App *app, int64_t waited_ms) {
  char sentence[CANVAS_TEXT_SIZE];
  const long long seconds = waited_ms / 1000;
  if (app->canvas.cells == NULL) return;
  if (app->is_recording)
    snprintf(sentence, sizeof sentence,
             _("Another program is writing to this session: waiting for it (%lld s). Esc stops "
               "waiting: this key is then not recorded."),
             seconds);
  else
    snprintf(sentence, sizeof sentence,
             _("Another program has locked this session: waiting for it (%lld s)."), seconds);
  draw_sentence_at_foot(&app->canvas, sentence);
  terminal_show(app->terminal, &app->canvas);
}

static bool leaves_wait(Key key) {
  return key == PRESS_ESCAPE || key == 'q' || key == 'Q';
}

/* Keys pressed while one waits are processed after it, or dropped with it if the wait is cancelled.
 * A key pressed before the wait was visible cannot have meant to cancel it. */
static bool recording_waits_on(App *app, int64_t waited_ms) {
  const bool left = terminal_read_ahead(app->terminal, app->wait_is_shown ? leaves_wait : NULL);
  say_waiting(app, waited_ms);
  app->wait_is_shown = true;
  return !left;
}

/* If nothing is being recorded, any key comes first. */
static bool wait_goes_on(void *context, int64_t waited_ms) {
  App *app = context;
  if (app->terminal == NULL) return waited_ms < OPENING_PATIENCE_MS;
  if (app->is_recording) return recording_waits_on(app, waited_ms);
  app->news_wait = app->has_key || terminal_has_input(app->terminal);
  if (!app->news_wait) say_waiting(app, waited_ms);
  return !app->news_wait;
}

/* Returns how long there is nothing to do unless a key is pressed. */
static int patience(const App *app) {
  const ViewData *data = &app->controller.data;
  if (replay_is_computing(&app->controller) || intervals_pending(data) ||
      controller_has_unread(&app->controller) || controller_is_proving(&app->controller) ||
      app->controller.log_lacks)
    return 0;
  if (data->replay == NULL) return NEWS_PATIENCE_MS;
  return replay_patience_ms(&app->model.replay, data->replay->timeline, data->now.boot_ms,
                            NEWS_PATIENCE_MS);
}

/* Does a little of the work a screen waits for, between two keys. */
static void work_on(App *app) {
  Error err = {0};
  if (replay_is_computing(&app->controller))
    compute_more_of_replay(&app->controller);
  else if (intervals_pending(&app->controller.data))
    compute_more_intervals(&app->controller.intervals);
  else if (!controller_prove_more(&app->controller, &err))
    model_say(&app->model, true, "%s", err.text);
  if (!controller_read_more(&app->controller, &err)) model_say(&app->model, true, "%s", err.text);
  if (app->controller.log_lacks) controller_fill_log(&app->controller);
  controller_tell_of_file(&app->controller, &app->model);
}

/* A key is understood in the view that its user saw; what it records is committed before anything
 * is shown again. Recording takes in the news of others; else they are asked for. What was struck
 * before a refusal or a question could be read is dropped once that is shown. */
static bool take_input(App *app, Input input) {
  const bool is_errand = app->model.palette.errand.name != NULL;
  if (input.kind == INPUT_NOTHING) work_on(app);
  if (input.kind == INPUT_LEAVE) app->ended_by = input.signal;
  if (input.kind == INPUT_CLICK) input = canvas_choice(&app->canvas, input);
  Effect effect = update(&app->model, &app->controller.data, input);
  app->has_key = input.kind != INPUT_NOTHING || is_errand;
  app->is_recording = app->has_key && effect.kind != EFFECT_NONE;
  app->wait_is_shown = app->news_fail = false;
  bool stays = controller_do(&app->controller, &app->model, &effect);
  app->is_recording = false;
  if (effect.kind == EFFECT_RING) terminal_ring(app->terminal);
  if (effect.kind != EFFECT_NONE || (app->has_key && app->news_wait)) return stays;
  /* If the file is locked, keys come before news. */
  Error err = {0};
  app->news_wait = false;
  app->news_fail = !controller_refresh(&app->controller, &err) && !app->news_wait;
  if (app->news_fail) controller_say_trouble(&app->controller, &app->model, &err);
  return stays;
}

/* Whoever sees that the voters have the keyboard may rely on what that promises. */
static bool guard_and_show(App *app, Error *err) {
  const bool kiosk = kiosk_is_on(&app->model.kiosk);
  terminal_lock(app->terminal, kiosk);
  core_dumps_forbid(&app->core_dumps, kiosk);
  return show(app, err);
}

static bool run(App *app, Error *err) {
  bool stays = true, is_due = false;
  Moment seen = {0};
  while (stays && guard_and_show(app, err)) {
    Error why = {0};
    /* What the last key came to is not hidden by what could not be noted besides. */
    if (seen.boot_ms != 0 && !controller_note_incidents(&app->controller, seen, &why) &&
        app->model.message[0] == '\0')
      model_say(&app->model, true, "%s", why.text);
    seen = app->controller.data.now;
    if (is_due) terminal_drop_waiting(app->terminal);
    const Attention before = attention_before(&app->model);
    /* What was chosen in the palette is done before the next key is read. */
    Input input = {.kind = INPUT_NOTHING};
    if (app->model.palette.errand.name == NULL) input = terminal_read(app->terminal, patience(app));
    stays = take_input(app, input);
    is_due = attention_is_due(&before, &app->model, &input, app->news_fail);
  }
  /* Ended within the kiosk, the memory holds a ballot until the process is gone: no core even now.
   */
  return !stays;
}

/* The watcher points at this app, which does not move. */
static void watch_waits(App *app) {
  app->controller.watcher = (WaitWatcher){.goes_on = wait_goes_on, .context = app};
}

/* Everything is opened and read before the screen is taken over, so that an error is an ordinary
 * line on an ordinary terminal. */
static bool run_on_terminal(App *app, Error *err) {
  if (!terminal_open(&app->terminal, err)) return false;
  controller_tell_progress(&app->controller, show_progress, app);
  bool left = run(app, err);
  canvas_close(&app->canvas);
  terminal_close(app->terminal);
  app->terminal = NULL;
  return left;
}

/* Runs what was opened. Everything is closed before the program exits by the signal that ended it.
 */
static bool run_opened(App *app, bool opened, Error *err) {
  const bool left = opened && run_on_terminal(app, err);
  controller_clear(&app->controller);
  if (!left || (app->ended_by != SIGHUP && app->ended_by != SIGTERM)) return left;
  return fail(err, app->ended_by == SIGHUP ? ERROR_HUNG_UP : ERROR_TERMINATED, "%s", "");
}

bool app_open_session(const char *path, Error *err) {
  App app = {.controller = controller_empty(NULL)};
  char *aside = NULL;
  watch_waits(&app);
  bool left = session_argument_settle_untold(path, &aside, err) &&
              controller_open(&app.controller, path, err);
  if (left) app.model = model_of_session(session_state(app.controller.session), false);
  if (left) controller_tell_of_file(&app.controller, &app.model);
  if (left) controller_tell_of_kiosk(&app.controller, &app.model);
  if (left)
    controller_tell_of_aside(&app.model, aside);
  else
    free(aside);
  return run_opened(&app, left, err);
}

bool app_tour(const char *path, Error *err) {
  App app = {.controller = controller_empty(NULL)};
  watch_waits(&app);
  bool left = controller_open(&app.controller, path, err);
  if (left) app.model = model_of_session(session_state(app.controller.session), false);
  left = left && controller_begin_tour(&app.controller, &app.model, err);
  return run_opened(&app, left, err);
}

bool app_open_board(const char *path, Error *err) {
  App app = {.controller = controller_empty(NULL), .model = model_of_board()};
  watch_waits(&app);
  return run_opened(&app, controller_open(&app.controller, path, err), err);
}

bool app_replay(const char *path, uint64_t at, int speed, Error *err) {
  App app = {.controller = controller_empty(NULL), .model = model_of(SCREEN_REPLAY)};
  bool left = controller_open_replay(&app.controller, path, at, speed, &app.model.replay, err);
  app.model.replay.is_alone = true;
  if (left) say_course(&app.controller, &app.model);
  return run_opened(&app, left, err);
}

bool app_list(const char *folder, Error *err) {
  App app = {.controller = controller_empty(folder), .model = model_of(SCREEN_LIST)};
  watch_waits(&app);
  return run_opened(&app, controller_read_folder(&app.controller, err), err);
}

bool app_compare(const char *const *paths, size_t count, Error *err) {
  App app = {.controller = controller_empty(NULL), .model = model_of(SCREEN_COMPARISON)};
  return run_opened(&app, controller_compare(&app.controller, &app.model, paths, count, err), err);
}
