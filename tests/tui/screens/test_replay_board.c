/* The scripted afternoon of 6 June 2023: what a board showed live after each act, its replay shows
 * again, cell by cell; and where results were never revealed, no view of a replay tells by what it
 * shows which colours the dots had. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/vote/guards.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/vote.h"
#include "tests/support/tries.h"
#include "tests/tui/scenes/afternoon_room.h"
#include "tui/app/controller_parts.h"
#include "tui/app/update.h"
#include "tui/state/replay.h"

#include <cmocka.h>

enum { BOARDS_MAX = 1000, SIZES = 3, FOOT = 4, SIDES = 2 };

static const struct { int rows, columns; } sizes[SIZES] = {{24, 80}, {12, 40}, {40, 120}};

/* A board as it was live. */
typedef struct SeenBoard {
  uint64_t seq;
  bool hidden;
  Canvas canvas[SIZES];
} SeenBoard;

typedef struct Room {
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  Controller board; /* of a second terminal, live */
  bool board_is_open;
  Model board_model;
  SeenBoard *shown;
  size_t count, hidden_count;
  Controller controller; /* of the replay */
  Model model;
} Room;

/* Minutes go by on a live board, and pages turn; all else stands still. */
static void draw(Canvas *canvas, Controller *controller, Model *model, size_t size) {
  Error err;
  ViewData data = *controller_world(controller, model, sizes[size].rows, sizes[size].columns);
  data.phase_elapsed_ms = 0;
  data.now.boot_ms = 0;
  assert_true(canvas_open(canvas, sizes[size].rows, sizes[size].columns, &err));
  view(canvas, model, &data);
}

/* Right after an act was recorded. */
static void look_at_board(void *context) {
  Room *room = context;
  Error err = {0};
  if (!room->board_is_open) assert_done(controller_open(&room->board, room->path, &err), &err);
  room->board_is_open = true;
  assert_done(controller_refresh(&room->board, &err), &err);
  assert_in_range(room->count, 0, BOARDS_MAX - 1);
  SeenBoard *shown = &room->shown[room->count++];
  const Roundtable *state = session_state(room->board.session);
  shown->seq = roundtable_seq(state);
  shown->hidden = results_hidden(state);
  room->hidden_count += shown->hidden;
  for (size_t size = 0; size < SIZES; size++)
    draw(&shown->canvas[size], &room->board, &room->board_model, size);
}

static void open_replay_of(Room *room) {
  Error err = {0};
  assert_done(
      controller_open_replay(&room->controller, room->path, 0, 0, &room->model.replay, &err), &err);
  room->model.screen = SCREEN_REPLAY;
}

static void hold(Room *room, AfternoonEnd end) {
  const AfternoonPlan plan = {.end = end, .watch = look_at_board, .context = room};
  hold_afternoon(&room->folder, room->path, &plan);
  open_replay_of(room);
}

static Room *enter(void) {
  Room *room = calloc(1, sizeof *room);
  assert_non_null(room);
  room->folder = sample_folder_make();
  sample_path(&room->folder, "t.gommette", room->path);
  room->board = controller_empty(NULL);
  room->controller = controller_empty(NULL);
  room->board_model = model_of_board();
  room->shown = calloc(BOARDS_MAX, sizeof *room->shown);
  assert_non_null(room->shown);
  return room;
}

static void leave(Room *room) {
  for (size_t i = 0; i < room->count; i++)
    for (size_t size = 0; size < SIZES; size++)
      canvas_close(&room->shown[i].canvas[size]);
  free(room->shown);
  controller_clear(&room->board);
  controller_clear(&room->controller);
  sample_folder_remove(room->folder);
  free(room);
}

static void stand(Room *room, uint64_t seq) {
  controller_world(&room->controller, &room->model, 24, 80);
  replay_stand(&room->model.replay, room->controller.data.replay->timeline, seq, 0);
}

static void row_text(const Canvas *canvas, int row, char text[4096]) {
  size_t used = 0;
  for (int column = 0; column < canvas->columns; column++)
    used +=
        (size_t)snprintf(text + used, 4096 - used, "%s", canvas_cell(canvas, row, column)->text);
}

static bool same_row(const Canvas *a, const Canvas *b, int row) {
  for (int column = 0; column < a->columns; column++) {
    const Cell *one = canvas_cell(a, row, column), *other = canvas_cell(b, row, column);
    if (strcmp(one->text, other->text) != 0 || one->style != other->style) return false;
  }
  return true;
}

