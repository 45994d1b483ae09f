/* Whatever becomes of the program that makes PDFs, gommette lives, says so in one sentence and
 * writes nothing. The programs are scripts; the real one is asked in tests/sessions/pdf.py. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sessions/document/pdf_ask.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { SCRIPT_SIZE = 1024, PATIENCE_MS = 60000 };

/* "gommette", the version 2, PDF_MADE, 4 bytes. */
#define MADE "gommette\\000\\002\\001\\000\\000\\000\\000\\000\\000\\000\\004%%PDF"

typedef struct Asked {
  bool made;
  Error err;
  char *written;
  size_t size;
} Asked;

static void write_script(const char *path, const char *script) {
  FILE *file = fopen(path, "we");
  assert_non_null(file);
  fprintf(file, "#!/bin/sh\n%s\n", script);
  assert_int_equal(fclose(file), 0);
  assert_int_equal(chmod(path, 0700), 0);
}

/* More than a socket holds, so that who does not read is found out. */
static Asked ask(const char *program, int64_t wait_ms) {
  Asked asked = {.made = false};
  Bytes question = {0};
  static const uint8_t PART[1024] = {0};
  for (int n = 0; n < 1024; ++n)
    assert_true(bytes_append(&question, PART, sizeof PART, NULL));
  FILE *out = open_memstream(&asked.written, &asked.size);
  assert_non_null(out);
  asked.made = pdf_ask(&(PdfMaker){program, wait_ms}, &question, out, &asked.err);
  assert_int_equal(fclose(out), 0);
  bytes_free(&question);
  return asked;
}

static Asked ask_script(const char *script, int64_t wait_ms) {
  const SampleFolder folder = sample_folder_make();
  char path[SAMPLE_PATH_SIZE];
  write_script(sample_path(&folder, "maker", path), script);
  const Asked asked = ask(path, wait_ms);
  sample_folder_remove(folder);
  return asked;
}

static void assert_nothing_made(Asked asked, const char *saying) {
  assert_false(asked.made);
  assert_int_equal(asked.size, 0);
  assert_int_equal(asked.err.kind, ERROR_FAILED);
  if (!strstr(asked.err.text, saying)) fail_msg("« %s » does not say: %s", asked.err.text, saying);
  free(asked.written);
}

static void a_whole_answer_is_written(void **state) {
  (void)state;
  Asked asked = ask_script("cat >/dev/null; printf '" MADE "'", PATIENCE_MS);
  assert_true(asked.made);
  assert_int_equal(asked.size, 4);
  assert_memory_equal(asked.written, "%PDF", 4);
  free(asked.written);
}

static void a_program_that_is_not_there_is_named(void **state) {
  (void)state;
  assert_nothing_made(ask("/nonexistent/gommette-pdf", PATIENCE_MS),
                      "missing (/nonexistent/gommette-pdf): install gommette again");
}

/* SIGPIPE is not ignored here: who stops reading must not end us. */
static void a_program_that_dies_does_not_take_us_along(void **state) {
  (void)state;
  static const char *const DEATHS[] = {
      "exit 1",
      "exit 0",
      "kill -ABRT $$",
      "kill -TRAP $$",
      "kill -KILL $$",
      "head -c 100 >/dev/null; kill -SEGV $$",
      "cat >/dev/null; printf '" MADE "'; kill -KILL $$",
      "cat >/dev/null; printf '" MADE "'; exit 3",
  };
  assert_ptr_equal(signal(SIGPIPE, SIG_DFL), SIG_DFL);
  for (size_t n = 0; n < sizeof DEATHS / sizeof *DEATHS; ++n)
    assert_nothing_made(ask_script(DEATHS[n], PATIENCE_MS), "ended before it was done");
}

static void one_that_stands_still_is_given_up(void **state) {
  (void)state;
  assert_nothing_made(ask_script("exec sleep 600", 50), "takes too long");
  assert_nothing_made(ask_script("cat >/dev/null; exec sleep 600", 50), "takes too long");
  assert_nothing_made(ask_script("kill -XCPU $$", PATIENCE_MS), "takes too long");
}

static void an_answer_of_another_kind_is_of_another_version(void **state) {
  (void)state;
  static const char *const ANSWERS[] = {
      "printf 'something else'",
      "printf '" MADE "more'",
      "printf 'gommette\\000\\003\\001\\000\\000\\000\\000\\000\\000\\000\\004%%PDF'",
      "printf 'gommette\\000\\002\\001\\000\\000\\000\\000\\000\\000\\000\\005%%PDF'",
      "printf 'gommette\\000\\002\\004\\000\\000\\000\\000\\000\\000\\000\\000'",
  };
  for (size_t n = 0; n < sizeof ANSWERS / sizeof *ANSWERS; ++n) {
    char script[SCRIPT_SIZE];
    snprintf(script, sizeof script, "cat >/dev/null; %s", ANSWERS[n]);
    assert_nothing_made(ask_script(script, PATIENCE_MS), "another version");
  }
}

static void what_it_lacks_is_said(void **state) {
  (void)state;
  static const char BEGINNING[] = "cat >/dev/null; printf 'gommette\\000\\002";
  static const char *const ANSWERS[][2] = {
      {"\\002\\000\\000\\000\\000\\000\\000\\000\\000", "fonts-liberation2"},
      {"\\003\\000\\000\\000\\000\\000\\000\\000\\000", "not enough memory"},
      {"\\005\\000\\000\\000\\000\\000\\000\\000\\003a\\033b", "could not be made (a<U+001B>b)"},
  };
  for (size_t n = 0; n < sizeof ANSWERS / sizeof *ANSWERS; ++n) {
    char script[SCRIPT_SIZE];
    snprintf(script, sizeof script, "%s%s'", BEGINNING, ANSWERS[n][0]);
    assert_nothing_made(ask_script(script, PATIENCE_MS), ANSWERS[n][1]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_whole_answer_is_written),
      cmocka_unit_test(a_program_that_is_not_there_is_named),
      cmocka_unit_test(a_program_that_dies_does_not_take_us_along),
      cmocka_unit_test(one_that_stands_still_is_given_up),
      cmocka_unit_test(an_answer_of_another_kind_is_of_another_version),
      cmocka_unit_test(what_it_lacks_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
