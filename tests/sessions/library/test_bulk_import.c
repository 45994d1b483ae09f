/* A folder of old count tables becomes sessions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sessions/files/folder.h"
#include "sessions/library/bulk_import.h"
#include "sessions/library/moving.h"
#include "tests/sessions/library/shelves.h"

#include <cmocka.h>

static const char COUNTS[] = "code,title,green,yellow,red\n1,Un toit,3,2,1\n2,Un lit,4,0,1\n";
static const char OTHER[] = "code,title,green,yellow,red\n1,Un toit,0,2,1\n";
static const char HALF[] = "code,title,green,yellow,red\n1,Un toit,3,2,1\n2,Un lit,4,,1\n";
static const char AGENDA[] = "code,title\n1,Un toit\n";

typedef struct Told {
  char text[1024];
  char last_session[SAMPLE_PATH_SIZE];
} Told;

static bool take(void *context, const TableOutcome *outcome, Error *err) {
  static const char *const fates[] = {"imported", "known", "refused"};
  Told *told = context;
  size_t used = strlen(told->text);
  (void)err;
  snprintf(told->text + used, sizeof told->text - used, "%s %s\n", path_name(outcome->table),
           fates[outcome->fate]);
  assert_int_equal(!outcome->session, outcome->fate == TABLE_REFUSED);
  if (outcome->session)
    snprintf(told->last_session, sizeof told->last_session, "%s", outcome->session);
  if (outcome->fate == TABLE_REFUSED)
    assert_non_null(strstr(outcome->trouble->text, path_name(outcome->table)));
  return true;
}

static void write_table(const Shelves *shelves, const char *name, const char *text) {
  char path[SAMPLE_PATH_SIZE], file[SAMPLE_PATH_SIZE];
  Bytes bytes = {0};
  Error err = {0};
  mkdir(sample_path(&shelves->folder, "tables", path), 0700);
  snprintf(file, sizeof file, "%.60s/%.60s", path, name);
  assert_done(bytes_append(&bytes, text, strlen(text), &err), &err);
  file_write(file, &bytes);
  bytes_free(&bytes);
}

static Told import_told(const Shelves *shelves) {
  char path[SAMPLE_PATH_SIZE];
  Told told = {0};
  Error err = {0};
  assert_done(import_tables(sample_path(&shelves->folder, "tables", path), shelves->library,
                            &(ImportDescription){0}, take, &told, &err),
              &err);
  return told;
}

static size_t sessions(const Shelves *shelves) {
  size_t count;
  Library *library = shelves_read(shelves);
  library_entries(library, &count);
  library_close(library);
  return count;
}

static void each_table_becomes_a_session(void **state) {
  const Shelves *shelves = *state;
  write_table(shelves, "table-ronde-2021-05-04.csv", COUNTS);
  write_table(shelves, "z.TSV", "code\ttitle\tgreen\tyellow\tred\n1\tUn toit\t1\t2\t3\n");
  write_table(shelves, "notes.txt", "no table");
  write_table(shelves, ".hidden.csv", COUNTS);
  assert_string_equal(import_told(shelves).text,
                      "table-ronde-2021-05-04.csv imported\nz.TSV imported\n");
  Library *library = shelves_read(shelves);
  const LibraryEntry *made = shelves_entry(library, "table-ronde-2021-05-04.gommette");
  assert_string_equal(summary_text(&made->summary, SUMMARY_TITLE), "Table ronde 2021-05-04");
  assert_int_equal(made->summary.number[SUMMARY_DOTS], 11);
  assert_int_equal(made->summary.number[SUMMARY_DAY], 20210504);
  assert_int_equal(made->summary.number[SUMMARY_STAGE], STAGE_FROM_TABLE);
  library_close(library);
}

static void what_is_refused_stops_no_other(void **state) {
  const Shelves *shelves = *state;
  write_table(shelves, "a.csv", HALF);
  write_table(shelves, "b.csv", AGENDA);
  write_table(shelves, "c.csv", "\x00\x01\x02");
  write_table(shelves, "d.csv", COUNTS);
  assert_string_equal(import_told(shelves).text,
                      "a.csv refused\nb.csv refused\nc.csv refused\nd.csv imported\n");
  assert_int_equal(sessions(shelves), SHELVES_SESSIONS + 1);
}

static void the_same_table_is_imported_once(void **state) {
  const Shelves *shelves = *state;
  char *now;
  Error err = {0};
  write_table(shelves, "a.csv", COUNTS);
  write_table(shelves, "b.csv", COUNTS);
  assert_string_equal(import_told(shelves).text, "a.csv imported\nb.csv known\n");
  write_table(shelves, "c.csv", OTHER);
  Told told = import_told(shelves);
  assert_string_equal(told.text, "a.csv known\nb.csv known\nc.csv imported\n");
  assert_done(archive_session(told.last_session, &now, NULL, &err), &err);
  assert_string_equal(import_told(shelves).text, "a.csv known\nb.csv known\nc.csv known\n");
  free(now);
  assert_int_equal(sessions(shelves), SHELVES_SESSIONS + 2);
}

static void a_folder_without_tables_says_so(void **state) {
  const Shelves *shelves = *state;
  char path[SAMPLE_PATH_SIZE];
  Told told = {0};
  Error err = {0};
  write_table(shelves, "notes.txt", "no table");
  sample_path(&shelves->folder, "tables", path);
  assert_refused(import_tables(path, shelves->library, &(ImportDescription){0}, take, &told, &err),
                 &err, "no CSV file");
  sample_path(&shelves->folder, "none", path);
  assert_refused(import_tables(path, shelves->library, &(ImportDescription){0}, take, &told, &err),
                 &err, "cannot be read");
}

#define on_shelves(test) cmocka_unit_test_setup_teardown(test, shelves_set_up, shelves_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      on_shelves(each_table_becomes_a_session),
      on_shelves(what_is_refused_stops_no_other),
      on_shelves(the_same_table_is_imported_once),
      on_shelves(a_folder_without_tables_says_so),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