static void assert_same_rows(const Canvas *a, const Canvas *b, int rows, uint64_t seq) {
  char texts[SIDES][4096];
  assert_int_equal(a->columns, b->columns);
  for (int row = 0; row < rows; row++) {
    if (same_row(a, b, row)) continue;
    row_text(a, row, texts[0]);
    row_text(b, row, texts[1]);
    fail_msg("after no. %llu row %d differs:\n%s\n%s", (unsigned long long)seq, row, texts[0],
             texts[1]);
  }
}

/* The foot is whose screen it is: keys there, the way of the session here. */
static void assert_board_as_shown(Room *room, const SeenBoard *shown) {
  Canvas canvas;
  stand(room, shown->seq);
  room->model.replay.view = REPLAY_BOARD;
  for (size_t size = 0; size < SIZES; size++) {
    draw(&canvas, &room->controller, &room->model, size);
    assert_string_equal(room->model.message, "");
    assert_same_rows(&shown->canvas[size], &canvas, sizes[size].rows - FOOT, shown->seq);
    canvas_close(&canvas);
  }
}

static void assert_boards_as_shown(Room *room) {
  Random random = {6};
  const int rounds = tries(30, 300);
  for (size_t i = 0; i < room->count; i++)
    assert_board_as_shown(room, &room->shown[i]);
  for (size_t i = room->count; i > 0; i--)
    assert_board_as_shown(room, &room->shown[i - 1]);
  for (int i = 0; i < rounds; i++)
    assert_board_as_shown(room, &room->shown[random_below(&random, (uint32_t)room->count)]);
}

static void each_board_is_shown_again(void **state) {
  (void)state;
  static const AfternoonEnd ends[] = {TOTALS_REVEALED, RANKING_REVEALED, NEVER_REVEALED};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    Room *room = enter();
    hold(room, ends[i]);
    assert_boards_as_shown(room);
    assert_true(room->hidden_count > 100);
    assert_int_equal(room->hidden_count < room->count, ends[i] != NEVER_REVEALED);
    printf("# %zu boards, %zu of them while results were hidden\n", room->count,
           room->hidden_count);
    leave(room);
  }
}

/* So many that a state taken up from a checkpoint does not know whose they are. */
static void a_board_knows_the_ballots_from_before_a_checkpoint(void **state) {
  enum { MANY = 4500, FIRST_OF_ONE = 2 };
  (void)state;
  Error err = {0};
  Room *room = enter();
  Session *session = sample_session(room->path);
  assert_done(curtain_draw(session, &err), &err);
  assert_done(board_show(session, BOARD_SUBGROUP, 1, &err), &err);
  sample_cast(session, FIRST_OF_ONE, MANY);
  look_at_board(room);
  sample_vote(session, FIRST_OF_ONE + 6, GREEN, 1);
  look_at_board(room);
  session_close(session);
  open_replay_of(room);
  for (int i = 0; i < 3; i++) {
    assert_board_as_shown(room, &room->shown[1]);
    assert_board_as_shown(room, &room->shown[0]);
    stand(room, 3);
  }
  leave(room);
}

static void assert_same_view(Room *rooms[SIDES], ReplayView view, uint64_t seq, size_t size) {
  Canvas canvas[SIDES];
  for (int side = 0; side < SIDES; side++) {
    stand(rooms[side], seq);
    rooms[side]->model.replay.view = view;
    rooms[side]->model.subgroup = (uint32_t)(seq % 5) + 1;
    draw(&canvas[side], &rooms[side]->controller, &rooms[side]->model, size);
  }
  assert_same_rows(&canvas[0], &canvas[1], sizes[size].rows, seq);
  canvas_close(&canvas[0]);
  canvas_close(&canvas[1]);
}

static void what_was_never_revealed_stays_hidden(void **state) {
  (void)state;
  Room *rooms[SIDES];
  for (int side = 0; side < SIDES; side++) {
    const AfternoonPlan plan = {.end = NEVER_REVEALED, .turned = side == 1};
    rooms[side] = enter();
    hold_afternoon(&rooms[side]->folder, rooms[side]->path, &plan);
    open_replay_of(rooms[side]);
  }
  controller_world(&rooms[0]->controller, &rooms[0]->model, 24, 80);
  const uint64_t last = rooms[0]->controller.data.replay->timeline->count;
  for (uint64_t seq = 1; seq <= last; seq++)
    for (int view = 0; view < REPLAY_VIEWS; view++)
      assert_same_view(rooms, (ReplayView)view, seq, seq % SIZES);
  leave(rooms[0]);
  leave(rooms[1]);
}

