/* What lies beside a session and is not its journal, what waits where a new one gets its name, and
 * folders in which nothing may be changed. */
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
#include "sessions/library/catalogue.h"
#include "sessions/library/copies.h"
#include "sessions/library/moving.h"
#include "sessions/merge/merge.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/sqlite/strays.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

#define PATH   (((Fixture *)*state)->path)
#define FOLDER (&((Fixture *)*state)->folder)

static void put_pipe(const char *path, const char *document) {
  (void)document;
  assert_int_equal(mkfifo(path, 0600), 0);
}

static void put_folder(const char *path, const char *document) {
  (void)document;
  assert_int_equal(mkdir(path, 0700), 0);
}

static void put_link(const char *path, const char *document) {
  assert_int_equal(symlink(document, path), 0);
}

static void put_second_name(const char *path, const char *document) {
  assert_int_equal(link(document, path), 0);
}

/* None of them is opened, followed or written to. */
static void what_is_no_journal_is_set_aside(void **state) {
  void (*const put[])(const char *, const char *) = {put_pipe, put_folder, put_link,
                                                     put_second_name};
  char document[SAMPLE_PATH_SIZE], name[SAMPLE_PATH_SIZE];
  Bytes words = {0};
  struct stat status;
  append_to(&words, "minutes", 7);
  file_write(sample_path(FOLDER, "document", document), &words);
  assert_int_equal(chmod(document, 0644), 0);
  for (size_t n = 0; n < sizeof put / sizeof *put; ++n) {
    put[n](beside(PATH).journal, document);
    vote_often(PATH, 1);
    assert_false(is_there(beside(PATH).journal));
    snprintf(name, sizeof name, n == 0 ? "%.100s" : "%.100s-%zu", beside(PATH).aside, n + 1);
    assert_true(is_there(name));
    put[n](beside(PATH).wal, document);
    vote_often(PATH, 1);
    assert_false(is_there(beside(PATH).wal));
  }
  assert_file_is(document, &words);
  assert_int_equal(lstat(document, &status), 0);
  assert_int_equal(status.st_mode & 0777, 0644);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 9);
  bytes_free(&words);
}

/* SQLite would read a -wal over the file, whatever its header says. */
static void a_write_ahead_log_is_not_read(void **state) {
  char other[SAMPLE_PATH_SIZE];
  session_close(sample_session(sample_path(FOLDER, "other.gommette", other)));
  sqlite3 *writer = plain_connection(other);
  run(writer, "PRAGMA journal_mode = WAL");
  run(writer, "INSERT INTO voter VALUES('x', 1)");
  Bytes log = file_read(beside(other).wal), header = file_read(other);
  sqlite3_close(writer);
  assert_true(log.size > 0);
  file_write(beside(PATH).wal, &log);
  Bytes whole = file_read(PATH);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS);
  assert_file_is(PATH, &whole);
  assert_false(is_there(beside(PATH).wal));
  Session *session;
  Error err = {0};
  file_write(PATH, &header);
  assert_refused(session_view(PATH, &session, &err), &err, "write-ahead");
  assert_file_is(PATH, &header);
  bytes_free(&log);
  bytes_free(&header);
  bytes_free(&whole);
}

/* Another process: in this one, closing the file would drop the writer's locks. */
static bool can_be_looked_at(const char *path) {
  pid_t child = fork();
  if (child == 0) {
    char *aside = NULL;
    Session *viewer;
    _exit(stray_files_settle(path, &aside, NULL) && !aside && session_view(path, &viewer, NULL)
              ? 0
              : 1);
  }
  int status;
  return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void the_journal_of_a_writer_at_work_is_left_alone(void **state) {
  Session *session = sample_open(PATH);
  Error err = {0};
  Event note = event_make(EVENT_NOTE_TAKEN);
  struct stat status;
  note.remark.text = "x";
  Transaction *tx = transaction_begin(session, &err);
  assert_done(tx && transaction_add(tx, note, &err), &err);
  assert_int_equal(lstat(beside(PATH).journal, &status), 0);
  assert_true(status.st_size > 0);
  assert_true(can_be_looked_at(PATH));
  assert_int_equal(lstat(beside(PATH).journal, &status), 0);
  assert_true(status.st_size > 0);
  assert_done(transaction_end(tx, true, &err), &err);
  session_close(session);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 1);
  assert_nothing_aside(PATH);
}

