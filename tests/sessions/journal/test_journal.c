#include <fcntl.h>
#include <limits.h>
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
#include "sessions/journal/journal.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/sample.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

enum { VOTABLE = 2 };

static int set_up(void **state) {
  fixture_set_up(state);
  Fixture *fixture = *state;
  session_close(fixture->session);
  fixture->session = NULL;
  return 0;
}

static void run_on_file(const char *path, const char *sql) {
  sqlite3 *database = plain_connection(path);
  run(database, sql);
  sqlite3_close(database);
}

static void the_database_itself_keeps_the_past(void **state) {
  Fixture *fixture = *state;
  static const char *const attempts[] = {
      "UPDATE journal SET hash = zeroblob(32) WHERE seq = 3",
      "UPDATE OR REPLACE journal SET seq = 2 WHERE seq = 3",
      "DELETE FROM journal WHERE seq = 3",
      "DELETE FROM journal",
      "INSERT OR REPLACE INTO journal VALUES(3, x'00', x'00')",
      "REPLACE INTO journal SELECT * FROM journal WHERE seq = 14",
      "INSERT OR IGNORE INTO journal VALUES(3, x'00', x'00')",
      "INSERT INTO journal VALUES(3, x'00', x'00') ON CONFLICT DO UPDATE SET event = x'00'",
      "INSERT INTO journal VALUES(16, x'00', x'00')",
      "INSERT INTO journal VALUES(0, x'00', x'00')",
      "INSERT INTO journal VALUES(-1, x'00', x'00')",
      "INSERT INTO journal VALUES(NULL, x'00', x'00')",
      "INSERT INTO journal VALUES(15, 'text', x'00')",
      "INSERT INTO journal VALUES(15, x'00', NULL)",
  };
  Bytes before = file_read(fixture->path);
  sqlite3 *database = plain_connection(fixture->path);
  for (size_t n = 0; n < sizeof attempts / sizeof *attempts; ++n)
    if (sqlite3_exec(database, attempts[n], NULL, NULL, NULL) == SQLITE_OK)
      fail_msg("not refused: %s", attempts[n]);
  sqlite3_close(database);
  assert_file_is(fixture->path, &before);
  bytes_free(&before);
}

static void assert_refused_everywhere(const char *path, const char *part) {
  Session *session;
  Verification found;
  Error err = {0};
  assert_refused(session_open(path, clock_of_machine(), &session, &err), &err, part);
  assert_non_null(strstr(err.text, path));
  assert_refused(session_view(path, &session, &err), &err, part);
  assert_refused(verify_file(path, &found, &err), &err, part);
}

static void assert_refused_untouched(const char *path, const char *part) {
  Bytes before = file_read(path);
  assert_refused_everywhere(path, part);
  assert_file_is(path, &before);
  bytes_free(&before);
}

static void write_text(const char *path, const char *text, size_t size) {
  Bytes bytes = {0};
  assert_true(bytes_append(&bytes, text, size, NULL));
  file_write(path, &bytes);
  bytes_free(&bytes);
}

static void what_is_no_session_is_left_alone(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  static const char png[256] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR";
  sample_path(&fixture->folder, "picture.gommette", path);
  write_text(path, png, sizeof png);
  assert_refused_untouched(path, "not a gommette session");
  write_text(path, png, 0);
  assert_refused_untouched(path, "not a gommette session");
  write_text(path, "SQLite format 3", 16);
  assert_refused_untouched(path, "not a gommette session");
  assert_refused_everywhere(fixture->folder.path, "folder");
  assert_refused_everywhere("/dev/null", "not a gommette session");
  sample_path(&fixture->folder, "missing.gommette", path);
  assert_refused_everywhere(path, "no such file");
  sample_path(&fixture->folder, "t.gommette/within", path);
  assert_refused_everywhere(path, "not a folder");
}

static void a_pipe_keeps_nobody_waiting(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  sample_path(&fixture->folder, "pipe.gommette", path);
  assert_int_equal(mkfifo(path, 0600), 0);
  assert_refused_everywhere(path, "not a gommette session");
}

static void a_link_is_not_followed(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Bytes before = file_read(fixture->path);
  sample_path(&fixture->folder, "link.gommette", path);
  assert_int_equal(symlink(fixture->path, path), 0);
  assert_refused_everywhere(path, "link");
  assert_file_is(fixture->path, &before);
  bytes_free(&before);
}

