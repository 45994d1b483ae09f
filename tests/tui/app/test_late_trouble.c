/* The disk gives way after a key's act was committed: the screen says that it is recorded, and that
 * something is wrong. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sessions/verify/verify.h"
#include "tests/sessions/sample.h"
#include "tui/app/controller.h"
#include "tui/app/controller_parts.h"

#include <cmocka.h>

/* The functions that stand before the library's have no argument to say so. */
static bool disk_fails, commits_fail;

/* An emptied journal is the commit: what fails from there on loses nothing. */
static int sync_file(long call, int file) {
  struct stat status;
  const bool is_late = disk_fails && fstat(file, &status) == 0 && status.st_size == 0;
  if (!is_late && !commits_fail) return (int)syscall(call, file);
  errno = EIO;
  return -1;
}

int fsync(int file) {
  return sync_file(SYS_fsync, file);
}

int fdatasync(int file) {
  return sync_file(SYS_fdatasync, file);
}

typedef struct Room {
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  Controller controller;
  Model model;
} Room;

static void look(Room *room) {
  controller_world(&room->controller, &room->model, 24, 80);
}

static void run(Room *room, Effect effect) {
  disk_fails = true;
  controller_do(&room->controller, &room->model, &effect);
  disk_fails = false;
  look(room);
}

static int begin_room(void **state) {
  Room *room = calloc(1, sizeof *room);
  assert_non_null(room);
  room->folder = sample_folder_make();
  session_close(sample_session(sample_path(&room->folder, "t.gommette", room->path)));
  room->controller = controller_empty(room->folder.path);
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

static uint64_t events_in(const Room *room) {
  Verification found;
  Error err = {0};
  assert_done(verify_file(room->path, &found, &err), &err);
  return found.events;
}

static void says_recorded(const Room *room) {
  assert_non_null(strstr(room->model.message, "It is recorded (do not do it again)"));
  assert_non_null(strstr(room->model.message, "copy the session to another disk"));
  assert_true(room->model.message_is_trouble);
}

static void a_vote_is_said_to_be_recorded(void **state) {
  Room *room = *state;
  Error err = {0};
  assert_done(controller_open(&room->controller, room->path, &err), &err);
  room->model = model_of_session(session_state(room->controller.session), false);
  look(room);
  const uint64_t before = events_in(room);
  run(room, (Effect){.kind = EFFECT_START_VOTE, .subject = 1});
  says_recorded(room);
  assert_true(events_in(room) > before);
  assert_int_equal(events_in(room), session_stamp(room->controller.session).seq);
}

static void it_is_said_once(void **state) {
  Room *room = *state;
  a_vote_is_said_to_be_recorded(state);
  room->model.message[0] = '\0';
  look(room);
  assert_string_equal(room->model.message, "");
}

/* The next key is understood in the view data, before they are made anew. */
static void an_incident_that_cannot_be_recorded_leaves_the_present_state_in_view(void **state) {
  enum { ASLEEP_MS = 60000 };
  Room *room = *state;
  Error err = {0};
  assert_done(controller_open(&room->controller, room->path, &err), &err);
  room->model = model_of_session(session_state(room->controller.session), false);
  look(room);
  Moment before = room->controller.data.now;
  before.boot_ms -= ASLEEP_MS;
  before.wall_ms -= ASLEEP_MS;
  commits_fail = true;
  const bool noted = controller_note_incidents(&room->controller, before, &err);
  commits_fail = false;
  assert_false(noted);
  assert_ptr_equal(room->controller.data.state, session_state(room->controller.session));
}

static void a_title_given_in_the_list_is_said_to_be_recorded(void **state) {
  Room *room = *state;
  Error err = {0};
  room->model = model_of(SCREEN_LIST);
  assert_done(controller_read_folder(&room->controller, &err), &err);
  look(room);
  snprintf(room->model.list_title, sizeof room->model.list_title, "Table ronde");
  const uint64_t before = events_in(room);
  run(room, (Effect){.kind = EFFECT_RENAME_SESSION, .index = 0, .text = "Autrement"});
  says_recorded(room);
  assert_int_equal(events_in(room), before + 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_vote_is_said_to_be_recorded, begin_room, leave_room),
      cmocka_unit_test_setup_teardown(it_is_said_once, begin_room, leave_room),
      cmocka_unit_test_setup_teardown(
          an_incident_that_cannot_be_recorded_leaves_the_present_state_in_view, begin_room,
          leave_room),
      cmocka_unit_test_setup_teardown(a_title_given_in_the_list_is_said_to_be_recorded, begin_room,
                                      leave_room),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
