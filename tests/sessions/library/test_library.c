/* The library: what of a folder is read again, and what is told of it. */
#include <fcntl.h>
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

#include "sessions/acts/acts.h"
#include "sessions/acts/vote.h"
#include "tests/sessions/files.h"
#include "tests/sessions/library/shelves.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

enum { VOTABLE = 2, PROCESSES = 4 };

static void a_second_look_folds_nothing(void **state) {
  const Shelves *shelves = *state;
  Library *library = shelves_read(shelves);
  assert_int_equal(library_folded(library), SHELVES_SESSIONS);
  assert_told(library);
  library_close(library);
  shelves_settle(shelves);
  library = shelves_read(shelves);
  assert_int_equal(library_folded(library), 0);
  assert_told(library);
  library_close(library);
}

static void the_catalogue_is_its_user_s_alone(void **state) {
  const Shelves *shelves = *state;
  char folder[SAMPLE_PATH_SIZE];
  struct stat status;
  shelves_settle(shelves);
  assert_int_equal(stat(shelves->catalogue, &status), 0);
  assert_int_equal(status.st_mode & 0777, 0600);
  assert_int_equal(stat(sample_path(&shelves->folder, "cache/gommette", folder), &status), 0);
  assert_int_equal(status.st_mode & 0777, 0700);
}

static void what_changed_alone_is_read_again(void **state) {
  const Shelves *shelves = *state;
  char path[SAMPLE_PATH_SIZE];
  shelves_settle(shelves);
  Session *session = sample_open(shelves_path(shelves, "b.gommette", path));
  sample_vote(session, VOTABLE, GREEN, 4);
  session_close(session);
  Library *library = shelves_read(shelves);
  assert_int_equal(library_folded(library), 1);
  assert_int_equal(shelves_entry(library, "b.gommette")->summary.number[SUMMARY_DOTS], 4);
  assert_int_equal(shelves_entry(library, "b.gommette")->summary.number[SUMMARY_STAGE], STAGE_OPEN);
  library_close(library);
}

/* Its time of change put back, as a forger would. */
static void a_change_that_hides_its_time_is_seen(void **state) {
  const Shelves *shelves = *state;
  char path[SAMPLE_PATH_SIZE];
  struct stat before;
  shelves_settle(shelves);
  stat(shelves_path(shelves, "b.gommette", path), &before);
  tamper(path, "UPDATE journal SET hash = randomblob(32) WHERE seq = 9");
  const struct timespec times[] = {before.st_atim, before.st_mtim};
  assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
  Library *library = shelves_read(shelves);
  const SessionSummary *summary = &shelves_entry(library, "b.gommette")->summary;
  assert_int_equal(summary->soundness, SUMMARY_ALTERED);
  assert_non_null(strstr(summary->trouble, "event 9"));
  library_close(library);
}

static void a_file_that_moved_keeps_its_card(void **state) {
  const Shelves *shelves = *state;
  char from[SAMPLE_PATH_SIZE], to[SAMPLE_PATH_SIZE];
  shelves_settle(shelves);
  mkdir(shelves_path(shelves, ARCHIVE_FOLDER, to), 0700);
  assert_int_equal(rename(shelves_path(shelves, "a.gommette", from),
                          shelves_path(shelves, "archive/old.gommette", to)),
                   0);
  Library *library = shelves_read(shelves);
  assert_int_equal(library_folded(library), 0);
  const LibraryEntry *moved = shelves_entry(library, "old.gommette");
  assert_true(moved->is_archived);
  assert_string_equal(summary_text(&moved->summary, SUMMARY_TITLE), "a.gommette");
  library_close(library);
}

