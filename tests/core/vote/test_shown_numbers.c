#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "core/vote/number.h"

#include <cmocka.h>

/* No catalogue is at hand here, so all is said in English; the others are in test_language. */

static void below_a_thousand_a_number_is_its_digits(void **state) {
  (void)state;
  assert_string_equal(number_shown(0).text, "0");
  assert_string_equal(number_shown(7).text, "7");
  assert_string_equal(number_shown(999).text, "999");
  assert_string_equal(number_shown(-999).text, "-999");
  assert_string_equal(count_shown(999).text, "999");
}

static void from_a_thousand_on_digits_stand_in_threes(void **state) {
  (void)state;
  assert_string_equal(number_shown(1000).text, "1,000");
  assert_string_equal(number_shown(12345).text, "12,345");
  assert_string_equal(number_shown(999999).text, "999,999");
  assert_string_equal(number_shown(1000000).text, "1,000,000");
  assert_string_equal(number_shown(-1000).text, "-1,000");
  assert_string_equal(number_shown(2147483648).text, "2,147,483,648");
}

static void the_largest_and_the_smallest_are_whole(void **state) {
  (void)state;
  assert_string_equal(number_shown(INT64_MAX).text, "9,223,372,036,854,775,807");
  assert_string_equal(number_shown(INT64_MIN).text, "-9,223,372,036,854,775,808");
  assert_string_equal(count_shown(UINT64_MAX).text, "18,446,744,073,709,551,615");
  assert_string_equal(change_shown(INT64_MIN).text, "-9,223,372,036,854,775,808");
  const Ratio widest = {(Wide)UINT32_MAX << 60, 1};
  assert_string_equal(ratio_shown(widest, 2).text, "4,951,760,155,988,599,594,989,649,920.00");
}

static void a_change_has_its_sign(void **state) {
  (void)state;
  assert_string_equal(change_shown(1234).text, "+1,234");
  assert_string_equal(change_shown(-1234).text, "-1,234");
  assert_string_equal(change_shown(0).text, "+0");
}

static void decimals_are_not_grouped(void **state) {
  (void)state;
  assert_string_equal(thousandths_shown(1234567).text, "1,234.567");
  assert_string_equal(thousandths_shown(1234500).text, "1,234.5");
  assert_string_equal(thousandths_shown(999000).text, "999");
  assert_string_equal(ratio_shown((Ratio){1234567, 100}, 4).text, "12,345.6700");
}

static void several_stand_in_one_statement(void **state) {
  char text[3 * SHOWN_TEXT_SIZE];
  (void)state;
  snprintf(text, sizeof text, "%s of %s", number_shown(1234).text, number_shown(5678).text);
  assert_string_equal(text, "1,234 of 5,678");
}

static void words_stand_where_a_number_would(void **state) {
  (void)state;
  assert_string_equal(words_shown("unknown").text, "unknown");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(below_a_thousand_a_number_is_its_digits),
      cmocka_unit_test(from_a_thousand_on_digits_stand_in_threes),
      cmocka_unit_test(the_largest_and_the_smallest_are_whole),
      cmocka_unit_test(a_change_has_its_sign),
      cmocka_unit_test(decimals_are_not_grouped),
      cmocka_unit_test(several_stand_in_one_statement),
      cmocka_unit_test(words_stand_where_a_number_would),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
