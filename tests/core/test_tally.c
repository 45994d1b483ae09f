#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "core/vote/tally.h"

#include <cmocka.h>

static void tallies_add_up_colour_by_colour(void **state) {
  (void)state;
  Tally sum = tally_add((Tally){{9, 2, 0}}, (Tally){{4, 0, 1}});
  assert_true(tally_same(sum, (Tally){{13, 2, 1}}));
  assert_int_equal(tally_cumulative(sum), 16);
}

static void tallies_differ_in_any_colour(void **state) {
  (void)state;
  const Tally tally = {{1, 2, 3}};
  assert_true(tally_same(tally, tally));
  assert_false(tally_same(tally, (Tally){{0, 2, 3}}));
  assert_false(tally_same(tally, (Tally){{1, 0, 3}}));
  assert_false(tally_same(tally, (Tally){{1, 2, 0}}));
}

static void the_largest_counts_add_up_exactly(void **state) {
  (void)state;
  const Tally most = {{COUNT_MAX, COUNT_MAX, COUNT_MAX}};
  assert_true(tally_cumulative(tally_add(most, most)) == 6 * COUNT_MAX);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tallies_add_up_colour_by_colour),
      cmocka_unit_test(tallies_differ_in_any_colour),
      cmocka_unit_test(the_largest_counts_add_up_exactly),
  };
  return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
