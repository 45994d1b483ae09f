/* The ranking on the screen: in the order of core, moved by other weights, stored nowhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/rank/rank.h"
#include "core/vote/reference.h"
#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/stage.h"
#include "tui/app/update.h"
#include "tui/screens/ranking/ranking_view.h"

#include <cmocka.h>
#include <locale.h>

enum { ROWS = 60, COLUMNS = 120, PICTURE_SIZE = ROWS * (COLUMNS * 4 + 1) + 1, MOVES_MAX = 64 };

typedef struct Picture {
  char text[PICTURE_SIZE]; /* lines, each with its end */
} Picture;

static void take(const Stage *stage, Picture *picture) {
  Error err;
  Canvas canvas;
  size_t used = 0;
  assert_true(canvas_open(&canvas, ROWS, COLUMNS, &err));
  view(&canvas, &stage->model, &stage->data);
  for (int row = 0; row < ROWS; row++) {
    for (int column = 0; column < COLUMNS; column++)
      used += (size_t)snprintf(picture->text + used, PICTURE_SIZE - used, "%s",
                               canvas_cell(&canvas, row, column)->text);
    used += (size_t)snprintf(picture->text + used, PICTURE_SIZE - used, "\n");
  }
  canvas_close(&canvas);
}

static bool shows(const Stage *stage, const char *words) {
  Picture picture;
  take(stage, &picture);
  return strstr(picture.text, words) != NULL;
}

static Stage open_ranking_of(Record record) {
  Stage stage = stage_vote(record, ROWS, COLUMNS);
  stage_type(&stage, "c");
  return stage;
}

static Stage open_june(void) {
  return open_ranking_of(record_june());
}

/* The standings as core puts them for what the model shows. */
static size_t in_order_of_core(const Stage *stage, Standing standings[MOVES_MAX]) {
  Error err;
  Ranking ranking;
  RankResult ranked_items[MOVES_MAX];
  const Roundtable *table = stage_state(stage);
  RankingChoice choice = ranking_choice(&stage->model, table);
  assert_true(ranking_compute(table, NULL, choice.weights, &ranking, &err));
  if (choice.method < MAIN_RANKINGS) {
    ranking_sort(&ranking, choice.method, choice.within_subgroups);
    memcpy(standings, ranking.standings, ranking.count * sizeof *standings);
  } else {
    assert_true(ranking_place(table, &ranking, choice.method, choice.weights, FLOOR_OF_DOTS,
                              ranked_items, &err));
    for (size_t i = 0; i < ranking.count; i++)
      standings[ranked_items[i].order] = ranking.standings[i];
  }
  size_t count = ranking.count;
  ranking_free(&ranking);
  return count;
}

/* Each one stands below the one before. */
static void order_is_cores(const Stage *stage) {
  Picture picture;
  Standing standings[MOVES_MAX];
  char line[REFERENCE_TEXT_SIZE + 2];
  const Roundtable *table = stage_state(stage);
  take(stage, &picture);
  const char *rest = picture.text;
  size_t count = in_order_of_core(stage, standings);
  for (size_t i = 0; i < count; i++) {
    const Recommendation *one = roundtable_recommendation(table, standings[i].recommendation);
    snprintf(line, sizeof line, " %s ", reference_shown(table, one).text);
    rest = strstr(rest, line);
    assert_non_null(rest);
    rest = strchr(rest, '\n');
  }
}

static void the_order_is_that_of_core(void **state) {
  (void)state;
  Stage stage = open_june();
  order_is_cores(&stage);
  stage_type(&stage, "3");
  order_is_cores(&stage);
  stage_type(&stage, "1");
  order_is_cores(&stage);
  for (int i = 0; i < 8; i++) {
    stage_press(&stage, i < 6 ? PRESS_RIGHT : PRESS_TAB);
    order_is_cores(&stage);
  }
  for (int i = 0; i < 12; i++) {
    stage_press(&stage, PRESS_LEFT);
    order_is_cores(&stage);
  }
  stage_end(&stage);
}

static void every_method_has_its_order(void **state) {
  (void)state;
  Record record = record_june();
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 21));
  Stage stage = open_ranking_of(record);
  stage_type(&stage, "3");
  for (int method = MAIN_RANKINGS; method < RANKING_METHODS; method++) {
    stage_type(&stage, "2");
    assert_int_equal(stage.model.order, method);
    assert_true(shows(&stage, "Ranking: "));
    order_is_cores(&stage);
  }
  stage_type(&stage, "2");
  assert_int_equal(stage.model.order, BY_CUMULATIVE);
  stage_end(&stage);
}

static void a_method_that_cannot_be_says_why(void **state) {
  (void)state;
  Stage stage = open_june();
  stage_type(&stage, "22222");
  assert_int_equal(stage.model.order, BY_MAJORITY_JUDGMENT);
  assert_true(shows(&stage, "needs the number of"));
  stage_type(&stage, "\r=");
  assert_int_equal(stage.model.screen, SCREEN_RANKING);
  stage_type(&stage, "0");
  order_is_cores(&stage);
  stage_end(&stage);
}

