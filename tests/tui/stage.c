#include "tests/tui/stage.h"

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
#include "tui/app/controller_replay.h"
#include "tui/app/update.h"
#include "tui/app/view.h"
#include "tui/screens/journal/journal_view.h"

static const char FOLDER[] = "/home/ana/Documents/gommette";

/* 6 June 2023, 15:42:07 in Brussels. */
static const Moment now = {.wall_ms = INT64_C(1686058927000), .utc_offset = 120};

/* The names are not those of sessions/event_text/event_text.h, which would need a journal. */
static void name_pending(Pending *pending, uint64_t act, bool hidden) {
  *pending = (Pending){.act = act};
  if (act != 0 && hidden)
    snprintf(pending->name, sizeof pending->name, "no. %llu → 2/3", (unsigned long long)act);
  else if (act != 0)
    snprintf(pending->name, sizeof pending->name, "+1 ● → 2/3");
}

static bool get_event(void *context, uint64_t seq, const Event **event, Error *err) {
  const Record *record = context;
  (void)err;
  *event = record->events[seq - 1];
  return true;
}

static void look_at_journal(Stage *stage) {
  Error err = {0};
  const Roundtable *state = stage->record.roundtable;
  stage->world.journal = NULL;
  if (stage->model.screen != SCREEN_JOURNAL) return;
  if (stage->page == NULL) stage->page = calloc(1, sizeof *stage->page);
  JournalRequest request = {.state = state,
                            .look = &stage->model.journal,
                            .height = (size_t)journal_height(&stage->model, &stage->world),
                            .hidden = results_hidden(state),
                            .looking = stage->model.look_ends_ms != 0,
                            .get = get_event,
                            .context = &stage->record};
  assert_true(journal_page_make(stage->page, &request, &err));
  stage->world.journal = stage->page;
}

static void look_at_intervals(Stage *stage) {
  Error err;
  const Roundtable *state = stage->record.roundtable;
  stage->world.intervals = (KnownIntervals){0};
  if (!model_is_about_ranks(&stage->model)) return;
  if (results_hidden(state)) return;
  assert_true(interval_cache_refresh(&stage->intervals, state, &err));
  for (bool more = true; more;)
    more = interval_cache_step(&stage->intervals);
  stage->world.intervals = interval_cache_known(&stage->intervals);
}

/* As the desk does: what is typed for a search is searched for. */
static void look_at_list(Stage *stage) {
  Error err;
  ListLook look = stage->model.list;
  if (stage->list == NULL) return;
  if (stage->model.entry == ENTRY_FIND)
    snprintf(look.words, sizeof look.words, "%s", stage->model.line.text);
  assert_true(list_shelf_refresh(stage->list, stage->entries, stage->entry_count, &look, false,
                                 &stage->model.list_focus, &err));
  stage->world.shelf = &stage->list->shelf;
  stage->world.library_count = stage->entry_count;
}

/* Until all is computed. */
static void look_at_desk(Stage *stage) {
  const int rows = stage->world.rows, columns = stage->world.columns;
  stage->world = *desk_world(stage->desk, &stage->model, rows, columns);
  while (replay_is_computing(stage->desk)) {
    compute_more_of_replay(stage->desk);
    stage->world = *desk_world(stage->desk, &stage->model, rows, columns);
  }
}

static void look(Stage *stage) {
  const Roundtable *state = stage->record.roundtable;
  if (stage->desk != NULL) look_at_desk(stage);
  stage->world.now = now;
  look_at_list(stage);
  if (state == NULL) return;
  stage->world.state = state;
  stage->world.blank = roundtable_ballots_blank(state);
  stage->world.saved = roundtable_last_stamp(state);
  stage->world.saved.wall_ms = now.wall_ms;
  stage->world.saved.utc_offset = now.utc_offset;
  memset(&stage->world.hash, 0x2f, sizeof stage->world.hash);
  uint32_t scope = model_scope(&stage->model, state);
  name_pending(&stage->world.undo, history_undoable(state, scope), results_hidden(state));
  name_pending(&stage->world.redo, history_redoable(state, scope), results_hidden(state));
  look_at_journal(stage);
  look_at_intervals(stage);
}

static Stage stage_of(Record record, Model model, int rows, int columns) {
  Stage stage = {.record = record, .model = model};
  stage.world.rows = rows;
  stage.world.columns = columns;
  stage.world.folder = FOLDER;
  look(&stage);
  return stage;
}

Stage stage_vote(Record record, int rows, int columns) {
  return stage_of(record, model_of_session(record.roundtable, false), rows, columns);
}

