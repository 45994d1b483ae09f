#include "tests/tui/scenes/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "core/vote/reference.h"
#include "sessions/journal/journal.h"
#include "sessions/session/derived_tables.h"
#include "tui/app/controller_parts.h"
#include "tui/app/update.h"

static const char FOLDER[] = "/home/ana/Documents/gommette";

/* 6 June 2023, 15:42:07 in Brussels. */
static const Moment now = {.wall_ms = INT64_C(1686058927000), .utc_offset = 120};

static Moment stand_still(void *context) {
  (void)context;
  return now;
}

/* What was built without a file goes into one, event by event. */
static void write_events(const char *path, Event *const *events, size_t count) {
  Error err = {0};
  Journal *journal;
  assert_done(journal_create(path, path, &journal, &err), &err);
  assert_done(journal_claim(journal, 1000, &err), &err);
  for (size_t n = 0; n < count; n++)
    assert_done(journal_append(journal, events[n], &err), &err);
  journal_lack_kiosk(journal); /* what is on its ballots no screen shows */
  assert_done(journal_commit(journal, &err) && journal_settle(journal, &err), &err);
  journal_close(journal);
  assert_done(derive_anew(path, &err), &err);
}

const Roundtable *stage_state(const Stage *stage) {
  return session_state(stage->controller->session);
}

/* As the desk does: what is typed for a search is searched for. */
static void look_at_list(Stage *stage) {
  Error err;
  ListViewState look = stage->model.list;
  if (stage->list == NULL) return;
  if (stage->model.entry == ENTRY_FIND)
    snprintf(look.words, sizeof look.words, "%s", stage->model.line.text);
  assert_true(list_shelf_refresh(stage->list, stage->entries, stage->entry_count, &look, false,
                                 &stage->model.list_focus, &err));
  stage->data.sorted = &stage->list->sorted;
  stage->data.library_count = stage->entry_count;
}

/* Until all is computed. What a test put into the world stays there. */
static void look_at_desk(Stage *stage) {
  const ViewData before = stage->data;
  for (bool more = true; more;) {
    stage->data = *controller_world(stage->controller, &stage->model, before.rows, before.columns);
    more = stage->controller->session == NULL ? replay_is_computing(stage->controller)
                                              : intervals_pending(&stage->data);
    if (more && stage->controller->session == NULL) compute_more_of_replay(stage->controller);
    if (more && stage->controller->session != NULL)
      compute_more_intervals(&stage->controller->intervals);
  }
  stage->data.folder = FOLDER;
  if (stage->controller->session != NULL) stage->data.phase_elapsed_ms = before.phase_elapsed_ms;
  if (before.comparison != NULL) stage->data.comparison = before.comparison;
  if (before.report != NULL) stage->data.report = before.report;
}

/* The moment, the machine and the file are the same in each run. */
static void look(Stage *stage) {
  if (stage->controller != NULL) look_at_desk(stage);
  stage->data.now = now;
  look_at_list(stage);
  if (stage->controller == NULL || stage->controller->session == NULL) return;
  stage->data.saved.wall_ms = now.wall_ms;
  stage->data.saved.utc_offset = now.utc_offset;
  memset(&stage->data.hash, 0x2f, sizeof stage->data.hash);
}

/* As somebody at another terminal. */
void stage_happens(Stage *stage, Event event) {
  Error err = {0};
  Journal *journal;
  const uint64_t seq = roundtable_seq(stage_state(stage)) + 1;
  event.stamp = (Stamp){.seq = seq,
                        .act = seq,
                        .wall_ms = (int64_t)seq * 1000,
                        .utc_offset = 120,
                        .boot_ms = (int64_t)seq * 1000};
  assert_done(journal_open(stage->path, (WaitWatcher){0}, &journal, &err), &err);
  assert_done(journal_claim(journal, 1000, &err), &err);
  assert_done(journal_append(journal, &event, &err) && journal_commit(journal, &err), &err);
  journal_close(journal);
  assert_done(derive_anew(stage->path, &err), &err);
  assert_done(controller_refresh(stage->controller, &err), &err);
  look(stage);
}

static Controller *new_desk(void) {
  Controller *controller = malloc(sizeof *controller);
  assert_non_null(controller);
  *controller = controller_empty(FOLDER);
  return controller;
}

Stage stage_vote(Record record, int rows, int columns) {
  Error err = {0};
  Stage stage = {.model = model_of_session(record.roundtable, false),
                 .data = {.rows = rows, .columns = columns},
                 .controller = new_desk(),
                 .folder = sample_folder_make()};
  sample_path(&stage.folder, "t.gommette", stage.path);
  write_events(stage.path, record.events, record.count);
  record_end(&record);
  assert_done(
      session_open(stage.path, (Clock){.now = stand_still}, &stage.controller->session, &err),
      &err);
  look(&stage);
  return stage;
}

Stage stage_list(int rows, int columns) {
  Stage stage = {.model = model_of(SCREEN_LIST),
                 .data = {.rows = rows, .columns = columns, .folder = FOLDER, .now = now}};
  return stage;
}

Stage stage_list_of(const LibraryEntry *entries, size_t count, int rows, int columns) {
  Stage stage = stage_list(rows, columns);
  stage.entries = entries;
  stage.entry_count = count;
  stage.list = calloc(1, sizeof *stage.list);
  look(&stage);
  return stage;
}

