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
#include <unistd.h>

#include "sessions/files/output_file.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { MUCH = 1 << 20, LITTLE = 1 << 12 };

static bool write_text(FILE *out, const void *context, Error *err) {
  (void)err;
  fputs(context, out);
  return true;
}

static bool write_much(FILE *out, const void *context, Error *err) {
  (void)context;
  for (int i = 0; i < MUCH; ++i)
    if (fputc('x', out) == EOF) return (fail)(err, ERROR_FAILED, "cut short");
  return true;
}

static bool write_half(FILE *out, const void *context, Error *err) {
  (void)context;
  fputs("half", out);
  return (fail)(err, ERROR_FAILED, "no idea how to go on");
}

static void assert_holds(const char *path, const char *expected) {
  Bytes bytes = file_read(path);
  assert_int_equal(bytes.size, strlen(expected));
  assert_memory_equal(bytes.data, expected, bytes.size);
  bytes_free(&bytes);
}

static int entries_in(const char *folder) {
  int count = 0;
  DIR *entries = opendir(folder);
  assert_non_null(entries);
  for (struct dirent *entry; (entry = readdir(entries));)
    count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
  closedir(entries);
  return count;
}

static void an_existing_file_stays_without_force(void **state) {
  (void)state;
  Error err;
  char path[SAMPLE_PATH_SIZE];
  SampleFolder folder = sample_folder_make();
  sample_path(&folder, "report.txt", path);
  assert_done(output_file_write(path, false, write_text, "first", &err), &err);
  assert_refused(output_file_write(path, false, write_text, "second", &err), &err, "--force");
  assert_holds(path, "first");
  assert_int_equal(chmod(path, 0600), 0);
  assert_done(output_file_write(path, true, write_text, "third", &err), &err);
  assert_holds(path, "third");
  struct stat status;
  assert_int_equal(stat(path, &status), 0);
  assert_int_equal(status.st_mode & 0777, 0600);
  assert_int_equal(entries_in(folder.path), 1);
  sample_folder_remove(folder);
}

static void what_is_no_file_is_refused_whatever_the_force(void **state) {
  (void)state;
  Error err;
  char link_path[SAMPLE_PATH_SIZE], missing[SAMPLE_PATH_SIZE];
  SampleFolder folder = sample_folder_make();
  assert_int_equal(symlink("nowhere", sample_path(&folder, "link", link_path)), 0);
  assert_refused(output_file_write(folder.path, true, write_text, "", &err), &err, "a folder");
  assert_refused(output_file_write(link_path, true, write_text, "", &err), &err, "a link");
  assert_refused(output_file_write("/dev/null", true, write_text, "", &err), &err, "not a file");
  sample_path(&folder, "no/report.txt", missing);
  assert_refused(output_file_write(missing, true, write_text, "", &err), &err, "no such folder");
  assert_int_equal(entries_in(folder.path), 1);
  sample_folder_remove(folder);
}

static void a_writer_that_fails_leaves_what_was_there(void **state) {
  (void)state;
  Error err;
  char path[SAMPLE_PATH_SIZE];
  SampleFolder folder = sample_folder_make();
  sample_path(&folder, "report.txt", path);
  assert_done(output_file_write(path, false, write_text, "first", &err), &err);
  assert_refused(output_file_write(path, true, write_half, NULL, &err), &err, "no idea");
  assert_holds(path, "first");
  assert_int_equal(entries_in(folder.path), 1);
  sample_folder_remove(folder);
}

/* A limit on the size of files stands for a disk that is full. */
static void a_full_disk_leaves_what_was_there(void **state) {
  (void)state;
  Error err;
  char path[SAMPLE_PATH_SIZE];
  struct rlimit before, limit;
  SampleFolder folder = sample_folder_make();
  sample_path(&folder, "report.txt", path);
  assert_done(output_file_write(path, false, write_text, "first", &err), &err);
  signal(SIGXFSZ, SIG_IGN);
  assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
  limit = before;
  limit.rlim_cur = LITTLE;
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
  bool done = output_file_write(path, true, write_much, NULL, &err);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
  assert_refused(done, &err, "report.txt");
  assert_holds(path, "first");
  assert_int_equal(entries_in(folder.path), 1);
  sample_folder_remove(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_existing_file_stays_without_force),
      cmocka_unit_test(what_is_no_file_is_refused_whatever_the_force),
      cmocka_unit_test(a_writer_that_fails_leaves_what_was_there),
      cmocka_unit_test(a_full_disk_leaves_what_was_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
