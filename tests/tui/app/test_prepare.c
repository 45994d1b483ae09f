/* Preparing with the keyboard, on a real session in a file: what keys do is in the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sessions/sample.h"
#include "tui/app/controller.h"
#include "tui/app/update.h"

#include <cmocka.h>
#include <locale.h>
#include <utf8proc.h>

typedef struct Room {
  SampleFolder folder;
  Controller controller;
  Model model;
} Room;

static void take(Room *room, Input input) {
  const ViewData *data = controller_world(&room->controller, &room->model, 24, 80);
  Effect effect = update(&room->model, data, input);
  controller_do(&room->controller, &room->model, &effect);
}

static void press(Room *room, Key key) {
  take(room, (Input){.kind = INPUT_KEY, .key = key});
}

static void type(Room *room, const char *text) {
  while (*text != '\0') {
    utf8proc_int32_t character;
    text += utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &character);
    press(room, (Key)character);
  }
}

static void paste(Room *room, const char *text) {
  take(room, (Input){.kind = INPUT_PASTE, .text = text});
}

static const Roundtable *table(const Room *room) {
  return session_state(room->controller.session);
}

static int empty_room(void **state) {
  Room *room = calloc(1, sizeof *room);
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  Session *session;
  assert_non_null(room);
  room->folder = sample_folder_make();
  sample_path(&room->folder, "t.gommette", path);
  assert_done(session_create(path, "Atelier", clock_of_machine(), &session, &err), &err);
  assert_done(session_keep(session, &err), &err);
  session_close(session);
  room->controller = controller_empty(NULL);
  assert_done(controller_open(&room->controller, path, &err), &err);
  room->model = model_of_session(table(room), false);
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

static const Subgroup *subgroup_at(const Room *room, size_t place) {
  assert_true(place < roundtable_subgroup_count(table(room)));
  return roundtable_subgroup_at(table(room), place);
}

static const Recommendation *at(const Room *room, size_t subgroup, size_t place) {
  const Subgroup *group = subgroup_at(room, subgroup);
  assert_true(place < group->recommendation_count);
  return roundtable_recommendation_at(table(room), group, place);
}

static void says(const Room *room, const char *words) {
  if (strstr(room->model.message, words) == NULL) assert_string_equal(room->model.message, words);
}

/* Two subgroups, the first with two recommendations, from an empty session. */
static void prepare(Room *room) {
  type(room, "l+Logement\raUn fonds\raUn conseiller\r+Séjour\r");
}

static void an_agenda_is_typed(void **state) {
  Room *room = *state;
  prepare(room);
  assert_string_equal(subgroup_at(room, 0)->text[SUBGROUP_CODE], "1");
  assert_string_equal(subgroup_at(room, 0)->text[SUBGROUP_TITLE], "Logement");
  assert_string_equal(subgroup_at(room, 1)->text[SUBGROUP_CODE], "2");
  assert_string_equal(at(room, 0, 0)->text[RECOMMENDATION_TITLE], "Un fonds");
  assert_string_equal(at(room, 0, 1)->code, "2");
}

static void one_key_adds_during_the_vote(void **state) {
  Room *room = *state;
  prepare(room);
  type(room, "\033\t");
  assert_int_equal(room->model.screen, SCREEN_VOTE);
  type(room, "aNée à voix haute : vjrgye\r");
  assert_string_equal(at(room, 0, 2)->text[RECOMMENDATION_TITLE], "Née à voix haute : vjrgye");
  assert_string_equal(at(room, 0, 2)->code, "3");
  type(room, "vv");
  assert_int_equal(at(room, 0, 2)->counted.dots[GREEN], 2);
  assert_int_equal(room->model.entry, ENTRY_NONE);
}

static void an_empty_session_takes_one_from_the_vote(void **state) {
  Room *room = *state;
  type(room, "aSeule\r");
  assert_string_equal(at(room, 0, 0)->text[RECOMMENDATION_TITLE], "Seule");
  assert_string_equal(subgroup_at(room, 0)->text[SUBGROUP_CODE], "");
}