Stage stage_replay(const char *path, int rows, int columns) {
  Error err = {0};
  Stage stage = {.model.screen = SCREEN_REPLAY, .controller = new_desk()};
  assert_true(controller_open_replay(stage.controller, path, 0, 0, &stage.model.replay, &err));
  say_course(stage.controller, &stage.model);
  stage.data.rows = rows;
  stage.data.columns = columns;
  look(&stage);
  return stage;
}

void stage_end(Stage *stage) {
  if (stage->controller != NULL) controller_clear(stage->controller);
  free(stage->controller);
  if (stage->path[0] != '\0') sample_folder_remove(stage->folder);
  if (stage->list != NULL) list_shelf_clear(stage->list);
  free(stage->list);
}

/* What leaves the session, or goes to paper or into another file, is only asked for. */
static bool is_done_here(EffectKind kind) {
  static const EffectKind kinds[] = {
      EFFECT_COUNT_DOTS,   EFFECT_COUNT_ROW,  EFFECT_RECORD_BALLOT, EFFECT_REVERT,
      EFFECT_UNDO,         EFFECT_REDO,       EFFECT_SHOW_ON_BOARD, EFFECT_LIFT_CURTAIN,
      EFFECT_DRAW_CURTAIN, EFFECT_START_VOTE, EFFECT_CLOSE_VOTE,    EFFECT_REOPEN_VOTE};
  for (size_t n = 0; n < sizeof kinds / sizeof kinds[0]; n++)
    if (kinds[n] == kind) return true;
  return false;
}

static void take_one(Stage *stage, Input input) {
  stage->effect = update(&stage->model, &stage->data, input);
  if (stage->controller != NULL &&
      (stage->controller->session == NULL || is_done_here(stage->effect.kind)))
    controller_do(stage->controller, &stage->model, &stage->effect);
  const bool has_session = stage->controller != NULL && stage->controller->session != NULL;
  model_aim(&stage->model, has_session ? stage_state(stage) : NULL);
  look(stage);
}

/* What was chosen in the palette is done before the next key. */
static void take(Stage *stage, Input input) {
  take_one(stage, input);
  while (stage->model.palette.errand.name != NULL)
    take_one(stage, (Input){.kind = INPUT_NOTHING});
}

void stage_press(Stage *stage, Key key) {
  take(stage, (Input){.kind = INPUT_KEY, .key = key});
}

void stage_type(Stage *stage, const char *text) {
  while (*text != '\0') {
    utf8proc_int32_t character;
    text += utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &character);
    stage_press(stage, (Key)character);
  }
}

void stage_paste(Stage *stage, const char *text) {
  take(stage, (Input){.kind = INPUT_PASTE, .text = text});
}

void stage_show(const Stage *stage, Canvas *canvas) {
  Error err;
  assert_true(canvas_open(canvas, stage->data.rows, stage->data.columns, &err));
  view(canvas, &stage->model, &stage->data);
}

void stage_click(Stage *stage, int row, int column) {
  Canvas canvas;
  stage_show(stage, &canvas);
  Input choice = canvas_choice(&canvas, (Input){.kind = INPUT_CLICK, .row = row, .column = column});
  canvas_close(&canvas);
  take(stage, choice);
}

static bool find(const Stage *stage, Target wanted, int *row, int *column) {
  Canvas canvas;
  bool found = false;
  stage_show(stage, &canvas);
  for (int cell = 0; cell < canvas.rows * canvas.columns && !found; cell++) {
    *row = cell / canvas.columns;
    *column = cell % canvas.columns;
    Target target = canvas_cell(&canvas, *row, *column)->target;
    found = target.kind == wanted.kind && target.key == wanted.key &&
            target.situation == wanted.situation && target.number == wanted.number;
  }
  canvas_close(&canvas);
  return found;
}

bool stage_finds_key(const Stage *stage, unsigned situation, const char *name, int *row,
                     int *column) {
  const Situation shown = situation != 0 ? (Situation)situation : IN_VOTE;
  const Binding *binding = binding_named(shown, name);
  assert_non_null(binding);
  return find(
      stage, (Target){.kind = TARGET_KEY, .key = keys_first(binding->keys), .situation = situation},
      row, column);
}

bool stage_finds_target(const Stage *stage, TargetKind kind, uint32_t number, int *row,
                        int *column) {
  return find(stage, (Target){.kind = (uint8_t)kind, .number = number}, row, column);
}

void stage_pass_time(Stage *stage, int64_t phase_elapsed_ms) {
  stage->data.phase_elapsed_ms = phase_elapsed_ms;
  take(stage, (Input){.kind = INPUT_NOTHING});
}

void stage_leave(Stage *stage) {
  take(stage, (Input){.kind = INPUT_LEAVE});
}

static const Recommendation *focus_of(const Stage *stage) {
  const Recommendation *focus = model_recommendation(&stage->model, stage_state(stage));
  assert_non_null(focus);
  return focus;
}

void stage_focus_is(const Stage *stage, const char *reference) {
  assert_string_equal(reference_shown(stage_state(stage), focus_of(stage)).text, reference);
}

Tally stage_tally(const Stage *stage) {
  return recommendation_tally(focus_of(stage));
}

void stage_tally_is(const Stage *stage, int64_t green, int64_t yellow, int64_t red) {
  Tally tally = stage_tally(stage);
  assert_int_equal(tally.dots[GREEN], green);
  assert_int_equal(tally.dots[YELLOW], yellow);
  assert_int_equal(tally.dots[RED], red);
}

void stage_says(const Stage *stage, const char *words) {
  if (strstr(stage->model.message, words) == NULL) assert_string_equal(stage->model.message, words);
}
