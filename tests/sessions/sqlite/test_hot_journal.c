/* A journal beside a session that may be its own: whatever it is, every event of the file that lies
 * there is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sessions/verify/verify.h"
#include "tests/sessions/sqlite/strays.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

#define PATH   (((Fixture *)*state)->path)
#define FOLDER (&((Fixture *)*state)->folder)

static void what_a_crash_tore_is_rolled_back(void **state) {
  vote_often(PATH, 1);
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  tear(PATH, &pair);
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 2);
  assert_nothing_aside(PATH);
  bytes_free(&journal);
  pair_free(&pair);
}

/* The commonest crash: the journal is written, the file not touched yet. */
static void a_journal_that_changes_nothing_leaves_nothing(void **state) {
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  file_write(PATH, &pair.before);
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS);
  assert_nothing_aside(PATH);
  bytes_free(&journal);
  pair_free(&pair);
}

static void an_older_journal_takes_nothing_back(void **state) {
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  vote_often(PATH, MORE_VOTES);
  const uint64_t events = events_of(PATH);
  Bytes whole = file_read(PATH);
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(events_of(PATH), events);
  assert_file_is(PATH, &whole);
  assert_set_aside(PATH, &journal);
  bytes_free(&whole);
  bytes_free(&journal);
  pair_free(&pair);
}

static void a_copy_one_vote_ahead_keeps_it(void **state) {
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 2);
  assert_set_aside(PATH, &journal);
  bytes_free(&journal);
  pair_free(&pair);
}

/* As many commits, so the same change counter. */
static void another_sessions_journal_is_not_taken(void **state) {
  char other[SAMPLE_PATH_SIZE];
  session_close(sample_session(sample_path(FOLDER, "other.gommette", other)));
  Pair theirs = vote_once(other), ours = vote_once(PATH);
  Bytes journal = journal_of(&theirs, 0);
  assert_memory_equal(theirs.after.data + 24, ours.after.data + 24, 4);
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 2);
  assert_file_is(PATH, &ours.after);
  assert_set_aside(PATH, &journal);
  bytes_free(&journal);
  pair_free(&ours);
  pair_free(&theirs);
}

/* A journal without page 1, as a transaction that spilled leaves it, has no change counter. */
static void a_journal_without_the_first_page_is_tried_as_well(void **state) {
  vote_often(PATH, 1);
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 1);
  tear(PATH, &(Pair){pair.before, pair.after});
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 2);
  assert_nothing_aside(PATH);
  file_write(PATH, &pair.after);
  vote_often(PATH, MORE_VOTES);
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 3 + MORE_VOTES);
  assert_set_aside(PATH, &journal);
  bytes_free(&journal);
  pair_free(&pair);
}

/* SQLite would make the file as long as the journal says that it was, here 16 TiB. */
static void a_journal_that_names_a_huge_file_is_not_believed(void **state) {
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  memset(journal.data + 8, 0, 4);
  memset(journal.data + 16, 0xff, 4);
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 2);
  assert_file_is(PATH, &pair.after);
  assert_set_aside(PATH, &journal);
  bytes_free(&journal);
  pair_free(&pair);
}

/* What SQLite itself left when a big transaction was cut off after it had spilled. */
static Bytes spill(const char *path, Bytes *half) {
  sqlite3 *writer = plain_connection(path);
  run(writer, "PRAGMA cache_size = 1");
  run(writer, "PRAGMA cache_spill = 1");
  run(writer, "BEGIN IMMEDIATE");
  run(writer, "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
              "INSERT INTO voter SELECT hex(randomblob(200)), i FROM n");
  *half = file_read(path);
  Bytes journal = file_read(beside(path).journal);
  run(writer, "ROLLBACK");
  sqlite3_close(writer);
  assert_true(journal.size > STRAY_SECTOR);
  return journal;
}

static void a_spilled_import_is_rolled_back_and_harms_no_newer_file(void **state) {
  Bytes half, whole = file_read(PATH), journal = spill(PATH, &half);
  file_write(PATH, &half);
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS);
  assert_nothing_aside(PATH);
  file_write(PATH, &whole);
  vote_often(PATH, MORE_VOTES);
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 1 + MORE_VOTES);
  bytes_free(&journal);
  bytes_free(&whole);
  bytes_free(&half);
}

/* SQLite would delete the file that is named there. */
static void a_super_journal_is_never_followed(void **state) {
  char document[SAMPLE_PATH_SIZE];
  Bytes words = {0};
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  append_to(&words, "minutes", 7);
  file_write(sample_path(FOLDER, "document", document), &words);
  name_super_journal(&journal, document);
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 2);
  assert_set_aside(PATH, &journal);
  assert_file_is(document, &words);
  bytes_free(&words);
  bytes_free(&journal);
  pair_free(&pair);
}

static void assert_left_alone(const char *path, const Bytes *file, const Bytes *journal) {
  Session *session;
  Verification found;
  Error err = {0};
  assert_refused(session_open(path, clock_of_machine(), &session, &err), &err, "left as they are");
  assert_refused(verify_file(path, &found, &err), &err, "left as they are");
  assert_int_equal(err.kind, ERROR_BAD_DATA);
  assert_file_is(path, file);
  assert_file_is(beside(path).journal, journal);
  assert_false(is_there(beside(path).aside));
}

