/* Two rooms in which the same rows are recorded in the same order and with the same sums, on real
 * sessions, and only the figures in them differ: until the reveal nobody can tell one from the
 * other by what a vote screen or a board shows, whatever keys are struck. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/guards.h"
#include "sessions/acts/counts.h"
#include "tests/sessions/sample.h"
#include "tests/support/tries.h"
#include "tui/app/controller.h"
#include "tui/app/update.h"

#include <cmocka.h>

enum { STEPS = 15, SIDES = 2, VOTERS = 4, SUM_MAX = 14, KEYS_MAX = 8 };

typedef struct RoomSide {
  char path[SAMPLE_PATH_SIZE];
  Controller controller;
  Model model;
} RoomSide;

typedef struct Rooms {
  SampleFolder folder;
  RoomSide sides[SIDES];
  Random random;
  bool parted;             /* a ballot was refused on one side only: they are not alike any more */
  uint64_t prepared;       /* the last act of the preparing, which nobody undoes */
  unsigned long long keys; /* struck on both sides so far, with dots and counts each one */
} Rooms;

static const Roundtable *table(const RoomSide *side) {
  return session_state(side->controller.session);
}

static void set_rules(Session *session, bool one_dot) {
  static const struct {
    VotingRule rule;
    int64_t value;
  } rules[] = {{RULE_VOTERS, VOTERS},   {RULE_ALLOWANCE_GREEN, 2},    {RULE_ALLOWANCE_YELLOW, 2},
               {RULE_ALLOWANCE_RED, 2}, {RULE_SCOPE, SCOPE_SUBGROUP}, {RULE_DOTS_PER_ITEM, 0}};
  for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
    Event event = event_make(EVENT_VOTING_RULE_SET);
    event.number.property = rules[i].rule;
    event.number.value[BEFORE] = roundtable_voting_rule(session_state(session), rules[i].rule);
    event.number.value[AFTER] = rules[i].value;
    if (rules[i].rule == RULE_DOTS_PER_ITEM && !one_dot) continue;
    if (rules[i].rule == RULE_DOTS_PER_ITEM) event.number.value[AFTER] = ONE_DOT_AN_ITEM;
    record_event(session, event);
  }
}

static void open_side(Rooms *rooms, RoomSide *side, const char *name, bool one_dot) {
  Error err = {0};
  Session *session = sample_session(sample_path(&rooms->folder, name, side->path));
  set_rules(session, one_dot);
  session_close(session);
  side->controller = controller_empty(NULL);
  assert_done(controller_open(&side->controller, side->path, &err), &err);
  side->model = model_of_session(table(side), false);
}

static Rooms rooms_open(uint64_t seed) {
  Rooms rooms = {.folder = sample_folder_make(), .random = {seed}};
  open_side(&rooms, &rooms.sides[0], "one.gommette", seed % 2 == 0);
  open_side(&rooms, &rooms.sides[1], "other.gommette", seed % 2 == 0);
  rooms.prepared = roundtable_seq(table(&rooms.sides[0]));
  return rooms;
}

static void rooms_close(Rooms *rooms) {
  for (int i = 0; i < SIDES; i++)
    controller_clear(&rooms->sides[i].controller);
  sample_folder_remove(rooms->folder);
}

/* What a screen shows, at the same clock. */
static void draw(Canvas *canvas, RoomSide *side, Model *model, int rows, int columns) {
  Error err;
  ViewData data = *controller_world(&side->controller, model, rows, columns);
  data.now = (Moment){.wall_ms = INT64_C(1686058927000), .utc_offset = 120};
  data.saved.wall_ms = data.now.wall_ms;
  data.saved.utc_offset = data.now.utc_offset;
  assert_true(canvas_open(canvas, rows, columns, &err));
  view(canvas, model, &data);
}

static void row_text(const Canvas *canvas, int row, char *text, size_t size) {
  size_t used = 0;
  for (int column = 0; column < canvas->columns && used < size; column++)
    used +=
        (size_t)snprintf(text + used, size - used, "%s", canvas_cell(canvas, row, column)->text);
}

