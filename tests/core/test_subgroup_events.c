#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "core/roundtable.h"
#include "tests/core/make.h"

#include <cmocka.h>

static const char *code_at(const Record *record, size_t place) {
  return roundtable_subgroup_at(record->roundtable, place)->text[SUBGROUP_CODE];
}

static void a_subgroup_is_added_where_it_says(void **state) {
  (void)state;
  Record record = record_begin();
  comes_and_goes(&record, make_subgroup(record.roundtable, "1", "Housing"));
  Event first = make_subgroup(record.roundtable, "2", "Health");
  first.subgroup.place = 0;
  first.subgroup.status = SUBGROUP_NOT_HELD;
  comes_and_goes(&record, first);
  assert_int_equal(roundtable_subgroup_count(record.roundtable), 2);
  assert_string_equal(code_at(&record, 0), "2");
  assert_string_equal(code_at(&record, 1), "1");
  assert_int_equal(roundtable_find_subgroup(record.roundtable, "2")->status, SUBGROUP_NOT_HELD);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_subgroup_is_added_where_it_says),
  };
  return cmocka_run_group_tests_name("subgroup events", tests, NULL, NULL);
}
