/* While voters have the keyboard no core is dumped; afterwards all is as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>

#include "tui/terminal/process.h"

#include <cmocka.h>

static rlim_t limit(void) {
  struct rlimit now;
  assert_int_equal(getrlimit(RLIMIT_CORE, &now), 0);
  return now.rlim_cur;
}

static void are_forbidden_and_allowed_again(void **state) {
  (void)state;
  struct rlimit before;
  CoreDumps dumps = {0};
  assert_int_equal(getrlimit(RLIMIT_CORE, &before), 0);
  const rlim_t all = before.rlim_max;
  before.rlim_cur = all;
  assert_int_equal(setrlimit(RLIMIT_CORE, &before), 0);
  assert_int_equal(prctl(PR_SET_DUMPABLE, 1), 0);
  for (int times = 0; times < 2; times++) {
    core_dumps_forbid(&dumps, true);
    core_dumps_forbid(&dumps, true);
    assert_true(limit() == 0);
    assert_int_equal(prctl(PR_GET_DUMPABLE), 0);
    core_dumps_forbid(&dumps, false);
    core_dumps_forbid(&dumps, false);
    assert_true(limit() == all);
    assert_int_equal(prctl(PR_GET_DUMPABLE), 1);
  }
}

static void stay_forbidden_where_they_were(void **state) {
  (void)state;
  CoreDumps dumps = {0};
  assert_int_equal(prctl(PR_SET_DUMPABLE, 0), 0);
  core_dumps_forbid(&dumps, true);
  core_dumps_forbid(&dumps, false);
  assert_int_equal(prctl(PR_GET_DUMPABLE), 0);
  assert_int_equal(prctl(PR_SET_DUMPABLE, 1), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(are_forbidden_and_allowed_again),
      cmocka_unit_test(stay_forbidden_where_they_were),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