static void a_torn_file_with_a_super_journal_is_refused(void **state) {
  char document[SAMPLE_PATH_SIZE];
  Bytes words = {0};
  vote_often(PATH, 1);
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  append_to(&words, "minutes", 7);
  file_write(sample_path(FOLDER, "document", document), &words);
  name_super_journal(&journal, document);
  tear(PATH, &pair);
  Bytes torn = file_read(PATH);
  file_write(beside(PATH).journal, &journal);
  assert_left_alone(PATH, &torn, &journal);
  assert_file_is(document, &words);
  bytes_free(&torn);
  bytes_free(&words);
  bytes_free(&journal);
  pair_free(&pair);
}

static void where_neither_is_whole_both_are_left(void **state) {
  char other[SAMPLE_PATH_SIZE];
  session_close(sample_session(sample_path(FOLDER, "other.gommette", other)));
  vote_often(PATH, MORE_VOTES);
  Pair theirs = vote_once(other), ours = vote_once(PATH);
  Bytes journal = journal_of(&theirs, 0);
  tear(PATH, &ours);
  Bytes torn = file_read(PATH);
  file_write(beside(PATH).journal, &journal);
  assert_left_alone(PATH, &torn, &journal);
  bytes_free(&torn);
  bytes_free(&journal);
  pair_free(&ours);
  pair_free(&theirs);
}

/* Rolled back it would be whole, but another session, or an older state of this one. */
static void a_damaged_file_is_not_replaced_by_what_a_journal_holds(void **state) {
  char other[SAMPLE_PATH_SIZE];
  session_close(sample_session(sample_path(FOLDER, "other.gommette", other)));
  Pair whole = vote_once(other);
  memset(whole.after.data, 0, whole.after.size);
  Bytes theirs = journal_of(&whole, 0);
  tamper(PATH, "UPDATE tally SET counted_green = 99");
  Bytes damaged = file_read(PATH);
  file_write(beside(PATH).journal, &theirs);
  assert_left_alone(PATH, &damaged, &theirs);
  bytes_free(&theirs);
  bytes_free(&damaged);
  pair_free(&whole);
}

/* Deriving anew was cut off: what is derived was wrong before, and the events are all there. */
static void an_interrupted_rebuilding_can_be_done_again(void **state) {
  tamper(PATH, "UPDATE tally SET counted_green = 99");
  Pair pair = {.before = file_read(PATH)};
  tamper(PATH, "DELETE FROM tally");
  pair.after = file_read(PATH);
  Bytes journal = journal_of(&pair, 0);
  Verification found;
  Error err = {0};
  file_write(beside(PATH).journal, &journal);
  assert_refused(verify_file(PATH, &found, &err), &err, "tall");
  assert_nothing_aside(PATH);
  bytes_free(&journal);
  pair_free(&pair);
}

/* Its copies may hold what is secret: nothing of them stays, of a program that was killed neither.
 */
static void no_copy_is_left(void **state) {
  char place[SAMPLE_PATH_SIZE], left[SAMPLE_PATH_SIZE], copy[SAMPLE_PATH_SIZE + 32];
  Pair pair = vote_once(PATH);
  Bytes journal = journal_of(&pair, 0);
  sample_path(&((Fixture *)*state)->folder, "place", place);
  snprintf(left, sizeof left, "%.80s/gommette-recovery-abcdef", place);
  snprintf(copy, sizeof copy, "%s/as-it-lies.gommette", left);
  assert_int_equal(mkdir(place, 0700), 0);
  assert_int_equal(mkdir(left, 0700), 0);
  file_write(copy, &journal);
  file_write(beside(PATH).journal, &journal);
  assert_int_equal(setenv("TMPDIR", place, 1), 0);
  assert_int_equal(events_of(PATH), SAMPLE_EVENTS + 2);
  assert_int_equal(unsetenv("TMPDIR"), 0);
  assert_set_aside(PATH, &journal);
  assert_int_equal(rmdir(place), 0);
  bytes_free(&journal);
  pair_free(&pair);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, closed_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      HERE(what_a_crash_tore_is_rolled_back),
      HERE(a_journal_that_changes_nothing_leaves_nothing),
      HERE(an_older_journal_takes_nothing_back),
      HERE(a_copy_one_vote_ahead_keeps_it),
      HERE(another_sessions_journal_is_not_taken),
      HERE(a_journal_without_the_first_page_is_tried_as_well),
      HERE(a_journal_that_names_a_huge_file_is_not_believed),
      HERE(a_spilled_import_is_rolled_back_and_harms_no_newer_file),
      HERE(a_super_journal_is_never_followed),
      HERE(a_torn_file_with_a_super_journal_is_refused),
      HERE(where_neither_is_whole_both_are_left),
      HERE(a_damaged_file_is_not_replaced_by_what_a_journal_holds),
      HERE(no_copy_is_left),
      HERE(an_interrupted_rebuilding_can_be_done_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
