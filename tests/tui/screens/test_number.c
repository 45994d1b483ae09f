/* What the number line of the vote makes of keys: dots, a code, or a refusal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/stage.h"

#include <cmocka.h>

static Stage vote_of_june(void) {
  Stage stage = stage_vote(record_june(), 24, 80);
  stage_press(&stage, PRESS_TAB);
  return stage;
}

static void digits_alone_never_vote(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  uint64_t seq = roundtable_seq(stage_state(&stage));
  stage_type(&stage, "0123456789&é\"'(§è!çà");
  assert_int_equal(roundtable_seq(stage_state(&stage)), seq);
  assert_string_equal(stage.model.line.text, "01234567891234567890");
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.model.entry, ENTRY_NONE);
  stage_tally_is(&stage, 3, 5, 1);
  stage_end(&stage);
}

static void a_number_before_a_colour_is_that_many(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "12v");
  stage_tally_is(&stage, 15, 5, 1);
  assert_int_equal(stage.model.entry, ENTRY_NONE);
  stage_type(&stage, "&ér");
  stage_tally_is(&stage, 15, 5, 13);
  stage_end(&stage);
}

static void backspace_edits_the_number(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "12\x7fv");
  stage_tally_is(&stage, 4, 5, 1);
  stage_type(&stage, "1\x7f");
  assert_int_equal(stage.model.entry, ENTRY_NONE);
  stage_end(&stage);
}

static void what_is_no_number_of_dots_is_refused(void **state) {
  (void)state;
  static const char *const typed[] = {"0v", "5.2v", "99999999999999999999v", "2147483649v"};
  for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
    Stage stage = vote_of_june();
    stage_type(&stage, typed[i]);
    stage_tally_is(&stage, 3, 5, 1);
    stage_says(&stage, "is not a number of dots");
    stage_type(&stage, "2v");
    stage_tally_is(&stage, 5, 5, 1);
    stage_end(&stage);
  }
}

static void a_stray_key_in_a_number_is_refused_aloud(void **state) {
  (void)state;
  static const char *const typed[] = {"5#", "5u", "5)", "5q", "5?"};
  for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
    Stage stage = vote_of_june();
    stage_type(&stage, typed[i]);
    stage_says(&stage, "is not a number of dots");
    assert_int_equal(stage.effect.kind, EFFECT_NONE);
    stage_type(&stage, "2v");
    stage_says(&stage, "is not a number of dots");
    stage_tally_is(&stage, 3, 5, 1);
    stage_end(&stage);
  }
}

static void a_key_that_leads_away_drops_the_number(void **state) {
  (void)state;
  static const Key keys[] = {PRESS_DOWN, PRESS_TAB, PRESS_F5, PRESS_CONTROL_R};
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    Stage stage = vote_of_june();
    stage_type(&stage, "5");
    stage_press(&stage, keys[i]);
    stage_says(&stage, "Nothing is recorded");
    assert_int_equal(stage.model.entry, ENTRY_NONE);
    stage_type(&stage, "2v");
    stage_tally_is(&stage, 5, 5, 1);
    stage_end(&stage);
  }
}

static void a_refused_number_still_takes_back(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "\x7f"
                     "0v2v");
  stage_tally_is(&stage, 1, 5, 1);
  stage_end(&stage);
}

static void enter_goes_to_a_code(void **state) {
  (void)state;
  static const char *const typed[] = {"5.2\r", "5,2\r",  "5;2\r",   "5:2\r",
                                      "(.é\r", "/5.2\r", "/2/5.2\r"};
  for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
    Stage stage = vote_of_june();
    stage_type(&stage, typed[i]);
    stage_focus_is(&stage, "2/5.2");
    stage_tally_is(&stage, 6, 2, 2);
    stage_end(&stage);
  }
}

static void an_unknown_code_is_said(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "77\r");
  stage_says(&stage, "77");
  stage_focus_is(&stage, "2/1");
  assert_int_equal(stage.model.entry, ENTRY_NONE);
  stage_end(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(digits_alone_never_vote),
      cmocka_unit_test(a_number_before_a_colour_is_that_many),
      cmocka_unit_test(backspace_edits_the_number),
      cmocka_unit_test(what_is_no_number_of_dots_is_refused),
      cmocka_unit_test(a_stray_key_in_a_number_is_refused_aloud),
      cmocka_unit_test(a_key_that_leads_away_drops_the_number),
      cmocka_unit_test(a_refused_number_still_takes_back),
      cmocka_unit_test(enter_goes_to_a_code),
      cmocka_unit_test(an_unknown_code_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
