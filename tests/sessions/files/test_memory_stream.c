/* A stream into memory has all that was written, or says that memory ran out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/files/memory_stream.h"

#include <cmocka.h>

enum { LINES = 4096, LINE = 16 };

/* How many enlargements are granted before one is refused; below 0: all. */
static int granted = -1;

void *__real_reallocarray(void *items, size_t count, size_t size);
void *__wrap_reallocarray(void *items, size_t count, size_t size);
void *__wrap_reallocarray(void *items, size_t count, size_t size) {
  if (granted-- == 0) return NULL;
  return __real_reallocarray(items, count, size);
}

static void write_lines(FILE *out) {
  for (int line = 0; line < LINES; ++line)
    fprintf(out, "%0*d\n", LINE - 1, line);
}

static void all_that_was_written_is_there(void **state) {
  (void)state;
  MemoryStream memory;
  Error err = {0};
  char *text;
  size_t size;
  assert_true(memory_stream_open(&memory, &err));
  write_lines(memory.out);
  assert_true(memory_stream_close(&memory, true, &text, &size, &err));
  assert_int_equal(size, LINES * LINE);
  assert_int_equal(strlen(text), size);
  assert_string_equal(text + size - LINE, "000000000004095\n");
  free(text);
}

static void nothing_written_is_an_empty_text(void **state) {
  (void)state;
  MemoryStream memory;
  Error err = {0};
  char *text;
  assert_true(memory_stream_open(&memory, &err));
  assert_true(memory_stream_close(&memory, true, &text, NULL, &err));
  assert_string_equal(text, "");
  free(text);
}

/* Even if there is enough again afterwards. */
static void that_memory_ran_out_once_is_remembered(void **state) {
  (void)state;
  for (int before = 0;; ++before) {
    MemoryStream memory;
    Error err = {0};
    char *text = NULL;
    granted = before;
    const bool opened = memory_stream_open(&memory, &err);
    if (opened) write_lines(memory.out);
    const bool whole = opened && memory_stream_close(&memory, true, &text, NULL, &err);
    const bool was_refused = granted < 0;
    granted = -1;
    if (!was_refused) {
      assert_true(whole);
      free(text);
      break;
    }
    assert_false(whole);
    assert_null(text);
    assert_int_equal(err.kind, ERROR_MACHINE);
  }
}

static void what_was_not_written_keeps_its_reason(void **state) {
  (void)state;
  MemoryStream memory;
  Error err = {0};
  char *text = NULL;
  assert_true(memory_stream_open(&memory, &err));
  (fail)(&err, ERROR_FAILED, "no idea how to go on");
  assert_false(memory_stream_close(&memory, false, &text, NULL, &err));
  assert_string_equal(err.text, "no idea how to go on");
  assert_null(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_that_was_written_is_there),
      cmocka_unit_test(nothing_written_is_an_empty_text),
      cmocka_unit_test(that_memory_ran_out_once_is_remembered),
      cmocka_unit_test(what_was_not_written_keeps_its_reason),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
