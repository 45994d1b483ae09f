/* Whatever can be done somewhere can be done there by its key, from the palette, and by a click on
 * its row in the help: the same happens, and the screen looks the same after it. One in ten is
 * tried, in the suite long all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/tries.h"
#include "tests/tui/scenes/ballot_scenes.h"
#include "tests/tui/scenes/comparison_scenes.h"
#include "tests/tui/scenes/control_scenes.h"
#include "tests/tui/scenes/journal_scenes.h"
#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/list_scenes.h"
#include "tests/tui/scenes/prepare_scenes.h"
#include "tests/tui/scenes/rank_scenes.h"
#include "tests/tui/scenes/replay_scenes.h"
#include "tests/tui/scenes/report_scenes.h"
#include "tests/tui/scenes/room_scenes.h"
#include "tests/tui/scenes/stage.h"
#include "tui/state/palette.h"

#include <cmocka.h>

static Stage list(int rows, int columns) {
  return stage_list(rows, columns);
}

static Stage list_typing(int rows, int columns) {
  Stage stage = stage_list(rows, columns);
  stage_type(&stage, "iagenda.csv");
  return stage;
}

static Stage vote(int rows, int columns) {
  Stage stage = stage_vote(record_june(), rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "vju");
  return stage;
}

static Stage number(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_type(&stage, "2");
  return stage;
}

static Stage reference(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_type(&stage, "/4/2");
  return stage;
}

static Stage ranking(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_type(&stage, "c");
  return stage;
}

static Stage help(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_type(&stage, "?");
  return stage;
}

static const struct {
  SceneSetter *set;
  Situation situation;
} scenes[] = {
    {list, IN_LIST},
    {list_typing, IN_LINE},
    {scene_list, IN_LIST},
    {scene_list_marked, IN_LIST},
    {scene_list_search, IN_LINE},
    {scene_list_deleting, IN_LINE},
    {vote, IN_VOTE},
    {scene_vote_hidden, IN_VOTE},
    {number, IN_NUMBER},
    {reference, IN_LINE},
    {scene_row, IN_ROW},
    {scene_reason, IN_LINE},
    {scene_closing, IN_QUESTION},
    {ranking, IN_RANKING},
    {scene_ranking_simulated, IN_RANKING},
    {scene_rank_explained, IN_EXPLANATION},
    {scene_pair_explained, IN_EXPLANATION},
    {scene_board, IN_BOARD},
    {scene_board_armed, IN_BOARD},
    {scene_board_totals, IN_BOARD},
    {scene_prepare, IN_PREPARE},
    {scene_prepare_typing, IN_LINE},
    {scene_prepare_pasted, IN_QUESTION},
    {scene_ballot, IN_BALLOT},
    {scene_ballot_called, IN_BALLOT},
    {scene_ballot_calling, IN_LINE},
    {scene_ballot_withdrawing, IN_QUESTION},
    {scene_same_voters, IN_VOTERS},
    {scene_journal, IN_JOURNAL},
    {scene_journal_whole, IN_JOURNAL},
    {scene_journal_search, IN_LINE},
    {scene_report, IN_REPORT},
    {scene_comparison, IN_PAIR},
    {scene_comparison_answered, IN_COMPARISON},
    {scene_replay, IN_REPLAY},
    {scene_replay_board, IN_REPLAY},
    {scene_replay_moment, IN_LINE},
    {help, IN_HELP},
    {scene_kiosk_pin, IN_PIN},
    {scene_kiosk_welcome, IN_KIOSK_PAGE},
    {scene_kiosk_list, IN_KIOSK},
    {scene_kiosk_page, IN_KIOSK},
    {scene_kiosk_confirm, IN_KIOSK_PAGE},
    {scene_kiosk_leaving, IN_PIN},
};

static bool holds(Situation situation, const char *name) {
  return binding_named(situation, name) != NULL;
}

static char *text_of(const Stage *stage) {
  Canvas canvas;
  stage_show(stage, &canvas);
  const size_t size = (size_t)(canvas.rows * canvas.columns);
  char *text = calloc(size, CELL_TEXT_SIZE + 1);
  assert_non_null(text);
  size_t used = 0;
  for (int row = 0; row < canvas.rows; row++)
    for (int column = 0; column < canvas.columns; column++) {
      const Cell *cell = canvas_cell(&canvas, row, column);
      used += (size_t)snprintf(text + used, size * CELL_TEXT_SIZE - used, "%s", cell->text);
    }
  canvas_close(&canvas);
  return text;
}

static void same(const Stage *by_key, const Stage *otherwise, const Binding *binding) {
  char *expected = text_of(by_key), *seen = text_of(otherwise);
  bool alike = strcmp(expected, seen) == 0 && by_key->effect.kind == otherwise->effect.kind;
  if (!alike)
    fprintf(stderr, "%s does something else by its key:\n%s\n%s\n", binding->name, expected, seen);
  assert_true(alike);
  free(expected);
  free(seen);
}

/* One digit of many is struck; named, they only open the line for a number. */
static bool is_named_only(const Binding *binding) {
  return keys_first(binding->keys) == PRESS_ANY_DIGIT;
}

static void choose_in_palette(Stage *stage, Situation situation, const Binding *binding) {
  stage_press(stage, PRESS_F2);
  size_t tries = 0;
  PaletteRow chosen;
  while (palette_chosen(&stage->model, &stage->data, &chosen) && chosen.binding != binding) {
    assert_true(tries++ < PALETTE_ROWS_MAX);
    stage_press(stage, PRESS_DOWN);
  }
  assert_int_equal(chosen.where, situation);
  stage_press(stage, PRESS_ENTER);
}

