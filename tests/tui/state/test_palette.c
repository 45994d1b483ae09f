/* The palette: an action found by the beginnings of words, in any of the three languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tests/tui/scenes/ballot_scenes.h"
#include "tests/tui/scenes/control_scenes.h"
#include "tests/tui/scenes/journal_scenes.h"
#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/list_scenes.h"
#include "tests/tui/scenes/prepare_scenes.h"
#include "tests/tui/scenes/rank_scenes.h"
#include "tests/tui/scenes/report_scenes.h"
#include "tests/tui/scenes/room_scenes.h"
#include "tests/tui/scenes/stage.h"
#include "tui/state/palette.h"

#include <cmocka.h>

static void beginnings_of_words_name_an_action(void **state) {
  (void)state;
  static const char names[] = "close the vote, end", help[] = "it takes no more dots";
  assert_int_equal(palette_fit("end", names, help), FIT_NAME);
  assert_int_equal(palette_fit("", names, help), FIT_NAME);
  assert_int_equal(palette_fit("clo", names, help), FIT_BEGINS);
  assert_int_equal(palette_fit("close the v", names, help), FIT_BEGINS);
  assert_int_equal(palette_fit(" end ", names, help), FIT_NAME);
  assert_int_equal(palette_fit("vote clo", names, help), FIT_WORDS);
  assert_int_equal(palette_fit("close dot", names, help), FIT_HELP);
  assert_int_equal(palette_fit("ose", names, help), FIT_NONE);
  assert_int_equal(palette_fit("cv", names, help), FIT_NONE);
  assert_int_equal(palette_fit("endx", names, help), FIT_NONE);
}

static void accents_and_case_do_not_count(void **state) {
  (void)state;
  assert_int_equal(palette_fit("REVO", "révoquer une décision", ""), FIT_BEGINS);
  assert_int_equal(palette_fit("déci", "Revoquer une decision", ""), FIT_WORDS);
  assert_int_equal(palette_fit("cœur", "coeur", ""), FIT_NAME);
  assert_int_equal(palette_fit("\xff", "le coeur", ""), FIT_NONE);
}

static Stage vote_of_june(void) {
  Stage stage = stage_vote(record_june(), 24, 80);
  stage_press(&stage, PRESS_TAB);
  return stage;
}

static Stage vote_scene(int rows, int columns) {
  Stage stage = stage_vote(record_june(), rows, columns);
  stage_type(&stage, "vu");
  return stage;
}

static void enter_does_what_was_found(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, ":");
  assert_int_equal(model_situation(&stage.model), IN_PALETTE);
  stage_type(&stage, "green\r");
  stage_tally_is(&stage, 4, 5, 1);
  assert_int_equal(model_situation(&stage.model), IN_VOTE);
  stage_type(&stage, ":rank");
  stage_press(&stage, PRESS_ENTER);
  assert_int_equal(stage.model.screen, SCREEN_RANKING);
  stage_end(&stage);
}

static void letters_in_it_do_not_vote(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, ":vjr12gye");
  stage_press(&stage, PRESS_BACKSPACE);
  stage_paste(&stage, "vvv\nrrr\n");
  stage_press(&stage, PRESS_ESCAPE);
  stage_tally_is(&stage, 3, 5, 1);
  assert_int_equal(model_situation(&stage.model), IN_VOTE);
  stage_end(&stage);
}

static void what_names_nothing_does_nothing(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  uint64_t before = roundtable_seq(stage_state(&stage));
  stage_type(&stage, ":qqqq\r");
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  assert_int_equal(roundtable_seq(stage_state(&stage)), before);
  assert_int_equal(model_situation(&stage.model), IN_VOTE);
  stage_end(&stage);
}

static const char *chosen(const Stage *stage) {
  PaletteRow row;
  return palette_chosen(&stage->model, &stage->data, &row) ? row.binding->name : "";
}

static void the_focus_moves_and_begins_anew(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, ":gommette");
  assert_string_equal(chosen(&stage), "green");
  stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_DOWN);
  assert_string_equal(chosen(&stage), "red");
  stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_UP);
  stage_press(&stage, PRESS_BACKSPACE);
  assert_string_equal(chosen(&stage), "green");
  stage_press(&stage, PRESS_PAGE_DOWN);
  stage_press(&stage, PRESS_PAGE_UP);
  assert_string_equal(chosen(&stage), "green");
  stage_end(&stage);
}

static SceneSetter *const scenes[] = {vote_scene,   scene_ranking, scene_board,  scene_prepare,
                                      scene_ballot, scene_journal, scene_report, scene_list};

static void keys_that_move_are_not_listed(void **state) {
  (void)state;
  PaletteRow rows[PALETTE_ROWS_MAX];
  Stage stage = vote_of_june();
  stage_type(&stage, ":");
  const size_t count = palette_rows(&stage.model, &stage.data, rows);
  assert_true(count > 40);
  for (size_t i = 0; i < count; i++)
    assert_int_equal(rows[i].binding->flags & TYPES, 0);
  stage_type(&stage, "one line");
  assert_int_equal(palette_rows(&stage.model, &stage.data, rows), 0);
  stage_end(&stage);
}

static void no_action_is_listed_twice(void **state) {
  (void)state;
  for (size_t n = 0; n < sizeof scenes / sizeof scenes[0]; n++) {
    PaletteRow rows[PALETTE_ROWS_MAX];
    Stage stage = scenes[n](24, 80);
    stage_press(&stage, PRESS_F2);
    const size_t count = palette_rows(&stage.model, &stage.data, rows);
    for (size_t i = 0; i < count; i++)
      for (size_t j = 0; j < i; j++)
        assert_string_not_equal(rows[i].binding->name, rows[j].binding->name);
    stage_end(&stage);
  }
}

/* … unless it fits best: one letter, two, or none leave open what is meant. */
static void what_records_is_not_first(void **state) {
  (void)state;
  for (size_t n = 0; n < sizeof scenes / sizeof scenes[0]; n++) {
    Stage stage = scenes[n](24, 80);
    PaletteRow row;
    stage_press(&stage, PRESS_F2);
    assert_true(palette_chosen(&stage.model, &stage.data, &row));
    assert_int_equal(row.binding->flags & RECORDS, 0);
    stage_end(&stage);
  }
  Stage stage = vote_of_june();
  stage_type(&stage, ":ve");
  assert_string_not_equal(chosen(&stage), "green");
  stage_end(&stage);
}

