/* Names of voters that may be one person's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/vote/reference.h"
#include "tests/sessions/files.h"

#include <cmocka.h>

static const Recommendation *at(const Session *session, const char *reference) {
  const Recommendation *recommendation;
  Error err;
  assert_done(reference_find(session_state(session), reference, &recommendation, &err), &err);
  return recommendation;
}

static bool import_same(Session *session, const SampleFolder *folder, const char *text,
                        SameVoters same, Error *err) {
  char path[SAMPLE_PATH_SIZE];
  ImportOutcome outcome = {0};
  const ImportRequest request = {.path = sample_path(folder, "again.csv", path),
                                 .same_voters = same};
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
  const bool done = import_file(session, &request, &outcome, err);
  import_outcome_free(&outcome);
  return done;
}

static const char ANNE[] = "voter,code,colour\nAnne,1,vert\nAnne,2,jaune\nBob,1,vert\n";
static const char ANNES[] = "voter,code,colour\nanne,1,vert\nANNE ,2,vert\nCléo,1,vert\n";

static void names_that_differ_only_by_case_are_asked_about(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  Error err = {0};
  assert_false(import_same(session, &folder, ANNES, SAME_VOTERS_ASK, &err));
  assert_int_equal(err.kind, ERROR_BAD_DATA);
  assert_string_equal(
      err.text,
      "again.csv: these names differ only by case, accents or spaces: “ANNE” (line 3) and “anne” "
      "(line 2). Add --same-voters yes if each pair is one person, --same-voters no if not");
  import_text(session, "1.csv", ANNE);
  assert_false(import_same(session, &folder, ANNES, SAME_VOTERS_ASK, &err));
  assert_non_null(strstr(
      err.text,
      "“anne” (line 2) and the voter of ballot 1; “ANNE” (line 3) and the voter of ballot 1."));
  assert_int_equal(roundtable_ballots_cast(session_state(session)), 2);
  session_close(session);
  sample_folder_remove(folder);
}

static void names_of_one_voter_are_one_ballot(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  Error err = {0};
  import_text(session, "1.csv", ANNE);
  assert_done(import_same(session, &folder, ANNES, SAME_VOTERS_YES, &err), &err);
  assert_int_equal(roundtable_ballots_cast(session_state(session)), 3);
  assert_true(tally_same(at(session, "1")->ballots, (Tally){{3, 0, 0}}));
  assert_true(tally_same(at(session, "2")->ballots, (Tally){{1, 0, 0}}));
  assert_false(import_same(session, &folder, "voter,code,colour\nanne,1,vert\nANNE,1,jaune\n",
                           SAME_VOTERS_YES, &err));
  assert_non_null(strstr(err.text, "the same voter already has a dot on “1” on line 2"));
  session_close(session);
  sample_folder_remove(folder);
}

static void names_of_several_voters_are_several_ballots(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  Error err = {0};
  import_text(session, "1.csv", ANNE);
  assert_done(import_same(session, &folder, ANNES, SAME_VOTERS_NO, &err), &err);
  assert_int_equal(roundtable_ballots_cast(session_state(session)), 5);
  assert_true(tally_same(at(session, "1")->ballots, (Tally){{4, 0, 0}}));
  assert_done(import_same(session, &folder, "voter,code,colour\nanne,2,vert\nAnne,2,rouge\n",
                          SAME_VOTERS_ASK, &err),
              &err);
  session_close(session);
  sample_folder_remove(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_that_differ_only_by_case_are_asked_about),
      cmocka_unit_test(names_of_one_voter_are_one_ballot),
      cmocka_unit_test(names_of_several_voters_are_several_ballots),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
