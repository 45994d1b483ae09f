/* The desktop's trash, on real folders; on another disk where this machine has one to write to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sessions/files/folder.h"
#include "sessions/library/trash.h"
#include "tests/sessions/kiosk_room.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

enum { TEXT_SIZE = 512 };

static void set_home(const Fixture *fixture) {
  char path[SAMPLE_PATH_SIZE];
  setenv("HOME", fixture->folder.path, 1);
  setenv("XDG_DATA_HOME", sample_path(&fixture->folder, "data", path), 1);
}

static bool is_there(const char *path) {
  struct stat status;
  return lstat(path, &status) == 0;
}

static void read_text(const char *path, char text[TEXT_SIZE]) {
  Bytes bytes = file_read(path);
  assert_true(bytes.size < TEXT_SIZE);
  memcpy(text, bytes.data, bytes.size);
  text[bytes.size] = '\0';
  bytes_free(&bytes);
}

static void assert_info(const char *path, const char *where) {
  char text[TEXT_SIZE], expected[TEXT_SIZE];
  int year, month, day, hour, minute, second, used = 0;
  read_text(path, text);
  snprintf(expected, sizeof expected, "[Trash Info]\nPath=%s\nDeletionDate=", where);
  assert_memory_equal(text, expected, strlen(expected));
  assert_int_equal(sscanf(text + strlen(expected), "%4d-%2d-%2dT%2d:%2d:%2d\n%n", &year, &month,
                          &day, &hour, &minute, &second, &used),
                   6);
  assert_int_equal(strlen(expected) + (size_t)used, strlen(text));
}

static void a_session_goes_into_the_trash_of_the_home(void **state) {
  Fixture *fixture = *state;
  char *at, path[SAMPLE_PATH_SIZE], info[SAMPLE_PATH_SIZE], where[TEXT_SIZE];
  struct stat status;
  Error err = {0};
  set_home(fixture);
  sample_path(&fixture->folder, "été 100%.gommette", path);
  assert_int_equal(rename(fixture->path, path), 0);
  Bytes before = file_read(path);
  assert_done(trash_session(path, &at, &err), &err);
  assert_false(is_there(path));
  assert_file_is(at, &before);
  bytes_free(&before);
  sample_path(&fixture->folder, "data/Trash/files/été 100%.gommette", path);
  assert_string_equal(at, path);
  free(at);
  sample_path(&fixture->folder, "data/Trash/info/été 100%.gommette.trashinfo", info);
  snprintf(where, sizeof where, "%s/%%C3%%A9t%%C3%%A9%%20100%%25.gommette", fixture->folder.path);
  assert_info(info, where);
  assert_int_equal(stat(sample_path(&fixture->folder, "data/Trash", path), &status), 0);
  assert_int_equal(status.st_mode & 0777, 0700);
}

static void two_of_one_name_are_kept_apart(void **state) {
  Fixture *fixture = *state;
  char *at, other[SAMPLE_PATH_SIZE], path[SAMPLE_PATH_SIZE];
  Error err = {0};
  set_home(fixture);
  snprintf(path, sizeof path, "%s", fixture->path);
  assert_done(trash_session(path, &at, &err), &err);
  free(at);
  session_close(sample_session(path));
  assert_done(trash_session(path, &at, &err), &err);
  assert_string_equal(at, sample_path(&fixture->folder, "data/Trash/files/t-2.gommette", other));
  free(at);
  assert_true(is_there(sample_path(&fixture->folder, "data/Trash/files/t.gommette", other)));
  assert_true(
      is_there(sample_path(&fixture->folder, "data/Trash/info/t-2.gommette.trashinfo", other)));
}

/* A file that a trash forgot its info of is no reason to lose it. */
static void what_lies_in_the_trash_is_never_replaced(void **state) {
  Fixture *fixture = *state;
  char *at, other[SAMPLE_PATH_SIZE];
  Bytes precious = {0};
  Error err = {0};
  set_home(fixture);
  mkdir(sample_path(&fixture->folder, "data", other), 0700);
  mkdir(sample_path(&fixture->folder, "data/Trash", other), 0700);
  mkdir(sample_path(&fixture->folder, "data/Trash/files", other), 0700);
  assert_done(bytes_append(&precious, "precious", 8, &err), &err);
  file_write(sample_path(&fixture->folder, "data/Trash/files/t.gommette", other), &precious);
  assert_done(trash_session(fixture->path, &at, &err), &err);
  assert_file_is(other, &precious);
  bytes_free(&precious);
  assert_false(
      is_there(sample_path(&fixture->folder, "data/Trash/info/t.gommette.trashinfo", other)));
  free(at);
}

/* As nobody who may write to the root of a disk. */
static void give_up_rights(const Fixture *fixture) {
  enum { NOBODY = 65534 };
  if (geteuid() != 0) return;
  if (chown(fixture->folder.path, NOBODY, NOBODY) != 0 ||
      chown(fixture->path, NOBODY, NOBODY) != 0 || setgid(NOBODY) != 0 || setuid(NOBODY) != 0)
    _exit(2);
}

