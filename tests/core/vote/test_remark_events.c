#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "tests/core/make.h"

#include <cmocka.h>

static void a_note_is_taken_about_anything(void **state) {
  (void)state;
  Record record = record_small();
  comes_and_goes(&record, make_note(0, 0, "The room is cold."));
  comes_and_goes(&record, make_note(1, 0, "Lively."));
  comes_and_goes(&record, make_note(1, 2, ""));
  comes_and_goes(&record, make_reason(11, "miscounted"));
  record_end(&record);
}

static void a_remark_is_refused(void **state) {
  (void)state;
  char text[NOTE_CHARACTERS_MAX + 2];
  memset(text, 'x', sizeof text);
  text[NOTE_CHARACTERS_MAX + 1] = '\0';
  Record record = record_small();
  is_refused(&record, make_note(3, 0, ""), "no subgroup");
  is_refused(&record, make_note(0, 9, ""), "no recommendation");
  is_refused(&record, make_reason(11, ""), "remark is about");
  is_refused(&record, make_reason(UINT64_MAX, ""), "remark is about");
  is_refused(&record, make_note(0, 0, text), "at most 10,000 characters");
  record_end(&record);
}

static void an_import_is_kept(void **state) {
  (void)state;
  Record record = record_small();
  comes_and_goes(&record, make_import("votes.csv", IMPORTED_COUNTS, 30));
  comes_and_goes(&record, make_import("", IMPORTED_LOG, 0));
  record_end(&record);
}

static void an_import_is_refused(void **state) {
  (void)state;
  char name[TITLE_CHARACTERS_MAX + 2];
  memset(name, 'x', sizeof name);
  name[TITLE_CHARACTERS_MAX + 1] = '\0';
  Record record = record_small();
  is_refused(&record, make_import("a.csv", IMPORTED_LOG + 1, 1), "what a file contains");
  is_refused(&record, make_import("a.csv", IMPORTED_COUNTS, -1), "number of rows");
  is_refused(&record, make_import(name, IMPORTED_COUNTS, 1), "name of a file");
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_note_is_taken_about_anything),
      cmocka_unit_test(a_remark_is_refused),
      cmocka_unit_test(an_import_is_kept),
      cmocka_unit_test(an_import_is_refused),
  };
  return cmocka_run_group_tests_name("remark events", tests, NULL, NULL);
}