/* The hands of "17:33:59": the clocks of two files are not the same. */
static bool is_clock(const Canvas *canvas, int row, int column) {
  bool digit = strspn(canvas_cell(canvas, row, column)->text, "0123456789") > 0, colon = false;
  for (int near = column - 2; digit && near <= column + 2; near++)
    colon = colon || (near >= 0 && near < canvas->columns &&
                      strcmp(canvas_cell(canvas, row, near)->text, ":") == 0);
  return colon;
}

static bool same_cells(const Canvas *a, const Canvas *b, int row) {
  bool same = true;
  for (int column = 0; column < a->columns && same; column++) {
    const Cell *cell = canvas_cell(a, row, column), *beside = canvas_cell(b, row, column);
    bool clocks = is_clock(a, row, column) && is_clock(b, row, column);
    same = (clocks || strcmp(cell->text, beside->text) == 0) && cell->style == beside->style;
  }
  return same;
}

static void assert_same_frame(const Canvas *a, const Canvas *b) {
  char texts[SIDES][4096];
  assert_int_equal(a->cursor_row, b->cursor_row);
  assert_int_equal(a->cursor_column, b->cursor_column);
  for (int row = 0; row < a->rows; row++) {
    if (same_cells(a, b, row)) continue;
    row_text(a, row, texts[0], sizeof texts[0]);
    row_text(b, row, texts[1], sizeof texts[1]);
    fail_msg("row %d tells them apart:\n%s\n%s", row, texts[0], texts[1]);
  }
}

static void assert_same_screens(Rooms *rooms, bool boards) {
  static const int sizes[][2] = {{24, 80}, {12, 40}};
  Canvas frames[SIDES];
  Model board = model_of_board();
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
    for (int side = 0; side < SIDES; side++)
      draw(&frames[side], &rooms->sides[side], boards ? &board : &rooms->sides[side].model,
           sizes[i][0], sizes[i][1]);
    assert_same_frame(&frames[0], &frames[1]);
    canvas_close(&frames[0]);
    canvas_close(&frames[1]);
  }
}

static void assert_same_rooms(Rooms *rooms) {
  assert_string_equal(rooms->sides[0].model.message, rooms->sides[1].model.message);
  assert_int_equal(roundtable_seq(table(&rooms->sides[0])),
                   roundtable_seq(table(&rooms->sides[1])));
  assert_same_screens(rooms, false);
  assert_same_screens(rooms, true);
}

static void press(RoomSide *side, Key key) {
  const ViewData *data = controller_world(&side->controller, &side->model, 24, 80);
  Effect effect = update(&side->model, data, (Input){.kind = INPUT_KEY, .key = key});
  controller_do(&side->controller, &side->model, &effect);
}

static void press_both(Rooms *rooms, Key key) {
  if (key == 'u' && rooms->sides[0].controller.data.undo.act <= rooms->prepared) return;
  press(&rooms->sides[0], key);
  press(&rooms->sides[1], key);
  rooms->keys++;
  assert_same_rooms(rooms);
}

static const Recommendation *focus_of(const RoomSide *side) {
  return model_recommendation(&side->model, table(side));
}

/* Whether the figures let it be counted. */
static bool can_count(const RoomSide *side, int colour, int64_t dots) {
  const Recommendation *focus = focus_of(side);
  return focus->counted.dots[colour] + dots >= 0 &&
         guard_check_dots(table(side), focus, (Colour)colour, dots, NULL);
}

/* Another colour here than there, of which the same becomes. */
static void strike_colours(Rooms *rooms, int64_t dots) {
  static const Key keys[COLOUR_COUNT] = {'v', 'j', 'r'};
  int one = (int)random_below(&rooms->random, COLOUR_COUNT), other = one;
  bool can = can_count(&rooms->sides[0], one, dots);
  for (int turn = 0; turn < COLOUR_COUNT; turn++) {
    int tried = (one + 1 + turn) % COLOUR_COUNT;
    if (can_count(&rooms->sides[1], tried, dots) != can) continue;
    other = tried;
    break;
  }
  if (can_count(&rooms->sides[1], other, dots) != can) {
    press_both(rooms, PRESS_ESCAPE);
    return;
  }
  press(&rooms->sides[0], keys[one]);
  press(&rooms->sides[1], keys[other]);
  rooms->keys++;
  assert_same_rooms(rooms);
}