static int try_without_trash(const Fixture *fixture) {
  char *at = NULL;
  Error err = {0};
  give_up_rights(fixture);
  bool refused = !trash_session(fixture->path, &at, &err) && strstr(err.text, "no trash") && !at;
  return refused ? 0 : 1;
}

/* The home is of no use here, so the trash would have to be that of the disk, in its root. */
static void what_has_no_trash_is_not_erased(void **state) {
  Fixture *fixture = *state;
  char other[SAMPLE_PATH_SIZE];
  int status;
  set_home(fixture);
  file_write(sample_path(&fixture->folder, "data", other), &(Bytes){0});
  pid_t child = fork();
  if (child == 0) _exit(try_without_trash(fixture));
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  assert_true(is_there(fixture->path));
}

static void a_trash_that_is_a_link_is_none(void **state) {
  Fixture *fixture = *state;
  char *at = NULL, other[SAMPLE_PATH_SIZE], elsewhere[SAMPLE_PATH_SIZE];
  TrashPlace place;
  Error err = {0};
  set_home(fixture);
  mkdir(sample_path(&fixture->folder, "data", other), 0700);
  mkdir(sample_path(&fixture->folder, "data/Trash", other), 0700);
  mkdir(sample_path(&fixture->folder, "elsewhere", elsewhere), 0700);
  assert_int_equal(symlink(elsewhere, sample_path(&fixture->folder, "data/Trash/files", other)), 0);
  if (trash_place_find(fixture->path, &place, &err)) {
    assert_non_null(place.top); /* not the home's */
    trash_place_free(&place);
  } else {
    assert_refused(trash_session(fixture->path, &at, &err), &err, "no trash");
  }
  assert_int_equal(rmdir(elsewhere), 0);
}

static void a_kiosk_that_is_on_is_left_alone(void **state) {
  Fixture *fixture = *state;
  char *at = NULL;
  Error err = {0};
  set_home(fixture);
  assert_done(kiosk_begin(fixture->session, SUBGROUP, &err), &err);
  assert_refused(trash_session(fixture->path, &at, &err), &err, "kiosk");
  assert_true(is_there(fixture->path));
}

static void a_damaged_session_can_be_thrown_away(void **state) {
  Fixture *fixture = *state;
  char *at, other[SAMPLE_PATH_SIZE];
  Error err = {0};
  set_home(fixture);
  flip(fixture->path, "event", 3, 2);
  assert_done(trash_session(fixture->path, &at, &err), &err);
  free(at);
  sample_path(&fixture->folder, "notes.txt", other);
  file_write(other, &(Bytes){0});
  assert_refused(trash_session(other, &at, &err), &err, "not a gommette session");
  assert_true(is_there(other));
}

/* /dev/shm is a disk of its own on most machines. */
static bool make_on_other_disk(const Fixture *fixture, char folder[SAMPLE_PATH_SIZE]) {
  struct stat ours, other;
  snprintf(folder, SAMPLE_PATH_SIZE, "/dev/shm/gommette-test-XXXXXX");
  return stat(fixture->folder.path, &ours) == 0 && stat("/dev/shm", &other) == 0 &&
         ours.st_dev != other.st_dev && mkdtemp(folder);
}

static void from_another_disk_it_goes_into_that_disk_s(void **state) {
  Fixture *fixture = *state;
  char *at, path[2 * SAMPLE_PATH_SIZE], folder[SAMPLE_PATH_SIZE], expected[SAMPLE_PATH_SIZE];
  char info[2 * SAMPLE_PATH_SIZE];
  Error err = {0};
  set_home(fixture);
  if (!make_on_other_disk(fixture, folder)) skip();
  snprintf(path, sizeof path, "%s/%s.gommette", folder, path_name(folder));
  session_close(sample_session(path));
  snprintf(expected, sizeof expected, "/dev/shm/.Trash-%u/files/", (unsigned)getuid());
  assert_done(trash_session(path, &at, &err), &err);
  assert_memory_equal(at, expected, strlen(expected));
  snprintf(info, sizeof info, "/dev/shm/.Trash-%u/info/%s.gommette.trashinfo", (unsigned)getuid(),
           path_name(folder));
  assert_info(info, path + strlen("/dev/shm/"));
  unlink(info);
  unlink(at);
  rmdir(folder);
  free(at);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void) {
  unsetenv("TMPDIR"); /* /tmp lies on a disk to whose root not everybody may write */
  const struct CMUnitTest tests[] = {
      HERE(a_session_goes_into_the_trash_of_the_home),
      HERE(two_of_one_name_are_kept_apart),
      HERE(what_lies_in_the_trash_is_never_replaced),
      HERE(what_has_no_trash_is_not_erased),
      HERE(a_trash_that_is_a_link_is_none),
      HERE(a_kiosk_that_is_on_is_left_alone),
      HERE(a_damaged_session_can_be_thrown_away),
      HERE(from_another_disk_it_goes_into_that_disk_s),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
