/* Texts in JSON: exact, always valid, and nothing in them that steers a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "sessions/text/json.h"

#include <cmocka.h>

static void assert_quoted(const char *text, const char *expected) {
  char *quoted = NULL;
  size_t size;
  FILE *out = open_memstream(&quoted, &size);
  assert_non_null(out);
  json_quoted(out, text);
  assert_int_equal(fclose(out), 0);
  assert_string_equal(quoted, expected);
  free(quoted);
}

static void what_can_be_seen_is_written_as_it_is(void **state) {
  (void)state;
  assert_quoted("", "\"\"");
  assert_quoted("L’été 50 % – ●▲■ 👩‍🌾",
                "\"L’été 50 % – ●▲■ 👩‍🌾\"");
  assert_quoted("a \"b\" \\ c/d", "\"a \\\"b\\\" \\\\ c/d\"");
}

static void what_steers_or_hides_is_escaped(void **state) {
  (void)state;
  assert_quoted("\x1B[2J\t\n\x7F", "\"\\u001b[2J\\u0009\\u000a\\u007f\"");
  assert_quoted("\xC2\x9B\xC2\x85", "\"\\u009b\\u0085\"");
  assert_quoted("a\u202Eb\u2066\u200B\u2028", "\"a\\u202eb\\u2066\\u200b\\u2028\"");
}

static void a_character_beyond_16_bits_is_a_pair(void **state) {
  (void)state;
  assert_quoted("\U000E0041", "\"\\udb40\\udc41\"");
  assert_quoted("\U0010FFFF", "\"\\udbff\\udfff\"");
}

static void bytes_that_are_no_utf8_are_named(void **state) {
  (void)state;
  assert_quoted("a\xFF\xC3", "\"a<byte FF><byte C3>\"");
  assert_quoted("\xED\xA0\x80", "\"<byte ED><byte A0><byte 80>\"");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_can_be_seen_is_written_as_it_is),
      cmocka_unit_test(what_steers_or_hides_is_escaped),
      cmocka_unit_test(a_character_beyond_16_bits_is_a_pair),
      cmocka_unit_test(bytes_that_are_no_utf8_are_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
