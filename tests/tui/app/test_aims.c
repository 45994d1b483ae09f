/* What an edit, an entry or a question aims at is fixed when it begins: another terminal may take
 * that away or change it meanwhile, and nothing else is changed in its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "tests/sessions/sample.h"
#include "tui/app/controller.h"
#include "tui/app/update.h"

#include <cmocka.h>

/* A terminal, and another one on the same session. */
typedef struct Room {
  SampleFolder folder;
  Controller controller;
  Model model;
  Session *other;
} Room;

/* As the program does: news is taken in, all is shown, and then a key is understood. */
static void take(Room *room, Input input) {
  Canvas canvas;
  Error err = {0};
  assert_done(controller_refresh(&room->controller, &err), &err);
  const ViewData *data = controller_world(&room->controller, &room->model, 24, 80);
  assert_true(canvas_open(&canvas, 24, 80, &err));
  view(&canvas, &room->model, data);
  canvas_close(&canvas);
  Effect effect = update(&room->model, data, input);
  controller_do(&room->controller, &room->model, &effect);
}

static void type(Room *room, const char *text) {
  for (; *text != '\0'; text++)
    take(room, (Input){.kind = INPUT_KEY, .key = (Key)*text});
}

static const Roundtable *table(const Room *room) {
  return session_state(room->controller.session);
}

static int begin_room(void **state) {
  Room *room = calloc(1, sizeof *room);
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  assert_non_null(room);
  room->folder = sample_folder_make();
  sample_path(&room->folder, "t.gommette", path);
  session_close(sample_session(path));
  room->controller = controller_empty(NULL);
  assert_done(controller_open(&room->controller, path, &err), &err);
  room->model = model_of_session(table(room), false);
  room->other = sample_open(path);
  take(room, (Input){.kind = INPUT_NOTHING});
  *state = room;
  return 0;
}

static int leave_room(void **state) {
  Room *room = *state;
  session_close(room->other);
  controller_clear(&room->controller);
  sample_folder_remove(room->folder);
  free(room);
  return 0;
}

static void says(const Room *room, const char *words) {
  if (strstr(room->model.message, words) == NULL) assert_string_equal(room->model.message, words);
}

static void other_undoes(Room *room) {
  Error err = {0};
  uint64_t taken;
  assert_done(undo_act(room->other, WHOLE_SESSION, 0, &taken, &err), &err);
}

/* Added by the other terminal, in the subgroup of this number. */
static uint32_t other_adds(Room *room, uint32_t subgroup, const char *title) {
  Error err = {0};
  uint32_t number = 0;
  assert_done(add_recommendations(room->other, subgroup, 0, &title, 1, &number, &err), &err);
  return number;
}

static uint64_t last_event(Room *room) {
  Error err = {0};
  bool changed;
  assert_done(session_refresh(room->other, &changed, &err), &err);
  return roundtable_seq(session_state(room->other));
}

/* Nothing is recorded by these keys, and the foot names what is gone. */
static void keys_find_it_gone(Room *room, const char *keys, const char *name) {
  const uint64_t before = last_event(room);
  type(room, keys);
  assert_int_equal(last_event(room), before);
  says(room, "is gone");
  says(room, name);
  assert_true(room->model.message_is_trouble);
}

static void a_subgroup_undone_under_its_edit(void **state) {
  Room *room = *state;
  type(room, "l+First\r\r");
  assert_int_equal(room->model.entry, ENTRY_FIELD);
  other_undoes(room);
  keys_find_it_gone(room, "more\r", "First");
  assert_int_equal(room->model.entry, ENTRY_FIELD);
  assert_string_equal(room->model.line.text, "Firstmore");
  type(room, "\033");
  assert_int_equal(room->model.entry, ENTRY_NONE);
}

/* Between two looks at the file, so that only the act itself finds out. */
static void a_subgroup_undone_in_the_last_moment(void **state) {
  Room *room = *state;
  Error err = {0};
  type(room, "l+First\r\rx");
  const ViewData *data = controller_world(&room->controller, &room->model, 24, 80);
  other_undoes(room);
  const uint64_t before = last_event(room);
  Effect effect = update(&room->model, data, (Input){.kind = INPUT_KEY, .key = PRESS_ENTER});
  controller_do(&room->controller, &room->model, &effect);
  assert_int_equal(last_event(room), before);
  says(room, "gone");
  assert_done(controller_refresh(&room->controller, &err), &err);
  keys_find_it_gone(room, "\r", "First");
}

static void a_code_undone_under_its_edit(void **state) {
  Room *room = *state;
  uint32_t number = other_adds(room, 1, "Un fonds");
  type(room, "l");
  room->model.preparation.focus =
      (OutlineLine){OUTLINE_RECOMMENDATION, number, RECOMMENDATION_TITLE};
  type(room, "#");
  assert_int_equal(room->model.entry, ENTRY_FIELD);
  other_undoes(room);
  keys_find_it_gone(room, "b\r", "Un fonds");
}