/* What moved, and by how much, against core's own ranks. */
static void moves_are_differences_of_ranks(void **state) {
  (void)state;
  Error err;
  Stage stage = open_june();
  RankingRows list;
  Ranking own;
  size_t moved = 0;
  stage_type(&stage, "3");
  stage_press(&stage, PRESS_RIGHT);
  const Roundtable *table = stage_state(&stage);
  assert_true(ranking_rows_open(table, ranking_choice(&stage.model, table), &list, &err));
  assert_true(ranking_compute(table, NULL, weights_default(), &own, &err));
  for (size_t i = 0; i < list.ranking.count; i++) {
    const Standing *one = &list.ranking.standings[i];
    int64_t before = own.standings[one->index].rank[BY_WEIGHTED].overall;
    int64_t change = before - one->rank[BY_WEIGHTED].overall;
    assert_int_equal(ranking_rows_moved(&list, one), change);
    moved += change != 0;
  }
  assert_true(moved > 0);
  assert_true(shows(&stage, "↑"));
  ranking_free(&own);
  ranking_rows_close(&list);
  stage_end(&stage);
}

/* Whatever is pressed, nothing is asked of the session. */
static void looking_stores_nothing(void **state) {
  (void)state;
  static const Key keys[] = {PRESS_RIGHT, PRESS_LEFT, PRESS_TAB, 'm', '1',  '3', '2', '0',
                             '=',         PRESS_DOWN, '=',       'q', '\r', 'q', 'q'};
  Stage stage = open_june();
  size_t events = roundtable_seq(stage_state(&stage));
  for (int round = 0; round < 3; round++)
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
      stage_press(&stage, keys[i]);
      assert_int_equal(stage.effect.kind, EFFECT_NONE);
      if (stage.model.screen == SCREEN_VOTE) stage_type(&stage, "c");
    }
  assert_int_equal(roundtable_seq(stage_state(&stage)), events);
  stage_end(&stage);
}

static void other_weights_say_that_they_are_a_simulation(void **state) {
  (void)state;
  Stage stage = open_june();
  assert_false(shows(&stage, "SIMULATION"));
  stage_press(&stage, PRESS_RIGHT);
  assert_true(shows(&stage, "SIMULATION"));
  assert_true(shows(&stage, "(rule: "));
  assert_int_equal(stage.model.order, BY_WEIGHTED);
  stage_type(&stage, "\r");
  assert_true(shows(&stage, "SIMULATION with the weights 5"));
  stage_type(&stage, "q");
  stage_press(&stage, PRESS_LEFT);
  assert_false(shows(&stage, "SIMULATION"));
  stage_press(&stage, PRESS_LEFT);
  stage_type(&stage, "0");
  assert_false(shows(&stage, "SIMULATION"));
  assert_int_equal(stage.model.order, BY_CUMULATIVE);
  stage_end(&stage);
}

static void a_simulation_ends_with_the_screen(void **state) {
  (void)state;
  Stage stage = open_june();
  stage_press(&stage, PRESS_RIGHT);
  stage_type(&stage, "qc");
  assert_false(shows(&stage, "SIMULATION"));
  stage_end(&stage);
}

static void focus_is_on(const Stage *stage, const char *reference) {
  Picture picture;
  take(stage, &picture);
  const char *focus = strstr(picture.text, "▸");
  assert_non_null(focus);
  const char *found = strstr(focus, reference);
  assert_non_null(found);
  assert_true(found < strchr(focus, '\n'));
}

static void the_focus_follows_what_moves(void **state) {
  (void)state;
  Stage stage = open_june();
  stage_type(&stage, "31");
  stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_DOWN);
  for (int i = 0; i < 3; i++) {
    stage_press(&stage, PRESS_RIGHT);
    focus_is_on(&stage, " 2/3 ");
  }
  assert_int_equal(stage.model.ranking_focus, 2);
  stage_end(&stage);
}

static void set_rule(Record *record, VotingRule rule, int64_t value) {
  happens(record, make_voting_rule(record->roundtable, rule, value));
}

/* Dots for each subgroup apart make ranks across subgroups doubtful. */
static void ranks_within_come_first_where_scopes_ask_for_it(void **state) {
  (void)state;
  Stage stage = open_june();
  assert_true(shows(&stage, "Ranking within each subgroup"));
  assert_false(shows(&stage, "read with care"));
  stage_type(&stage, "3");
  assert_true(shows(&stage, "Ranking of the whole session"));
  assert_true(shows(&stage, "read with care"));
  stage_end(&stage);
  Record record = record_june();
  set_rule(&record, RULE_SCOPE, SCOPE_SESSION);
  stage = open_ranking_of(record);
  assert_true(shows(&stage, "Ranking of the whole session"));
  assert_false(shows(&stage, "read with care"));
  stage_end(&stage);
}