static void it_is_said_where_it_went(void **state) {
  char *aside = NULL, text[ERROR_TEXT_SIZE];
  Error err = {0};
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  assert_done(stray_files_settle(PATH, &aside, &err), &err);
  assert_null(aside);
  file_write(beside(PATH).journal, &journal);
  assert_done(stray_files_settle(PATH, &aside, &err), &err);
  assert_string_equal(aside, beside(PATH).aside);
  assert_non_null(strstr(stray_files_sentence(aside, text), aside));
  assert_non_null(strstr(text, "secret"));
  free(aside);
  bytes_free(&journal);
  pair_free(&pair);
}

static void make_new(const char *path, const char *ours, const char *theirs) {
  Session *session;
  Error err = {0};
  (void)ours, (void)theirs;
  assert_done(session_create(path, "New", clock_of_machine(), &session, &err), &err);
  assert_done(session_keep(session, &err), &err);
  session_close(session);
}

static void make_copy(const char *path, const char *ours, const char *theirs) {
  CopyMade made;
  Error err = {0};
  (void)theirs;
  assert_done(session_file_copy(ours, path, &made, &err), &err);
}

static void make_merged(const char *path, const char *ours, const char *theirs) {
  Merging merging;
  Sentences conflicts = {0};
  Error err = {0};
  assert_done(merge_files(ours, theirs, path, &merging, &conflicts, &err), &err);
  sentences_free(&conflicts);
}

static void make_by_moving(const char *path, const char *ours, const char *theirs) {
  Error err = {0};
  (void)theirs;
  assert_done(session_file_move(ours, path, &err), &err);
}

/* Last, since it takes the file along. */
static void who_gets_a_name_gets_no_journal_with_it(void **state) {
  void (*const make[])(const char *, const char *, const char *) = {make_new, make_copy,
                                                                    make_merged, make_by_moving};
  char theirs[SAMPLE_PATH_SIZE], name[SAMPLE_PATH_SIZE], path[SAMPLE_PATH_SIZE];
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  vote_often(PATH, MORE_VOTES);
  make_copy(sample_path(FOLDER, "theirs.gommette", theirs), PATH, NULL);
  vote_often(theirs, 1);
  vote_often(PATH, 1);
  for (size_t n = 0; n < sizeof make / sizeof *make; ++n) {
    snprintf(name, sizeof name, "made-%zu.gommette", n);
    file_write(beside(sample_path(FOLDER, name, path)).journal, &journal);
    make[n](path, PATH, theirs);
    assert_set_aside(path, &journal);
    assert_true(events_of(path) > 0);
  }
  bytes_free(&journal);
  pair_free(&pair);
}

static void out_of_the_archive_it_meets_no_journal(void **state) {
  char *now, *back, *aside = NULL;
  Error err = {0};
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  vote_often(PATH, MORE_VOTES);
  assert_done(archive_session(PATH, &now, &aside, &err), &err);
  assert_null(aside);
  file_write(beside(PATH).journal, &journal);
  assert_done(unarchive_session(now, &back, &aside, &err), &err);
  assert_non_null(aside);
  assert_set_aside(PATH, &journal);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 2 + MORE_VOTES);
  free(aside);
  free(back);
  free(now);
  bytes_free(&journal);
  pair_free(&pair);
}

static void a_free_name_is_one_that_no_journal_waits_at(void **state) {
  char taken[SAMPLE_PATH_SIZE], *path;
  Error err = {0};
  sample_path(FOLDER, "x.gommette", taken);
  file_write(beside(taken).journal, &(Bytes){0});
  assert_done(session_free_path(FOLDER->path, "x", &path, &err), &err);
  assert_non_null(strstr(path, "/x-2.gommette"));
  free(path);
}

/* As root would not be kept from writing. Returns what the child said. */
static int as_nobody(const char *path, int (*work)(const char *path)) {
  enum { NOBODY = 65534 };
  pid_t child = fork();
  if (child == 0) {
    if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0)) _exit(99);
    _exit(work(path));
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