static void escape_adds_nothing(void **state) {
  Room *room = *state;
  prepare(room);
  uint64_t seq = roundtable_seq(table(room));
  type(room, "aNon\033a\r");
  assert_int_equal(room->model.entry, ENTRY_NONE);
  assert_int_equal(roundtable_seq(table(room)), seq);
}

static void enter_edits_a_title(void **state) {
  Room *room = *state;
  prepare(room);
  press(room, PRESS_UP);
  type(room, "\r de 2023\r");
  assert_string_equal(at(room, 0, 1)->text[RECOMMENDATION_TITLE], "Un conseiller de 2023");
  type(room, "u");
  assert_string_equal(at(room, 0, 1)->text[RECOMMENDATION_TITLE], "Un conseiller");
  press(room, PRESS_CONTROL_R);
  assert_string_equal(at(room, 0, 1)->text[RECOMMENDATION_TITLE], "Un conseiller de 2023");
}

static void a_status_is_chosen_with_a_reason(void **state) {
  Room *room = *state;
  prepare(room);
  press(room, PRESS_UP);
  type(room, " ");
  assert_int_equal(at(room, 0, 1)->status, STATUS_HEADING);
  type(room, " ");
  assert_int_equal(at(room, 0, 1)->status, STATUS_HEADING);
  type(room, "un souhait\r");
  assert_int_equal(at(room, 0, 1)->status, STATUS_NOT_FOR_THE_VOTE);
  assert_string_equal(at(room, 0, 1)->text[RECOMMENDATION_REASON], "un souhait");
  type(room, " ");
  assert_int_equal(at(room, 0, 1)->status, STATUS_VOTABLE);
  press(room, PRESS_DELETE);
  type(room, "retirée\r");
  assert_int_equal(at(room, 0, 1)->status, STATUS_WITHDRAWN);
  press(room, PRESS_DELETE);
  assert_int_equal(at(room, 0, 1)->status, STATUS_VOTABLE);
}

static void a_subgroup_is_not_held(void **state) {
  Room *room = *state;
  prepare(room);
  type(room, ".personne\r");
  assert_int_equal(subgroup_at(room, 1)->status, SUBGROUP_NOT_HELD);
  assert_string_equal(subgroup_at(room, 1)->text[SUBGROUP_REASON], "personne");
  type(room, ".");
  assert_int_equal(subgroup_at(room, 1)->status, SUBGROUP_HELD);
}

static void order_and_codes_change(void **state) {
  Room *room = *state;
  prepare(room);
  press(room, PRESS_UP);
  type(room, "<");
  assert_string_equal(at(room, 0, 0)->text[RECOMMENDATION_TITLE], "Un conseiller");
  type(room, ">");
  assert_string_equal(at(room, 0, 1)->text[RECOMMENDATION_TITLE], "Un conseiller");
  press(room, PRESS_END);
  type(room, "<<");
  assert_string_equal(subgroup_at(room, 0)->text[SUBGROUP_TITLE], "Séjour");
  type(room, "u");
  says(room, "Undone: “place of subgroup 2”");
  assert_string_equal(subgroup_at(room, 1)->text[SUBGROUP_TITLE], "Séjour");
  press(room, PRESS_UP);
  type(room, "#.1\r");
  assert_string_equal(at(room, 0, 1)->code, "2.1");
  type(room, "#\x7f\x7f\x7f"
             "1\r");
  says(room, "already");
  assert_int_equal(room->model.entry, ENTRY_FIELD);
  type(room, "2\r");
  assert_string_equal(at(room, 0, 1)->code, "12");
}

