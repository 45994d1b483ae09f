/* What the room may see: nothing of the figures before the reveal, and then what is revealed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/stage.h"
#include "tui/app/update.h"

#include <cmocka.h>

typedef struct Size {
  int rows, columns;
} Size;

static const Size sizes[] = {{24, 80}, {12, 40}, {40, 120}};

enum { SIZES = sizeof sizes / sizeof sizes[0] };

/* What differs between two sessions: figures, never rows, order, clock or sums. */
typedef struct Figures {
  const char *colours; /* the keys of the dots called out */
  Tally counts;
  uint8_t ballots[COLOUR_COUNT];
  uint8_t hash;
} Figures;

static const Figures one = {"vvjr", {{9, 0, 3}}, {2, 0, 0}, 0x11};
static const Figures other = {"rjvv", {{1, 10, 1}}, {0, 1, 1}, 0xee};

static Stage stage_of(const Figures *figures, Size size) {
  Record record = record_small();
  Roundtable *table = record.roundtable;
  BallotLine line =
      make_line(3, figures->ballots[GREEN], figures->ballots[YELLOW], figures->ballots[RED]);
  happens(&record, make_counts(table, 2, figures->counts));
  happens(&record, make_ballot(table, 1, &line, 1));
  Stage stage = stage_vote(record, size.rows, size.columns);
  memset(&stage.data.hash, figures->hash, sizeof stage.data.hash);
  return stage;
}

static void draw(Canvas *canvas, const Stage *stage) {
  Error err;
  assert_true(canvas_open(canvas, stage->data.rows, stage->data.columns, &err));
  view(canvas, &stage->model, &stage->data);
}

static bool same_frames(const Stage *a, const Stage *b) {
  Canvas frames[2];
  bool same = true;
  draw(&frames[0], a);
  draw(&frames[1], b);
  for (int row = 0; row < frames[0].rows && same; row++)
    for (int column = 0; column < frames[0].columns && same; column++) {
      const Cell *cell = canvas_cell(&frames[0], row, column);
      const Cell *beside = canvas_cell(&frames[1], row, column);
      same = strcmp(cell->text, beside->text) == 0 && cell->style == beside->style;
    }
  canvas_close(&frames[0]);
  canvas_close(&frames[1]);
  return same;
}

static void press_both(Stage *a, Stage *b, Key key) {
  stage_press(a, key);
  stage_press(b, key);
  memset(&a->data.hash, one.hash, sizeof a->data.hash);
  memset(&b->data.hash, other.hash, sizeof b->data.hash);
  if (!same_frames(a, b)) print_message("after key %#x\n", (unsigned)key);
  assert_true(same_frames(a, b));
}

static void type_both(Stage *a, Stage *b, const Key *keys) {
  for (; *keys != 0; keys++)
    press_both(a, b, *keys);
}

/* Dots in one order or the other, on the same rows. */
static void call_out(Stage *a, Stage *b) {
  for (size_t i = 0; one.colours[i] != '\0'; i++) {
    stage_press(a, (Key)one.colours[i]);
    stage_press(b, (Key)other.colours[i]);
    assert_true(same_frames(a, b));
    press_both(a, b, PRESS_DOWN);
  }
}

static void hidden_figures_change_no_frame(void **state) {
  (void)state;
  static const Key through_everything[] = {'u',
                                           'u',
                                           PRESS_CONTROL_R,
                                           'c',
                                           PRESS_UP,
                                           '?',
                                           'q',
                                           PRESS_TAB,
                                           PRESS_SHIFT_TAB,
                                           's',
                                           PRESS_TAB,
                                           PRESS_PAGE_DOWN,
                                           PRESS_PAGE_DOWN,
                                           PRESS_PAGE_UP,
                                           PRESS_TAB,
                                           PRESS_PAGE_DOWN,
                                           PRESS_PAGE_UP,
                                           PRESS_PAGE_UP,
                                           PRESS_PAGE_UP,
                                           'b',
                                           '.',
                                           'd',
                                           PRESS_ESCAPE,
                                           'c',
                                           'h',
                                           '?',
                                           'q',
                                           's',
                                           PRESS_BACKSPACE,
                                           PRESS_ESCAPE,
                                           '/',
                                           PRESS_ESCAPE,
                                           0};
  for (size_t i = 0; i < SIZES; i++) {
    Stage a = stage_of(&one, sizes[i]), b = stage_of(&other, sizes[i]);
    assert_true(same_frames(&a, &b));
    call_out(&a, &b);
    type_both(&a, &b, through_everything);
    stage_press(&a, ' ');
    stage_press(&b, ' ');
    assert_false(same_frames(&a, &b));
    press_both(&a, &b, PRESS_DOWN);
    stage_type(&a, "sd\r");
    stage_type(&b, "sd\r");
    /* A narrow board shows the sums alone, and they are the same. */
    assert_true(sizes[i].columns < 60 || !same_frames(&a, &b));
    stage_end(&a);
    stage_end(&b);
  }
}