static void what_is_done_elsewhere_is_done_there(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, ":imprimer\r");
  assert_int_equal(stage.model.screen, SCREEN_REPORT);
  assert_int_equal(stage.effect.kind, EFFECT_PRINT_REPORT);
  stage_type(&stage, ":rideau\r");
  assert_int_equal(stage.model.screen, SCREEN_BOARD);
  assert_true(results_hidden(stage_state(&stage)));
  stage_type(&stage, ":historique\r");
  assert_int_equal(stage.model.screen, SCREEN_JOURNAL);
  stage_type(&stage, ":new subgroup\r");
  assert_int_equal(stage.model.screen, SCREEN_PREPARE);
  assert_int_equal(stage.model.entry, ENTRY_SUBGROUP);
  stage_end(&stage);
}

static void what_cannot_be_reached_says_why(void **state) {
  (void)state;
  Stage stage = scene_vote_hidden(24, 80);
  stage_type(&stage, ":print\r");
  stage_says(&stage, "Results are hidden");
  assert_int_equal(stage.model.screen, SCREEN_VOTE);
  assert_null(stage.model.palette.errand.name);
  stage_end(&stage);
}

/* Nothing is undone and no dot added where nobody sees it. */
static void what_needs_sight_is_only_gone_to(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "v");
  const uint64_t before = roundtable_seq(stage_state(&stage));
  stage_type(&stage, "c:undo\r");
  assert_int_equal(stage.model.screen, SCREEN_VOTE);
  assert_int_equal(roundtable_seq(stage_state(&stage)), before);
  stage_says(&stage, "u: undo what the bottom line names");
  stage_end(&stage);
}

static void a_board_alone_stays_a_board(void **state) {
  (void)state;
  Stage stage = scene_board(24, 80);
  stage.model.is_board = true;
  PaletteRow rows[PALETTE_ROWS_MAX];
  stage_press(&stage, PRESS_F2);
  const size_t count = palette_rows(&stage.model, &stage.data, rows);
  for (size_t i = 0; i < count; i++)
    assert_int_equal(rows[i].where, IN_BOARD);
  stage_end(&stage);
}

static void what_was_begun_goes_on_beneath_it(void **state) {
  (void)state;
  Stage stage = scene_row(24, 80);
  CountEntry before = stage.model.counts;
  stage_type(&stage, ":");
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(model_situation(&stage.model), IN_ROW);
  assert_memory_equal(&stage.model.counts, &before, sizeof before);
  stage_type(&stage, ":set or add\r");
  assert_true(stage.model.counts.adds != before.adds);
  stage_end(&stage);
}

/* The palette is no key of its own to what looks, which tells of the key before. */
static void a_look_through_it_tells_what_was_withheld(void **state) {
  (void)state;
  Stage stage = scene_vote_hidden(24, 80);
  model_withhold(&stage.model, "There is not one to take back.");
  stage_type(&stage, ":peek\r");
  stage_says(&stage, "not one to take back");
  assert_int_not_equal(stage.model.peek_ends_ms, 0);
  stage_type(&stage, ":");
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_not_equal(stage.model.peek_ends_ms, 0);
  stage_press(&stage, PRESS_DOWN);
  assert_int_equal(stage.model.peek_ends_ms, 0);
  assert_string_equal(stage.model.withheld, "");
  stage_end(&stage);
}

static void where_text_is_typed_a_colon_is_one(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "aTwo: three?");
  assert_string_equal(stage.model.line.text, "Two: three?");
  stage_press(&stage, PRESS_F2);
  stage_type(&stage, "cancel\r");
  assert_int_equal(model_situation(&stage.model), IN_VOTE);
  stage_end(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(beginnings_of_words_name_an_action),
      cmocka_unit_test(accents_and_case_do_not_count),
      cmocka_unit_test(enter_does_what_was_found),
      cmocka_unit_test(letters_in_it_do_not_vote),
      cmocka_unit_test(what_names_nothing_does_nothing),
      cmocka_unit_test(the_focus_moves_and_begins_anew),
      cmocka_unit_test(keys_that_move_are_not_listed),
      cmocka_unit_test(no_action_is_listed_twice),
      cmocka_unit_test(what_records_is_not_first),
      cmocka_unit_test(what_is_done_elsewhere_is_done_there),
      cmocka_unit_test(what_cannot_be_reached_says_why),
      cmocka_unit_test(what_needs_sight_is_only_gone_to),
      cmocka_unit_test(a_board_alone_stays_a_board),
      cmocka_unit_test(what_was_begun_goes_on_beneath_it),
      cmocka_unit_test(a_look_through_it_tells_what_was_withheld),
      cmocka_unit_test(where_text_is_typed_a_colon_is_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
