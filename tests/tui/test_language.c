#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tui/language.h"

static void says(const char *all, const char *messages, const char *lang, const char *wanted,
                 const char *expected) {
  setenv("LC_ALL", all, 1);
  setenv("LC_MESSAGES", messages, 1);
  setenv("LANG", lang, 1);
  language_use(wanted);
  assert_string_equal(getenv("LANGUAGE"), expected);
}

static void the_first_variable_that_is_not_empty_decides(void **state) {
  (void)state;
  says("fr_BE.UTF-8", "nl_BE.UTF-8", "en_GB.UTF-8", NULL, "fr");
  says("", "nl_BE.UTF-8", "fr_BE.UTF-8", NULL, "nl");
  says("", "", "fr_BE@euro", NULL, "fr");
  says("", "", "NL", NULL, "nl");
}

static void an_unknown_language_is_english(void **state) {
  (void)state;
  says("", "", "", NULL, "en");
  says("C", "", "fr_BE.UTF-8", NULL, "en");
  says("", "", "de_BE.UTF-8", NULL, "en");
  says("", "", "../../etc", NULL, "en");
  says("", "", "fr_BE.UTF-8", "tlh", "en");
}

static void the_option_overrides(void **state) {
  (void)state;
  says("fr_BE.UTF-8", "", "", "nl", "nl");
  says("fr_BE.UTF-8", "", "", "en", "en");
}

static void the_option_is_taken_out(void **state) {
  (void)state;
  char *words[] = {"gommette", "--lang", "fr", "rank", "--lang=nl", "f", "--", "--lang", "x", NULL};
  int count = 9;
  assert_string_equal(language_take_option(&count, words), "nl");
  assert_int_equal(count, 6);
  const char *left[] = {"gommette", "rank", "f", "--", "--lang", "x"};
  for (int i = 0; i < count; i++)
    assert_string_equal(words[i], left[i]);
  assert_null(words[count]);
}

static void an_option_without_value_is_told_apart(void **state) {
  (void)state;
  char *lacking[] = {"gommette", "--lang", NULL}, *none[] = {"gommette", "list", NULL};
  int count = 2;
  assert_string_equal(language_take_option(&count, lacking), "");
  assert_int_equal(count, 1);
  count = 2;
  assert_null(language_take_option(&count, none));
  assert_int_equal(count, 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_first_variable_that_is_not_empty_decides),
      cmocka_unit_test(an_unknown_language_is_english),
      cmocka_unit_test(the_option_overrides),
      cmocka_unit_test(the_option_is_taken_out),
      cmocka_unit_test(an_option_without_value_is_told_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