static Stage hidden_june(void) {
  Record record = record_june();
  happens(&record, event_make(EVENT_CURTAIN_DRAWN));
  return stage_vote(record, 24, 80);
}

static Board board_of(const Stage *stage) {
  return roundtable_board(stage_state(stage));
}

static void press_each(Stage *a, Key pressed_there, Stage *b, Key pressed_here) {
  stage_press(a, pressed_there);
  stage_press(b, pressed_here);
  assert_true(same_frames(a, b));
}

/* Ballots with other colours on the same rows, the first key to the last. */
static void hidden_ballots_change_no_frame(void **state) {
  (void)state;
  static const Key afterwards[] = {PRESS_ESCAPE, 'u', PRESS_CONTROL_R, PRESS_TAB, 's', PRESS_TAB,
                                   's',          0};
  for (size_t i = 0; i < SIZES; i++) {
    Stage a = stage_of(&one, sizes[i]), b = stage_of(&other, sizes[i]);
    press_both(&a, &b, 'b');
    press_each(&a, '1', &b, '3');
    press_both(&a, &b, PRESS_DOWN);
    press_each(&a, '2', &b, '1');
    press_both(&a, &b, PRESS_TAB);
    press_each(&a, '3', &b, '2');
    stage_press(&a, ' ');
    stage_press(&b, ' ');
    assert_false(same_frames(&a, &b));
    press_both(&a, &b, PRESS_ENTER);
    assert_int_equal(roundtable_ballots_cast(stage_state(&a)), 2);
    type_both(&a, &b, afterwards);
    stage_end(&a);
    stage_end(&b);
  }
}

static void a_look_lasts_two_seconds(void **state) {
  (void)state;
  Stage stage = hidden_june(), blind = hidden_june();
  stage_press(&stage, ' ');
  assert_false(same_frames(&stage, &blind));
  stage.data.now.boot_ms += 1999;
  update(&stage.model, &stage.data, (Input){.kind = INPUT_NOTHING});
  assert_false(same_frames(&stage, &blind));
  stage.data.now.boot_ms += 1;
  update(&stage.model, &stage.data, (Input){.kind = INPUT_NOTHING});
  assert_true(same_frames(&stage, &blind));
  stage_end(&stage);
  stage_end(&blind);
}

static void it_takes_two_keys_to_reveal(void **state) {
  (void)state;
  static const Key no_reveal[] = {PRESS_ENTER, PRESS_F5, '\n', PRESS_ESCAPE, '.', '.', 0};
  Stage stage = hidden_june();
  stage_type(&stage, "s");
  for (const Key *key = no_reveal; *key != 0; key++)
    stage_press(&stage, *key);
  assert_true(board_of(&stage).curtain);
  stage_type(&stage, "dd\rdh\r");
  assert_true(board_of(&stage).curtain);
  stage_type(&stage, "d");
  stage_press(&stage, PRESS_ESCAPE);
  assert_true(board_of(&stage).curtain);
  stage_press(&stage, PRESS_F5);
  assert_false(board_of(&stage).curtain);
  assert_int_equal(board_of(&stage).reveal, REVEAL_TOTALS);
  stage_type(&stage, "h");
  assert_true(board_of(&stage).curtain);
  stage_end(&stage);
}