static void a_recommendation_goes_where_it_was_begun_or_nowhere(void **state) {
  Room *room = *state;
  Error err = {0};
  uint32_t number;
  assert_done(add_subgroup(room->other, NULL, "Essai", &number, &err), &err);
  take(room, (Input){.kind = INPUT_NOTHING});
  room->model.subgroup = number;
  type(room, "aNeuve");
  other_undoes(room);
  keys_find_it_gone(room, "\r", "Essai");
  assert_string_equal(room->model.line.text, "Neuve");
}

static void a_question_is_about_the_vote_that_it_named(void **state) {
  Room *room = *state;
  Error err = {0};
  uint32_t number;
  size_t opened;
  type(room, "o");
  assert_done(add_subgroup(room->other, NULL, "Essai", &number, &err), &err);
  uint32_t one = other_adds(room, number, "Une");
  (void)one;
  assert_done(start_vote(room->other, number, &opened, &err), &err);
  take(room, (Input){.kind = INPUT_NOTHING});
  room->model.subgroup = number;
  type(room, "x");
  assert_int_equal(room->model.asked, QUESTION_CLOSE_VOTE);
  other_undoes(room);
  other_undoes(room);
  other_undoes(room);
  keys_find_it_gone(room, "\r", "Essai");
  assert_int_equal(roundtable_subgroup_at(table(room), 0)->vote, VOTE_OPEN);
}

static void all_votes_are_those_that_were_open(void **state) {
  Room *room = *state;
  Error err = {0};
  bool opened;
  uint32_t number;
  type(room, "oz");
  assert_int_equal(room->model.asked, QUESTION_CLOSE_ALL);
  assert_done(add_subgroup(room->other, NULL, "Essai", &number, &err), &err);
  uint32_t one = other_adds(room, number, "Une");
  assert_done(count_dots(room->other, one, GREEN, 1, &opened, &err), &err);
  const uint64_t before = last_event(room);
  type(room, "\r");
  assert_int_equal(last_event(room), before);
  says(room, "faster");
}

static void a_dot_is_for_what_was_in_focus(void **state) {
  Room *room = *state;
  uint32_t number = other_adds(room, 1, "Une de plus");
  take(room, (Input){.kind = INPUT_NOTHING});
  room->model.recommendation = number;
  take(room, (Input){.kind = INPUT_NOTHING});
  other_undoes(room);
  keys_find_it_gone(room, "v", "Une de plus");
  type(room, "v");
  assert_int_equal(room->model.aim.line.subject,
                   roundtable_subgroup_at(table(room), 0)->recommendations[0]);
}

/* Nobody moved the focus: it lies on what comes first, and stays there when that is second. */
static void the_focus_stays_on_what_came_first_when_it_was_shown(void **state) {
  Room *room = *state;
  Error err = {0};
  const uint32_t first = roundtable_subgroup_at(table(room), 0)->recommendations[0];
  assert_done(move_recommendation(room->other, first, 1, &err), &err);
  take(room, (Input){.kind = INPUT_NOTHING});
  assert_int_not_equal(roundtable_subgroup_at(table(room), 0)->recommendations[0], first);
  assert_int_equal(model_recommendation(&room->model, table(room))->number, first);
  assert_int_equal(room->model.aim.line.subject, first);
}

static void what_goes_is_told_before_any_key(void **state) {
  Room *room = *state;
  uint32_t number = other_adds(room, 1, "Une de plus");
  take(room, (Input){.kind = INPUT_NOTHING});
  room->model.recommendation = number;
  take(room, (Input){.kind = INPUT_NOTHING});
  other_undoes(room);
  take(room, (Input){.kind = INPUT_NOTHING});
  says(room, "Une de plus” is gone");
}

static void what_one_undoes_oneself_is_no_news(void **state) {
  Room *room = *state;
  type(room, "aNeuve\ru");
  take(room, (Input){.kind = INPUT_NOTHING});
  says(room, "Undone");
}

static void a_number_is_for_what_it_was_typed_for(void **state) {
  Room *room = *state;
  uint32_t number = other_adds(room, 1, "Une de plus");
  take(room, (Input){.kind = INPUT_NOTHING});
  room->model.recommendation = number;
  type(room, "12");
  other_undoes(room);
  keys_find_it_gone(room, "r", "Une de plus");
  assert_int_equal(room->model.entry, ENTRY_NONE);
}

static void a_row_is_for_what_it_was_begun_on(void **state) {
  Room *room = *state;
  uint32_t number = other_adds(room, 1, "Une de plus");
  take(room, (Input){.kind = INPUT_NOTHING});
  room->model.recommendation = number;
  type(room, "n3\r2\r1");
  other_undoes(room);
  keys_find_it_gone(room, "\r", "Une de plus");
  assert_int_equal(room->model.entry, ENTRY_NONE);
}

