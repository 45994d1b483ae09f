/* A long session opens at its last checkpoint, and is no less itself for that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/ballots.h"
#include "sessions/session/derived_tables.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/sample.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

enum { BALLOTS = CHECKPOINT_EVERY + 100, ON = 2, ALSO_ON = 3, EARLY = 1000 };

/* An older gommette's checkpoints tell no history: its record, which is the first, is cut off. */
static const char without_history[] =
    "UPDATE checkpoint SET state = substr(state, 5 + 62 + 20 * seq)";

/* Past its first checkpoint, with undone and redone acts before and after it. */
static void make_long(Fixture *fixture) {
  Error err = {0};
  uint64_t taken;
  sample_vote(fixture->session, ON, GREEN, 3);
  assert_done(undo_act(fixture->session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_done(redo_act(fixture->session, WHOLE_SESSION, 0, &taken, &err), &err);
  sample_cast(fixture->session, ON, BALLOTS);
  sample_vote(fixture->session, ALSO_ON, RED, 1);
  assert_done(undo_act(fixture->session, WHOLE_SESSION, 0, &taken, &err), &err);
}

static int set_up(void **state) {
  if (fixture_set_up(state) != 0) return -1;
  make_long(*state);
  fixture_reopen(*state);
  return 0;
}

static Session *view(const Fixture *fixture) {
  Error err = {0};
  Session *whole = NULL;
  assert_done(session_view(fixture->path, &whole, &err), &err);
  return whole;
}

static void assert_same_links(const Roundtable *a, const Roundtable *b) {
  for (uint64_t seq = 1; seq <= roundtable_seq(a); ++seq) {
    assert_int_equal(history_taken_back_by(a, seq), history_taken_back_by(b, seq));
    assert_int_equal(history_act_end(a, seq), history_act_end(b, seq));
    assert_int_equal(history_at(a, seq)->subgroup, history_at(b, seq)->subgroup);
    assert_int_equal(history_at(a, seq)->subject, history_at(b, seq)->subject);
    assert_int_equal(history_at(a, seq)->property, history_at(b, seq)->property);
  }
}

/* A sheet may number its ballots as it likes. */
static void ballots_of_large_numbers_are_told_apart(void **state) {
  const Fixture *fixture = *state;
  const BallotEntry entry = {.recommendation = ON, .dots = {1, 0, 0}};
  Error err = {0};
  int64_t number = INT64_C(5000000000);
  Session *session = fixture->session;
  assert_done(record_ballot(session, &number, &entry, 1, NULL, "", NULL, NULL, &err), &err);
  make_long(*state);
  fixture_reopen(*state);
  Session *whole = view(fixture);
  assert_same_links(session_state(fixture->session), session_state(whole));
  session_close(whole);
}

static void prove(Session *session) {
  Error err = {0};
  bool proven = false;
  while (!proven)
    assert_done(session_prove(session, EARLY, &proven, &err), &err);
}

static void it_opens_without_what_is_before_the_checkpoint(void **state) {
  const Fixture *fixture = *state;
  Session *whole = view(fixture);
  assert_false(session_is_proven(fixture->session));
  assert_true(session_is_proven(whole));
  assert_same_tallies(session_state(fixture->session), session_state(whole));
  assert_same_links(session_state(fixture->session), session_state(whole));
  assert_true(chain_same(session_hash(fixture->session), session_hash(whole)));
  session_close(whole);
}

static void proven_it_is_the_same_as_read_whole(void **state) {
  const Fixture *fixture = *state;
  Session *whole = view(fixture);
  prove(fixture->session);
  assert_true(session_is_proven(fixture->session));
  assert_same_state(session_state(fixture->session), session_state(whole));
  assert_same_links(session_state(fixture->session), session_state(whole));
  session_close(whole);
}

static void votes_need_no_ballots(void **state) {
  const Fixture *fixture = *state;
  Error err = {0};
  uint64_t taken;
  sample_vote(fixture->session, ON, GREEN, 1);
  assert_done(undo_act(fixture->session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_done(redo_act(fixture->session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_false(session_is_proven(fixture->session));
}

static void the_ballots_are_read_for_the_first_act_that_needs_them(void **state) {
  const Fixture *fixture = *state;
  const BallotEntry entry = {.recommendation = ON, .dots = {0, 1, 0}};
  const BallotEntry green = {.recommendation = ON, .dots = {1, 0, 0}};
  const Ballot seen = {.number = 7, .cast = true, .entries = &green, .entry_count = 1};
  Error err = {0};
  int64_t number = seen.number;
  Ballot now;
  assert_done(record_ballot(fixture->session, &number, &entry, 1, &seen, "", NULL, NULL, &err),
              &err);
  assert_true(session_is_proven(fixture->session));
  assert_true(roundtable_ballot(session_state(fixture->session), number, &now));
  assert_int_equal(now.entries[0].dots[GREEN], 0);
  assert_int_equal(now.entries[0].dots[YELLOW], 1);
  assert_int_equal(roundtable_ballots_cast(session_state(fixture->session)), BALLOTS);
}

/* In the middle of the act that takes them back. */
static void an_undo_of_ballots_reads_them(void **state) {
  const Fixture *fixture = *state;
  Error err = {0};
  uint64_t taken;
  assert_done(undo_act(fixture->session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(roundtable_ballots_cast(session_state(fixture->session)), 0);
  Session *whole = view(fixture);
  assert_same_state(session_state(fixture->session), session_state(whole));
  session_close(whole);
  Verification found;
  assert_done(verify_file(fixture->path, &found, &err), &err);
  assert_int_equal(found.checkpoints, 2);
}

static void an_act_that_was_given_up_leaves_it_as_it_was(void **state) {
  const Fixture *fixture = *state;
  Error err = {0};
  Event events[] = {event_make(EVENT_VOTING_RULE_SET), event_make(EVENT_DOTS_COUNTED)};
  events[0].number = (NumberChange){.property = RULE_VOTERS, .value = {RULE_UNKNOWN, BALLOTS}};
  events[1].dots = (DotsCounted){.recommendation = 999, .dots = 1};
  assert_refused(record_events(fixture->session, events, 2, &err), &err, "999");
  Session *whole = view(fixture);
  assert_same_tallies(session_state(fixture->session), session_state(whole));
  assert_same_links(session_state(fixture->session), session_state(whole));
  session_close(whole);
  prove(fixture->session);
}

static void what_was_altered_before_the_checkpoint_is_found(void **state) {
  Fixture *fixture = *state;
  char words[64];
  bool proven;
  Error err = {0};
  session_close(fixture->session);
  flip(fixture->path, "event", EARLY, 50);
  fixture->session = sample_open(fixture->path);
  snprintf(words, sizeof words, "event %d", EARLY);
  assert_refused(session_prove(fixture->session, UINT64_MAX, &proven, &err), &err, words);
  assert_refused(count_dots(fixture->session, ON, GREEN, 1, NULL, &err), &err,
                 "nothing was recorded");
}

static void a_checkpoint_that_lies_is_found(void **state) {
  Fixture *fixture = *state;
  Verification found;
  bool proven;
  Error err = {0};
  session_close(fixture->session);
  /* The subgroup of an event, in the row of the history that is told of it. */
  tamper(fixture->path,
         "UPDATE checkpoint SET state = CAST(substr(state, 1, 66 + 20 * 2000 + 7) || "
         "x'02' || substr(state, 66 + 20 * 2000 + 9) AS BLOB)");
  assert_refused(verify_file(fixture->path, &found, &err), &err, "checkpoint");
  fixture->session = sample_open(fixture->path);
  assert_refused(session_prove(fixture->session, UINT64_MAX, &proven, &err), &err, "checkpoint");
}

static void nonsense_in_a_checkpoint_is_as_if_there_were_none(void **state) {
  Fixture *fixture = *state;
  session_close(fixture->session);
  tamper(fixture->path,
         "UPDATE checkpoint SET state = CAST(substr(state, 1, 66 + 20 * 2000 + 16) || "
         "x'00ff' || substr(state, 66 + 20 * 2000 + 19) AS BLOB)");
  fixture->session = sample_open(fixture->path);
  assert_true(session_is_proven(fixture->session));
}

static void an_older_file_stays_as_it_was_until_something_is_appended(void **state) {
  Fixture *fixture = *state;
  session_close(fixture->session);
  tamper(fixture->path, without_history);
  Bytes before = file_read(fixture->path);
  fixture->session = sample_open(fixture->path);
  assert_true(session_is_proven(fixture->session));
  session_close(view(fixture));
  assert_file_is(fixture->path, &before);
  bytes_free(&before);
}

/* At once where much is missing, else with the next checkpoint. */
static void an_older_file_is_read_whole_once(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  Verification found;
  sample_cast(fixture->session, ON, CHECKPOINT_EVERY);
  session_close(fixture->session);
  tamper(fixture->path, "UPDATE checkpoint SET state = substr(state, 67 + 20 * 4096)");
  fixture->session = sample_open(fixture->path);
  assert_true(session_is_proven(fixture->session));
  sample_vote(fixture->session, ON, GREEN, 1);
  fixture_reopen(fixture);
  assert_false(session_is_proven(fixture->session));
  Session *whole = view(fixture);
  assert_same_links(session_state(fixture->session), session_state(whole));
  session_close(whole);
  assert_done(verify_file(fixture->path, &found, &err), &err);
}

static void the_checker_agrees(void **state) {
  const Fixture *fixture = *state;
  char line[CHECKER_LINE_SIZE];
  int status = ask_checker(fixture->path, line);
  if (status == 127) skip(); /* no python3 */
  assert_int_equal(status, 0);
  tamper(fixture->path,
         "UPDATE checkpoint SET state = CAST(substr(state, 1, 66 + 20 * 2000 + 14) || "
         "x'03' || substr(state, 66 + 20 * 2000 + 16) AS BLOB)");
  assert_int_equal(ask_checker(fixture->path, line), 1);
}

#define OPENING(test) cmocka_unit_test_setup_teardown(test, set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(ballots_of_large_numbers_are_told_apart, fixture_set_up,
                                      fixture_tear_down),
      OPENING(it_opens_without_what_is_before_the_checkpoint),
      OPENING(proven_it_is_the_same_as_read_whole),
      OPENING(votes_need_no_ballots),
      OPENING(the_ballots_are_read_for_the_first_act_that_needs_them),
      OPENING(an_undo_of_ballots_reads_them),
      OPENING(an_act_that_was_given_up_leaves_it_as_it_was),
      OPENING(what_was_altered_before_the_checkpoint_is_found),
      OPENING(a_checkpoint_that_lies_is_found),
      OPENING(nonsense_in_a_checkpoint_is_as_if_there_were_none),
      OPENING(an_older_file_stays_as_it_was_until_something_is_appended),
      OPENING(an_older_file_is_read_whole_once),
      OPENING(the_checker_agrees),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