static void pasted_lines_wait_for_a_yes(void **state) {
  Room *room = *state;
  char text[1024] = "";
  prepare(room);
  for (int i = 1; i <= 30; i++)
    snprintf(text + strlen(text), sizeof text - strlen(text), " Titre %d \r\n\n", i);
  type(room, "a");
  paste(room, text);
  assert_int_equal(room->model.entry, ENTRY_PASTED);
  assert_int_equal(room->model.preparation.pasted_count, 30);
  assert_int_equal(subgroup_at(room, 1)->recommendation_count, 0);
  press(room, PRESS_ENTER);
  assert_int_equal(subgroup_at(room, 1)->recommendation_count, 30);
  assert_string_equal(at(room, 1, 29)->text[RECOMMENDATION_TITLE], "Titre 30");
  says(room, "30");
  const ViewData *data = controller_world(&room->controller, &room->model, 24, 80);
  assert_string_equal(data->undo.name, "30 recommendations");
  type(room, "u");
  says(room, "Undone: “30 recommendations”");
  assert_int_equal(subgroup_at(room, 1)->recommendation_count, 0);
  type(room, "a");
  paste(room, text);
  press(room, PRESS_ESCAPE);
  assert_int_equal(room->model.entry, ENTRY_NONE);
  assert_int_equal(subgroup_at(room, 1)->recommendation_count, 0);
}

static void too_much_is_not_half_pasted(void **state) {
  Room *room = *state;
  static char text[PASTE_SIZE * 2];
  prepare(room);
  for (size_t i = 0; i < sizeof text - 1; i++)
    text[i] = i % 100 == 99 ? '\n' : 'x';
  type(room, "a");
  paste(room, text);
  says(room, "too much");
  assert_int_equal(room->model.entry, ENTRY_RECOMMENDATION);
  assert_string_equal(room->model.line.text, "");
}

static void line_is(const Room *room, const char *text) {
  assert_string_equal(room->model.line.text, text);
}

static void typing_is_undone_word_by_word(void **state) {
  Room *room = *state;
  type(room, "l+Un bel été");
  press(room, PRESS_CONTROL_UNDERSCORE);
  line_is(room, "Un bel ");
  press(room, PRESS_CONTROL_UNDERSCORE);
  line_is(room, "Un ");
  paste(room, "mot collé");
  press(room, PRESS_BACKSPACE);
  press(room, PRESS_BACKSPACE);
  line_is(room, "Un mot col");
  press(room, PRESS_CONTROL_UNDERSCORE);
  line_is(room, "Un mot collé");
  press(room, PRESS_CONTROL_UNDERSCORE);
  line_is(room, "Un ");
  for (int i = 0; i < 5; i++)
    press(room, PRESS_CONTROL_UNDERSCORE);
  line_is(room, "");
}

static void the_cursor_goes_by_words(void **state) {
  Room *room = *state;
  type(room, "l+Un été à Liège");
  press(room, PRESS_CONTROL_LEFT);
  press(room, PRESS_CONTROL_LEFT);
  type(room, "là-bas ");
  line_is(room, "Un été là-bas à Liège");
  press(room, PRESS_CONTROL_RIGHT);
  press(room, PRESS_CONTROL_W);
  line_is(room, "Un été là-bas  Liège");
  press(room, PRESS_CONTROL_UNDERSCORE);
  line_is(room, "Un été là-bas à Liège");
  for (int i = 0; i < 100; i++)
    type(room, "x ");
  for (int i = 0; i < 200; i++)
    press(room, PRESS_CONTROL_UNDERSCORE);
  assert_int_equal(room->model.line.step_count, 0);
}

static void rules_are_chosen(void **state) {
  Room *room = *state;
  type(room, "l");
  press(room, PRESS_DOWN);
  press(room, PRESS_ENTER);
  press(room, PRESS_DOWN);
  type(room, "\r21\r");
  assert_int_equal(roundtable_voting_rule(table(room), RULE_VOTERS), 21);
  type(room, "\r\x7f\x7f\r");
  assert_int_equal(roundtable_voting_rule(table(room), RULE_VOTERS), RULE_UNKNOWN);
  type(room, "\rbeaucoup\r");
  says(room, "beaucoup");
  press(room, PRESS_ESCAPE);
  for (int i = RULE_VOTERS; i < RULE_DOTS_PER_ITEM; i++)
    press(room, PRESS_DOWN);
  press(room, PRESS_ENTER);
  assert_int_equal(roundtable_voting_rule(table(room), RULE_DOTS_PER_ITEM), ONE_DOT_AN_ITEM);
  press(room, PRESS_ENTER);
  assert_int_equal(roundtable_voting_rule(table(room), RULE_DOTS_PER_ITEM), STACKING);
  press(room, PRESS_ENTER);
  assert_int_equal(roundtable_voting_rule(table(room), RULE_DOTS_PER_ITEM), RULE_UNKNOWN);
}

