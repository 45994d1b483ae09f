/* A session whose memory runs out in the middle of an act and stays so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "sessions/acts/acts.h"
#include "tests/sessions/sample.h"
#include "tests/support/allocations.h"

#include <cmocka.h>

enum { RECOMMENDATION = 2 };

/* With ever more memory, until it suffices. */
static void there_is_always_a_state_and_never_ahead_of_the_file(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  bool done = false;
  for (int count = 0; !done; count++) {
    fixture_reopen(fixture);
    const uint64_t before = session_stamp(fixture->session).seq;
    allocations_allow(count);
    done = count_dots(fixture->session, RECOMMENDATION, GREEN, 1, NULL, &err);
    allocations_allow_all();
    assert_non_null(session_state(fixture->session));
    assert_true(done || session_stamp(fixture->session).seq <= before);
    assert_in_range(count, 0, 10000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(there_is_always_a_state_and_never_ahead_of_the_file,
                                      fixture_set_up, fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
