#include "tests/tui/app/ballot_room.h"

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
#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "tui/app/update.h"

static const ViewData *look(BallotRoom *room) {
  controller_world(&room->controller, &room->model, room->rows, room->columns);
  room->controller.data.now.boot_ms = room->now_ms;
  return &room->controller.data;
}

static void take(BallotRoom *room, Input input) {
  room->effect = update(&room->model, look(room), input);
  controller_do(&room->controller, &room->model, &room->effect);
}

void room_press(BallotRoom *room, Key key) {
  take(room, (Input){.kind = INPUT_KEY, .key = key});
}

void room_type(BallotRoom *room, const char *text) {
  while (*text != '\0') {
    utf8proc_int32_t character;
    text += utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &character);
    room_press(room, (Key)character);
  }
}

void room_paste(BallotRoom *room, const char *text) {
  take(room, (Input){.kind = INPUT_PASTE, .text = text});
}

void room_wait(BallotRoom *room, int64_t milliseconds) {
  room->now_ms += milliseconds;
  take(room, (Input){.kind = INPUT_NOTHING});
}

static void set_rules(Session *session) {
  static const struct {
    VotingRule rule;
    int64_t value;
  } rules[] = {
      {RULE_VOTERS, 4},        {RULE_ALLOWANCE_GREEN, 2},    {RULE_ALLOWANCE_YELLOW, 2},
      {RULE_ALLOWANCE_RED, 2}, {RULE_SCOPE, SCOPE_SUBGROUP}, {RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM},
  };
  Error err = {0};
  for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
    assert_done(set_voting_rule(session, rules[i].rule, rules[i].value, "", NULL, &err), &err);
}

static void make_session(const char *path) {
  Error err = {0};
  Session *session;
  assert_done(session_create(path, "Atelier", clock_of_machine(), &session, &err), &err);
  set_rules(session);
  assert_done(session_keep(session, &err), &err);
  session_close(session);
}

static void open_desk(BallotRoom *room) {
  Error err = {0};
  room->controller = controller_empty(NULL);
  assert_done(controller_open(&room->controller, room->path, &err), &err);
  room->model = model_of_session(room_state(room), false);
}

int ballot_room_enter(void **state) {
  Error err = {0};
  BallotRoom *room = calloc(1, sizeof *room);
  assert_non_null(room);
  *room = (BallotRoom){.folder = sample_folder_make(), .rows = 24, .columns = 80, .now_ms = 1000};
  sample_path(&room->folder, "t.gommette", room->path);
  make_session(room->path);
  open_desk(room);
  room_type(room, "l+Logement\raUn\raDeux\raTrois\r+Séjour\raUn\raDeux\r\033o");
  room->model.subgroup = roundtable_subgroup_at(room_state(room), 0)->number;
  room->model.recommendation = 0;
  assert_done(curtain_lift(room->controller.session, REVEAL_TOTALS, 0, &err), &err);
  *state = room;
  return 0;
}

int ballot_room_leave(void **state) {
  BallotRoom *room = *state;
  controller_clear(&room->controller);
  sample_folder_remove(room->folder);
  free(room);
  return 0;
}

void room_reopen(BallotRoom *room) {
  controller_clear(&room->controller);
  open_desk(room);
}

const Roundtable *room_state(const BallotRoom *room) {
  return session_state(room->controller.session);
}

const Recommendation *room_find(const BallotRoom *room, const char *reference) {
  Error err = {0};
  const Recommendation *found;
  assert_done(reference_find(room_state(room), reference, &found, &err), &err);
  return found;
}

void room_has(const BallotRoom *room, const char *reference, int64_t green, int64_t yellow,
              int64_t red) {
  const Tally wanted = {{green, yellow, red}};
  assert_true(tally_same(room_find(room, reference)->ballots, wanted));
}

void room_says(const BallotRoom *room, const char *words) {
  if (strstr(room->model.message, words) == NULL) assert_string_equal(room->model.message, words);
}

bool room_shows(BallotRoom *room, const char *words) {
  Error err = {0};
  Canvas canvas;
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  assert_non_null(out);
  assert_done(canvas_open(&canvas, room->rows, room->columns, &err), &err);
  view(&canvas, &room->model, look(room));
  for (int row = 0; row < canvas.rows; row++) {
    for (int column = 0; column < canvas.columns; column++)
      fputs(canvas_cell(&canvas, row, column)->text, out);
    fputc('\n', out);
  }
  assert_int_equal(fclose(out), 0);
  bool shown = strstr(text, words) != NULL;
  canvas_close(&canvas);
  free(text);
  return shown;
}