static void a_link_in_the_folder_is_followed(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  sample_path(&fixture->folder, "folder", path);
  assert_int_equal(symlink(fixture->folder.path, path), 0);
  sample_path(&fixture->folder, "folder/t.gommette", path);
  session_close(sample_open(path));
}

static void foreign_databases_are_left_alone(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  sample_path(&fixture->folder, "other.gommette", path);
  run_on_file(path, "CREATE TABLE wines(name TEXT)");
  assert_refused_untouched(path, "another program");
  run_on_file(path, "PRAGMA application_id = 0x676F6D6D");
  assert_refused_untouched(path, "damaged");
  run_on_file(path, "PRAGMA user_version = 1");
  assert_refused_untouched(path, "tables");
  run_on_file(path, "PRAGMA journal_mode = WAL");
  assert_refused_untouched(path, "write-ahead");
}

static void a_newer_format_is_left_alone(void **state) {
  Fixture *fixture = *state;
  run_on_file(fixture->path, "PRAGMA user_version = 5");
  assert_refused_untouched(fixture->path, "newer gommette");
}

static void altered_tables_are_refused(void **state) {
  Fixture *fixture = *state;
  static const char *const alterations[] = {
      "DROP TRIGGER journal_is_never_cut",
      "CREATE TRIGGER more AFTER INSERT ON tally BEGIN SELECT 1; END",
      "CREATE VIEW more AS SELECT 1",
      "CREATE INDEX more ON tally(code)",
      "ALTER TABLE tally ADD COLUMN more TEXT",
      "DROP TABLE checkpoint",
  };
  Bytes whole = file_read(fixture->path);
  for (size_t n = 0; n < sizeof alterations / sizeof *alterations; ++n) {
    run_on_file(fixture->path, alterations[n]);
    assert_refused_untouched(fixture->path, "tables");
    file_write(fixture->path, &whole);
  }
  session_close(sample_open(fixture->path));
  bytes_free(&whole);
}

static void a_session_never_begun_is_refused(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Journal *journal;
  Error err = {0};
  sample_path(&fixture->folder, "empty.gommette", path);
  assert_done(journal_create(path, path, &journal, &err), &err);
  journal_close(journal);
  assert_refused_untouched(path, "nothing was ever recorded");
  assert_refused(journal_create(path, path, &journal, &err), &err, "that name is taken");
}

static void derived_tallies_must_agree(void **state) {
  Fixture *fixture = *state;
  Session *session;
  Error err = {0};
  run_on_file(fixture->path, "UPDATE tally SET counted_red = 7 WHERE recommendation = 2");
  assert_refused(session_open(fixture->path, clock_of_machine(), &session, &err), &err,
                 "recommendation 1.1");
  run_on_file(fixture->path, "DELETE FROM tally WHERE recommendation = 2");
  assert_refused(session_open(fixture->path, clock_of_machine(), &session, &err), &err, "missing");
}

/* A child that dies in the middle of a large transaction, some of it already in the file. */
static void die_while_writing(const char *path) {
  sqlite3 *database = plain_connection(path);
  run(database, "PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 1; BEGIN IMMEDIATE;"
                "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n LIMIT 3000)"
                "INSERT INTO checkpoint SELECT i, zeroblob(1000) FROM n");
  _exit(0);
}

