/* A whole copy on a stick, whoever writes meanwhile. */
#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/library/copies.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/kiosk_room.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

enum { COPIES = 25, VOTABLE = 2 };

static size_t files_in(const char *folder) {
  size_t count = 0;
  DIR *entries = opendir(folder);
  for (struct dirent *entry; (entry = readdir(entries));)
    count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
  closedir(entries);
  return count;
}

static void a_copy_is_the_same_to_the_byte(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE];
  CopyMade made;
  Error err = {0};
  struct stat status;
  sample_path(&fixture->folder, "copy.gommette", to);
  assert_done(session_file_copy(fixture->path, to, &made, &err), &err);
  assert_int_equal(made.events, SAMPLE_EVENTS);
  assert_true(chain_same(made.hash, session_hash(fixture->session)));
  Bytes original = file_read(fixture->path);
  assert_file_is(to, &original);
  bytes_free(&original);
  assert_int_equal(stat(to, &status), 0);
  assert_int_equal(status.st_mode & 0777, 0600);
}

static void write_for_ever(const char *path) {
  Session *session;
  Error err = {0};
  if (!session_open(path, clock_of_machine(), &session, &err)) _exit(1);
  for (;;)
    if (!count_dots(session, VOTABLE, GREEN, 1, NULL, &err)) _exit(2);
}

/* Each copy is a moment of its own, later than the one before. */
static void a_writer_makes_no_copy_half(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE];
  uint64_t before = 0;
  Verification found;
  Error err = {0};
  pid_t writer = fork();
  if (writer == 0) write_for_ever(fixture->path);
  sample_path(&fixture->folder, "copy.gommette", to);
  for (int n = 0; n < COPIES; ++n) {
    CopyMade made;
    assert_done(session_file_copy(fixture->path, to, &made, &err), &err);
    assert_done(verify_file(to, &found, &err), &err);
    assert_int_equal(found.events, made.events);
    assert_true(made.events >= before);
    before = made.events;
    unlink(to);
  }
  assert_true(before > SAMPLE_EVENTS);
  assert_int_equal(waitpid(writer, NULL, WNOHANG), 0);
  kill(writer, SIGKILL);
  waitpid(writer, NULL, 0);
  fixture_reopen(fixture);
  assert_done(verify_file(fixture->path, &found, &err), &err);
}

static void a_copy_replaces_nothing(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE];
  CopyMade made;
  Error err = {0};
  file_write(sample_path(&fixture->folder, "copy.gommette", to), &(Bytes){0});
  assert_refused(session_file_copy(fixture->path, to, &made, &err), &err, "that name is taken");
  assert_file_is(to, &(Bytes){0});
  assert_refused(session_file_copy(fixture->path, fixture->path, &made, &err), &err,
                 "that name is taken");
  assert_refused(session_file_copy(fixture->path, "/nowhere/x.gommette", &made, &err), &err,
                 "no such folder");
}

static void what_is_not_sound_is_not_copied(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE];
  CopyMade made;
  Error err = {0};
  flip(fixture->path, "event", 5, 3);
  assert_refused(session_file_copy(fixture->path,
                                   sample_path(&fixture->folder, "copy.gommette", to), &made, &err),
                 &err, "event 5");
  assert_int_equal(access(to, F_OK), -1);
}

/* No file may grow beyond what a full stick takes. */
static void a_full_disk_leaves_nothing(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE], stick[SAMPLE_PATH_SIZE];
  CopyMade made;
  Error err = {0};
  int status;
  mkdir(sample_path(&fixture->folder, "stick", stick), 0700);
  sample_path(&fixture->folder, "stick/copy.gommette", to);
  pid_t child = fork();
  if (child == 0) {
    const struct rlimit limit = {4096, 4096};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    _exit(session_file_copy(fixture->path, to, &made, &err) ? 1 : 0);
  }
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  assert_int_equal(files_in(stick), 0);
}

static void a_kiosk_that_is_on_keeps_its_secret(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE];
  CopyMade made;
  Error err = {0};
  sample_path(&fixture->folder, "copy.gommette", to);
  assert_done(kiosk_begin(fixture->session, SUBGROUP, &err), &err);
  assert_refused(session_file_copy(fixture->path, to, &made, &err), &err, "kiosk");
  assert_done(kiosk_end(fixture->session, SUBGROUP, &err), &err);
  assert_done(session_file_copy(fixture->path, to, &made, &err), &err);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      HERE(a_copy_is_the_same_to_the_byte), HERE(a_writer_makes_no_copy_half),
      HERE(a_copy_replaces_nothing),        HERE(what_is_not_sound_is_not_copied),
      HERE(a_full_disk_leaves_nothing),     HERE(a_kiosk_that_is_on_keeps_its_secret),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
