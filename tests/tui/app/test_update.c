/* What keys do to the vote and the other screens, on a round table of real events. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/stage.h"
#include "tui/app/update.h"

#include <cmocka.h>

static Stage vote_of_june(void) {
  Stage stage = stage_vote(record_june(), 24, 80);
  stage_press(&stage, PRESS_TAB);
  return stage;
}

static void a_colour_key_is_one_dot(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "vgVG+");
  stage_tally_is(&stage, 3 + 5, 5, 1);
  stage_type(&stage, "jyeJYE*");
  stage_tally_is(&stage, 3 + 5, 5 + 7, 1);
  stage_type(&stage, "rR-");
  stage_tally_is(&stage, 3 + 5, 5 + 7, 1 + 3);
  stage_end(&stage);
}

static void a_reference_goes_to_any_subgroup(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "4/2\r");
  stage_focus_is(&stage, "4/2");
  stage_type(&stage, "/T/1\r");
  stage_focus_is(&stage, "T/1");
  stage_type(&stage, "'/é\r");
  stage_focus_is(&stage, "4/2");
  stage_type(&stage, "/&/'\r");
  stage_focus_is(&stage, "1/4");
  stage_end(&stage);
}

static void letters_of_a_reference_are_no_votes(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  uint64_t seq = roundtable_seq(stage_state(&stage));
  stage_type(&stage, "/vjrgye\r");
  assert_int_equal(roundtable_seq(stage_state(&stage)), seq);
  stage_says(&stage, "vjrgye");
  assert_true(stage.model.message_is_trouble);
  stage_end(&stage);
}

static void a_sign_in_a_code_is_not_a_digit(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_recommendation(record.roundtable, 1, "a(1)", "Odd"));
  Stage stage = stage_vote(record, 24, 80);
  stage_type(&stage, "/a(1)\r");
  stage_focus_is(&stage, "A/a(1)");
  stage_end(&stage);
}

static void an_unknown_reference_is_said_without_commands(void **state) {
  (void)state;
  static const char *const typed[] = {"/9/1\r", "/2/77\r", "/x\r"};
  for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
    Stage stage = vote_of_june();
    stage_type(&stage, typed[i]);
    stage_says(&stage, "There is no recommendation");
    assert_null(strstr(stage.model.message, "gommette"));
    stage_end(&stage);
  }
}

static void sentences_begin_with_a_capital(void **state) {
  (void)state;
  static const struct {
    const char *said, *shown;
  } sentences[] = {{"there is none", "There is none"},
                   {"à refaire", "À refaire"},
                   {"“x” is none", "“x” is none"},
                   {"votes.csv: this is a folder", "votes.csv: this is a folder"},
                   {"votes/a b: this is a folder", "votes/a b: this is a folder"},
                   {"", ""}};
  Model model = model_of(SCREEN_LIST);
  for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
    model_say(&model, true, "%s", sentences[i].said);
    assert_string_equal(model.message, sentences[i].shown);
  }
}

static void backspace_then_a_colour_takes_back(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "\x7fj");
  stage_tally_is(&stage, 3, 4, 1);
  stage_type(&stage, "\x7f"
                     "3j");
  stage_tally_is(&stage, 3, 1, 1);
  stage_type(&stage, "j");
  stage_tally_is(&stage, 3, 2, 1);
  stage_end(&stage);
}

static void escape_disarms(void **state) {
  (void)state;
  static const char *const typed[] = {"\x7f\033v", "\x7f\x7fv",
                                      ("\x7f"
                                       "3\033v"),
                                      "\x7f\rv"};
  for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
    Stage stage = vote_of_june();
    stage_type(&stage, typed[i]);
    stage_tally_is(&stage, 4, 5, 1);
    stage_end(&stage);
  }
}

static void no_count_goes_below_zero(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "\x7f"
                     "9r");
  stage_tally_is(&stage, 3, 5, 1);
  assert_true(stage.model.message_is_trouble);
  stage_end(&stage);
}

static void a_heading_and_a_closed_vote_take_no_dots(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "5\rv");
  stage_says(&stage, "heading");
  stage_press(&stage, PRESS_SHIFT_TAB);
  stage_type(&stage, "v");
  stage_says(&stage, "closed");
  stage_focus_is(&stage, "1/1");
  stage_tally_is(&stage, 3, 5, 1);
  stage_end(&stage);
}

static void undo_and_redo_take_what_the_foot_names(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "v2r");
  uint64_t named = stage.data.undo.act;
  stage_type(&stage, "u");
  assert_int_equal(stage.effect.kind, EFFECT_UNDO);
  assert_int_equal(stage.effect.expected, named);
  stage_tally_is(&stage, 4, 5, 1);
  stage_type(&stage, "U");
  stage_tally_is(&stage, 3, 5, 1);
  stage_press(&stage, PRESS_CONTROL_R);
  stage_press(&stage, PRESS_CONTROL_R);
  stage_tally_is(&stage, 4, 5, 3);
  stage_press(&stage, PRESS_CONTROL_R);
  stage_says(&stage, "nothing to redo");
  stage_end(&stage);
}

static void pasted_text_never_votes(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  uint64_t seq = roundtable_seq(stage_state(&stage));
  stage_paste(&stage, "vvvv12r");
  assert_int_equal(roundtable_seq(stage_state(&stage)), seq);
  assert_int_equal(stage.model.entry, ENTRY_NONE);
  stage_end(&stage);
}

/* Terminals paste the end of a line as a carriage return. */
static void pasted_page_is_named_by_its_first_line(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_paste(&stage, "\rDear all,\ras said\r");
  stage_says(&stage, "“Dear all,…” was not accepted");
  stage_end(&stage);
}

