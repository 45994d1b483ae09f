/* Counts over a guard before a room that may not see figures: recorded at once, explained while
 * they are looked at or after the reveal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/counts.h"
#include "tests/sessions/sample.h"
#include "tui/app/controller.h"
#include "tui/app/update.h"

#include <cmocka.h>

enum { FIRST = 2, SECOND, THIRD, ROWS = 24, COLUMNS = 80, FRAME_SIZE = 16384 };

typedef struct Room {
  SampleFolder folder;
  Controller controller;
  Model model;
} Room;

static const Roundtable *table(const Room *room) {
  return session_state(room->controller.session);
}

static void type(Room *room, const char *keys) {
  for (; *keys != '\0'; keys++) {
    const ViewData *data = controller_world(&room->controller, &room->model, ROWS, COLUMNS);
    Effect effect = update(&room->model, data, (Input){.kind = INPUT_KEY, .key = (Key)*keys});
    controller_do(&room->controller, &room->model, &effect);
  }
}

static bool shows(Room *room, const char *words) {
  Error err;
  Canvas canvas;
  char frame[FRAME_SIZE] = "";
  size_t used = 0;
  assert_true(canvas_open(&canvas, ROWS, COLUMNS, &err));
  view(&canvas, &room->model, controller_world(&room->controller, &room->model, ROWS, COLUMNS));
  for (int cell = 0; cell < ROWS * COLUMNS; cell++)
    used += (size_t)snprintf(frame + used, sizeof frame - used, "%s",
                             canvas_cell(&canvas, cell / COLUMNS, cell % COLUMNS)->text);
  canvas_close(&canvas);
  return strstr(frame, words) != NULL;
}

static const char *reason(const Room *room, uint32_t recommendation) {
  return roundtable_recommendation(table(room), recommendation)->text[RECOMMENDATION_COUNTS_REASON];
}

static void set_rules(Session *session) {
  static const VotingRule rules[] = {RULE_VOTERS, RULE_DOTS_PER_ITEM, RULE_ALLOWANCE, RULE_SCOPE};
  static const int64_t values[] = {4, ONE_DOT_AN_ITEM, 2, SCOPE_SUBGROUP};
  for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
    Event event = event_make(EVENT_VOTING_RULE_SET);
    event.number.property = rules[i];
    event.number.value[BEFORE] = roundtable_voting_rule(session_state(session), rules[i]);
    event.number.value[AFTER] = values[i];
    record_event(session, event);
  }
}

static int room_with_voters(void **state) {
  Room *room = calloc(1, sizeof *room);
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  assert_non_null(room);
  room->folder = sample_folder_make();
  Session *session = sample_session(sample_path(&room->folder, "t.gommette", path));
  set_rules(session);
  session_close(session);
  room->controller = controller_empty(NULL);
  assert_done(controller_open(&room->controller, path, &err), &err);
  room->model = model_of_session(table(room), false);
  room->model.recommendation = FIRST;
  *state = room;
  return 0;
}

static int leave_room(void **state) {
  Room *room = *state;
  controller_clear(&room->controller);
  sample_folder_remove(room->folder);
  free(room);
  return 0;
}

static void a_row_over_a_guard_asks_nothing_before_the_room(void **state) {
  Room *room = *state;
  type(room, "n9\t0\t0\r");
  assert_int_equal(room->model.counts.recommendation, SECOND);
  assert_false(shows(room, "too many"));
  type(room, " ");
  assert_true(shows(room, "can have no more dots"));
  type(room, "\033");
  assert_false(shows(room, "can have no more dots"));
  type(room, " ");
  assert_false(shows(room, "can have no more dots"));
}

static void a_look_shows_it_and_enter_explains(void **state) {
  Room *room = *state;
  type(room, "n9\t0\t0\r\033");
  room->model.recommendation = FIRST;
  type(room, "\r");
  assert_true(shows(room, "while they are shown"));
  type(room, " ");
  assert_true(shows(room, "too many"));
  type(room, "\r");
  assert_int_equal(room->model.entry, ENTRY_LATE_REASON);
  type(room, "  \r");
  assert_true(shows(room, "need a reason"));
  type(room, "\177\177");
  type(room, "a guest\r");
  assert_string_equal(reason(room, FIRST), "a guest");
  assert_false(shows(room, "guest"));
  type(room, " ");
  assert_true(shows(room, "kept because: “a guest”"));
  type(room, "u");
  assert_string_equal(reason(room, FIRST), "");
}

/* The reason was meant for the counts that were shown when it was begun. */
static void a_late_reason_is_not_for_counts_that_others_changed(void **state) {
  Room *room = *state;
  char path[SAMPLE_PATH_SIZE];
  type(room, "n9\t0\t0\r\033");
  room->model.recommendation = FIRST;
  type(room, " \ra guest");
  assert_int_equal(room->model.entry, ENTRY_LATE_REASON);
  Session *other = sample_open(sample_path(&room->folder, "t.gommette", path));
  sample_vote(other, FIRST, GREEN, -1);
  session_close(other);
  type(room, "\r");
  assert_true(room->model.message_is_trouble);
  assert_string_equal(reason(room, FIRST), "");
}

