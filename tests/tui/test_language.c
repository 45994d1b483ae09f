#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/number.h"
#include "tests/tui/typed.h"
#include "tui/app/language.h"

#include <cmocka.h>

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

static void three_languages_are_known(void **state) {
  (void)state;
  static const char *const known[] = {"en", "fr", "nl", "NL", "fr_BE.UTF-8", "en-GB"};
  static const char *const unknown[] = {"", "e", "xx", "english", "frx", "de_BE", "../fr"};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    assert_true(language_known(known[i]));
  for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
    assert_false(language_known(unknown[i]));
}

static void an_empty_option_leaves_the_choice(void **state) {
  (void)state;
  says("", "", "fr_BE.UTF-8", "", "fr");
}

static void the_option_overrides(void **state) {
  (void)state;
  says("fr_BE.UTF-8", "", "", "nl", "nl");
  says("fr_BE.UTF-8", "", "", "en", "en");
}

static const char *take_option(Typed *typed, const char *text) {
  type(typed, text);
  return language_take_option(&typed->count, typed->words);
}

static void the_option_is_taken_out(void **state) {
  (void)state;
  const char *left[] = {"gommette", "rank", "f", "--", "--lang", "x"};
  Typed typed;
  assert_string_equal(take_option(&typed, "gommette --lang fr rank --lang=nl f -- --lang x"), "nl");
  assert_int_equal(typed.count, 6);
  for (int i = 0; i < typed.count; i++)
    assert_string_equal(typed.words[i], left[i]);
  assert_null(typed.words[typed.count]);
}

static void an_option_without_value_is_told_apart(void **state) {
  (void)state;
  Typed typed;
  assert_string_equal(take_option(&typed, "gommette --lang"), "");
  assert_int_equal(typed.count, 1);
  assert_null(take_option(&typed, "gommette list"));
  assert_int_equal(typed.count, 2);
}

static void numbers_are(const char *language, const char *whole, const char *large,
                        const char *decimal) {
  language_use(language);
  assert_string_equal(number_shown(-12345).text, whole);
  assert_string_equal(number_shown(2147483648).text, large);
  assert_string_equal(thousandths_shown(1234500).text, decimal);
  assert_string_equal(number_shown(999).text, "999");
}

static void each_language_groups_thousands_in_its_way(void **state) {
  (void)state;
  numbers_are("en", "-12,345", "2,147,483,648", "1,234.5");
  numbers_are("fr", "-12\u00a0345", "2\u00a0147\u00a0483\u00a0648", "1\u00a0234,5");
  numbers_are("nl", "-12.345", "2.147.483.648", "1.234,5");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_first_variable_that_is_not_empty_decides),
      cmocka_unit_test(an_unknown_language_is_english),
      cmocka_unit_test(three_languages_are_known),
      cmocka_unit_test(an_empty_option_leaves_the_choice),
      cmocka_unit_test(the_option_overrides),
      cmocka_unit_test(each_language_groups_thousands_in_its_way),
      cmocka_unit_test(the_option_is_taken_out),
      cmocka_unit_test(an_option_without_value_is_told_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
