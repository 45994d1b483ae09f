#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/reference.h"
#include "core/vote/roundtable.h"
#include "tests/core/make.h"

#include <cmocka.h>

static uint32_t found(const Record *record, const char *text) {
  Error err;
  const Recommendation *recommendation;
  if (!reference_find(record->roundtable, text, &recommendation, &err)) fail_msg("%s", err.text);
  return recommendation->number;
}

static void assert_not_found(const Record *record, const char *text, const char *words) {
  Error err;
  const Recommendation *untouched = NULL;
  assert_false(reference_find(record->roundtable, text, &untouched, &err));
  assert_null(untouched);
  if (!strstr(err.text, words)) fail_msg("“%s” does not say “%s”", err.text, words);
}

static void assert_written(const Record *record, uint32_t number, const char *expected) {
  assert_string_equal(
      reference_shown(record->roundtable, roundtable_recommendation(record->roundtable, number))
          .text,
      expected);
}

static void a_reference_names_subgroup_and_code(void **state) {
  (void)state;
  Record record = record_small();
  assert_int_equal(found(&record, "A/1"), 1);
  assert_int_equal(found(&record, "B/2"), 5);
  assert_written(&record, 5, "B/2");
  record_end(&record);
}

static void what_names_nothing_is_quoted(void **state) {
  (void)state;
  Record record = record_small();
  assert_not_found(&record, "A/9", "no recommendation “9” in subgroup “A”");
  assert_not_found(&record, "C/1", "no subgroup “C”");
  assert_not_found(&record, "/1", "no subgroup “”");
  assert_not_found(&record, "1", "“1” names no subgroup");
  assert_not_found(&record, "", "“” names no subgroup");
  assert_not_found(&record, "A/", "no recommendation “”");
  record_end(&record);
}

static void capitals_may_be_small_where_one_fits(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_recommendation(record.roundtable, 1, "x", ""));
  happens(&record, make_recommendation(record.roundtable, 1, "X", ""));
  happens(&record, make_recommendation(record.roundtable, 1, "Y", ""));
  assert_int_equal(found(&record, "a/x"), 6);
  assert_int_equal(found(&record, "a/X"), 7);
  assert_int_equal(found(&record, "A/y"), 8);
  happens(&record, make_recommendation(record.roundtable, 1, "zZ", ""));
  happens(&record, make_recommendation(record.roundtable, 1, "Zz", ""));
  assert_not_found(&record, "A/zz", "no recommendation “zz” in subgroup “A”");
  record_end(&record);
}

/* Split at the first slash: a code may hold one, a subgroup's may not. */
static void a_code_may_hold_a_slash(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_recommendation(record.roundtable, 2, "4/2", ""));
  assert_int_equal(found(&record, "B/4/2"), 6);
  assert_written(&record, 6, "B/4/2");
  assert_not_found(&record, "4/2", "no subgroup “4”");
  record_end(&record);
}

static void the_only_subgroup_need_not_be_named(void **state) {
  (void)state;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "2", ""));
  happens(&record, make_recommendation(record.roundtable, 1, "5.2", ""));
  happens(&record, make_recommendation(record.roundtable, 1, "a/b", ""));
  assert_int_equal(found(&record, "5.2"), 1);
  assert_int_equal(found(&record, "2/5.2"), 1);
  assert_int_equal(found(&record, "a/b"), 2);
  assert_not_found(&record, "5", "no recommendation “5”");
  assert_written(&record, 1, "2/5.2");
  record_end(&record);
}

static void without_subgroups_the_code_is_enough(void **state) {
  (void)state;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "", ""));
  happens(&record, make_recommendation(record.roundtable, 1, "5.2", ""));
  assert_int_equal(found(&record, "5.2"), 1);
  assert_int_equal(found(&record, "/5.2"), 1);
  assert_written(&record, 1, "5.2");
  happens(&record, make_subgroup(record.roundtable, "B", ""));
  assert_written(&record, 1, "/5.2");
  assert_int_equal(found(&record, "/5.2"), 1);
  record_end(&record);
}

