#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "core/vote/code_index.h"

#include <cmocka.h>

enum { SUBGROUPS = 7, CODES = 40, HOW_MANY = SUBGROUPS * CODES };

typedef struct Shelf {
  CodeIndex index;
  Recommendation recommendations[HOW_MANY];
  char codes[HOW_MANY][8];
} Shelf;

static void fill(Shelf *shelf) {
  for (uint32_t n = 0; n < HOW_MANY; ++n) {
    snprintf(shelf->codes[n], sizeof shelf->codes[n], "%u", n / SUBGROUPS);
    shelf->recommendations[n] =
        (Recommendation){.number = n + 1, .subgroup = n % SUBGROUPS + 1, .code = shelf->codes[n]};
  }
}

/* Numbers in an order that is neither rising nor falling. */
static uint32_t shuffled(uint32_t n) {
  return n * 143 % HOW_MANY + 1;
}

static uint32_t found(const Shelf *shelf, uint32_t number) {
  const Recommendation *sought = &shelf->recommendations[number - 1];
  return code_index_find(&shelf->index, shelf->recommendations, sought->subgroup, sought->code);
}

static void what_is_in_is_found_and_nothing_else(void **state) {
  (void)state;
  Shelf shelf = {0};
  fill(&shelf);
  for (uint32_t n = 0; n < HOW_MANY; ++n) {
    assert_int_equal(found(&shelf, shuffled(n)), 0);
    assert_true(code_index_reserve(&shelf.index));
    code_index_add(&shelf.index, shelf.recommendations, shuffled(n));
  }
  for (uint32_t n = 0; n < HOW_MANY; ++n)
    assert_int_equal(found(&shelf, n + 1), n + 1);
  for (uint32_t n = 0; n < HOW_MANY; n += 2)
    code_index_remove(&shelf.index, shelf.recommendations, shuffled(n));
  for (uint32_t n = 0; n < HOW_MANY; ++n)
    assert_int_equal(found(&shelf, shuffled(n)), n % 2 ? shuffled(n) : 0);
  code_index_free(&shelf.index);
}

static void codes_are_compared_exactly(void **state) {
  (void)state;
  Shelf shelf = {0};
  fill(&shelf);
  assert_true(code_index_reserve(&shelf.index));
  code_index_add(&shelf.index, shelf.recommendations, 1 + SUBGROUPS);
  const char *const others[] = {"", "01", "1 ", "1.0", "11"};
  for (size_t n = 0; n < sizeof others / sizeof *others; ++n)
    assert_int_equal(code_index_find(&shelf.index, shelf.recommendations, 1, others[n]), 0);
  assert_int_equal(code_index_find(&shelf.index, shelf.recommendations, 1, "1"), 1 + SUBGROUPS);
  assert_int_equal(code_index_find(&shelf.index, shelf.recommendations, 2, "1"), 0);
  code_index_free(&shelf.index);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_in_is_found_and_nothing_else),
      cmocka_unit_test(codes_are_compared_exactly),
  };
  return cmocka_run_group_tests_name("code index", tests, NULL, NULL);
}
