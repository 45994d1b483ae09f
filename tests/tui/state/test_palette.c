/* The palette: an action found by a few letters of its name, in the reader's language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tests/tui/scenes/control_scenes.h"
#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/room_scenes.h"
#include "tests/tui/scenes/stage.h"
#include "tui/state/binding.h"

#include <cmocka.h>

static void letters_name_a_text(void **state) {
  (void)state;
  assert_int_equal(fuzzy_fit("gre", "a green dot"), FIT_WORD);
  assert_int_equal(fuzzy_fit("green d", "a green dot"), FIT_WORD);
  assert_int_equal(fuzzy_fit("", "a green dot"), FIT_WORD);
  assert_int_equal(fuzzy_fit("grdo", "a green dot"), FIT_WORDS);
  assert_int_equal(fuzzy_fit("gr do", "a green dot"), FIT_WORDS);
  assert_int_equal(fuzzy_fit("agd", "a green dot"), FIT_WORDS);
  assert_int_equal(fuzzy_fit("endt", "a green dot"), FIT_LETTERS);
  assert_int_equal(fuzzy_fit("reen", "a green dot"), FIT_LETTERS);
  assert_int_equal(fuzzy_fit("dotg", "a green dot"), FIT_NONE);
  assert_int_equal(fuzzy_fit("x", "a green dot"), FIT_NONE);
}

static void accents_and_case_do_not_count(void **state) {
  (void)state;
  assert_int_equal(fuzzy_fit("REVO", "révoquer une décision"), FIT_WORD);
  assert_int_equal(fuzzy_fit("rédé", "Revoquer une decision"), FIT_WORDS);
  assert_int_equal(fuzzy_fit("cœur", "le coeur"), FIT_WORD);
  assert_int_equal(fuzzy_fit("\xff", "le coeur"), FIT_NONE);
}

/* Whoever tried every way to part what is typed among such words would never end. */
static void a_hard_text_is_no_trap(void **state) {
  (void)state;
  char typed[65], text[257];
  memset(typed, 'a', sizeof typed - 2);
  typed[63] = 'b';
  typed[64] = '\0';
  for (size_t i = 0; i < 256; i += 2)
    memcpy(text + i, "a ", 3);
  assert_int_equal(fuzzy_fit(typed, text), FIT_NONE);
}

static Stage vote_of_june(void) {
  Stage stage = stage_vote(record_june(), 24, 80);
  stage_press(&stage, PRESS_TAB);
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
  return palette_chosen(&stage->model.palette, model_situation_beneath_palette(&stage->model))
      ->name;
}

static void the_focus_moves_and_begins_anew(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, ":dot on");
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

/* A name on the screen is better than letters scattered over a sentence. */
static void the_best_comes_first(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, ":undo");
  assert_string_equal(chosen(&stage), "undo");
  stage_press(&stage, PRESS_ESCAPE);
  stage_type(&stage, ":qu");
  assert_string_equal(chosen(&stage), "quit");
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
  stage_type(&stage, "word to the left\r");
  stage_type(&stage, "x ");
  assert_string_equal(stage.model.line.text, "Two: x three?");
  stage_end(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(letters_name_a_text),
      cmocka_unit_test(accents_and_case_do_not_count),
      cmocka_unit_test(a_hard_text_is_no_trap),
      cmocka_unit_test(enter_does_what_was_found),
      cmocka_unit_test(letters_in_it_do_not_vote),
      cmocka_unit_test(what_names_nothing_does_nothing),
      cmocka_unit_test(the_focus_moves_and_begins_anew),
      cmocka_unit_test(the_best_comes_first),
      cmocka_unit_test(what_was_begun_goes_on_beneath_it),
      cmocka_unit_test(a_look_through_it_tells_what_was_withheld),
      cmocka_unit_test(where_text_is_typed_a_colon_is_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
