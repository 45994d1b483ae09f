/* What is said of sessions side by side. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/agenda.h"
#include "sessions/document/document.h"
#include "sessions/import/import.h"
#include "sessions/report/report.h"
#include "tests/sessions/compare/side_by_side.h"

#include <cmocka.h>

static bool says(const Comparison *comparison, const char *part) {
  for (size_t n = 0; n < comparison->sentences.count; ++n)
    if (strstr(comparison->sentences.of[n], part)) return true;
  return false;
}

/* Numbers shifted by one, and one title changed a little: nothing is proposed by number alone where
 * the other number has the better match. */
static void three_sessions_are_followed_through_one_that_lacks_it(void **state) {
  (void)state;
  Beside beside = beside_begin();
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,3,2,1\n2,Health,1,1,1\n");
  beside_add(&beside, "code,title,green,yellow,red\n2,Health,1,1,1\n");
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,0,0,1\n2,Health,1,1,1\n");
  const Comparison *comparison = beside_compare(&beside);
  const size_t row = beside_row(comparison, 0, 1);
  int64_t change;
  assert_int_equal(matching_at(&comparison->matching, row, 1)->recommendation, 0);
  assert_int_equal(matching_at(&comparison->matching, row, 2)->recommendation, 1);
  assert_true(comparison_change(comparison, row, BY_CUMULATIVE, &change));
  assert_int_equal(change, -1);
  assert_int_equal(matching_votes(&comparison->matching, row), 2);
  beside_end(&beside);
}

static void people_and_files_that_voted_twice_are_said(void **state) {
  (void)state;
  const char ballots[] = "voter,item,grade\nAnne,1,green\nÉmile,1,red\n";
  const char others[] = "voter,item,grade\nZoé,1,green\nemile,1,red\n";
  Beside beside = beside_begin();
  beside_add(&beside, ballots);
  beside_add(&beside, others);
  assert_true(says(beside_compare(&beside), "1 voter has the same name in A and in B"));
  beside_add(&beside, ballots);
  const Comparison *comparison = beside_compare(&beside);
  assert_true(says(comparison, "the votes of “made.csv” were imported into both A and C"));
  assert_true(says(comparison, "2 voters have the same names in A and in C"));
  assert_false(says(comparison, "Anne"));
  beside_end(&beside);
}

static void a_session_beside_itself_is_said_to_be_a_copy(void **state) {
  (void)state;
  Beside beside = beside_begin();
  Comparison comparison = {.row_count = 0};
  Error err = {0};
  Session *one = beside_add(&beside, "code,title,green,yellow,red\n1,Housing,3,2,1\n");
  const ComparisonRequest request = comparison_request(one);
  assert_done(comparison_open((Session *[]){one, one}, 2, &request, NULL, &comparison, &err), &err);
  assert_true(says(&comparison, "A and B are copies of one session"));
  comparison_close(&comparison);
  beside_end(&beside);
}

/* What each of these files holds must be refused by its line, and stay as it is. */
static void what_is_no_list_of_matches_is_refused(void **state) {
  (void)state;
#define ID "00112233445566778899aabbccddeeff"
#define HEAD                                                                                       \
  "decision,session,subgroup_code,code,title,other_session,other_subgroup_code,other_code,"        \
  "other_title\n"
  static const struct {
    const char *text, *saying;
  } BAD[] = {
      {"a,b,c\n", "matches.csv line 1: these are not the columns"},
      {HEAD "maybe," ID ",,1,T," ID ",,2,T\n", "line 2: “maybe” is not a decision"},
      {HEAD "same,12,,1,T," ID ",,2,T\n", "line 2: “12” is not a session id"},
      {HEAD "same," ID ",,,T," ID ",,2,T\n", "line 2: the code is empty"},
      {HEAD "same," ID ",,1\n", "line 2: there are 4 cells instead of 9"},
      {HEAD "same," ID ",,1,\"T," ID ",,2,T\n", "line 2: a quotation mark"},
      {HEAD "same," ID ",,1,a\xe2\x80\xae"
            "b," ID ",,2,T\n",
       "U+202E"},
  };
  SampleFolder folder = sample_folder_make();
  char path[SAMPLE_PATH_SIZE];
  sample_path(&folder, MATCHES_FILE, path);
  for (size_t n = 0; n < sizeof BAD / sizeof *BAD; ++n) {
    Bytes bytes = {.data = (uint8_t *)(uintptr_t)BAD[n].text, .size = strlen(BAD[n].text)};
    Matches matches = {0};
    Error err = {0};
    file_write(path, &bytes);
    assert_refused(matches_read(folder.path, &matches, &err), &err, BAD[n].saying);
    matches_free(&matches);
    err = (Error){0};
    assert_refused(matches_keep(folder.path, NULL, 0, &err), &err, BAD[n].saying);
    assert_file_is(path, &bytes);
  }
  sample_folder_remove(folder);
}

