#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sessions/files/folder.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { TEXT_SIZE = 256 };

static void write_text(const SampleFolder *folder, const char *name, const char *text) {
  char path[SAMPLE_PATH_SIZE];
  FILE *file = fopen(sample_path(folder, name, path), "wb");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static void assert_default(const char *expected) {
  char *path;
  Error err;
  assert_done(folder_default(&path, &err), &err);
  assert_string_equal(path, expected);
  free(path);
}

static void documents_are_found_as_the_desktop_says(void **state) {
  (void)state;
  SampleFolder home = sample_folder_make();
  char path[SAMPLE_PATH_SIZE], expected[TEXT_SIZE], file[TEXT_SIZE];
  static const struct {
    const char *line, *documents;
  } LINES[] = {
      {"# nothing\n", "Documents"},
      {"XDG_DOCUMENTS_DIR=\"$HOME/Mes documents\"\n", "Mes documents"},
      {"XDG_DOCUMENTS_DIR=\"$HOME/a \\\"b\\\"\"\n", "a \"b\""},
      {"XDG_DOCUMENTS_DIR=\"$HOME/\"\n", "Documents"},
      {"XDG_DOCUMENTS_DIR=\"relative\"\n", "Documents"},
      {"XDG_DOCUMENTS_DIR=$HOME/x\n", "Documents"},
      {"XDG_DOCUMENTS_DIR=\"$HOME/x\n", "Documents"},
      {"XDG_MUSIC_DIR=\"$HOME/Music\"\nXDG_DOCUMENTS_DIR=\"$HOME/D\"\n", "D"},
  };
  Error err;
  unsetenv("GOMMETTE_HOME");
  unsetenv("XDG_CONFIG_HOME");
  setenv("HOME", home.path, 1);
  snprintf(expected, sizeof expected, "%s/Documents/gommette", home.path);
  assert_default(expected);
  assert_done(folder_make(sample_path(&home, ".config", path), &err), &err);
  for (size_t i = 0; i < sizeof LINES / sizeof *LINES; ++i) {
    write_text(&home, ".config/user-dirs.dirs", LINES[i].line);
    snprintf(expected, sizeof expected, "%s/%s/gommette", home.path, LINES[i].documents);
    assert_default(expected);
  }
  snprintf(file, sizeof file, "XDG_DOCUMENTS_DIR=\"/srv/papers\"\n");
  write_text(&home, "user-dirs.dirs", file);
  setenv("XDG_CONFIG_HOME", home.path, 1);
  assert_default("/srv/papers/gommette");
  setenv("GOMMETTE_HOME", "/elsewhere", 1);
  assert_default("/elsewhere");
  unsetenv("GOMMETTE_HOME");
  sample_folder_remove(home);
}

static void without_a_home_it_says_what_to_set(void **state) {
  (void)state;
  char *path;
  Error err;
  unsetenv("GOMMETTE_HOME");
  unsetenv("HOME");
  assert_refused(folder_default(&path, &err), &err, "set GOMMETTE_HOME");
}

static void folders_are_made_for_the_user_alone(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  char path[SAMPLE_PATH_SIZE];
  struct stat status;
  Error err;
  sample_path(&folder, "a/b/c", path);
  assert_done(folder_make(path, &err), &err);
  assert_done(folder_make(path, &err), &err);
  assert_int_equal(stat(path, &status), 0);
  assert_int_equal(status.st_mode & 0777, 0700);
  write_text(&folder, "file", "");
  assert_refused(folder_make(sample_path(&folder, "file", path), &err), &err, "cannot be created");
  assert_refused(folder_make(sample_path(&folder, "file/x", path), &err), &err,
                 "cannot be created");
  sample_folder_remove(folder);
}

static void sessions_are_listed_by_name(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  FolderListing listing;
  char path[SAMPLE_PATH_SIZE];
  Error err;
  write_text(&folder, "b.gommette", "");
  write_text(&folder, "a.gommette", "");
  write_text(&folder, ".hidden.gommette", "");
  write_text(&folder, ".gommette", "");
  write_text(&folder, "a.csv", "");
  assert_done(folder_make(sample_path(&folder, "folder.gommette", path), &err), &err);
  assert_done(folder_list(folder.path, &listing, &err), &err);
  assert_int_equal(listing.count, 2);
  assert_string_equal(listing.paths[0], sample_path(&folder, "a.gommette", path));
  assert_string_equal(listing.paths[1], sample_path(&folder, "b.gommette", path));
  folder_listing_free(&listing);
  assert_done(folder_list(sample_path(&folder, "none", path), &listing, &err), &err);
  assert_int_equal(listing.count, 0);
  folder_listing_free(&listing);
  assert_refused(folder_list(sample_path(&folder, "a.csv", path), &listing, &err), &err,
                 "cannot be read");
  sample_folder_remove(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(documents_are_found_as_the_desktop_says),
      cmocka_unit_test(folders_are_made_for_the_user_alone),
      cmocka_unit_test(sessions_are_listed_by_name),
      cmocka_unit_test(without_a_home_it_says_what_to_set),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
