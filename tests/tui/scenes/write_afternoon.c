/* Writes the sessions that scenes replay: write_afternoon REVEALED NEVER_REVEALED TABLE. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "tests/tui/scenes/afternoon_room.h"

#include <cmocka.h>

static void hold(const char *path, AfternoonEnd end) {
  const AfternoonPlan plan = {.end = end};
  SampleFolder folder = sample_folder_make();
  remove(path);
  hold_afternoon(&folder, path, &plan);
  sample_folder_remove(folder);
}

static void write_all(void **state) {
  char *const *paths = *state;
  hold(paths[1], RANKING_REVEALED);
  hold(paths[2], NEVER_REVEALED);
  remove(paths[3]);
  import_published_table(paths[3]);
}

int main(int argument_count, char **arguments) {
  if (argument_count != 4) return 2;
  const struct CMUnitTest tests[] = {cmocka_unit_test_prestate(write_all, arguments)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