static void call_out(Rooms *rooms) {
  strike_colours(rooms, 1);
}

static void take_back(Rooms *rooms) {
  press_both(rooms, PRESS_BACKSPACE);
  strike_colours(rooms, -1);
}

static void call_out_many(Rooms *rooms) {
  const int64_t dots = 2 + random_below(&rooms->random, 3);
  press_both(rooms, (Key)('0' + dots));
  strike_colours(rooms, dots);
}

static Tally random_tally(Random *random, int64_t sum) {
  Tally tally = {{0}};
  for (; sum > 0; sum--)
    tally.dots[random_below(random, COLOUR_COUNT)]++;
  return tally;
}

/* A zero may be left out where counts are added. */
static void type_cell(RoomSide *side, int64_t number, bool leave_out) {
  char digits[24];
  if (number == 0 && leave_out) return;
  snprintf(digits, sizeof digits, "%lld", (long long)number);
  for (const char *digit = digits; *digit != '\0'; digit++)
    press(side, (Key)*digit);
}

static void type_wrong_cell(Rooms *rooms) {
  type_cell(&rooms->sides[0], random_below(&rooms->random, 200), false);
  type_cell(&rooms->sides[1], random_below(&rooms->random, 200), false);
  assert_same_rooms(rooms);
  press_both(rooms, PRESS_BACKSPACE);
}

/* Now and then what stands on one side already. */
static void choose_figures(Rooms *rooms, Tally figures[SIDES]) {
  const RoomSide *one = &rooms->sides[0];
  const Tally now = focus_of(one)->counted;
  bool again = !one->model.counts.adds && random_below(&rooms->random, 3) == 0;
  int64_t sum = again ? tally_cumulative(now) : random_below(&rooms->random, SUM_MAX);
  figures[0] = again ? now : random_tally(&rooms->random, sum);
  figures[1] = random_tally(&rooms->random, sum);
}

static void type_row(Rooms *rooms) {
  Tally figures[SIDES];
  choose_figures(rooms, figures);
  for (int colour = 0; colour < COLOUR_COUNT; colour++) {
    if (random_below(&rooms->random, 5) == 0) type_wrong_cell(rooms);
    bool leave_out = rooms->sides[0].model.counts.adds && colour != RED;
    for (int side = 0; side < SIDES; side++)
      type_cell(&rooms->sides[side], figures[side].dots[colour], leave_out);
    if (!leave_out) assert_same_rooms(rooms);
    press_both(rooms, colour == RED ? PRESS_ENTER : PRESS_TAB);
  }
}

/* A few rows one after the other, as they hang on the wall. */
static void type_rows(Rooms *rooms) {
  press_both(rooms, 'n');
  if (random_below(&rooms->random, 3) == 0) press_both(rooms, '+');
  for (uint32_t rows = 1 + random_below(&rooms->random, 2); rows > 0; rows--)
    if (rooms->sides[0].model.entry == ENTRY_ROW) type_row(rooms);
  if (rooms->sides[0].model.entry != ENTRY_NONE) press_both(rooms, PRESS_ESCAPE);
}

static bool is_over(const RoomSide *side) {
  const Recommendation *focus = focus_of(side);
  return focus != NULL && counts_are_over(table(side), focus);
}

static void strike_both(Rooms *rooms, Key key) {
  press(&rooms->sides[0], key);
  press(&rooms->sides[1], key);
}

/* Where there is something to explain on both sides; the look shows figures until it ends. */
static void explain(Rooms *rooms) {
  if (!is_over(&rooms->sides[0]) || !is_over(&rooms->sides[1])) return;
  strike_both(rooms, ' ');
  strike_both(rooms, PRESS_ENTER);
  press_both(rooms, 'a');
  press_both(rooms, PRESS_ENTER);
}

