/* A session's own words for the colours: what they may be, when they may change, and where they are
 * read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/document/sheets.h"
#include "sessions/event_text/labels.h"
#include "sessions/import/import.h"
#include "tests/sessions/files.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { VOTABLE = 2 };

static void a_word_that_says_no_is_refused_in_any_language(void **state) {
  (void)state;
  static const char *const refused[] = {
      "Contre",    "plutôt CONTRE", "non", "pas d’accord", "Opposé",     "opposée", "à rejeter",
      "Rejetée",   "Tegen",         "nee", "neen, dank u", "niet nodig", "geen",    "afwijzen",
      "afgewezen", "Against",       "no",  "Not now",      "reject",     "rejected"};
  static const char *const accepted[] = {
      "",        "Essentielle", "Utile, un jour", "Norme",        "Nomade",
      "Passion", "Notable",     "Geenszins",      "Tegenwoordig", "Contrepoids"};
  Error err = {0};
  for (size_t i = 0; i < sizeof refused / sizeof *refused; ++i)
    assert_refused(label_check(refused[i], &err), &err, "every dot adds");
  for (size_t i = 0; i < sizeof accepted / sizeof *accepted; ++i)
    assert_done(label_check(accepted[i], &err), &err);
  assert_refused(label_check("quarante et un caractères, c’est trop long", &err), &err, "too long");
}

static const char *const OWN[COLOUR_COUNT] = {"Essentielle", "Utile", "Un jour"};

static void words_are_set_together_and_change_later_only_with_a_reason(void **state) {
  const Fixture *fixture = *state;
  Session *session = fixture->session;
  const char *alike[COLOUR_COUNT] = {NULL, "ESSENTIELLE", NULL},
             *other[COLOUR_COUNT] = {"Capitale"};
  Error err = {0};
  uint64_t taken;
  bool asks = false;
  assert_string_equal(dot_label(session_state(session), RED, false), "lower priority");
  assert_done(set_labels(session, OWN, "", &asks, &err), &err);
  assert_string_equal(dot_label(session_state(session), RED, true), "Un jour");
  assert_refused(set_labels(session, alike, "", &asks, &err), &err, "already the word for ●");
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_false(has_own_label(session_state(session), GREEN));
  assert_done(redo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_string_equal(dot_label(session_state(session), GREEN, false), "Essentielle");
  sample_vote(session, VOTABLE, GREEN, 1);
  assert_false(asks);
  assert_refused(set_labels(session, other, "", &asks, &err), &err, "say why");
  assert_true(asks);
  assert_done(set_labels(session, other, "mal compris", &asks, &err), &err);
  assert_string_equal(dot_label(session_state(session), GREEN, false), "Capitale");
  assert_string_equal(dot_label(session_state(session), YELLOW, false), "Utile");
}

static void they_stand_on_paper_and_are_read_in_files(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  char *text = NULL;
  size_t size;
  Error err = {0};
  assert_done(set_labels(session, OWN, "", NULL, &err), &err);
  FILE *out = open_memstream(&text, &size);
  assert_done(sheets_text(out, session_state(session), &err), &err);
  fclose(out);
  assert_non_null(strstr(text, "●  Essentielle"));
  free(text);
  ImportOutcome outcome =
      import_text(session, "counts.csv",
                  "subgroup_code,code,title,un jour,ESSENTIELLE,Utile\nzz,z1,Une autre,1,3,2\n");
  import_outcome_free(&outcome);
  const uint32_t number = (uint32_t)roundtable_recommendation_total(session_state(session));
  const Recommendation *one = roundtable_recommendation(session_state(session), number);
  assert_non_null(one);
  assert_int_equal(one->counted.dots[GREEN], 3);
  assert_int_equal(one->counted.dots[YELLOW], 2);
  assert_int_equal(one->counted.dots[RED], 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_word_that_says_no_is_refused_in_any_language),
      cmocka_unit_test_setup_teardown(words_are_set_together_and_change_later_only_with_a_reason,
                                      fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(they_stand_on_paper_and_are_read_in_files, fixture_set_up,
                                      fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