/* A title that would be a formula, quotation marks, a code that begins with a minus. */
static void hostile_texts_come_back_as_they_were(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Error err = {0};
  const Match kept = {
      .same = true,
      .end = {{{1, 2}, "-1", "=2", "=cmd|' /C calc'!A0"}, {{3, 4}, "", "'=x", "a \"b\", c; d"}}};
  Matches matches = {0};
  assert_done(matches_keep(folder.path, &kept, 1, &err), &err);
  assert_done(matches_read(folder.path, &matches, &err), &err);
  assert_int_equal(matches.count, 1);
  for (int end = 0; end < 2; ++end) {
    assert_memory_equal(matches.of[0].end[end].session, kept.end[end].session, SESSION_ID_SIZE);
    assert_string_equal(matches.of[0].end[end].subgroup_code, kept.end[end].subgroup_code);
    assert_string_equal(matches.of[0].end[end].code, kept.end[end].code);
    assert_string_equal(matches.of[0].end[end].title, kept.end[end].title);
  }
  matches_free(&matches);
  sample_folder_remove(folder);
}

static void likeness_is_that_of_pairs_of_letters(void **state) {
  (void)state;
  static const struct {
    const char *a, *b;
    int likeness;
  } PAIRS[] = {
      {"", "", 100},
      {"a", "A", 100},
      {"a", "b", 0},
      {"Été", "ete", 100},
      {"night", "nacht", 25},
      {"a", "", 0},
      {"住宅政策", "住宅政策", 100},
  };
  Error err = {0};
  for (size_t n = 0; n < sizeof PAIRS / sizeof *PAIRS; ++n) {
    int likeness = -1;
    assert_done(title_likeness(PAIRS[n].a, PAIRS[n].b, &likeness, &err), &err);
    assert_int_equal(likeness, PAIRS[n].likeness);
  }
}

/* A report of the last session beside the others, as the public may read it. */
static char *public_report(Beside *beside) {
  char *text = NULL;
  size_t size;
  Error err = {0};
  Document document;
  ReportRequest request = report_request();
  request.is_public = true;
  request.comparison = beside_compare(beside);
  for (int section = 0; section < REPORT_SECTIONS; ++section)
    request.sections[section] = section == SECTION_COMPARISON;
  FILE *out = open_memstream(&text, &size);
  assert_non_null(out);
  assert_done(report_make(beside->sessions[beside->count - 1], &request, &document, &err), &err);
  const FormatOptions options = {.width = 80};
  assert_done(document_write_text(out, &document, &options, &err), &err);
  assert_int_equal(fclose(out), 0);
  document_free(&document);
  return text;
}

/* Of nine voters all is told; with four in one of the sessions nothing that compares. */
static void the_public_reads_nothing_of_a_few(void **state) {
  (void)state;
  Beside beside = beside_begin();
  Error err = {0};
  Session *few = beside_add(&beside, "code,title,green,yellow,red\n1,Housing,3,0,1\n");
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,1,1,1\n");
  assert_done(set_voting_rule(few, RULE_VOTERS, 9, "", NULL, &err), &err);
  assert_done(set_voting_rule(beside.sessions[1], RULE_VOTERS, 12, "", NULL, &err), &err);
  char *text = public_report(&beside);
  assert_non_null(strstr(text, "1     Housing         1  1  0"));
  assert_non_null(strstr(text, "0.44"));
  free(text);
  assert_done(set_voting_rule(few, RULE_VOTERS, 4, "", NULL, &err), &err);
  text = public_report(&beside);
  assert_non_null(strstr(text, "Left out: in one of these sessions votes are withheld"));
  assert_null(strstr(text, "1.00"));
  assert_null(strstr(text, "1  1  0"));
  assert_null(strstr(text, "dots"));
  free(text);
  beside_end(&beside);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(three_sessions_are_followed_through_one_that_lacks_it),
      cmocka_unit_test(people_and_files_that_voted_twice_are_said),
      cmocka_unit_test(a_session_beside_itself_is_said_to_be_a_copy),
      cmocka_unit_test(the_public_reads_nothing_of_a_few),
      cmocka_unit_test(what_is_no_list_of_matches_is_refused),
      cmocka_unit_test(hostile_texts_come_back_as_they_were),
      cmocka_unit_test(likeness_is_that_of_pairs_of_letters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