/* The same size and time of change as one that is gone, and yet another session. */
static void another_file_in_its_place_is_read(void **state) {
  const Shelves *shelves = *state;
  char a[SAMPLE_PATH_SIZE], b[SAMPLE_PATH_SIZE], new[SAMPLE_PATH_SIZE];
  struct stat of_a;
  shelves_settle(shelves);
  stat(shelves_path(shelves, "a.gommette", a), &of_a);
  Bytes content = file_read(shelves_path(shelves, "b.gommette", b));
  unlink(a);
  file_write(shelves_path(shelves, "new.gommette", new), &content);
  bytes_free(&content);
  const struct timespec times[] = {of_a.st_atim, of_a.st_mtim};
  assert_int_equal(utimensat(AT_FDCWD, new, times, 0), 0);
  Library *library = shelves_read(shelves);
  assert_int_equal(library_folded(library), 1);
  assert_string_equal(summary_text(&shelves_entry(library, "new.gommette")->summary, SUMMARY_TITLE),
                      "b.gommette");
  library_close(library);
}

static void what_vanished_is_forgotten(void **state) {
  const Shelves *shelves = *state;
  char path[SAMPLE_PATH_SIZE];
  size_t count;
  shelves_settle(shelves);
  unlink(shelves_path(shelves, "a.gommette", path));
  Library *library = shelves_read(shelves);
  library_entries(library, &count);
  assert_int_equal(count, SHELVES_SESSIONS - 1);
  library_close(library);
  sqlite3 *catalogue = plain_connection(shelves->catalogue);
  sqlite3_stmt *row;
  assert_int_equal(sqlite3_prepare_v2(catalogue,
                                      "SELECT (SELECT count(*) FROM card), count(*) FROM content",
                                      -1, &row, NULL),
                   SQLITE_OK);
  assert_int_equal(sqlite3_step(row), SQLITE_ROW);
  assert_int_equal(sqlite3_column_int(row, 0), SHELVES_SESSIONS - 1);
  assert_int_equal(sqlite3_column_int(row, 1), SHELVES_SESSIONS - 1);
  sqlite3_finalize(row);
  sqlite3_close(catalogue);
}

static void hidden_results_are_not_told(void **state) {
  const Shelves *shelves = *state;
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  SummaryPlaces places;
  Session *session = sample_open(shelves_path(shelves, "b.gommette", path));
  sample_vote(session, VOTABLE, GREEN, 4);
  assert_done(curtain_draw(session, &err), &err);
  for (int round = 0; round < 2; ++round) {
    Library *library = shelves_read(shelves);
    const SessionSummary *summary = &shelves_entry(library, "b.gommette")->summary;
    assert_int_equal(summary->number[SUMMARY_HIDDEN], round == 0);
    assert_done(summary_places(summary, &places, &err), &err);
    assert_int_equal(places.count, round);
    if (round == 1) assert_string_equal(places.of[0].code, "1.1");
    summary_places_free(&places);
    library_close(library);
    assert_done(curtain_lift(session, REVEAL_TOTALS, 0, &err), &err);
  }
  session_close(session);
}

static void files_that_are_none_do_not_hide_others(void **state) {
  const Shelves *shelves = *state;
  char path[SAMPLE_PATH_SIZE], other[SAMPLE_PATH_SIZE];
  Bytes noise = {0};
  Error err = {0};
  assert_done(bytes_append(&noise, "no session", 10, &err), &err);
  file_write(shelves_path(shelves, "noise.gommette", path), &noise);
  bytes_free(&noise);
  assert_int_equal(symlink(shelves_path(shelves, "a.gommette", other),
                           shelves_path(shelves, "link.gommette", path)),
                   0);
  file_write(shelves_path(shelves, ARCHIVE_FOLDER, path), &(Bytes){0});
  Library *library = shelves_read(shelves);
  assert_told(library);
  const SessionSummary *summary = &shelves_entry(library, "noise.gommette")->summary;
  assert_int_equal(summary->soundness, SUMMARY_UNREADABLE);
  assert_non_null(strstr(summary->trouble, "noise.gommette"));
  assert_non_null(strstr(shelves_entry(library, "link.gommette")->summary.trouble, "link"));
  library_close(library);
}

static void a_folder_that_is_missing_has_none(void **state) {
  const Shelves *shelves = *state;
  char path[SAMPLE_PATH_SIZE];
  Library *library;
  Error err = {0};
  size_t count;
  assert_done(library_open(shelves_path(shelves, "none", path), &library, &err), &err);
  library_entries(library, &count);
  assert_int_equal(count, 0);
  library_close(library);
  assert_refused(library_open(shelves_path(shelves, "a.gommette", path), &library, &err), &err,
                 "cannot be read");
}