static void what_another_terminal_recorded_is_undone_only_when_asked_twice(void **state) {
  Room *room = *state;
  sample_vote(room->other, 2, GREEN, 1);
  take(room, (Input){.kind = INPUT_NOTHING});
  take(room, (Input){.kind = INPUT_NOTHING});
  const uint64_t before = last_event(room);
  type(room, "u");
  says(room, "Another terminal recorded");
  assert_int_equal(last_event(room), before);
  type(room, "mu");
  assert_int_equal(last_event(room), before);
  type(room, "u");
  assert_true(last_event(room) > before);
  says(room, "Undone");
}

/* The lines of a screen, one after the other. */
static void shows(Room *room, const char *words) {
  char text[24 * 81 * 4] = "";
  Canvas canvas;
  Error err = {0};
  assert_true(canvas_open(&canvas, 24, 80, &err));
  view(&canvas, &room->model, controller_world(&room->controller, &room->model, 24, 80));
  for (int row = 0; row < canvas.rows; row++)
    for (int column = 0; column < canvas.columns; column++)
      strncat(text, canvas.cells[row * canvas.columns + column].text,
              sizeof text - strlen(text) - 1);
  canvas_close(&canvas);
  if (strstr(text, words) == NULL) assert_string_equal(text, words);
}

static void others_are_shown_and_the_rows_they_hold_before_a_vote_closes(void **state) {
  Room *room = *state;
  Presence there = {.place = SCREEN_VOTE, .subgroup = 1, .row = 2};
  type(room, "@");
  says(room, "Nobody else");
  session_announce(room->other, &there);
  take(room, (Input){.kind = INPUT_NOTHING});
  shows(room, "Also open: 2 (The vote, subgroup ");
  type(room, "@");
  says(room, "Also open: 2 (The vote, subgroup ");
  type(room, "ox");
  shows(room, "Another terminal is typing, and has not entered: ");
}

static void reopening_after_the_reveal_hides_again(void **state) {
  Room *room = *state;
  Error err = {0};
  type(room, "ogx\r");
  assert_done(curtain_lift(room->other, REVEAL_TOTALS, 0, &err), &err);
  take(room, (Input){.kind = INPUT_NOTHING});
  assert_false(results_hidden(table(room)));
  type(room, "o");
  assert_true(results_hidden(table(room)));
  says(room, "the room has seen them");
  type(room, "u");
  assert_true(results_hidden(table(room)));
}

static void a_voter_who_comes_or_leaves_is_one_act_with_a_reason(void **state) {
  Room *room = *state;
  Error err = {0};
  type(room, ">");
  says(room, "not known yet");
  assert_done(set_voting_rule(room->other, RULE_VOTERS, 21, "", NULL, &err), &err);
  take(room, (Input){.kind = INPUT_NOTHING});
  type(room, "ogv<");
  shows(room, "20 voters. Why? left at ");
  const uint64_t before = last_event(room);
  type(room, "\r");
  says(room, "20 voters from now on.");
  assert_int_equal(last_event(room), before + 2);
  assert_int_equal(roundtable_voting_rule(table(room), RULE_VOTERS), 20);
  take(room, (Input){.kind = INPUT_NOTHING});
  type(room, "m");
  take(room, (Input){.kind = INPUT_KEY, .key = PRESS_DOWN});
  shows(room, "20 voters, 21 at the start");
  type(room, ">\r");
  assert_int_equal(roundtable_voting_rule(table(room), RULE_VOTERS), 21);
  const uint32_t shown = model_subgroup(&room->model, table(room))->number;
  assert_done(set_subgroup_voters(room->other, shown, 9, "", NULL, &err), &err);
  take(room, (Input){.kind = INPUT_NOTHING});
  type(room, ">\r");
  says(room, "10 voters from now on.");
  assert_int_equal(model_subgroup(&room->model, table(room))->voters, 10);
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, begin_room, leave_room)
      IN_ROOM(a_subgroup_undone_under_its_edit),
      IN_ROOM(a_subgroup_undone_in_the_last_moment),
      IN_ROOM(a_code_undone_under_its_edit),
      IN_ROOM(a_recommendation_goes_where_it_was_begun_or_nowhere),
      IN_ROOM(a_question_is_about_the_vote_that_it_named),
      IN_ROOM(all_votes_are_those_that_were_open),
      IN_ROOM(a_dot_is_for_what_was_in_focus),
      IN_ROOM(the_focus_stays_on_what_came_first_when_it_was_shown),
      IN_ROOM(what_goes_is_told_before_any_key),
      IN_ROOM(what_one_undoes_oneself_is_no_news),
      IN_ROOM(a_number_is_for_what_it_was_typed_for),
      IN_ROOM(a_row_is_for_what_it_was_begun_on),
      IN_ROOM(what_another_terminal_recorded_is_undone_only_when_asked_twice),
      IN_ROOM(others_are_shown_and_the_rows_they_hold_before_a_vote_closes),
      IN_ROOM(a_voter_who_comes_or_leaves_is_one_act_with_a_reason),
      IN_ROOM(reopening_after_the_reveal_hides_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
