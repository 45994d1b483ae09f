/* A terminal whose clock is behind the last event says so at once, and the journal marks where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sessions/sample.h"
#include "tui/app/controller.h"
#include "tui/app/controller_parts.h"

#include <cmocka.h>

enum { HOUR_MS = 3600000, FIRST_VOTABLE = 2 };

typedef struct Room {
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  Controller controller;
  Model model;
  Moment ahead; /* of another machine */
} Room;

static Moment tell_time(void *context) {
  return *(Moment *)context;
}

static int begin_room(void **state) {
  Room *room = calloc(1, sizeof *room);
  Session *session;
  Error err = {0};
  assert_non_null(room);
  room->folder = sample_folder_make();
  session_close(sample_session(sample_path(&room->folder, "t.gommette", room->path)));
  room->ahead = clock_of_machine().now(NULL);
  room->ahead.wall_ms += HOUR_MS;
  const Clock clock = {.now = tell_time, .context = &room->ahead};
  assert_done(session_open(room->path, clock, &session, &err), &err);
  sample_vote(session, FIRST_VOTABLE, GREEN, 1);
  session_close(session);
  room->controller = controller_empty(room->folder.path);
  assert_done(controller_open(&room->controller, room->path, &err), &err);
  room->model = model_of_session(session_state(room->controller.session), false);
  *state = room;
  return 0;
}

static int leave_room(void **state) {
  Room *room = *state;
  controller_clear(&room->controller);
  sample_folder_remove(room->folder);
  free(room);
  return 0;
}

static void look(Room *room) {
  controller_world(&room->controller, &room->model, 24, 80);
}

static void it_is_said_at_once_and_once(void **state) {
  Room *room = *state;
  look(room);
  assert_non_null(strstr(room->model.message, "This computer's clock shows "));
  assert_true(room->model.message_is_trouble);
  room->model.message[0] = '\0';
  look(room);
  assert_string_equal(room->model.message, "");
}

static void the_room_s_board_is_not_told(void **state) {
  Room *room = *state;
  room->model.screen = SCREEN_BOARD;
  look(room);
  assert_string_equal(room->model.message, "");
}

static void the_journal_marks_where(void **state) {
  Room *room = *state;
  sample_vote(room->controller.session, FIRST_VOTABLE, GREEN, 1);
  room->model.screen = SCREEN_JOURNAL;
  look(room);
  assert_non_null(room->controller.data.journal);
  const JournalPage *page = room->controller.data.journal;
  const char *last = page->lines[page->count - 1].sentence;
  assert_non_null(strstr(last, "(the clock went back "));
  assert_null(strstr(page->lines[0].sentence, "(the clock went back "));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(it_is_said_at_once_and_once, begin_room, leave_room),
      cmocka_unit_test_setup_teardown(the_room_s_board_is_not_told, begin_room, leave_room),
      cmocka_unit_test_setup_teardown(the_journal_marks_where, begin_room, leave_room),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