/* The texts that are searched come from the catalogue later, or from the file where it has none. */
static void texts_can_be_looked_into(void **state) {
  const Shelves *shelves = *state;
  Error err = {0};
  for (int round = 0; round < 2; ++round) {
    shelves_settle(shelves);
    Library *library = shelves_read(shelves);
    const SessionSummary *summary = &shelves_entry(library, "b.gommette")->summary;
    assert_null(summary->text[SUMMARY_SOUGHT]);
    if (round == 1) tamper(shelves->catalogue, "DELETE FROM content");
    assert_done(library_look_into(library, SUMMARY_SOUGHT, &err), &err);
    assert_non_null(strstr(summary_text(summary, SUMMARY_SOUGHT), "b.gommette"));
    assert_non_null(strstr(summary_text(summary, SUMMARY_SOUGHT), "creer un fonds"));
    library_close(library);
  }
}

static void votes_of_a_table_are_told_apart(void **state) {
  const Shelves *shelves = *state;
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  Session *session;
  assert_done(session_create(shelves_path(shelves, "t.gommette", path), "Table du 6 juin 2023",
                             clock_of_machine(), &session, &err),
              &err);
  import_text(session, "t.csv", "code,title,green,yellow,red\n1,Un toit,3,2,1\n");
  assert_done(session_keep(session, &err), &err);
  Library *library = shelves_read(shelves);
  const SessionSummary *summary = &shelves_entry(library, "t.gommette")->summary;
  assert_int_equal(summary->number[SUMMARY_STAGE], STAGE_FROM_TABLE);
  assert_int_equal(summary->number[SUMMARY_DAY], 20230606);
  assert_int_equal(strlen(summary_text(summary, SUMMARY_SOURCES)), 2 * FILE_HASH_SIZE + 1);
  library_close(library);
  sample_vote(session, 1, RED, 1);
  library = shelves_read(shelves);
  assert_int_equal(shelves_entry(library, "t.gommette")->summary.number[SUMMARY_STAGE], STAGE_OPEN);
  library_close(library);
  size_t closed;
  assert_done(close_vote(session, WHOLE_SESSION, &closed, &err), &err);
  session_close(session);
  library = shelves_read(shelves);
  assert_int_equal(shelves_entry(library, "t.gommette")->summary.number[SUMMARY_STAGE],
                   STAGE_CLOSED);
  library_close(library);
}

static void several_processes_at_once_all_see_it(void **state) {
  const Shelves *shelves = *state;
  int status;
  for (int i = 0; i < PROCESSES; ++i)
    if (fork() == 0) {
      for (int round = 0; round < 10; ++round) {
        Library *library = shelves_read(shelves);
        assert_told(library);
        library_close(library);
      }
      _exit(0);
    }
  for (int i = 0; i < PROCESSES; ++i) {
    assert_true(wait(&status) > 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
  shelves_settle(shelves);
  Library *library = shelves_read(shelves);
  assert_told(library);
  library_close(library);
}

#define on_shelves(test) cmocka_unit_test_setup_teardown(test, shelves_set_up, shelves_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      on_shelves(a_second_look_folds_nothing),
      on_shelves(the_catalogue_is_its_user_s_alone),
      on_shelves(what_changed_alone_is_read_again),
      on_shelves(a_change_that_hides_its_time_is_seen),
      on_shelves(a_file_that_moved_keeps_its_card),
      on_shelves(another_file_in_its_place_is_read),
      on_shelves(what_vanished_is_forgotten),
      on_shelves(hidden_results_are_not_told),
      on_shelves(files_that_are_none_do_not_hide_others),
      on_shelves(a_folder_that_is_missing_has_none),
      on_shelves(texts_can_be_looked_into),
      on_shelves(votes_of_a_table_are_told_apart),
      on_shelves(several_processes_at_once_all_see_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