static void to_ranking_rule(Room *room) {
  room->model.preparation.unfolded = (OutlineLine){.kind = OUTLINE_RULES};
  room->model.preparation.focus = (OutlineLine){.kind = OUTLINE_RANKING_METHOD};
}

static void the_ranking_rule_asks_why_after_a_dot(void **state) {
  Room *room = *state;
  prepare(room);
  to_ranking_rule(room);
  int64_t before = roundtable_ranking_rule(table(room)).method;
  press(room, PRESS_ENTER);
  assert_int_not_equal(roundtable_ranking_rule(table(room)).method, before);
  type(room, "\033vl");
  to_ranking_rule(room);
  press(room, PRESS_ENTER);
  assert_int_not_equal(roundtable_ranking_rule(table(room)).method, before);
  type(room, "\r");
  says(room, "say why");
  type(room, "la salle\r");
  assert_int_equal(roundtable_ranking_rule(table(room)).method, before);
  room->model.preparation.focus = (OutlineLine){.kind = OUTLINE_WEIGHTS};
  type(room, "\r\x7f\x7f\x7f\x7f\x7f"
             "5,3,1\rencore\r");
  assert_int_equal(roundtable_ranking_rule(table(room)).weights.of[GREEN], 5000);
}

static void phases_are_planned(void **state) {
  Room *room = *state;
  type(room, "l");
  press(room, PRESS_DOWN);
  press(room, PRESS_DOWN);
  press(room, PRESS_ENTER);
  press(room, PRESS_END);
  press(room, PRESS_ENTER);
  assert_int_equal(roundtable_phase(table(room), 3).minutes, 60);
  type(room, "u");
  says(room, "Undone: “phases of the day”");
  press(room, PRESS_CONTROL_R);
  press(room, PRESS_END);
  type(room, "\r30 Goûter\r");
  assert_int_equal(roundtable_phase(table(room), 6).minutes, 30);
  assert_string_equal(roundtable_phase(table(room), 6).name, "Goûter");
}

static void each_line_can_be_drawn(void **state) {
  static const OutlineKind unfolding[] = {OUTLINE_SESSION, OUTLINE_RULES, OUTLINE_PHASES};
  Room *room = *state;
  Error err = {0};
  Canvas canvas;
  prepare(room);
  assert_true(canvas_open(&canvas, 12, 40, &err));
  for (size_t i = 0; i < sizeof unfolding / sizeof unfolding[0]; i++) {
    room->model.preparation.unfolded = (OutlineLine){.kind = unfolding[i]};
    press(room, PRESS_HOME);
    for (int line = 0; line < 20; line++) {
      view(&canvas, &room->model, controller_world(&room->controller, &room->model, 12, 40));
      assert_string_equal(canvas_cell(&canvas, canvas.cursor_row, 0)->text, "▸");
      press(room, PRESS_DOWN);
    }
  }
  canvas_close(&canvas);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, empty_room, leave_room)

int main(void) {
  setlocale(LC_CTYPE, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      HERE(an_agenda_is_typed),
      HERE(one_key_adds_during_the_vote),
      HERE(an_empty_session_takes_one_from_the_vote),
      HERE(escape_adds_nothing),
      HERE(enter_edits_a_title),
      HERE(a_status_is_chosen_with_a_reason),
      HERE(a_subgroup_is_not_held),
      HERE(order_and_codes_change),
      HERE(pasted_lines_wait_for_a_yes),
      HERE(too_much_is_not_half_pasted),
      HERE(typing_is_undone_word_by_word),
      HERE(the_cursor_goes_by_words),
      HERE(rules_are_chosen),
      HERE(the_ranking_rule_asks_why_after_a_dot),
      HERE(phases_are_planned),
      HERE(each_line_can_be_drawn),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
