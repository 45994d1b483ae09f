/* What keys do to the vote under control: counts across a row, guards, closing, phases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tests/tui/scenes/control_scenes.h"
#include "tests/tui/scenes/june.h"

#include <cmocka.h>

enum { KEYS_FOR_A_ROW_MAX = 8 };

static void says(const Stage *stage, const char *words) {
  if (strstr(stage->model.message, words) == NULL) assert_string_equal(stage->model.message, words);
}

static const Recommendation *find(const Stage *stage, const char *code) {
  const Roundtable *state = stage_state(stage);
  uint32_t subgroup = roundtable_find_subgroup(state, "2")->number;
  return roundtable_find_recommendation(state, subgroup, code);
}

static void has(const Stage *stage, const char *code, int64_t green, int64_t yellow, int64_t red) {
  assert_true(tally_same(find(stage, code)->counted, (Tally){{green, yellow, red}}));
}

static Stage row_of(const char *code) {
  Stage stage = stage_vote(record_june_guarded(), 24, 80);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, code);
  stage_type(&stage, "\rn");
  assert_int_equal(model_situation(&stage.model), IN_ROW);
  return stage;
}

static void a_row_of_counts_takes_few_keys(void **state) {
  (void)state;
  static const char keys[] = "0\t10\t11\r";
  Stage stage = row_of("1");
  stage_type(&stage, keys);
  printf("# a row of three counts: %zu keys\n", sizeof keys - 1);
  assert_in_range(sizeof keys - 1, 1, KEYS_FOR_A_ROW_MAX);
  has(&stage, "1", 0, 10, 11);
  stage_focus_is(&stage, "2/2");
  stage_type(&stage, "1\r2\r3\r");
  has(&stage, "2", 1, 2, 3);
  stage_focus_is(&stage, "2/3");
  stage_end(&stage);
}

static void only_the_last_enter_records(void **state) {
  (void)state;
  Stage stage = row_of("1");
  uint64_t seq = roundtable_seq(stage_state(&stage));
  stage_type(&stage, "0\t2\t3\t4");
  stage_press(&stage, PRESS_SHIFT_TAB);
  stage_press(&stage, PRESS_LEFT);
  stage_press(&stage, PRESS_RIGHT);
  assert_int_equal(roundtable_seq(stage_state(&stage)), seq);
  stage_press(&stage, PRESS_ENTER);
  has(&stage, "1", 4, 2, 3);
  stage_end(&stage);
}

static void an_empty_cell_stays_as_it_is(void **state) {
  (void)state;
  Stage stage = row_of("1");
  stage_type(&stage, "\r9\r\r");
  has(&stage, "1", 3, 9, 1);
  uint64_t seq = roundtable_seq(stage_state(&stage));
  stage_type(&stage, "\r\r\r");
  assert_int_equal(roundtable_seq(stage_state(&stage)), seq);
  stage_focus_is(&stage, "2/3");
  stage_end(&stage);
}

static void counts_can_be_added(void **state) {
  (void)state;
  Stage stage = row_of("1");
  stage_type(&stage, "+2\r\r1\r");
  has(&stage, "1", 5, 5, 2);
  stage_type(&stage, "=0\r0\r0\r");
  has(&stage, "2", 0, 0, 0);
  stage_end(&stage);
}

static void belgian_digits_and_backspace_edit_a_cell(void **state) {
  (void)state;
  Stage stage = row_of("1");
  stage_type(&stage, "&é\x7f\x7f\x7f(\r\r\r");
  has(&stage, "1", 5, 5, 1);
  stage_end(&stage);
}

static void letters_and_pasted_text_record_nothing_in_a_row(void **state) {
  (void)state;
  Stage stage = row_of("1");
  uint64_t seq = roundtable_seq(stage_state(&stage));
  stage_type(&stage, "vjrgyeVJRGYE");
  stage_paste(&stage, "12\t3\t4\n");
  stage_type(&stage, "99999999999999999999999");
  assert_int_equal(roundtable_seq(stage_state(&stage)), seq);
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(model_situation(&stage.model), IN_VOTE);
  assert_int_equal(roundtable_seq(stage_state(&stage)), seq);
  stage_end(&stage);
}

static void headings_are_passed_over_and_refused(void **state) {
  (void)state;
  Stage stage = row_of("4");
  stage_type(&stage, "1\r1\r1\r");
  stage_focus_is(&stage, "2/5.1");
  stage_press(&stage, PRESS_UP);
  says(&stage, "takes no votes");
  assert_int_equal(model_situation(&stage.model), IN_VOTE);
  stage_type(&stage, "n"); /* on the heading: from there on */
  stage_focus_is(&stage, "2/5.1");
  assert_int_equal(model_situation(&stage.model), IN_ROW);
  stage_press(&stage, PRESS_ESCAPE);
  stage_press(&stage, PRESS_SHIFT_TAB);
  stage_type(&stage, "n");
  says(&stage, "closed");
  stage_end(&stage);
}

