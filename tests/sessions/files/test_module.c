/* What is said where a module cannot be had. One is linked here: of another version. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "sessions/files/module.h"

#include <cmocka.h>

MODULE_EXPORT const Module gommette_old, gommette_own;
const Module gommette_old = {"0.0.9", ""}, gommette_own = {GOMMETTE_VERSION, "its table"};

static void assert_refused(const ModuleWanted *wanted, const char *saying) {
  const void *functions = NULL;
  Error err;
  assert_false(module_open(wanted, &functions, &err));
  assert_null(functions);
  assert_int_equal(err.kind, ERROR_FAILED);
  assert_string_equal(err.text, saying);
}

static void one_of_this_version_gives_its_table(void **state) {
  (void)state;
  const void *functions = NULL;
  Error err;
  assert_true(module_open(&(ModuleWanted){"own", "gommette-own"}, &functions, &err));
  assert_string_equal((const char *)functions, "its table");
}

static void a_missing_one_names_the_package(void **state) {
  (void)state;
  assert_refused(&(ModuleWanted){"sheet", "gommette-sheet"},
                 "sheet is missing or damaged: install the package gommette-sheet");
}

static void one_of_another_version_names_the_package(void **state) {
  (void)state;
  assert_refused(
      &(ModuleWanted){"old", "gommette-old"},
      "the package gommette-old and gommette have different versions: install both again");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_of_this_version_gives_its_table),
      cmocka_unit_test(a_missing_one_names_the_package),
      cmocka_unit_test(one_of_another_version_names_the_package),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
