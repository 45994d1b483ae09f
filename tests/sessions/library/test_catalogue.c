/* A catalogue that is broken, foreign, old or out of reach: it is made anew or done without, and
 * nobody notices but by the time it takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sessions/library/catalogue.h"
#include "tests/sessions/library/shelves.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

static void assert_lists(const Shelves *shelves) {
  Library *library = shelves_read(shelves);
  assert_told(library);
  library_close(library);
}

static void assert_made_anew(const Shelves *shelves) {
  assert_lists(shelves);
  shelves_settle(shelves);
  assert_int_equal(shelves_folded(shelves), 0);
}

static void write_text(const char *path, const char *text) {
  Bytes bytes = {0};
  Error err = {0};
  assert_done(bytes_append(&bytes, text, strlen(text), &err), &err);
  file_write(path, &bytes);
  bytes_free(&bytes);
}

static void noise_is_made_anew(void **state) {
  const Shelves *shelves = *state;
  shelves_settle(shelves);
  write_text(shelves->catalogue, "this is no database, and it never was one");
  assert_made_anew(shelves);
}

static void an_empty_file_is_filled(void **state) {
  const Shelves *shelves = *state;
  shelves_settle(shelves);
  assert_int_equal(truncate(shelves->catalogue, 0), 0);
  assert_made_anew(shelves);
}

static void a_cut_file_is_made_anew(void **state) {
  const Shelves *shelves = *state;
  shelves_settle(shelves);
  assert_int_equal(truncate(shelves->catalogue, 6000), 0);
  assert_made_anew(shelves);
}

/* Whatever byte of it changes: what is told is either right or of the catalogue's own making, and
 * there is never a crash. The pages of SQLite's own are where it can go wrong. */
static void a_damaged_file_is_survived(void **state) {
  const Shelves *shelves = *state;
  shelves_settle(shelves);
  Bytes whole = file_read(shelves->catalogue);
  for (size_t at = 0; at < whole.size; at += 97) {
    whole.data[at] ^= 0x40;
    file_write(shelves->catalogue, &whole);
    whole.data[at] ^= 0x40;
    library_close(shelves_read(shelves));
  }
  bytes_free(&whole);
  unlink(shelves->catalogue);
  assert_made_anew(shelves);
}

static void another_program_s_database_is_made_anew(void **state) {
  const Shelves *shelves = *state;
  shelves_settle(shelves);
  tamper(shelves->catalogue, "PRAGMA application_id = 7");
  assert_made_anew(shelves);
}

static void another_version_s_is_made_anew(void **state) {
  const Shelves *shelves = *state;
  shelves_settle(shelves);
  tamper(shelves->catalogue, "PRAGMA user_version = 999");
  assert_made_anew(shelves);
}

static void missing_tables_are_made_anew(void **state) {
  const Shelves *shelves = *state;
  shelves_settle(shelves);
  tamper(shelves->catalogue, "DROP TABLE content");
  assert_lists(shelves);
  assert_made_anew(shelves);
}

static void without_a_place_for_it_all_is_read(void **state) {
  const Shelves *shelves = *state;
  char path[SAMPLE_PATH_SIZE];
  write_text(sample_path(&shelves->folder, "cache", path), "a file in its way");
  assert_lists(shelves);
  assert_int_equal(shelves_folded(shelves), SHELVES_SESSIONS);
  unsetenv("XDG_CACHE_HOME");
  setenv("HOME", "nowhere", 1);
  assert_lists(shelves);
  assert_int_equal(shelves_folded(shelves), SHELVES_SESSIONS);
}

static void what_lies_in_its_place_is_left_alone(void **state) {
  const Shelves *shelves = *state;
  char path[SAMPLE_PATH_SIZE];
  struct stat status;
  shelves_settle(shelves);
  unlink(shelves->catalogue);
  write_text(sample_path(&shelves->folder, "precious", path), "not ours");
  assert_int_equal(symlink(path, shelves->catalogue), 0);
  assert_lists(shelves);
  Bytes precious = file_read(path);
  assert_int_equal(precious.size, strlen("not ours"));
  bytes_free(&precious);
  unlink(shelves->catalogue);
  assert_int_equal(mkdir(shelves->catalogue, 0700), 0);
  assert_lists(shelves);
  assert_int_equal(stat(shelves->catalogue, &status), 0);
  assert_true(S_ISDIR(status.st_mode));
}

/* Nobody waits for long for one who holds it. */
static void a_busy_one_is_done_without(void **state) {
  const Shelves *shelves = *state;
  shelves_settle(shelves);
  sqlite3 *other = plain_connection(shelves->catalogue);
  run(other, "BEGIN EXCLUSIVE");
  assert_lists(shelves);
  run(other, "ROLLBACK");
  sqlite3_close(other);
  assert_int_equal(shelves_folded(shelves), 0);
}

static void keep_card(Catalogue *catalogue, const char *name) {
  const FileMark mark = {.size = 1};
  const SessionSummary summary = {.soundness = SUMMARY_SOUND};
  catalogue_begin(catalogue);
  catalogue_keep(catalogue, "/nowhere", name, &mark, &summary);
  catalogue_commit(catalogue);
}

static void count_card(void *context, const char *name, const FileMark *mark,
                       SessionSummary *summary) {
  (void)name, (void)mark;
  ++*(size_t *)context;
  summary_free(summary);
}

/* What a reader does not let it keep is kept another time. */
static void a_change_that_cannot_end_is_given_up(void **state) {
  const Shelves *shelves = *state;
  size_t count = 0;
  shelves_settle(shelves);
  Catalogue *catalogue = catalogue_open(shelves->catalogue);
  sqlite3 *reader = plain_connection(shelves->catalogue);
  run(reader, "BEGIN; SELECT count(*) FROM card");
  keep_card(catalogue, "one");
  run(reader, "COMMIT");
  run(reader, "BEGIN IMMEDIATE; COMMIT");
  sqlite3_close(reader);
  keep_card(catalogue, "two");
  assert_true(catalogue_is_sound(catalogue));
  catalogue_read(catalogue, "/nowhere", count_card, &count);
  assert_int_equal(count, 1);
  catalogue_close(catalogue);
}

#define on_shelves(test) cmocka_unit_test_setup_teardown(test, shelves_set_up, shelves_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      on_shelves(noise_is_made_anew),
      on_shelves(an_empty_file_is_filled),
      on_shelves(a_cut_file_is_made_anew),
      on_shelves(a_damaged_file_is_survived),
      on_shelves(another_program_s_database_is_made_anew),
      on_shelves(another_version_s_is_made_anew),
      on_shelves(missing_tables_are_made_anew),
      on_shelves(without_a_place_for_it_all_is_read),
      on_shelves(what_lies_in_its_place_is_left_alone),
      on_shelves(a_busy_one_is_done_without),
      on_shelves(a_change_that_cannot_end_is_given_up),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
