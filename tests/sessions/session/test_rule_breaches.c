#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "sessions/session/rule_breaches.h"
#include "sessions/verify/verify.h"
#include "tests/core/make.h"
#include "tests/sessions/files.h"
#include "tests/sessions/rooms.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

/* Files that gommette made before it asked whether an act breaks a rule in force, and what is
 * flagged in each. */
typedef struct OldFile {
  const char *name;
  const char *flags[3]; /* each in one sentence, in this order */
} OldFile;

static const OldFile sorted[] = {
    {"old-ballots-above-voters", {"ballots 1, 2, 3, 4: 4 people voted, but there are 2 voters"}},
    {"old-rules-below-ballots",
     {"ballot 1: more dots than a voter has (2)",
      "ballots 1, 3: more than one dot on a recommendation"}},
    {"old-voters-below-counts",
     {"subgroup 2: ballots 1, 2, 3: 3 people voted, but there are 2 voters",
      "1/1: 6 dots, but its voters can place 4 at most"}},
    {"old-kiosk-and-counts",
     {"ballot 1: 5 people voted, but there are 3 voters, 2 of them in the kiosk, at least 2 with "
      "dots counted on 2/1"}},
};
enum { SHELF_COUNT = sizeof sorted / sizeof *sorted, FLAGS_MAX = 3 };

static Session *open_from_shelf(const SampleFolder *folder, const OldFile *old) {
  char name[FILE_PATH_SIZE], from[FILE_PATH_SIZE], to[SAMPLE_PATH_SIZE];
  snprintf(name, sizeof name, "tests/data/old_rules/%s.gommette", old->name);
  copy_file(source_path(name, from), sample_path(folder, "old.gommette", to));
  return sample_open(to);
}

static RuleBreaches read_breaches(Session *session) {
  RuleBreaches breaches;
  Error err = {0};
  assert_done(rule_breaches_read(session, &breaches, &err), &err);
  return breaches;
}

static void assert_flags(Session *session, const OldFile *old, const char *ending) {
  char expected[BREACH_SENTENCE_SIZE], sentence[BREACH_SENTENCE_SIZE];
  RuleBreaches breaches = read_breaches(session);
  size_t count = 0;
  for (; count < FLAGS_MAX && old->flags[count]; ++count) {
    assert_true(count < breaches.found.count);
    snprintf(expected, sizeof expected, "%s%s", old->flags[count], ending);
    breach_sentence(&breaches, session_state(session), &breaches.found.list[count], false,
                    sentence);
    assert_string_equal(sentence, expected);
  }
  assert_int_equal(breaches.found.count, count);
  rule_breaches_free(&breaches);
}

static void every_old_file_that_breaks_a_rule_opens_and_is_flagged(void **state) {
  (void)state;
  for (size_t n = 0; n < SHELF_COUNT; ++n) {
    SampleFolder folder = sample_folder_make();
    Session *session = open_from_shelf(&folder, &sorted[n]);
    assert_flags(session, &sorted[n], ". No reason is given yet");
    session_close(session);
    sample_folder_remove(folder);
  }
}

static void every_old_file_that_breaks_a_rule_verifies(void **state) {
  (void)state;
  for (size_t n = 0; n < SHELF_COUNT; ++n) {
    char path[SAMPLE_PATH_SIZE];
    SampleFolder folder = sample_folder_make();
    Verification found;
    Error err = {0};
    session_close(open_from_shelf(&folder, &sorted[n]));
    assert_done(verify_file(sample_path(&folder, "old.gommette", path), &found, &err), &err);
    sample_folder_remove(folder);
  }
}

static void a_reason_given_afterwards_goes_with_each_flag_until_a_later_one(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = open_from_shelf(&folder, &sorted[1]);
  record_event(session, make_reason(0, "two sheets were stuck together"));
  assert_flags(session, &sorted[1], ". Reason: “two sheets were stuck together”");
  record_event(session, make_reason(0, "they voted for an absent neighbour"));
  assert_flags(session, &sorted[1], ". Reason: “they voted for an absent neighbour”");
  session_close(session);
  sample_folder_remove(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_old_file_that_breaks_a_rule_opens_and_is_flagged),
      cmocka_unit_test(every_old_file_that_breaks_a_rule_verifies),
      cmocka_unit_test(a_reason_given_afterwards_goes_with_each_flag_until_a_later_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
