/* What a paper says, and whether a session ever had it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "sessions/verify/fingerprint_check.h"
#include "tests/sessions/sample.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

static void assert_read(const char *typed, const char *signs, uint64_t events) {
  PrintedFingerprint anchor;
  Error err = {0};
  assert_done(fingerprint_read(typed, &anchor, &err), &err);
  assert_string_equal(anchor.signs, signs);
  assert_int_equal(anchor.events, events);
}

static void a_fingerprint_is_read_however_it_is_typed(void **state) {
  (void)state;
  assert_read("KQ7M 2FTA 9XCD 4WLP", "KQ7M2FTA9XCD4WLP", 0);
  assert_read("kq7m2fta9xcd4wlp", "KQ7M2FTA9XCD4WLP", 0);
  assert_read("  kq7m-2fta-9xcd-4wlp. ", "KQ7M2FTA9XCD4WLP", 0);
  assert_read("312 KQ7M 2FTA 9XCD 4WLP", "KQ7M2FTA9XCD4WLP", 312);
  assert_read("Journal: 312 events, fingerprint KQ7M 2FTA 9XCD 4WLP", "KQ7M2FTA9XCD4WLP", 312);
  assert_read("page 2 of 4: after 97 events KQ7M 2FTA 9XCD 4WLP (see below)", "KQ7M2FTA9XCD4WLP",
              97);
}

static void what_holds_no_fingerprint_is_refused(void **state) {
  (void)state;
  static const char *const typed[] = {
      "",    "KQ7M 2FTA 9XCD 4WL", "KQ7M 2FTA 9XCD 4WLPP", "a sentence with nothing in it",
      "312", "kq7m \x1B[2J"};
  for (size_t n = 0; n < sizeof typed / sizeof *typed; ++n) {
    PrintedFingerprint anchor;
    Error err = {0};
    assert_refused(fingerprint_read(typed[n], &anchor, &err), &err, "is not a fingerprint");
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_null(strchr(err.text, '\x1B'));
  }
}

static bool ask(const Fixture *fixture, const char *typed, FingerprintAnswer *answer, Error *err) {
  PrintedFingerprint anchor;
  assert_done(fingerprint_read(typed, &anchor, err), err);
  return fingerprint_check(fixture->path, &anchor, answer, err);
}

static bool ask_each(void *context, const Event *event, ChainHash hash, Error *err) {
  const Fixture *fixture = context;
  const uint64_t end = session_stamp(fixture->session).seq;
  char told[64];
  FingerprintAnswer answer;
  snprintf(told, sizeof told, "%u events, %s", (unsigned)event->stamp.seq,
           fingerprint_shown(hash).text);
  assert_done(ask(fixture, told, &answer, err), err);
  assert_int_equal(answer.before, event->stamp.seq);
  assert_int_equal(answer.after, end - event->stamp.seq);
  assert_int_equal(answer.merged_at, 0);
  assert_false(answer.misread);
  assert_string_equal(answer.fingerprint, fingerprint_shown(hash).text);
  return true;
}

static void every_event_answers_to_its_fingerprint(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  sample_vote(fixture->session, 2, GREEN, 1);
  assert_done(session_events(fixture->session, 1, ask_each, fixture, &err), &err);
}

static void another_number_of_events_is_a_no(void **state) {
  Fixture *fixture = *state;
  char told[64];
  FingerprintAnswer answer;
  Error err = {0};
  snprintf(told, sizeof told, "3 %s", fingerprint_shown(session_hash(fixture->session)).text);
  assert_refused(ask(fixture, told, &answer, &err), &err, "after event 14, not after event 3");
  snprintf(told, sizeof told, "99 ABCD EFGH JKLM NPQR");
  assert_refused(ask(fixture, told, &answer, &err), &err, "the paper says 99 events");
  assert_refused(ask(fixture, "3 ABCD EFGH JKLM NPQR", &answer, &err), &err,
                 "after event 3 its fingerprint is ");
  assert_refused(ask(fixture, "ABCD EFGH JKLM NPQR", &answer, &err), &err,
                 "none of its 14 events has this fingerprint");
  assert_int_equal(err.kind, ERROR_BAD_DATA);
}

/* Signs of the same look, in place of up to `most` of those that a fingerprint can hold. */
static int misread(char *text, int most) {
  int done = 0;
  for (; *text && done < most; ++text) {
    const char *from = strchr("5S2ZUV8B", *text);
    if (!from) continue;
    *text = "S5Z2VUB8"[from - "5S2ZUV8B"];
    ++done;
  }
  return done;
}

static void signs_that_look_alike_are_read_as_meant(void **state) {
  Fixture *fixture = *state;
  char typed[FINGERPRINT_TEXT_SIZE];
  FingerprintText text;
  FingerprintAnswer answer;
  Error err = {0};
  do {
    sample_vote(fixture->session, 2, GREEN, 1);
    text = fingerprint_shown(session_hash(fixture->session));
    memcpy(typed, text.text, sizeof typed);
  } while (misread(typed, 2) < 2);
  assert_done(ask(fixture, typed, &answer, &err), &err);
  assert_true(answer.misread);
  assert_string_equal(answer.fingerprint, text.text);
  assert_int_equal(answer.after, 0);
}

static void three_of_them_are_another_fingerprint(void **state) {
  Fixture *fixture = *state;
  FingerprintText typed;
  FingerprintAnswer answer;
  Error err = {0};
  do {
    sample_vote(fixture->session, 2, GREEN, 1);
    typed = fingerprint_shown(session_hash(fixture->session));
  } while (misread(typed.text, 3) < 3);
  assert_refused(ask(fixture, typed.text, &answer, &err), &err, "has this fingerprint");
}

/* The hashes that are kept are not asked. */
static void what_was_altered_answers_nothing(void **state) {
  Fixture *fixture = *state;
  FingerprintAnswer answer;
  Error err = {0};
  flip(fixture->path, "event", 5, 50);
  assert_refused(
      ask(fixture, fingerprint_shown(session_hash(fixture->session)).text, &answer, &err), &err,
      "event 5 is not as recorded");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_fingerprint_is_read_however_it_is_typed),
      cmocka_unit_test(what_holds_no_fingerprint_is_refused),
      TEST(every_event_answers_to_its_fingerprint),
      TEST(another_number_of_events_is_a_no),
      TEST(signs_that_look_alike_are_read_as_meant),
      TEST(three_of_them_are_another_fingerprint),
      TEST(what_was_altered_answers_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