static void counts_that_are_not_too_many_need_none(void **state) {
  Room *room = *state;
  type(room, "n1\t0\t0\r\033");
  room->model.recommendation = FIRST;
  type(room, " \r");
  assert_true(shows(room, "they need no reason"));
  type(room, "x");
  assert_false(shows(room, "they need no reason"));
}

static void new_counts_do_not_keep_the_reason_of_others(void **state) {
  Room *room = *state;
  type(room, "n9\t0\t0\r\033");
  room->model.recommendation = FIRST;
  type(room, " \ra guest\rn0\t9\t0\r");
  assert_string_equal(reason(room, FIRST), "");
}

static void missing_reasons_are_listed_after_the_reveal(void **state) {
  Room *room = *state;
  type(room, "n9\t0\t0\r0\t8\t0\r\033x\r");
  assert_true(shows(room, "If a count is too high"));
  assert_false(shows(room, "no reason yet"));
  type(room, "sd\rs");
  room->model.recommendation = THIRD;
  assert_true(shows(room, "no reason yet: 1/1.1, 1/1.2."));
  room->model.recommendation = FIRST;
  assert_true(shows(room, "Enter gives it"));
  type(room, "\ra guest\r");
  room->model.recommendation = THIRD;
  assert_true(shows(room, "no reason yet: 1/1.2."));
}

/* 4 voters have 8 dots; no row holds more than 4. */
static void an_allowance_passed_wants_one_reason(void **state) {
  Room *room = *state;
  uint32_t numbers[4];
  type(room, "n4\t0\t0\r4\t0\t0\r1\t0\t0\r\033");
  assert_int_equal(counts_without_reason(table(room), numbers, 4), 1);
  assert_int_equal(numbers[0], THIRD);
  room->model.recommendation = THIRD;
  type(room, " \rtwo sheets\r");
  assert_int_equal(counts_without_reason(table(room), numbers, 4), 0);
}

#define TEST_IN_ROOM(test) cmocka_unit_test_setup_teardown(test, room_with_voters, leave_room)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST_IN_ROOM(a_row_over_a_guard_asks_nothing_before_the_room),
      TEST_IN_ROOM(a_look_shows_it_and_enter_explains),
      TEST_IN_ROOM(a_late_reason_is_not_for_counts_that_others_changed),
      TEST_IN_ROOM(counts_that_are_not_too_many_need_none),
      TEST_IN_ROOM(new_counts_do_not_keep_the_reason_of_others),
      TEST_IN_ROOM(missing_reasons_are_listed_after_the_reveal),
      TEST_IN_ROOM(an_allowance_passed_wants_one_reason),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
