/* Session files under other names and in other places. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/library/moving.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/kiosk_room.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

static bool is_there(const char *path) {
  struct stat status;
  return lstat(path, &status) == 0;
}

static void a_file_gets_another_name(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE];
  Verification found;
  Error err = {0};
  sample_path(&fixture->folder, "new.gommette", to);
  assert_done(session_file_move(fixture->path, to, &err), &err);
  assert_false(is_there(fixture->path));
  assert_done(verify_file(to, &found, &err), &err);
  assert_int_equal(found.events, SAMPLE_EVENTS);
}

/* Whoever has it open loses nothing: what was kept is kept, and nothing more is taken. */
static void who_has_it_open_is_told(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE];
  Verification found;
  Error err = {0};
  sample_path(&fixture->folder, "new.gommette", to);
  sample_vote(fixture->session, 2, GREEN, 1);
  assert_done(session_file_move(fixture->path, to, &err), &err);
  assert_refused(count_dots(fixture->session, 2, GREEN, 1, NULL, &err), &err, "moved");
  assert_done(verify_file(to, &found, &err), &err);
  assert_int_equal(found.events, SAMPLE_EVENTS + 2); /* the vote was opened */
}

static void nothing_is_replaced(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE];
  Error err = {0};
  session_close(sample_session(sample_path(&fixture->folder, "new.gommette", to)));
  Bytes before = file_read(to);
  assert_refused(session_file_move(fixture->path, to, &err), &err, "that name is taken");
  assert_true(is_there(fixture->path));
  assert_file_is(to, &before);
  bytes_free(&before);
  assert_refused(session_file_move(fixture->path, "/nowhere/x.gommette", &err), &err, "folder");
  assert_refused(session_file_move("/nowhere/x.gommette", to, &err), &err, "nowhere");
}

static void the_archive_takes_and_gives(void **state) {
  Fixture *fixture = *state;
  char *now = NULL, *back = NULL, archive[SAMPLE_PATH_SIZE];
  struct stat status;
  Error err = {0};
  assert_done(archive_session(fixture->path, &now, NULL, &err), &err);
  assert_true(is_there(now));
  assert_true(is_archived(now));
  assert_false(is_archived(fixture->path));
  assert_int_equal(stat(sample_path(&fixture->folder, "archive", archive), &status), 0);
  assert_int_equal(status.st_mode & 0777, 0700);
  assert_refused(archive_session(now, &back, NULL, &err), &err, "already");
  assert_done(unarchive_session(now, &back, NULL, &err), &err);
  assert_true(is_there(fixture->path));
  free(now);
  assert_refused(unarchive_session(back, &now, NULL, &err), &err, "not in the archive");
  free(back);
}

static void the_archive_replaces_nothing(void **state) {
  Fixture *fixture = *state;
  char *now = NULL, again[SAMPLE_PATH_SIZE];
  Error err = {0};
  assert_done(archive_session(fixture->path, &now, NULL, &err), &err);
  snprintf(again, sizeof again, "%s", fixture->path);
  session_close(sample_session(again));
  free(now);
  assert_refused(archive_session(again, &now, NULL, &err), &err, "that name is taken");
  assert_true(is_there(again));
}

static void a_kiosk_that_is_on_is_left_alone(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE], *now = NULL;
  Error err = {0};
  sample_path(&fixture->folder, "new.gommette", to);
  assert_done(kiosk_begin(fixture->session, SUBGROUP, &err), &err);
  assert_refused(session_file_move(fixture->path, to, &err), &err, "kiosk");
  assert_refused(archive_session(fixture->path, &now, NULL, &err), &err, "kiosk");
  assert_done(kiosk_end(fixture->session, SUBGROUP, &err), &err);
  assert_done(session_file_move(fixture->path, to, &err), &err);
}

/* What is damaged must not have to stay for ever. */
static void a_damaged_file_moves_as_it_is(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE];
  Error err = {0};
  flip(fixture->path, "event", 5, 3);
  Bytes before = file_read(fixture->path);
  sample_path(&fixture->folder, "new.gommette", to);
  assert_done(session_file_move(fixture->path, to, &err), &err);
  assert_file_is(to, &before);
  sample_path(&fixture->folder, "notes.txt", fixture->path);
  file_write(fixture->path, &before);
  bytes_free(&before);
  assert_refused(session_file_move(fixture->path, to, &err), &err, "event 5");
}

/* What a killed writer left half done is mended before its file goes elsewhere without it. */
static void what_a_crash_left_is_mended_first(void **state) {
  Fixture *fixture = *state;
  char journal[SAMPLE_PATH_SIZE], to[SAMPLE_PATH_SIZE], crashed[SAMPLE_PATH_SIZE];
  Verification found;
  Error err = {0};
  sample_path(&fixture->folder, "crashed.gommette", crashed);
  sqlite3 *writer = plain_connection(fixture->path);
  run(writer, "PRAGMA cache_size = 1");
  run(writer, "PRAGMA cache_spill = 1");
  run(writer, "BEGIN IMMEDIATE");
  run(writer, "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
              "INSERT INTO voter SELECT hex(randomblob(200)), i FROM n");
  Bytes half = file_read(fixture->path);
  snprintf(journal, sizeof journal, "%.100s-journal", fixture->path);
  Bytes log = file_read(journal);
  run(writer, "ROLLBACK");
  sqlite3_close(writer);
  assert_true(log.size > 512);
  file_write(crashed, &half);
  snprintf(journal, sizeof journal, "%.100s-journal", crashed);
  file_write(journal, &log);
  bytes_free(&half);
  bytes_free(&log);
  assert_done(session_file_move(crashed, sample_path(&fixture->folder, "new.gommette", to), &err),
              &err);
  assert_done(verify_file(to, &found, &err), &err);
  assert_int_equal(found.events, SAMPLE_EVENTS);
  sqlite3 *reader = plain_connection(to);
  run(reader, "SELECT 1 / (count(*) = 0) FROM voter");
  sqlite3_close(reader);
}

static void new_files_are_named_after_their_title(void **state) {
  Fixture *fixture = *state;
  static const struct {
    const char *title, *name;
  } NAMES[] = {{"Un été !", "un-ete.gommette"},
               {"Un été !", "un-ete-2.gommette"},
               {"///", "session.gommette"},
               {"../x", "x.gommette"}};
  char *path, expected[SAMPLE_PATH_SIZE];
  Error err = {0};
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; ++i) {
    assert_done(session_free_path(fixture->folder.path, NAMES[i].title, &path, &err), &err);
    assert_string_equal(path, sample_path(&fixture->folder, NAMES[i].name, expected));
    file_write(path, &(Bytes){0});
    free(path);
  }
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      HERE(a_file_gets_another_name),
      HERE(who_has_it_open_is_told),
      HERE(nothing_is_replaced),
      HERE(the_archive_takes_and_gives),
      HERE(the_archive_replaces_nothing),
      HERE(a_kiosk_that_is_on_is_left_alone),
      HERE(a_damaged_file_moves_as_it_is),
      HERE(what_a_crash_left_is_mended_first),
      HERE(new_files_are_named_after_their_title),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