static void arrows_move_the_focus(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_press(&stage, PRESS_DOWN);
  stage_focus_is(&stage, "2/2");
  stage_press(&stage, PRESS_END);
  stage_focus_is(&stage, "2/12");
  stage_press(&stage, PRESS_DOWN);
  stage_focus_is(&stage, "2/12");
  stage_press(&stage, PRESS_HOME);
  stage_press(&stage, PRESS_UP);
  stage_focus_is(&stage, "2/1");
  stage_press(&stage, PRESS_PAGE_DOWN);
  stage_press(&stage, PRESS_PAGE_UP);
  stage_focus_is(&stage, "2/1");
  stage_end(&stage);
}

static void tab_goes_round(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  for (int i = 0; i < 5; i++)
    stage_press(&stage, PRESS_TAB);
  stage_focus_is(&stage, "2/1");
  stage_press(&stage, PRESS_SHIFT_TAB);
  stage_press(&stage, PRESS_SHIFT_TAB);
  stage_focus_is(&stage, "T/0");
  stage_end(&stage);
}

static bool leads_away(const Binding *row) {
  static const char *const names[] = {"palette", "help", "quit"};
  for (size_t n = 0; n < sizeof names / sizeof names[0]; n++)
    if (strcmp(row->name, names[n]) == 0) return true;
  return false;
}

static void press_all_keys_of(Stage *stage, const Binding *row) {
  for (Key key = 1; key <= PRESS_ANY_DIGIT; key = key == 0xff ? PRESS_UP : key + 1)
    if (keys_hold(row->keys, key)) stage_press(stage, key);
}

static void an_empty_session_withstands_every_key(void **state) {
  (void)state;
  Stage stage = stage_vote(record_begin(), 24, 80);
  for (unsigned situation = 1; situation < 1U << SITUATIONS; situation <<= 1)
    for (const Binding *row = binding_after((Situation)situation, NULL); row != NULL;
         row = binding_after((Situation)situation, row))
      if (!leads_away(row)) press_all_keys_of(&stage, row);
  assert_int_equal(roundtable_seq(stage_state(&stage)), 1);
  stage_end(&stage);
}

static void the_ranking_and_the_help_lead_back(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_type(&stage, "c");
  assert_int_equal(stage.model.screen, SCREEN_RANKING);
  stage_type(&stage, "?");
  assert_int_equal(stage.model.screen, SCREEN_HELP);
  stage_type(&stage, "v");
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.model.screen, SCREEN_RANKING);
  stage_type(&stage, "q");
  assert_int_equal(stage.model.screen, SCREEN_VOTE);
  stage_tally_is(&stage, 3, 5, 1);
  stage_type(&stage, "q");
  assert_int_equal(stage.effect.kind, EFFECT_QUIT);
  stage_end(&stage);
}

