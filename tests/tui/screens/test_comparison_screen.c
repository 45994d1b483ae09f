/* What keys do where sessions are laid side by side. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tests/tui/scenes/comparison_scenes.h"

#include <cmocka.h>

static void an_answer_is_about_the_pair_at_the_foot(void **state) {
  (void)state;
  Stage stage = scene_comparison(24, 80);
  stage_type(&stage, "=");
  assert_int_equal(stage.effect.kind, EFFECT_DECIDE_MATCH);
  assert_int_equal(stage.effect.index, 0);
  assert_int_equal(stage.effect.dots, 1);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "-");
  assert_int_equal(stage.effect.index, 1);
  assert_int_equal(stage.effect.dots, 0);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "=");
  assert_int_equal(stage.effect.index, 0);
  stage_end(&stage);
}

static const char *const answers[] = {"same", "different", "next-pair"};

static void offers_no_answer(const Stage *stage) {
  int row, column;
  for (size_t n = 0; n < sizeof answers / sizeof answers[0]; n++)
    assert_false(stage_finds_key(stage, IN_PAIR, answers[n], &row, &column));
}

static void an_answer_is_offered_where_a_pair_is_asked_about(void **state) {
  (void)state;
  int row, column;
  Stage stage = scene_comparison(24, 80);
  for (size_t n = 0; n < sizeof answers / sizeof answers[0]; n++)
    assert_true(stage_finds_key(&stage, IN_PAIR, answers[n], &row, &column));
  stage_end(&stage);
}

static void without_a_pair_an_answer_is_not_offered_and_asks_for_nothing(void **state) {
  (void)state;
  Stage stage = scene_comparison_answered(24, 80);
  offers_no_answer(&stage);
  stage_type(&stage, "=");
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage_end(&stage);
}

static void one_key_takes_an_answer_back(void **state) {
  (void)state;
  Stage asked = scene_comparison(24, 80), answered = scene_comparison_answered(24, 80);
  stage_type(&asked, "u");
  assert_int_equal(asked.effect.kind, EFFECT_FORGET_MATCH);
  stage_type(&answered, "u");
  assert_int_equal(answered.effect.kind, EFFECT_FORGET_MATCH);
  stage_end(&asked);
  stage_end(&answered);
}

static void while_results_are_hidden_nothing_is_answered_or_moved(void **state) {
  (void)state;
  Stage stage = scene_comparison_hidden(24, 80);
  offers_no_answer(&stage);
  stage_type(&stage, "=");
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage_press(&stage, PRESS_DOWN);
  assert_int_equal(stage.model.comparison.focus, 0);
  stage_end(&stage);
}

static void the_order_and_the_ranking_go_round(void **state) {
  (void)state;
  Stage stage = scene_comparison(24, 80);
  const ComparisonViewState before = stage.model.comparison;
  stage_type(&stage, "1");
  assert_int_equal(stage.model.comparison.order, ORDER_BY_CHANGE);
  assert_int_equal(stage.model.comparison.focus, 0);
  stage_type(&stage, "11");
  assert_int_equal(stage.model.comparison.order, before.order);
  stage_type(&stage, "2");
  assert_int_equal(stage.model.comparison.method, BY_WEIGHTED);
  stage_type(&stage, "2");
  assert_int_equal(stage.model.comparison.method, before.method);
  stage_end(&stage);
}

static void rows_scroll_and_can_be_clicked(void **state) {
  (void)state;
  int row, column;
  Stage stage = scene_comparison(12, 40);
  stage_press(&stage, PRESS_END);
  assert_int_equal(stage.model.comparison.focus, stage.data.comparison->item_count - 1);
  stage_press(&stage, PRESS_DOWN);
  assert_int_equal(stage.model.comparison.focus, stage.data.comparison->item_count - 1);
  stage_press(&stage, PRESS_HOME);
  assert_true(stage_finds_target(&stage, TARGET_LINE, 1, &row, &column));
  stage_click(&stage, row, column);
  assert_int_equal(stage.model.comparison.focus, 1);
  stage_end(&stage);
}

static void back_leaves_it(void **state) {
  (void)state;
  Stage stage = scene_comparison(24, 80);
  stage_type(&stage, "q");
  assert_int_equal(stage.effect.kind, EFFECT_QUIT);
  stage.model.from_list = true;
  stage_type(&stage, "q");
  assert_int_equal(stage.effect.kind, EFFECT_LEAVE_COMPARISON);
  stage_end(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_answer_is_about_the_pair_at_the_foot),
      cmocka_unit_test(an_answer_is_offered_where_a_pair_is_asked_about),
      cmocka_unit_test(without_a_pair_an_answer_is_not_offered_and_asks_for_nothing),
      cmocka_unit_test(one_key_takes_an_answer_back),
      cmocka_unit_test(while_results_are_hidden_nothing_is_answered_or_moved),
      cmocka_unit_test(the_order_and_the_ranking_go_round),
      cmocka_unit_test(rows_scroll_and_can_be_clicked),
      cmocka_unit_test(back_leaves_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