static void what_holds_is_said_at_the_foot(void **state) {
  (void)state;
  Stage stage = open_june();
  assert_true(
      shows(&stage, "1/4: 1st in its subgroup whatever the weights (2 dots would change that)."));
  stage_type(&stage, "3");
  assert_true(shows(&stage, "4/2 is 1st whatever the weights, unless at least 2 dots change."));
  stage_press(&stage, PRESS_DOWN);
  assert_true(shows(&stage, "nothing else: not the mean"));
  stage_type(&stage, "m");
  assert_true(shows(&stage, "1/4 would pass 4/2 with 2 dots changed."));
  stage_end(&stage);
}

static void two_are_compared(void **state) {
  (void)state;
  Stage stage = open_june();
  stage_type(&stage, "3");
  stage_type(&stage, "=");
  stage_says(&stage, "4/2 is marked");
  stage_type(&stage, "=");
  assert_int_equal(stage.model.ranking.marked, 0);
  stage_type(&stage, "=");
  stage_press(&stage, PRESS_DOWN);
  assert_true(shows(&stage, "* "));
  stage_type(&stage, "=");
  assert_int_equal(stage.model.screen, SCREEN_EXPLANATION);
  assert_true(shows(&stage, "4/2 and 1/4"));
  assert_true(shows(&stage, "4/2 is ahead of 1/4 whatever the weights"));
  stage_type(&stage, "q");
  assert_int_equal(stage.model.screen, SCREEN_RANKING);
  assert_int_equal(stage.model.ranking.marked, 0);
  stage_end(&stage);
}

static void a_curtain_hides_ranks_and_what_explains_them(void **state) {
  (void)state;
  Stage stage = open_june();
  stage_type(&stage, "\r");
  assert_true(shows(&stage, "has 16 dots"));
  stage_happens(&stage, event_make(EVENT_CURTAIN_DRAWN));
  stage_press(&stage, PRESS_UP);
  assert_false(shows(&stage, "dots"));
  assert_true(shows(&stage, "Results are hidden"));
  stage_type(&stage, "q");
  assert_true(shows(&stage, "Results are hidden"));
  assert_false(shows(&stage, "4/2"));
  stage_type(&stage, "\r=");
  assert_int_equal(stage.model.screen, SCREEN_RANKING);
  stage_end(&stage);
}

static void what_is_explained_may_go_away(void **state) {
  (void)state;
  Stage stage = open_ranking_of(record_june());
  stage_type(&stage, "\r");
  stage_happens(&stage,
                make_status(stage_state(&stage), stage.model.ranking.explained, STATUS_WITHDRAWN));
  stage_press(&stage, PRESS_UP);
  assert_true(shows(&stage, "no longer put to the vote"));
  stage_end(&stage);
}

static void what_was_withdrawn_is_named_under_the_ranking_and_on_the_board(void **state) {
  (void)state;
  Record record = record_june();
  happens(&record, make_status(record.roundtable, 2, STATUS_WITHDRAWN));
  Stage stage = open_ranking_of(record);
  const Recommendation *one = roundtable_recommendation(stage_state(&stage), 2);
  char said[REFERENCE_TEXT_SIZE + 32];
  stage_press(&stage, PRESS_END);
  snprintf(said, sizeof said, "Withdrawn: 1/%s (", one->code);
  assert_true(shows(&stage, said));
  assert_true(shows(&stage, "in no ranking and no total"));
  stage_happens(&stage, make_board(BOARD_RECOMMENDATION, 2));
  stage.model = model_of_board();
  snprintf(said, sizeof said, "%s · withdrawn · ", one->code);
  assert_true(shows(&stage, said));
  stage_end(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_order_is_that_of_core),
      cmocka_unit_test(every_method_has_its_order),
      cmocka_unit_test(a_method_that_cannot_be_says_why),
      cmocka_unit_test(moves_are_differences_of_ranks),
      cmocka_unit_test(looking_stores_nothing),
      cmocka_unit_test(other_weights_say_that_they_are_a_simulation),
      cmocka_unit_test(a_simulation_ends_with_the_screen),
      cmocka_unit_test(the_focus_follows_what_moves),
      cmocka_unit_test(ranks_within_come_first_where_scopes_ask_for_it),
      cmocka_unit_test(what_holds_is_said_at_the_foot),
      cmocka_unit_test(two_are_compared),
      cmocka_unit_test(a_curtain_hides_ranks_and_what_explains_them),
      cmocka_unit_test(what_is_explained_may_go_away),
      cmocka_unit_test(what_was_withdrawn_is_named_under_the_ranking_and_on_the_board),
  };
  setlocale(LC_CTYPE, "C.UTF-8");
  return cmocka_run_group_tests(tests, NULL, NULL);
}