static void the_last_row_ends_the_typing(void **state) {
  (void)state;
  Stage stage = row_of("12");
  stage_type(&stage, "1\r1\r1\r");
  has(&stage, "12", 1, 1, 1);
  assert_int_equal(model_situation(&stage.model), IN_VOTE);
  stage_end(&stage);
}

static void over_a_guard_a_reason_is_asked(void **state) {
  (void)state;
  Stage stage = row_of("1");
  uint64_t seq = roundtable_seq(stage_state(&stage));
  stage_type(&stage, "14\r6\r2\r");
  assert_int_equal(model_situation(&stage.model), IN_LINE);
  stage_press(&stage, PRESS_ENTER);
  says(&stage, "reason");
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(model_situation(&stage.model), IN_ROW);
  assert_int_equal(roundtable_seq(stage_state(&stage)), seq);
  stage_type(&stage, "\rÀ 21, (2x)\r");
  assert_int_equal(stage.effect.kind, EFFECT_COUNT_ROW);
  has(&stage, "1", 14, 6, 2);
  stage_end(&stage);
}

static void a_held_key_stops_at_the_guard(void **state) {
  (void)state;
  Stage stage = stage_vote(record_june_guarded(), 24, 80);
  stage_press(&stage, PRESS_TAB);
  for (int i = 0; i < 40; i++)
    stage_type(&stage, "r");
  assert_int_equal(tally_cumulative(stage_tally(&stage)), 21);
  assert_true(stage.model.message_is_trouble);
  says(&stage, "can have no more dots");
  stage_end(&stage);
}

static void closing_asks_first(void **state) {
  (void)state;
  Stage stage = stage_vote(record_june(), 24, 80);
  stage_type(&stage, "x");
  says(&stage, "not open");
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "X");
  assert_int_equal(model_situation(&stage.model), IN_QUESTION);
  stage_type(&stage, "vxq");
  assert_int_equal(model_situation(&stage.model), IN_QUESTION);
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage_type(&stage, "x\r");
  assert_int_equal(stage.effect.kind, EFFECT_CLOSE_VOTE);
  assert_int_equal(stage.effect.subject, 2);
  stage_type(&stage, "z\r");
  assert_int_equal(stage.effect.kind, EFFECT_CLOSE_VOTE);
  assert_int_equal(stage.effect.subject, 0);
  stage_end(&stage);
}

static void one_key_starts_or_reopens(void **state) {
  (void)state;
  Stage stage = stage_vote(record_june(), 24, 80);
  stage_type(&stage, "o");
  assert_int_equal(stage.effect.kind, EFFECT_REOPEN_VOTE);
  assert_int_equal(stage.effect.subject, 1);
  stage_press(&stage, PRESS_SHIFT_TAB);
  stage_type(&stage, "O");
  assert_int_equal(stage.effect.kind, EFFECT_START_VOTE);
  stage_end(&stage);
}

static void the_bell_rings_once_when_time_is_up(void **state) {
  (void)state;
  Stage stage = scene_phase(24, 80);
  stage_pass_time(&stage, 2699999);
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage_pass_time(&stage, 2700000);
  assert_int_equal(stage.effect.kind, EFFECT_RING);
  says(&stage, "The time of “Vote” is up.");
  stage_pass_time(&stage, 2701000);
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage_end(&stage);
}

static void a_silent_bell_leaves_the_words(void **state) {
  (void)state;
  Stage stage = scene_phase(24, 80);
  stage_type(&stage, ",");
  stage_pass_time(&stage, 2700000);
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  says(&stage, "The time of “Vote” is up.");
  stage_end(&stage);
}

static void a_phase_is_paused_and_goes_on(void **state) {
  (void)state;
  Stage stage = scene_phase(24, 80);
  stage_type(&stage, "t");
  assert_int_equal(stage.effect.kind, EFFECT_PAUSE_PHASE);
  stage_happens(&stage, make_phase_step(EVENT_PHASE_PAUSED, 5));
  stage_type(&stage, "T");
  assert_int_equal(stage.effect.kind, EFFECT_START_PHASE);
  assert_int_equal(stage.effect.subject, 5);
  stage_type(&stage, ".");
  assert_int_equal(stage.effect.kind, EFFECT_NEXT_PHASE);
  stage_end(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_row_of_counts_takes_few_keys),
      cmocka_unit_test(only_the_last_enter_records),
      cmocka_unit_test(an_empty_cell_stays_as_it_is),
      cmocka_unit_test(counts_can_be_added),
      cmocka_unit_test(belgian_digits_and_backspace_edit_a_cell),
      cmocka_unit_test(letters_and_pasted_text_record_nothing_in_a_row),
      cmocka_unit_test(headings_are_passed_over_and_refused),
      cmocka_unit_test(the_last_row_ends_the_typing),
      cmocka_unit_test(over_a_guard_a_reason_is_asked),
      cmocka_unit_test(a_held_key_stops_at_the_guard),
      cmocka_unit_test(closing_asks_first),
      cmocka_unit_test(one_key_starts_or_reopens),
      cmocka_unit_test(the_bell_rings_once_when_time_is_up),
      cmocka_unit_test(a_silent_bell_leaves_the_words),
      cmocka_unit_test(a_phase_is_paused_and_goes_on),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