/* A sheet with a dot or two of other colours, each on a row of its own. */
static void enter_ballot(Rooms *rooms) {
  press_both(rooms, 'b');
  if (rooms->sides[0].model.screen != SCREEN_BALLOT) return;
  for (uint32_t dots = 1 + random_below(&rooms->random, 2); dots > 0; dots--) {
    press(&rooms->sides[0], (Key)('1' + random_below(&rooms->random, COLOUR_COUNT)));
    press(&rooms->sides[1], (Key)('1' + random_below(&rooms->random, COLOUR_COUNT)));
    assert_same_rooms(rooms);
    const Recommendation *before = focus_of(&rooms->sides[0]);
    press_both(rooms, PRESS_DOWN);
    if (focus_of(&rooms->sides[0]) == before) break;
  }
  strike_both(rooms, PRESS_ENTER);
  rooms->parted =
      roundtable_seq(table(&rooms->sides[0])) != roundtable_seq(table(&rooms->sides[1]));
  if (rooms->parted) return;
  assert_same_rooms(rooms);
  for (int i = 0; i < KEYS_MAX && rooms->sides[0].model.screen == SCREEN_BALLOT; i++)
    press_both(rooms,
               rooms->sides[0].model.asked == QUESTION_LEAVE_BALLOT ? PRESS_ENTER : PRESS_ESCAPE);
}

static void press_anything(Rooms *rooms) {
  static const Key keys[][KEYS_MAX] = {
      {'u'},
      {'u', 'u', PRESS_CONTROL_R},
      {PRESS_CONTROL_R},
      {PRESS_UP},
      {PRESS_DOWN},
      {PRESS_DOWN, PRESS_DOWN},
      {PRESS_TAB},
      {PRESS_ENTER},
      {'0', 'v'},
      {'x', PRESS_ENTER},
      {'o'},
      {'z', PRESS_ENTER},
      {'o'},
      {'c'},
      {'?', 'q'},
      {'t'},
      {'l', PRESS_DOWN, PRESS_ESCAPE},
      {'w', PRESS_UP, PRESS_UP, PRESS_DOWN, PRESS_ESCAPE},
      {'/', 'T', '/', '2', PRESS_ENTER},
      {'s', PRESS_PAGE_DOWN, PRESS_TAB, 'd', PRESS_ESCAPE, 'd', 's'},
  };
  const Key *struck = keys[random_below(&rooms->random, sizeof keys / sizeof keys[0])];
  for (int i = 0; i < KEYS_MAX && struck[i] != 0; i++)
    press_both(rooms, struck[i]);
}

static void step(Rooms *rooms) {
  typedef void Step(Rooms * rooms);
  static Step *const steps[] = {call_out,     call_out,       call_out,      call_out_many,
                                take_back,    type_rows,      type_rows,     explain,
                                enter_ballot, press_anything, press_anything};
  steps[random_below(&rooms->random, sizeof steps / sizeof steps[0])](rooms);
}

static bool differ(const Rooms *rooms) {
  const Roundtable *a = table(&rooms->sides[0]), *b = table(&rooms->sides[1]);
  for (uint32_t number = 1; number < roundtable_next_recommendation(a); number++)
    if (!tally_same(roundtable_recommendation(a, number)->counted,
                    roundtable_recommendation(b, number)->counted))
      return true;
  return false;
}

static size_t over(const Rooms *rooms) {
  size_t count = 0;
  for (uint32_t number = 1; number < roundtable_next_recommendation(table(&rooms->sides[0]));
       number++)
    count += counts_are_over(table(&rooms->sides[0]),
                             roundtable_recommendation(table(&rooms->sides[0]), number)) !=
             counts_are_over(table(&rooms->sides[1]),
                             roundtable_recommendation(table(&rooms->sides[1]), number));
  return count;
}

static void hidden_figures_change_no_frame(void **state) {
  (void)state;
  unsigned long long keys = 0;
  size_t other_figures = 0, other_guards = 0;
  const int scripts = tries(20, 200);
  for (uint64_t seed = 1; seed <= (uint64_t)scripts; seed++) {
    Rooms rooms = rooms_open(seed);
    for (int i = 0; i < STEPS && !rooms.parted; i++)
      step(&rooms);
    keys += rooms.keys;
    other_figures += differ(&rooms);
    other_guards += over(&rooms);
    rooms_close(&rooms);
  }
  print_message(
      "%d scripts, %llu keys; at their end figures differ in %zu, %zu rows pass a guard on "
      "one side only\n",
      scripts, keys, other_figures, other_guards);
  assert_true(other_figures > (size_t)scripts / 4);
  assert_true(other_guards > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(hidden_figures_change_no_frame)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
