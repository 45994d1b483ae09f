#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#undef fail /* cmocka's */
#include "core/base/error.h"

static void an_error_says_what_kind_and_what(void **state) {
  (void)state;
  Error err;
  assert_false(fail(&err, ERROR_BAD_DATA, "line %d: “%s” is not a colour", 12, "vertt"));
  assert_int_equal(err.kind, ERROR_BAD_DATA);
  assert_string_equal(err.text, "line 12: “vertt” is not a colour");
}

static void nobody_need_listen(void **state) {
  (void)state;
  assert_false(fail(NULL, ERROR_FAILED, "nobody hears %s", "this"));
  assert_false(fail_memory(NULL));
}

static void an_error_can_be_quoted_in_itself(void **state) {
  (void)state;
  Error err;
  fail(&err, ERROR_BAD_DATA, "too long");
  fail(&err, ERROR_FAILED, "dots.csv line 3: %s", err.text);
  assert_string_equal(err.text, "dots.csv line 3: too long");
}

/* Both bytes of « é » fit, or none does. */
static void a_long_text_is_cut_between_characters(void **state) {
  (void)state;
  for (size_t before = 0; before < 4; ++before) {
    char text[2 * ERROR_TEXT_SIZE] = "abc";
    text[before] = '\0';
    while (strlen(text) < sizeof text - 4)
      strcat(text, "é");
    Error err;
    fail(&err, ERROR_FAILED, "%s", text);
    size_t length = strlen(err.text);
    assert_in_range(length, ERROR_TEXT_SIZE - 4, ERROR_TEXT_SIZE - 1);
    assert_int_equal((length - before) % 2, 0);
    assert_memory_equal(err.text, text, length);
  }
}

static void a_long_text_keeps_all_that_fits(void **state) {
  (void)state;
  char text[2 * ERROR_TEXT_SIZE];
  memset(text, 'x', sizeof text);
  text[sizeof text - 1] = '\0';
  Error err;
  fail(&err, ERROR_FAILED, "%s", text);
  assert_int_equal(strlen(err.text), ERROR_TEXT_SIZE - 1);
}

/* Bytes that end no character: a hostile text has nothing that could be kept. */
static void of_a_long_text_without_characters_nothing_is_kept(void **state) {
  (void)state;
  char text[2 * ERROR_TEXT_SIZE];
  memset(text, 0x80, sizeof text);
  text[sizeof text - 1] = '\0';
  Error err;
  fail(&err, ERROR_BAD_DATA, "%s", text);
  assert_string_equal(err.text, "");
}

static void a_reason_is_passed_on_as_it_is(void **state) {
  (void)state;
  Error reason, err;
  fail(&reason, ERROR_BAD_DATA, "%s", "100 % full");
  assert_false(fail_again(&reason, &err));
  assert_int_equal(err.kind, ERROR_BAD_DATA);
  assert_string_equal(err.text, "100 % full");
}

static void only_the_machine_says_nothing_of_the_object(void **state) {
  (void)state;
  Error err;
  fail_memory(&err);
  assert_true(is_of_machine(&err));
  fail(&err, ERROR_BAD_DATA, "damaged");
  assert_false(is_of_machine(&err));
  assert_int_equal(error_status(err.kind), ERROR_BAD_DATA);
}

static void lack_of_memory_is_a_failure(void **state) {
  (void)state;
  Error err;
  assert_false(fail_memory(&err));
  assert_int_equal(err.kind, ERROR_MACHINE);
  assert_int_equal(error_status(err.kind), ERROR_FAILED);
  assert_non_null(strstr(err.text, "memory"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_error_says_what_kind_and_what),
      cmocka_unit_test(nobody_need_listen),
      cmocka_unit_test(an_error_can_be_quoted_in_itself),
      cmocka_unit_test(a_long_text_is_cut_between_characters),
      cmocka_unit_test(a_long_text_keeps_all_that_fits),
      cmocka_unit_test(of_a_long_text_without_characters_nothing_is_kept),
      cmocka_unit_test(a_reason_is_passed_on_as_it_is),
      cmocka_unit_test(only_the_machine_says_nothing_of_the_object),
      cmocka_unit_test(lack_of_memory_is_a_failure),
  };
  return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