static void press(Room *room, Key key) {
  const ViewData *data = controller_world(&room->controller, &room->model, 24, 80);
  const Effect effect = update(&room->model, data, (Input){.kind = INPUT_KEY, .key = key});
  controller_do(&room->controller, &room->model, &effect);
}

/* Whatever keys are struck in whatever order: every byte of the file stays, and nothing lies beside
 * it. */
static void nothing_is_written(void **state) {
  (void)state;
  static const char KEYS[] = " +-gtsdckrrl?qvjruozbinhm0123456789x/\t\r:w";
  Random random = {8};
  Room *room = enter();
  hold(room, TOTALS_REVEALED);
  Bytes before = file_read(room->path);
  const int keys = tries(600, 6000);
  for (int i = 0; i < keys; i++) {
    press(room, (Key)KEYS[random_below(&random, sizeof KEYS - 1)]);
    if (random_below(&random, 9) == 0) press(room, PRESS_RIGHT);
    if (room->controller.replay == NULL) open_replay_of(room);
  }
  assert_file_is(room->path, &before);
  bytes_free(&before);
  leave(room);
}

static void wait(Room *room, int64_t milliseconds) {
  ViewData data = *controller_world(&room->controller, &room->model, 24, 80);
  data.now.boot_ms = room->model.replay.since_ms + milliseconds;
  update(&room->model, &data, (Input){.kind = INPUT_NOTHING});
}

/* Forth by itself and by keys, by a number that is typed, and to the end. */
static void the_counts_follow(void **state) {
  (void)state;
  Room *room = enter();
  const AfternoonPlan plan = {.end = TOTALS_REVEALED};
  hold_afternoon(&room->folder, room->path, &plan);
  open_replay_of(room);
  press(room, 'd');
  for (const char *key = "/100\r"; *key != '\0'; key++)
    press(room, (Key)*key);
  assert_int_equal(room->model.replay.here, 100);
  const uint32_t fourth = room->model.recommendation;
  assert_int_equal(room->model.subgroup, 1);
  press(room, ' ');
  wait(room, 149);
  assert_int_equal(room->model.replay.here, 100);
  wait(room, 150);
  assert_int_equal(room->model.replay.here, 101);
  assert_int_equal(room->model.recommendation, fourth);
  wait(room, 15000);
  assert_int_equal(room->model.subgroup, 2);
  wait(room, INT32_MAX);
  assert_false(room->model.replay.plays);
  assert_int_equal(room->model.replay.here, room->controller.data.replay->timeline->count);
  leave(room);
}

/* Who looks something up amid a vote comes back to the row that was being counted. */
static void the_vote_has_its_focus_again(void **state) {
  (void)state;
  Error err = {0};
  Room *room = enter();
  const AfternoonPlan plan = {.end = TOTALS_REVEALED};
  hold_afternoon(&room->folder, room->path, &plan);
  assert_done(controller_open(&room->controller, room->path, &err), &err);
  room->model = model_of_session(session_state(room->controller.session), false);
  press(room, PRESS_DOWN);
  press(room, PRESS_DOWN);
  const Model before = room->model;
  press(room, 'w');
  press(room, '>');
  assert_int_equal(room->model.screen, SCREEN_REPLAY);
  for (const char *key = "/100\r"; *key != '\0'; key++)
    press(room, (Key)*key);
  assert_int_not_equal(room->model.recommendation, before.recommendation);
  press(room, 'q');
  press(room, 'q');
  assert_int_equal(room->model.screen, SCREEN_VOTE);
  assert_int_equal(room->model.subgroup, before.subgroup);
  assert_int_equal(room->model.recommendation, before.recommendation);
  leave(room);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_board_is_shown_again),
      cmocka_unit_test(a_board_knows_the_ballots_from_before_a_checkpoint),
      cmocka_unit_test(what_was_never_revealed_stays_hidden),
      cmocka_unit_test(nothing_is_written),
      cmocka_unit_test(the_counts_follow),
      cmocka_unit_test(the_vote_has_its_focus_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
