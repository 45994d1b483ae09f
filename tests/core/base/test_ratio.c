#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/ratio.h"

#include <cmocka.h>

static const Wide LARGE = (Wide)1 << 100;

static void small_ones_compare(void **state) {
  (void)state;
  assert_true(ratio_compare((Ratio){1, 3}, (Ratio){1, 2}) < 0);
  assert_true(ratio_compare((Ratio){2, 4}, (Ratio){1, 2}) == 0);
  assert_true(ratio_compare((Ratio){3, 5}, (Ratio){1, 2}) > 0);
  assert_true(ratio_compare((Ratio){7, 1}, (Ratio){1, 0}) < 0);
  assert_true(ratio_compare((Ratio){0, 1}, (Ratio){0, 9}) == 0);
}

/* Their products would need 200 bits. */
static void large_ones_compare_exactly(void **state) {
  (void)state;
  Ratio third = {LARGE, 3 * LARGE}, a_little_less = {LARGE - 1, 3 * LARGE};
  assert_true(ratio_compare(third, (Ratio){1, 3}) == 0);
  assert_true(ratio_compare(a_little_less, third) < 0);
  assert_true(ratio_compare(third, a_little_less) > 0);
  assert_true(ratio_compare((Ratio){LARGE, LARGE - 1}, (Ratio){LARGE + 1, LARGE}) > 0);
  assert_true(ratio_compare((Ratio){LARGE, 1}, (Ratio){1, 0}) < 0);
  assert_true(ratio_compare((Ratio){0, LARGE}, (Ratio){1, LARGE}) < 0);
  assert_true(ratio_compare((Ratio){1, 2}, (Ratio){LARGE, 3}) < 0);
  assert_true(ratio_compare((Ratio){1, 2}, (Ratio){1, LARGE}) > 0);
}

/* Any fraction between has an under of at least that of the simplest. */
static void the_simplest_between_is_found(void **state) {
  (void)state;
  enum { MOST = 12 };
  for (int a = 0; a <= MOST; ++a)
    for (int b = 1; b <= MOST; ++b)
      for (int c = 1; c <= MOST; ++c)
        for (int d = 1; d <= MOST; ++d) {
          Ratio low = {a, b}, high = {c, d};
          if (ratio_compare(low, high) >= 0) continue;
          Ratio found = ratio_simplest_between(low, high);
          assert_true(ratio_compare(low, found) < 0 && ratio_compare(found, high) < 0);
          for (Wide under = 1; under < found.under; ++under) {
            Ratio next = {a * under / b + 1, under};
            assert_true(ratio_compare(next, high) >= 0);
          }
        }
}

static void above_a_number_the_next_whole_one_is_simplest(void **state) {
  (void)state;
  Ratio found = ratio_simplest_between((Ratio){7, 2}, (Ratio){1, 0});
  assert_true(found.over == 4 && found.under == 1);
}

static void numbers_are_written(void **state) {
  (void)state;
  char text[WIDE_TEXT_SIZE];
  assert_string_equal(wide_text(0, text), "0");
  assert_string_equal(wide_text(-120, text), "-120");
  assert_string_equal(wide_text(LARGE, text), "1267650600228229401496703205376");
  Wide least = -(((Wide)1 << 126) - 1) * 2 - 2;
  assert_string_equal(wide_text(least, text), "-170141183460469231731687303715884105728");
}

static void decimals_are_the_nearest(void **state) {
  (void)state;
  char text[RATIO_TEXT_SIZE];
  assert_string_equal(ratio_text((Ratio){2, 3}, 2, '.', text), "0.67");
  assert_string_equal(ratio_text((Ratio){1, 8}, 2, ',', text), "0,13");
  assert_string_equal(ratio_text((Ratio){199, 200}, 2, '.', text), "1.00");
  assert_string_equal(ratio_text((Ratio){1, 1000000}, 6, '.', text), "0.000001");
  assert_string_equal(ratio_text((Ratio){7, 2}, 0, '.', text), "4");
  Wide most = (Wide)1 << 95;
  assert_string_equal(ratio_text((Ratio){most, 1}, 6, '.', text),
                      "39614081257132168796771975168.000000");
}

static void divisors_are_found(void **state) {
  (void)state;
  assert_true(wide_common_divisor(12, 18) == 6);
  assert_true(wide_common_divisor(0, 5) == 5);
  assert_true(wide_common_divisor(5, 0) == 5);
  assert_true(wide_common_divisor(3 * LARGE, 5 * LARGE) == LARGE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(small_ones_compare),
      cmocka_unit_test(large_ones_compare_exactly),
      cmocka_unit_test(the_simplest_between_is_found),
      cmocka_unit_test(above_a_number_the_next_whole_one_is_simplest),
      cmocka_unit_test(numbers_are_written),
      cmocka_unit_test(decimals_are_the_nearest),
      cmocka_unit_test(divisors_are_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