static void wait_for(pid_t child) {
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void a_viewer_rolls_back_what_a_crash_left(void **state) {
  Fixture *fixture = *state;
  char beside[SAMPLE_PATH_SIZE];
  struct stat status;
  Session *session;
  Error err = {0};
  Bytes before = file_read(fixture->path);
  pid_t child = fork();
  if (child == 0) die_while_writing(fixture->path);
  wait_for(child);
  sample_path(&fixture->folder, "t.gommette-journal", beside);
  assert_true(stat(beside, &status) == 0 && status.st_size > 0);
  assert_true(stat(fixture->path, &status) == 0 && (size_t)status.st_size > before.size);
  assert_done(session_view(fixture->path, &session, &err), &err);
  assert_int_equal(session_stamp(session).seq, SAMPLE_EVENTS);
  session_close(session);
  assert_file_is(fixture->path, &before);
  assert_int_equal(stat(beside, &status), -1);
  bytes_free(&before);
}

static bool asked_thrice(void *context, int64_t waited_ms) {
  int *times = context;
  assert_true(waited_ms > 0);
  return ++*times < 3;
}

static void waiting_has_an_end(void **state) {
  Fixture *fixture = *state;
  int times = 0;
  const WaitWatcher watcher = {.goes_on = asked_thrice, .context = &times};
  Journal *first, *second, *watched;
  Error err = {0};
  assert_done(journal_open(fixture->path, (WaitWatcher){0}, &first, &err), &err);
  assert_done(journal_open(fixture->path, (WaitWatcher){0}, &second, &err), &err);
  assert_done(journal_claim(first, 0, &err), &err);
  assert_refused(journal_claim(second, 0, &err), &err, "too long");
  assert_refused(journal_claim(second, 30, &err), &err, "too long");
  assert_done(journal_open(fixture->path, watcher, &watched, &err), &err);
  assert_refused(journal_claim(watched, 0, &err), &err, "you did not wait");
  assert_int_equal(times, 3);
  journal_abandon(first);
  assert_done(journal_claim(watched, 0, &err), &err);
  journal_close(watched);
  assert_done(journal_claim(second, 0, &err), &err);
  journal_close(second);
  assert_done(journal_claim(first, 0, &err), &err);
  journal_close(first);
}

/* A limit on the size of files makes writes fail as a bad disk does. */
static void a_disk_that_fails_loses_nothing(void **state) {
  Fixture *fixture = *state;
  Session *session = sample_open(fixture->path);
  struct rlimit before, none;
  struct stat status;
  Error err = {0};
  sample_vote(session, VOTABLE, GREEN, 1);
  ChainHash hash = session_hash(session);
  assert_int_equal(stat(fixture->path, &status), 0);
  signal(SIGXFSZ, SIG_IGN);
  getrlimit(RLIMIT_FSIZE, &before);
  none = before;
  none.rlim_cur = 512;
  setrlimit(RLIMIT_FSIZE, &none);
  bool done = count_dots(session, VOTABLE, GREEN, 1, NULL, &err);
  setrlimit(RLIMIT_FSIZE, &before);
  assert_refused(done, &err, "nothing was recorded");
  assert_true(chain_same(hash, session_hash(session)));
  assert_int_equal(roundtable_recommendation(session_state(session), VOTABLE)->counted.dots[GREEN],
                   1);
  sample_vote(session, VOTABLE, GREEN, 1);
  session_close(session);
  Verification found;
  assert_done(verify_file(fixture->path, &found, &err), &err);
}

static void a_file_taken_away_is_noticed(void **state) {
  Fixture *fixture = *state;
  Session *session = sample_open(fixture->path);
  char away[SAMPLE_PATH_SIZE];
  Error err = {0};
  sample_path(&fixture->folder, "away.gommette", away);
  assert_int_equal(rename(fixture->path, away), 0);
  assert_refused(count_dots(session, VOTABLE, GREEN, 1, NULL, &err), &err, "moved or deleted");
  assert_int_equal(rename(away, fixture->path), 0);
  sample_vote(session, VOTABLE, GREEN, 1);
  session_close(session);
}

static void a_file_that_is_read_only_can_be_looked_at(void **state) {
  Fixture *fixture = *state;
  Session *session;
  Error err = {0};
  if (geteuid() == 0) {
    print_message("skipped: root may do everything, so that nothing can be refused\n");
    skip();
  }
  assert_int_equal(chmod(fixture->path, 0400), 0);
  assert_refused(session_open(fixture->path, clock_of_machine(), &session, &err), &err,
                 "cannot be opened");
  assert_done(session_view(fixture->path, &session, &err), &err);
  session_close(session);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(the_database_itself_keeps_the_past, set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(what_is_no_session_is_left_alone, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_pipe_keeps_nobody_waiting, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_link_is_not_followed, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_link_in_the_folder_is_followed, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(foreign_databases_are_left_alone, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_newer_format_is_left_alone, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(altered_tables_are_refused, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_session_never_begun_is_refused, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(derived_tallies_must_agree, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_viewer_rolls_back_what_a_crash_left, set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(waiting_has_an_end, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_disk_that_fails_loses_nothing, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_file_taken_away_is_noticed, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_file_that_is_read_only_can_be_looked_at, set_up,
                                      fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
