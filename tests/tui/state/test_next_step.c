/* The afternoon, key by key, at 80×24 in each language: the next step leads the footer, and what is
 * due is in sight. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tests/tui/scenes/ballot_scenes.h"
#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/list_scenes.h"
#include "tests/tui/scenes/prepare_scenes.h"
#include "tests/tui/scenes/room_scenes.h"
#include "tests/tui/scenes/stage.h"
#include "tui/app/language.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/next_step.h"

#include <cmocka.h>

typedef void Scene(void);

static void in_each_language(Scene *scene) {
  static const char *const codes[] = {"en", "fr", "nl"};
  Languages languages = languages_here();
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
    assert_true(languages_use(&languages, codes[i], NULL, NULL));
    scene();
  }
  languages_free(&languages);
}

static void shows(const Stage *stage, const char *name) {
  int row, column;
  if (!stage_finds_key(stage, model_situation(&stage->model), name, &row, &column))
    fail_msg("%s: %s is not in the footer", language_code(), name);
}

static void leads(const Stage *stage, const char *name) {
  int row, column;
  const char *step = next_step(&stage->model, &stage->data);
  assert_non_null(step);
  assert_string_equal(step, name);
  shows(stage, name);
  stage_finds_key(stage, model_situation(&stage->model), name, &row, &column);
  assert_int_equal(column, 1);
  assert_int_equal(row, stage->data.rows - hints_height(&stage->model, &stage->data));
}

static void empty_session(void) {
  Stage stage = scene_prepare_empty(24, 80);
  leads(&stage, "add");
  shows(&stage, "back");
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.model.screen, SCREEN_VOTE);
  leads(&stage, "add");
  shows(&stage, "prepare");
  stage_end(&stage);
}

static void preparing_leads_to_adding(void **state) {
  (void)state;
  in_each_language(empty_session);
}

/* Close all, reveal, rank, print. */
static void afternoon(void) {
  Stage stage = scene_vote_hidden(24, 80);
  leads(&stage, "close-all"); /* all is counted */
  shows(&stage, "green");
  shows(&stage, "counts");
  shows(&stage, "close-vote");
  shows(&stage, "close-all");
  shows(&stage, "board");
  shows(&stage, "journal");
  stage_type(&stage, "z");
  shows(&stage, "confirm");
  stage_press(&stage, PRESS_ENTER);
  leads(&stage, "board");
  shows(&stage, "journal");
  shows(&stage, "start-vote");
  stage_type(&stage, "s");
  leads(&stage, "arm-totals");
  stage_type(&stage, "d");
  leads(&stage, "reveal");
  stage_press(&stage, PRESS_ENTER);
  leads(&stage, "board");
  shows(&stage, "draw-curtain");
  stage_type(&stage, "s");
  leads(&stage, "ranking");
  shows(&stage, "report");
  shows(&stage, "journal");
  stage_type(&stage, "c");
  leads(&stage, "report");
  shows(&stage, "back");
  stage_type(&stage, "p");
  leads(&stage, "print");
  shows(&stage, "save-pdf");
  shows(&stage, "back");
  stage_end(&stage);
}

static void each_step_of_an_afternoon_leads(void **state) {
  (void)state;
  in_each_language(afternoon);
}

static Record record_of_an_agenda(void) {
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "1", "Housing"));
  const uint32_t housing = roundtable_subgroup_at(record.roundtable, 0)->number;
  happens(&record, make_recommendation(record.roundtable, housing, "1", "A fund"));
  return record;
}

static void not_begun(void) {
  Stage stage = stage_vote(record_of_an_agenda(), 24, 80);
  leads(&stage, "start-vote");
  shows(&stage, "prepare");
  stage_type(&stage, "o");
  leads(&stage, "green");
  stage_type(&stage, "n1\r2\r3\r");
  leads(&stage, "close-vote");
  stage_end(&stage);
}

static void what_is_prepared_is_started(void **state) {
  (void)state;
  in_each_language(not_begun);
}

static void steps_of_the_reveal(void) {
  Stage stage = scene_vote_hidden(24, 80);
  stage_type(&stage, "z\rsc");
  leads(&stage, "reveal");
  stage_press(&stage, PRESS_ENTER);
  leads(&stage, "show-next");
  stage_end(&stage);
}

static void a_reveal_goes_on_step_by_step(void **state) {
  (void)state;
  in_each_language(steps_of_the_reveal);
}

static void one_closed(void) {
  Stage stage = scene_vote_hidden(24, 80);
  stage_type(&stage, "x\r");
  leads(&stage, "next-subgroup");
  stage_press(&stage, PRESS_TAB);
  stage_end(&stage);
}

static void from_a_closed_subgroup_to_the_next(void **state) {
  (void)state;
  in_each_language(one_closed);
}

static void a_ballot_with_dots(void) {
  Stage stage = scene_ballot(24, 80);
  leads(&stage, "hand-in");
  shows(&stage, "back");
  stage_end(&stage);
}

static void a_ballot_is_handed_in(void **state) {
  (void)state;
  in_each_language(a_ballot_with_dots);
}

/* What cannot be done now takes no room. */
static void what_is_not_due_has_no_hint(void **state) {
  (void)state;
  int row, column;
  Stage stage = scene_vote_hidden(24, 80);
  assert_false(stage_finds_key(&stage, IN_VOTE, "start-vote", &row, &column));
  assert_false(stage_finds_key(&stage, IN_VOTE, "ranking", &row, &column));
  stage_end(&stage);
}

/* A line more for keys is not one less now and then. */
static void the_height_of_the_footer_is_steady(void **state) {
  (void)state;
  Stage stage = scene_vote_hidden(24, 80);
  assert_int_equal(hints_height(&stage.model, &stage.data), 2);
  stage_type(&stage, "z");
  assert_int_equal(hints_height(&stage.model, &stage.data), 2);
  stage_press(&stage, PRESS_ESCAPE);
  stage_type(&stage, "2");
  assert_int_equal(hints_height(&stage.model, &stage.data), 2);
  stage_end(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(preparing_leads_to_adding),
      cmocka_unit_test(what_is_prepared_is_started),
      cmocka_unit_test(each_step_of_an_afternoon_leads),
      cmocka_unit_test(a_reveal_goes_on_step_by_step),
      cmocka_unit_test(from_a_closed_subgroup_to_the_next),
      cmocka_unit_test(a_ballot_is_handed_in),
      cmocka_unit_test(what_is_not_due_has_no_hint),
      cmocka_unit_test(the_height_of_the_footer_is_steady),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