static int count_events(const char *path) {
  Verification found;
  Error err = {0};
  return verify_file(path, &found, &err) ? (int)found.events : 0;
}

static int is_refused_for_writing(const char *path) {
  Session *session;
  Error err = {0};
  return !session_open(path, clock_of_machine(), &session, &err) &&
         strstr(err.text, "read-only") != NULL;
}

static void give_away(const char *folder, const char *path) {
  if (geteuid() != 0) return;
  assert_int_equal(chown(folder, 65534, 65534), 0);
  assert_int_equal(chown(path, 65534, 65534), 0);
  assert_int_equal(chown(beside(path).journal, 65534, 65534), 0);
}

/* Both of a torn file and of one that is ahead of its journal. */
static void in_a_folder_that_cannot_be_written_a_copy_is_read(void **state) {
  vote_often(PATH, 1);
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  file_write(beside(PATH).journal, &journal);
  for (int torn = 0; torn < 2; ++torn) {
    if (torn) tear(PATH, &pair);
    Bytes file = file_read(PATH);
    give_away(FOLDER->path, PATH);
    assert_int_equal(chmod(FOLDER->path, 0555), 0);
    int events = as_nobody(PATH, count_events), refused = as_nobody(PATH, is_refused_for_writing);
    assert_int_equal(chmod(FOLDER->path, 0755), 0);
    assert_int_equal(events, SAMPLE_EVENTS + (torn ? 2 : 3));
    assert_true(refused);
    assert_file_is(PATH, &file);
    assert_file_is(beside(PATH).journal, &journal);
    bytes_free(&file);
  }
  bytes_free(&journal);
  pair_free(&pair);
}

static int says_no_room(const char *path) {
  Verification found;
  Error err = {0};
  const struct rlimit small = {.rlim_cur = 1000, .rlim_max = 1000};
  signal(SIGXFSZ, SIG_IGN);
  if (setrlimit(RLIMIT_FSIZE, &small) != 0) return 98;
  return !verify_file(path, &found, &err) && err.kind == ERROR_FAILED &&
         strstr(err.text, "no space") != NULL;
}

static void without_room_for_copies_nothing_is_touched(void **state) {
  vote_often(PATH, 1);
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  file_write(beside(PATH).journal, &journal);
  pid_t child = fork();
  if (child == 0) _exit(says_no_room(PATH) ? 0 : 1);
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  assert_file_is(PATH, &pair.after);
  assert_file_is(beside(PATH).journal, &journal);
  bytes_free(&journal);
  pair_free(&pair);
}

/* A cache is not worth a trial: it is made anew. */
static void the_catalogue_picks_nothing_up(void **state) {
  char path[SAMPLE_PATH_SIZE], document[SAMPLE_PATH_SIZE];
  Bytes words = {0}, journal;
  Pair pair = vote_once(PATH);
  journal = journal_of(&pair, 0);
  append_to(&words, "minutes", 7);
  file_write(sample_path(FOLDER, "document", document), &words);
  sample_path(FOLDER, "catalogue", path);
  for (int what = 0; what < 3; ++what) {
    if (what == 0) put_pipe(beside(path).journal, NULL);
    if (what == 2) name_super_journal(&journal, document);
    if (what > 0) file_write(beside(path).journal, &journal);
    Catalogue *catalogue = catalogue_open(path);
    assert_true(catalogue_is_sound(catalogue));
    catalogue_close(catalogue);
    assert_false(is_there(beside(path).journal));
  }
  assert_file_is(document, &words);
  bytes_free(&words);
  bytes_free(&journal);
  pair_free(&pair);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, closed_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      HERE(what_is_no_journal_is_set_aside),
      HERE(a_write_ahead_log_is_not_read),
      HERE(the_journal_of_a_writer_at_work_is_left_alone),
      HERE(it_is_said_where_it_went),
      HERE(who_gets_a_name_gets_no_journal_with_it),
      HERE(out_of_the_archive_it_meets_no_journal),
      HERE(a_free_name_is_one_that_no_journal_waits_at),
      HERE(in_a_folder_that_cannot_be_written_a_copy_is_read),
      HERE(without_room_for_copies_nothing_is_touched),
      HERE(the_catalogue_picks_nothing_up),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
