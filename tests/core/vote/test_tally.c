#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "core/vote/reference.h"
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

static void a_colour_has_a_sign_and_a_name(void **state) {
  (void)state;
  assert_string_equal(colour_sign(YELLOW), "▲");
  assert_string_equal(colour_name(RED), "red");
  assert_string_equal(colour_name(COLOUR_COUNT), "all");
}

static void what_was_counted_and_cast_is_told_apart(void **state) {
  (void)state;
  const Recommendation both = {.counted = {{9, 2, 0}}, .ballots = {{4, 0, 1}}};
  const Recommendation cast = {.ballots = {{4, 0, 1}}};
  const Parts two = parts_of(&both), one = parts_of(&cast);
  assert_string_equal(parts_shown(&two, GREEN).text, "9 + 4");
  assert_string_equal(parts_sum_shown(&two).text, "11 + 5");
  assert_string_equal(parts_shown(&one, GREEN).text, "4");
  assert_string_equal(parts_sum_shown(&one).text, "5");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tallies_add_up_colour_by_colour),
      cmocka_unit_test(tallies_differ_in_any_colour),
      cmocka_unit_test(the_largest_counts_add_up_exactly),
      cmocka_unit_test(a_colour_has_a_sign_and_a_name),
      cmocka_unit_test(what_was_counted_and_cast_is_told_apart),
  };
  return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
