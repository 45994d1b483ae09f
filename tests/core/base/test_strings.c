#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/base/memory.h"

#include <cmocka.h>

enum { ROOM = 12 };

static void pieces_are_joined_and_empty_ones_left_out(void **state) {
  (void)state;
  char text[ROOM] = "";
  assert_true(string_join(text, ROOM, ", ", ""));
  assert_true(string_join(text, ROOM, ", ", "one"));
  assert_true(string_join(text, ROOM, ", ", ""));
  assert_true(string_join(text, ROOM, ", ", "two"));
  assert_string_equal(text, "one, two");
}

static void what_does_not_fit_is_cut_and_said(void **state) {
  (void)state;
  char text[ROOM + 1] = "eleven";
  text[ROOM] = '!';
  assert_true(string_append(text, ROOM, "%d", 12345));
  assert_string_equal(text, "eleven12345");
  assert_false(string_append(text, ROOM, "%s", "6"));
  assert_string_equal(text, "eleven12345");
  text[6] = '\0';
  assert_false(string_join(text, ROOM, " · ", "more"));
  assert_int_equal(strlen(text), ROOM - 1);
  assert_int_equal(text[ROOM], '!');
}

/* A character that no encoding has. */
static void an_impossible_piece_is_said(void **state) {
  (void)state;
  char text[ROOM] = "";
  assert_false(string_append(text, ROOM, "%ls", L"\xD800"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pieces_are_joined_and_empty_ones_left_out),
      cmocka_unit_test(what_does_not_fit_is_cut_and_said),
      cmocka_unit_test(an_impossible_piece_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
