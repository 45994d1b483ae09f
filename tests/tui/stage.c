#include "tests/tui/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "core/reference.h"
#include "tui/update.h"

/* 6 June 2023, 15:42:07 in Brussels. */
static const Moment now = {.wall_ms = INT64_C(1686058927000), .utc_offset = 120};

/* The names are not those of sessions/story.h, which would need a journal. */
static void name_pending(Pending *pending, uint64_t act) {
  *pending = (Pending){.act = act};
  if (act != 0) snprintf(pending->name, sizeof pending->name, "+1 ● → 2/3");
}

static void look(Stage *stage) {
  const Roundtable *state = stage->record.roundtable;
  stage->world.now = now;
  if (state == NULL) return;
  stage->world.state = state;
  stage->world.saved = roundtable_last_stamp(state);
  stage->world.saved.wall_ms = now.wall_ms;
  stage->world.saved.utc_offset = now.utc_offset;
  memset(&stage->world.hash, 0x2f, sizeof stage->world.hash);
  const Subgroup *subgroup = model_subgroup(&stage->model, state);
  uint32_t scope = subgroup == NULL ? WHOLE_SESSION : subgroup->number;
  name_pending(&stage->world.undo, history_undoable(state, scope));
  name_pending(&stage->world.redo, history_redoable(state, scope));
}

static Stage stage_of(Record record, Model model, int rows, int columns) {
  Stage stage = {.record = record, .model = model};
  stage.world.rows = rows;
  stage.world.columns = columns;
  stage.world.folder = "/home/ana/Documents/gommette";
  look(&stage);
  return stage;
}

Stage stage_vote(Record record, int rows, int columns) {
  return stage_of(record, model_of_session(record.roundtable, false), rows, columns);
}

Stage stage_list(int rows, int columns) {
  return stage_of((Record){0}, model_of_list(), rows, columns);
}

void stage_end(Stage *stage) {
  if (stage->record.roundtable != NULL) record_end(&stage->record);
}

static void happen(Stage *stage) {
  Error err = {0};
  const Effect *effect = &stage->effect;
  if (effect->kind == EFFECT_UNDO) record_undo(&stage->record, effect->subject);
  if (effect->kind == EFFECT_REDO) record_redo(&stage->record, effect->subject);
  if (effect->kind == EFFECT_COUNT_DOTS &&
      !record_try(&stage->record, make_dots(effect->subject, effect->colour, effect->dots), &err))
    model_say(&stage->model, true, err.text);
}

static void take(Stage *stage, Input input) {
  stage->effect = update(&stage->model, &stage->world, input);
  happen(stage);
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
