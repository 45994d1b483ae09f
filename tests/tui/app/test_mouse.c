/* What a click does where it falls: it brings the focus, or does what a key named there does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tests/tui/scenes/control_scenes.h"
#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/prepare_scenes.h"
#include "tests/tui/scenes/room_scenes.h"
#include "tests/tui/scenes/stage.h"

#include <cmocka.h>

static Stage vote_of_june(void) {
  Stage stage = stage_vote(record_june(), 24, 80);
  stage_press(&stage, PRESS_TAB);
  return stage;
}

static void click_key(Stage *stage, unsigned situation, const char *name) {
  int row, column;
  assert_true(stage_finds_key(stage, situation, name, &row, &column));
  stage_click(stage, row, column);
}

static void click_target(Stage *stage, TargetKind kind, uint32_t number) {
  int row, column;
  assert_true(stage_finds_target(stage, kind, number, &row, &column));
  stage_click(stage, row, column + 3);
}

/* Whatever is clicked above the foot, nothing is recorded. */
static void a_click_on_the_table_only_moves_the_focus(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  uint64_t before = roundtable_seq(stage_state(&stage));
  for (int row = 0; row < 19; row++)
    for (int column = 0; column < 80; column += 11) {
      stage_click(&stage, row, column);
      assert_int_equal(stage.effect.kind, EFFECT_NONE);
    }
  assert_int_equal(roundtable_seq(stage_state(&stage)), before);
  stage_end(&stage);
}

static void a_row_and_a_tab_take_the_focus(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  const Subgroup *fourth = roundtable_find_subgroup(stage_state(&stage), "4");
  click_target(&stage, TARGET_LINE,
               roundtable_find_recommendation(stage_state(&stage), 2, "5.1")->number);
  stage_focus_is(&stage, "2/5.1");
  click_target(&stage, TARGET_TAB, fourth->number);
  stage_focus_is(&stage, "4/1");
  stage_end(&stage);
}

static void a_click_on_a_hint_is_its_key(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  click_key(&stage, IN_VOTE, "green");
  stage_tally_is(&stage, 4, 5, 1);
  click_key(&stage, 0, "undo");
  stage_tally_is(&stage, 3, 5, 1);
  click_key(&stage, 0, "redo");
  stage_tally_is(&stage, 4, 5, 1);
  stage_end(&stage);
}

static void a_click_answers_a_question(void **state) {
  (void)state;
  Stage stage = scene_closing(24, 80);
  click_key(&stage, IN_QUESTION, "cancel");
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage_end(&stage);
  stage = scene_closing(24, 80);
  click_key(&stage, IN_QUESTION, "confirm");
  assert_int_equal(stage.effect.kind, EFFECT_CLOSE_VOTE);
  stage_end(&stage);
}

/* Nor may it take the row away that is being typed. */
static void what_is_typed_keeps_the_focus(void **state) {
  (void)state;
  Stage stage = scene_row(24, 80);
  CountEntry before = stage.model.counts;
  for (int row = 0; row < 19; row++)
    stage_click(&stage, row, 10);
  assert_memory_equal(&stage.model.counts, &before, sizeof before);
  stage_end(&stage);
}

static void undo_is_not_clicked_while_a_number_is_typed(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "v12");
  click_key(&stage, 0, "undo");
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  assert_string_equal(stage.model.line.text, "12");
  stage_end(&stage);
}

static void lists_rankings_and_agendas_follow(void **state) {
  (void)state;
  Stage stage = stage_list(24, 80);
  click_target(&stage, TARGET_LINE, 2);
  assert_int_equal(stage.model.list_focus, 2);
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage_end(&stage);
  stage = vote_of_june();
  stage_type(&stage, "c");
  click_target(&stage, TARGET_LINE, 7);
  assert_int_equal(stage.model.ranking_focus, 7);
  stage_end(&stage);
  stage = scene_prepare(24, 80);
  stage_press(&stage, PRESS_HOME);
  click_target(&stage, TARGET_LINE, 1);
  assert_int_equal(stage.model.preparation.focus.kind, OUTLINE_RULES);
  stage_end(&stage);
}

static void a_click_in_the_palette_does_it(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, ":dot");
  click_key(&stage, IN_VOTE, "red");
  stage_tally_is(&stage, 3, 5, 2);
  stage_type(&stage, ":red");
  click_key(&stage, IN_PALETTE, "run");
  stage_tally_is(&stage, 3, 5, 3);
  stage_type(&stage, ":red");
  click_key(&stage, IN_PALETTE, "cancel");
  stage_tally_is(&stage, 3, 5, 3);
  assert_int_equal(model_situation(&stage.model), IN_VOTE);
  stage_end(&stage);
}

/* What lies under the palette is not clicked through it, nor beside it. */
static void the_palette_covers_what_it_hides(void **state) {
  (void)state;
  int row, column;
  Stage stage = vote_of_june();
  stage_type(&stage, ":zzz");
  assert_false(stage_finds_key(&stage, IN_VOTE, "green", &row, &column));
  for (row = 0; row < 24; row++)
    for (column = 0; column < 50; column += 7)
      if (row < 23) stage_click(&stage, row, column);
  stage_focus_is(&stage, "2/1");
  assert_int_equal(model_situation(&stage.model), IN_PALETTE);
  stage_end(&stage);
}

static void help_says_where_something_else_holds(void **state) {
  (void)state;
  int row, column;
  Stage stage = vote_of_june();
  stage_type(&stage, "?");
  while (!stage_finds_key(&stage, IN_RANKING, "sort", &row, &column))
    stage_press(&stage, PRESS_DOWN);
  stage_click(&stage, row, column);
  stage_says(&stage, "The ranking");
  assert_int_equal(stage.model.screen, SCREEN_HELP);
  stage_end(&stage);
}

static void the_help_scrolls_by_its_own_rows(void **state) {
  (void)state;
  int row, column;
  Stage stage = vote_of_june();
  stage_type(&stage, "?");
  while (!stage_finds_key(&stage, IN_HELP, "first", &row, &column))
    stage_press(&stage, PRESS_DOWN);
  stage_click(&stage, row, column);
  assert_int_equal(stage.model.help_top, 0);
  assert_int_equal(stage.model.screen, SCREEN_HELP);
  stage_end(&stage);
}

static void a_click_beside_everything_is_nothing(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_click(&stage, -1, 3);
  stage_click(&stage, 500, 500);
  stage_click(&stage, 2, 3);
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage.data.rows = 8;
  stage_click(&stage, 5, 5);
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage_end(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_click_on_the_table_only_moves_the_focus),
      cmocka_unit_test(a_row_and_a_tab_take_the_focus),
      cmocka_unit_test(a_click_on_a_hint_is_its_key),
      cmocka_unit_test(a_click_answers_a_question),
      cmocka_unit_test(what_is_typed_keeps_the_focus),
      cmocka_unit_test(undo_is_not_clicked_while_a_number_is_typed),
      cmocka_unit_test(lists_rankings_and_agendas_follow),
      cmocka_unit_test(a_click_in_the_palette_does_it),
      cmocka_unit_test(the_palette_covers_what_it_hides),
      cmocka_unit_test(help_says_where_something_else_holds),
      cmocka_unit_test(the_help_scrolls_by_its_own_rows),
      cmocka_unit_test(a_click_beside_everything_is_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