static void a_session_without_subgroups_finds_nothing(void **state) {
  (void)state;
  Record record = record_begin();
  assert_not_found(&record, "1", "names no subgroup");
  assert_not_found(&record, "1/1", "no subgroup “1”");
  record_end(&record);
}

static void the_longest_codes_fit(void **state) {
  (void)state;
  char code[4 * CODE_CHARACTERS_MAX + 1] = "";
  for (int n = 0; n < CODE_CHARACTERS_MAX; ++n)
    strcat(code, "\xF0\x9F\x8F\xA0");
  char reference[REFERENCE_TEXT_SIZE];
  strcat(strcat(strcpy(reference, code), "/"), code);
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, code, ""));
  happens(&record, make_recommendation(record.roundtable, 1, code, ""));
  assert_written(&record, 1, reference);
  assert_int_equal(found(&record, reference), 1);
  record_end(&record);
}

static void a_text_of_any_length_is_no_danger(void **state) {
  (void)state;
  char text[100000];
  memset(text, 'x', sizeof text);
  text[sizeof text - 1] = '\0';
  Record record = record_small();
  assert_not_found(&record, text, "“");
  text[50000] = '/';
  assert_not_found(&record, text, "no subgroup");
  record_end(&record);
}

static void of_two_that_fit_none_is_meant(void **state) {
  (void)state;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "Ab", ""));
  happens(&record, make_subgroup(record.roundtable, "aB", ""));
  assert_null(reference_find_subgroup(record.roundtable, "ab"));
  assert_int_equal(reference_find_subgroup(record.roundtable, "aB")->number, 2);
  record_end(&record);
}

/* One that was removed since it was looked at. */
static void what_was_removed_has_no_subgroup(void **state) {
  (void)state;
  Record record = record_begin();
  const uint64_t subgroup = happens(&record, make_subgroup(record.roundtable, "A", ""));
  const uint64_t added = happens(&record, make_recommendation(record.roundtable, 1, "7", ""));
  const Recommendation *gone = roundtable_recommendation(record.roundtable, 1);
  happens(&record, make_correction(&record, added));
  happens(&record, make_correction(&record, subgroup));
  assert_string_equal(reference_shown(record.roundtable, gone).text, "/7");
  record_end(&record);
}

static void both_parts_are_shown_where_there_are_two(void **state) {
  (void)state;
  Recommendation one = {.ballots = {{4, 0, 0}}};
  Parts parts = parts_of(&one);
  assert_string_equal(parts_shown(&parts, GREEN).text, "4");
  one.counts_known = true;
  parts = parts_of(&one);
  assert_string_equal(parts_shown(&parts, GREEN).text, "0 + 4");
  one = (Recommendation){.counted = {{9, 1, 0}}, .ballots = {{4, 0, 0}}};
  parts = parts_of(&one);
  assert_string_equal(parts_shown(&parts, GREEN).text, "9 + 4");
  assert_string_equal(parts_sum_shown(&parts).text, "10 + 4");
  one.ballots = (Tally){{0, 0, 0}};
  parts = parts_of(&one);
  assert_string_equal(parts_sum_shown(&parts).text, "10");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_reference_names_subgroup_and_code),
      cmocka_unit_test(what_names_nothing_is_quoted),
      cmocka_unit_test(capitals_may_be_small_where_one_fits),
      cmocka_unit_test(a_code_may_hold_a_slash),
      cmocka_unit_test(the_only_subgroup_need_not_be_named),
      cmocka_unit_test(without_subgroups_the_code_is_enough),
      cmocka_unit_test(a_session_without_subgroups_finds_nothing),
      cmocka_unit_test(the_longest_codes_fit),
      cmocka_unit_test(a_text_of_any_length_is_no_danger),
      cmocka_unit_test(of_two_that_fit_none_is_meant),
      cmocka_unit_test(what_was_removed_has_no_subgroup),
      cmocka_unit_test(both_parts_are_shown_where_there_are_two),
  };
  return cmocka_run_group_tests_name("reference", tests, NULL, NULL);
}