static void a_session_from_the_list_leads_back_to_it(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage.model.from_list = true;
  stage_type(&stage, "q");
  assert_int_equal(stage.effect.kind, EFFECT_CLOSE_SESSION);
  stage_end(&stage);
}

static void the_list_offers_four_beginnings(void **state) {
  (void)state;
  Stage stage = stage_list(24, 80);
  stage_press(&stage, PRESS_ENTER);
  assert_int_equal(stage.effect.kind, EFFECT_MAKE_DEMONSTRATION);
  assert_int_equal(stage.effect.dots, 0);
  stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_ENTER);
  assert_int_equal(stage.effect.kind, EFFECT_MAKE_DEMONSTRATION);
  assert_int_equal(stage.effect.dots, 1);
  stage_press(&stage, PRESS_DOWN);
  stage_type(&stage, "\rvotes.csv");
  stage_paste(&stage, "!\n");
  stage_type(&stage, "\x7f\x7f\r");
  assert_int_equal(stage.effect.kind, EFFECT_IMPORT_CSV);
  assert_string_equal(stage.effect.text, "votes.csv");
  stage_type(&stage, "aÀ l'été\r");
  assert_int_equal(stage.effect.kind, EFFECT_NEW_SESSION);
  assert_string_equal(stage.effect.text, "À l'été");
  stage_type(&stage, "ax\033");
  assert_int_equal(stage.model.entry, ENTRY_NONE);
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage_end(&stage);
}

static void a_screen_too_small_can_be_left(void **state) {
  (void)state;
  Stage stage = stage_vote(record_june(), 11, 40);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "v");
  stage_tally_is(&stage, 3, 5, 1);
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage_type(&stage, "q");
  assert_int_equal(stage.effect.kind, EFFECT_QUIT);
  stage_end(&stage);
}

static void a_lost_terminal_is_left(void **state) {
  (void)state;
  Stage stage = vote_of_june();
  stage_leave(&stage);
  assert_int_equal(stage.effect.kind, EFFECT_QUIT);
  stage_end(&stage);
}

static void a_new_size_lifts_no_curtain(void **state) {
  (void)state;
  Model model = {.screen = SCREEN_VOTE};
  const ViewData data = {.now.boot_ms = 1000};
  update(&model, &data, (Input){.kind = INPUT_RESIZED});
  assert_int_equal(model.peek_ends_ms, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_new_size_lifts_no_curtain),
      cmocka_unit_test(a_colour_key_is_one_dot),
      cmocka_unit_test(a_reference_goes_to_any_subgroup),
      cmocka_unit_test(letters_of_a_reference_are_no_votes),
      cmocka_unit_test(a_sign_in_a_code_is_not_a_digit),
      cmocka_unit_test(an_unknown_reference_is_said_without_commands),
      cmocka_unit_test(sentences_begin_with_a_capital),
      cmocka_unit_test(backspace_then_a_colour_takes_back),
      cmocka_unit_test(escape_disarms),
      cmocka_unit_test(no_count_goes_below_zero),
      cmocka_unit_test(a_heading_and_a_closed_vote_take_no_dots),
      cmocka_unit_test(undo_and_redo_take_what_the_foot_names),
      cmocka_unit_test(pasted_text_never_votes),
      cmocka_unit_test(pasted_page_is_named_by_its_first_line),
      cmocka_unit_test(arrows_move_the_focus),
      cmocka_unit_test(tab_goes_round),
      cmocka_unit_test(an_empty_session_withstands_every_key),
      cmocka_unit_test(the_ranking_and_the_help_lead_back),
      cmocka_unit_test(a_session_from_the_list_leads_back_to_it),
      cmocka_unit_test(the_list_offers_four_beginnings),
      cmocka_unit_test(a_screen_too_small_can_be_left),
      cmocka_unit_test(a_lost_terminal_is_left),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
