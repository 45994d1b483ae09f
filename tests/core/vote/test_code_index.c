#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "core/vote/roundtable_parts.h"

#include <cmocka.h>

enum { SUBGROUPS = 7, CODES = 40, HOW_MANY = SUBGROUPS * CODES };

typedef struct SortedList {
  CodeIndex index;
  Recommendation recommendations[HOW_MANY];
  char codes[HOW_MANY][8];
} SortedList;

static void fill(SortedList *sorted) {
  for (uint32_t n = 0; n < HOW_MANY; ++n) {
    snprintf(sorted->codes[n], sizeof sorted->codes[n], "%u", n / SUBGROUPS);
    sorted->recommendations[n] =
        (Recommendation){.number = n + 1, .subgroup = n % SUBGROUPS + 1, .code = sorted->codes[n]};
  }
}

/* Numbers in an order that is neither rising nor falling. */
static uint32_t shuffled(uint32_t n) {
  return n * 143 % HOW_MANY + 1;
}

static uint32_t found(const SortedList *sorted, uint32_t number) {
  const Recommendation *sought = &sorted->recommendations[number - 1];
  return code_index_find(&sorted->index, sorted->recommendations, sought->subgroup, sought->code);
}

static void what_is_in_is_found_and_nothing_else(void **state) {
  (void)state;
  SortedList sorted = {0};
  fill(&sorted);
  for (uint32_t n = 0; n < HOW_MANY; ++n) {
    assert_int_equal(found(&sorted, shuffled(n)), 0);
    assert_true(code_index_reserve(&sorted.index));
    code_index_add(&sorted.index, sorted.recommendations, shuffled(n));
  }
  for (uint32_t n = 0; n < HOW_MANY; ++n)
    assert_int_equal(found(&sorted, n + 1), n + 1);
  for (uint32_t n = 0; n < HOW_MANY; n += 2)
    code_index_remove(&sorted.index, sorted.recommendations, shuffled(n));
  for (uint32_t n = 0; n < HOW_MANY; ++n)
    assert_int_equal(found(&sorted, shuffled(n)), n % 2 ? shuffled(n) : 0);
  code_index_free(&sorted.index);
}

static void codes_are_compared_exactly(void **state) {
  (void)state;
  SortedList sorted = {0};
  fill(&sorted);
  assert_true(code_index_reserve(&sorted.index));
  code_index_add(&sorted.index, sorted.recommendations, 1 + SUBGROUPS);
  const char *const others[] = {"", "01", "1 ", "1.0", "11"};
  for (size_t n = 0; n < sizeof others / sizeof *others; ++n)
    assert_int_equal(code_index_find(&sorted.index, sorted.recommendations, 1, others[n]), 0);
  assert_int_equal(code_index_find(&sorted.index, sorted.recommendations, 1, "1"), 1 + SUBGROUPS);
  assert_int_equal(code_index_find(&sorted.index, sorted.recommendations, 2, "1"), 0);
  code_index_free(&sorted.index);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_in_is_found_and_nothing_else),
      cmocka_unit_test(codes_are_compared_exactly),
  };
  return cmocka_run_group_tests_name("code index", tests, NULL, NULL);
}
