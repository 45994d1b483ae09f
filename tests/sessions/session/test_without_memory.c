/* A session whose memory runs out in the middle of an act and stays so: linked with --wrap for the
 * allocating functions that sessions and core call. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "sessions/acts/acts.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { PLENTY = -1, RECOMMENDATION = 2 };

/* How many more allocations succeed. The wrapped functions have no argument to say so. */
static int allocations_left = PLENTY;

static bool may_allocate(void) {
  if (allocations_left > 0) --allocations_left;
  return allocations_left != 0;
}

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_reallocarray(void *items, size_t count, size_t size);
void *__wrap_reallocarray(void *items, size_t count, size_t size);

void *__wrap_malloc(size_t size) {
  return may_allocate() ? __real_malloc(size) : NULL;
}

void *__wrap_calloc(size_t count, size_t size) {
  return may_allocate() ? __real_calloc(count, size) : NULL;
}

void *__wrap_reallocarray(void *items, size_t count, size_t size) {
  return may_allocate() ? __real_reallocarray(items, count, size) : NULL;
}

/* With ever more memory, until it suffices. */
static void there_is_always_a_state_and_never_ahead_of_the_file(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  bool done = false;
  for (int count = 0; !done; count++) {
    fixture_reopen(fixture);
    const uint64_t before = session_stamp(fixture->session).seq;
    allocations_left = count + 1;
    done = count_dots(fixture->session, RECOMMENDATION, GREEN, 1, NULL, &err);
    allocations_left = PLENTY;
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