static void click_in_palette(Stage *stage, Situation situation, const Binding *binding) {
  int row, column;
  stage_press(stage, PRESS_F2);
  for (size_t tries = 0; !stage_finds_key(stage, situation, binding->name, &row, &column);
       tries++) {
    assert_true(tries < PALETTE_ROWS_MAX);
    stage_press(stage, PRESS_DOWN);
  }
  stage_click(stage, row, column);
}

static void click_in_help(Stage *stage, Situation situation, const Binding *binding) {
  enum { PAGES_MAX = 60 };
  int row, column;
  if (situation != IN_HELP) stage_press(stage, PRESS_F1);
  assert_int_equal(stage->model.screen, SCREEN_HELP);
  for (size_t tries = 0; !stage_finds_key(stage, situation, binding->name, &row, &column);
       tries++) {
    assert_true(tries < PAGES_MAX);
    stage_press(stage, PRESS_PAGE_DOWN);
  }
  stage_click(stage, row, column);
}

typedef void Way(Stage *stage, Situation situation, const Binding *binding);

static void does_as_its_key(size_t scene, int rows, int columns, const Binding *binding, Way *way) {
  Situation situation = scenes[scene].situation;
  Stage by_key = scenes[scene].set(rows, columns), otherwise = scenes[scene].set(rows, columns);
  assert_int_equal(model_situation(&by_key.model), situation);
  if (!is_named_only(binding)) stage_press(&by_key, keys_first(binding->keys));
  way(&otherwise, situation, binding);
  if (situation == IN_HELP) by_key.model.help_top = otherwise.model.help_top;
  if (is_named_only(binding))
    assert_int_equal(otherwise.effect.kind, EFFECT_NONE);
  else
    same(&by_key, &otherwise, binding);
  stage_end(&by_key);
  stage_end(&otherwise);
}

static void click_in_footer(Stage *stage, Situation situation, const Binding *binding) {
  int row, column;
  assert_true(stage_finds_key(stage, situation, binding->name, &row, &column));
  stage_click(stage, row, column);
}

/* In the kiosk there is neither palette nor help, on purpose. */
static bool is_offered(size_t scene, const Binding *binding, Way *way) {
  Situation situation = scenes[scene].situation;
  int row, column;
  if (way == click_in_help) return situation == IN_HELP || holds(situation, "help");
  if (way != click_in_footer) return (binding->flags & TYPES) == 0 && holds(situation, "palette");
  Stage stage = scenes[scene].set(24, 80);
  bool is_shown = stage_finds_key(&stage, situation, binding->name, &row, &column);
  stage_end(&stage);
  return is_shown;
}

static void by_this_way_everything_is_reached(Way *way, int rows, int columns) {
  const size_t apart = tries_all() ? 1 : 10;
  size_t n = 0;
  for (size_t scene = 0; scene < sizeof scenes / sizeof scenes[0]; scene++)
    for (const Binding *binding = binding_after(scenes[scene].situation, NULL); binding != NULL;
         binding = binding_after(scenes[scene].situation, binding))
      if (n++ % apart == 0 && is_offered(scene, binding, way))
        does_as_its_key(scene, rows, columns, binding, way);
}

static void by_a_click_in_the_footer(void **state) {
  (void)state;
  by_this_way_everything_is_reached(click_in_footer, 24, 80);
}

static void only_the_kiosk_offers_no_palette(void **state) {
  (void)state;
  const unsigned without = IN_KIOSK | IN_KIOSK_PAGE | IN_PIN | IN_PALETTE;
  for (unsigned situation = 1; situation < 1U << SITUATIONS; situation <<= 1) {
    assert_int_equal(holds((Situation)situation, "palette"), (without & situation) == 0);
    if (situation != IN_HELP)
      assert_int_equal(holds((Situation)situation, "help"), (without & situation) == 0);
  }
}

static void from_the_palette(void **state) {
  (void)state;
  by_this_way_everything_is_reached(choose_in_palette, 24, 80);
}

static void by_a_click_in_the_palette(void **state) {
  (void)state;
  by_this_way_everything_is_reached(click_in_palette, 12, 40);
}

static void by_a_click_in_the_help(void **state) {
  (void)state;
  by_this_way_everything_is_reached(click_in_help, 24, 80);
}

/* What was left out above would go unnoticed. */
static void every_situation_is_among_the_scenes(void **state) {
  (void)state;
  unsigned seen = IN_PALETTE;
  for (size_t scene = 0; scene < sizeof scenes / sizeof scenes[0]; scene++)
    seen |= scenes[scene].situation;
  assert_int_equal(seen, (1U << SITUATIONS) - 1);
}

static void a_digit_named_opens_the_line(void **state) {
  (void)state;
  Stage stage = vote(24, 80);
  click_in_help(&stage, IN_VOTE, binding_named(IN_VOTE, "digit"));
  assert_int_equal(model_situation(&stage.model), IN_NUMBER);
  assert_string_equal(stage.model.line.text, "");
  stage_type(&stage, "2v");
  stage_tally_is(&stage, 6, 5, 1);
  stage_end(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(from_the_palette),
      cmocka_unit_test(by_a_click_in_the_palette),
      cmocka_unit_test(by_a_click_in_the_help),
      cmocka_unit_test(by_a_click_in_the_footer),
      cmocka_unit_test(only_the_kiosk_offers_no_palette),
      cmocka_unit_test(every_situation_is_among_the_scenes),
      cmocka_unit_test(a_digit_named_opens_the_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