Stage stage_list(int rows, int columns) {
  return stage_of((Record){0}, model_of_list(), rows, columns);
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
  Stage stage = {.model.screen = SCREEN_REPLAY, .desk = malloc(sizeof(Desk))};
  assert_non_null(stage.desk);
  *stage.desk = desk_empty(FOLDER);
  assert_true(desk_open_replay(stage.desk, path, 0, 0, &stage.model.replay, &err));
  say_course(stage.desk, &stage.model);
  stage.world.rows = rows;
  stage.world.columns = columns;
  look(&stage);
  return stage;
}

static void end_replay(Stage *stage) {
  desk_clear(stage->desk);
  free(stage->desk);
}

void stage_end(Stage *stage) {
  if (stage->desk != NULL) end_replay(stage);
  if (stage->list != NULL) list_shelf_clear(stage->list);
  free(stage->list);
  interval_cache_clear(&stage->intervals);
  if (stage->record.roundtable != NULL) record_end(&stage->record);
  free(stage->page);
}

static void revert(Stage *stage) {
  if (!record_try_revert(&stage->record, stage->effect.expected)) return;
  stage->model.entry = ENTRY_NONE;
  line_clear(&stage->model.line);
}

/* As the desk does: a row recorded leads to the next. */
static void count_row(Stage *stage, const CountRow *row) {
  Error err = {0};
  const Roundtable *state = stage->record.roundtable;
  const Recommendation *one = roundtable_recommendation(state, row->recommendation);
  Event event = make_counts(state, row->recommendation, count_row_result(row, one->counted));
  if (record_try(&stage->record, event, &err))
    model_next_row(&stage->model, state);
  else
    model_say(&stage->model, true, err.text);
}

static void move_board(Stage *stage) {
  const Board *board = &stage->effect.board;
  Record *record = &stage->record;
  if (stage->effect.kind == EFFECT_SHOW_ON_BOARD)
    happens(record, make_board(board->view, board->subject));
  if (stage->effect.kind == EFFECT_LIFT_CURTAIN)
    happens(record, make_curtain_lifted(board->reveal, board->steps));
  if (stage->effect.kind == EFFECT_DRAW_CURTAIN && !roundtable_board(record->roundtable).curtain)
    happens(record, event_make(EVENT_CURTAIN_DRAWN));
}

/* A new one of few recommendations. */
static void put_into_box(Stage *stage) {
  enum { LINES_MAX = 16 };
  BallotLine lines[LINES_MAX];
  const BallotPaper *paper = &stage->model.ballot.paper;
  const Roundtable *state = stage->record.roundtable;
  assert_in_range(paper->count, 0, LINES_MAX);
  for (size_t i = 0; i < paper->count; i++) {
    const BallotEntry *entry = &paper->entries[i];
    lines[i] =
        make_line(entry->recommendation, entry->dots[GREEN], entry->dots[YELLOW], entry->dots[RED]);
  }
  happens(&stage->record, make_ballot(state, roundtable_next_ballot(state), lines, paper->count));
  stage->model.ballot = ballot_work_new();
}

static void happen(Stage *stage) {
  Error err = {0};
  const Effect *effect = &stage->effect;
  if (effect->kind == EFFECT_COUNT_ROW) count_row(stage, &effect->row);
  if (effect->kind == EFFECT_RECORD_BALLOT) put_into_box(stage);
  move_board(stage);
  if (effect->kind == EFFECT_REVERT) revert(stage);
  if (effect->kind == EFFECT_UNDO) record_undo(&stage->record, effect->subject);
  if (effect->kind == EFFECT_REDO) record_redo(&stage->record, effect->subject);
  if (effect->kind == EFFECT_COUNT_DOTS &&
      !record_try(&stage->record, make_dots(effect->subject, effect->colour, effect->dots), &err))
    model_say(&stage->model, true, err.text);
}

static void take(Stage *stage, Input input) {
  stage->effect = update(&stage->model, &stage->world, input);
  if (stage->desk != NULL)
    desk_do(stage->desk, &stage->model, &stage->effect);
  else
    happen(stage);
  model_aim(&stage->model, stage->record.roundtable);
  look(stage);
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
  assert_true(canvas_open(canvas, stage->world.rows, stage->world.columns, &err));
  view(canvas, &stage->model, &stage->world);
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
  stage->world.phase_elapsed_ms = phase_elapsed_ms;
  take(stage, (Input){.kind = INPUT_NOTHING});
}

void stage_leave(Stage *stage) {
  take(stage, (Input){.kind = INPUT_LEAVE});
}

static const Recommendation *focus_of(const Stage *stage) {
  const Recommendation *focus = model_recommendation(&stage->model, stage->record.roundtable);
  assert_non_null(focus);
  return focus;
}

void stage_focus_is(const Stage *stage, const char *reference) {
  char text[REFERENCE_TEXT_SIZE];
  assert_string_equal(reference_text(stage->record.roundtable, focus_of(stage), text), reference);
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