static void the_ranking_is_revealed_step_by_step(void **state) {
  (void)state;
  Stage stage = hidden_june();
  stage_type(&stage, "sc\r");
  size_t ranked = session_ranked(stage_state(&stage));
  assert_int_equal(ranked, 29);
  for (uint32_t step = 1; step < ranked; step++) {
    assert_int_equal(board_of(&stage).steps, step);
    assert_true(results_hidden(stage_state(&stage)));
    stage_press(&stage, PRESS_PAGE_UP);
    stage_press(&stage, PRESS_PAGE_DOWN);
  }
  assert_false(results_hidden(stage_state(&stage)));
  stage_press(&stage, PRESS_PAGE_DOWN);
  assert_int_equal(board_of(&stage).steps, ranked + 1);
  uint64_t seq = roundtable_seq(stage_state(&stage));
  stage_press(&stage, PRESS_PAGE_DOWN);
  assert_int_equal(roundtable_seq(stage_state(&stage)), seq);
  stage_end(&stage);
}

/* Of the first five ranks three share the fourth: from rank to rank, all that are tied at once. */
static void the_first_ranks_are_revealed_from_the_last_of_them(void **state) {
  (void)state;
  static const uint32_t ranks[] = {4, 2, 1};
  Stage stage = hidden_june();
  stage_type(&stage, "sdd\r");
  for (size_t i = 0; i < sizeof ranks / sizeof ranks[0]; i++) {
    assert_int_equal(board_of(&stage).reveal, REVEAL_TOP);
    assert_int_equal(board_of(&stage).steps, ranks[i]);
    assert_true(results_hidden(stage_state(&stage)));
    stage_press(&stage, PRESS_PAGE_DOWN);
  }
  assert_int_equal(board_of(&stage).steps, 0);
  assert_false(results_hidden(stage_state(&stage)));
  uint64_t seq = roundtable_seq(stage_state(&stage));
  stage_press(&stage, PRESS_PAGE_DOWN);
  assert_int_equal(roundtable_seq(stage_state(&stage)), seq);
  stage_end(&stage);
}

static void a_board_votes_on_nothing(void **state) {
  (void)state;
  Stage stage = hidden_june();
  stage.model = model_of_board();
  uint64_t seq = roundtable_seq(stage_state(&stage));
  stage_type(&stage, "svjrgyeVJRGYEu12v+-*/1\r");
  stage_paste(&stage, "vvv");
  assert_int_equal(stage.model.screen, SCREEN_BOARD);
  assert_int_equal(roundtable_seq(stage_state(&stage)), seq);
  stage_type(&stage, "q");
  assert_int_equal(stage.effect.kind, EFFECT_QUIT);
  stage_end(&stage);
}

static void the_board_goes_through_what_is_held(void **state) {
  (void)state;
  static const uint32_t held[] = {1, 2, 4, 5, 5};
  Stage stage = hidden_june();
  stage.model = model_of_board();
  for (int i = 0; i < 4; i++) /* from where the last vote was */
    stage_press(&stage, PRESS_PAGE_UP);
  assert_int_equal(board_of(&stage).view, BOARD_WELCOME);
  for (size_t i = 0; i < sizeof held / sizeof held[0]; i++) {
    stage_press(&stage, PRESS_PAGE_DOWN);
    assert_int_equal(board_of(&stage).view, BOARD_SUBGROUP);
    assert_int_equal(board_of(&stage).subject, held[i]);
  }
  for (int i = 0; i < 4; i++)
    stage_press(&stage, PRESS_PAGE_UP);
  assert_int_equal(board_of(&stage).view, BOARD_WELCOME);
  stage_end(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hidden_figures_change_no_frame),
      cmocka_unit_test(hidden_ballots_change_no_frame),
      cmocka_unit_test(a_look_lasts_two_seconds),
      cmocka_unit_test(it_takes_two_keys_to_reveal),
      cmocka_unit_test(the_ranking_is_revealed_step_by_step),
      cmocka_unit_test(the_first_ranks_are_revealed_from_the_last_of_them),
      cmocka_unit_test(a_board_votes_on_nothing),
      cmocka_unit_test(the_board_goes_through_what_is_held),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
