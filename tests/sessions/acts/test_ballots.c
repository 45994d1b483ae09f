#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "sessions/acts/agenda.h"
#include "sessions/acts/ballots.h"
#include "sessions/acts/vote.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

/* Votable recommendations of the sample: the first three in subgroup 1, the others in T. */
enum { FIRST = 2, SECOND = 3, THIRD = 4, OF_T = 7 };

static BallotEntry entry(uint32_t recommendation, uint8_t green, uint8_t yellow, uint8_t red) {
  return (BallotEntry){.recommendation = recommendation, .dots = {green, yellow, red}};
}

static Tally ballots_on(Session *session, uint32_t recommendation) {
  return roundtable_recommendation(session_state(session), recommendation)->ballots;
}

static Ballot ballot(Session *session, int64_t number) {
  Ballot found;
  roundtable_ballot(session_state(session), number, &found);
  return found;
}

static int64_t cast(Session *session, const BallotEntry *entries, size_t count) {
  int64_t number = NEXT_BALLOT;
  Error err = {0};
  assert_done(record_ballot(session, &number, entries, count, NULL, "", NULL, NULL, &err), &err);
  return number;
}

static void a_new_ballot_takes_the_next_number(void **state) {
  Session *session = ((Fixture *)*state)->session;
  const BallotEntry entries[] = {entry(FIRST, 1, 0, 2), entry(OF_T, 0, 1, 0)};
  int64_t number = NEXT_BALLOT;
  bool opened = false;
  Error err = {0};
  assert_done(record_ballot(session, &number, entries, 2, NULL, "", &opened, NULL, &err), &err);
  assert_int_equal(number, 1);
  assert_true(opened);
  assert_int_equal(session_stamp(session).act, SAMPLE_EVENTS + 1); /* two openings with it */
  assert_int_equal(session_stamp(session).seq, SAMPLE_EVENTS + 3);
  assert_true(tally_same(ballots_on(session, FIRST), (Tally){{1, 0, 2}}));
  number = NEXT_BALLOT;
  assert_done(record_ballot(session, &number, entries, 1, NULL, "", &opened, NULL, &err), &err);
  assert_int_equal(number, 2);
  assert_false(opened);
  assert_true(tally_same(ballots_on(session, FIRST), (Tally){{2, 0, 4}}));
  assert_int_equal(roundtable_ballots_cast(session_state(session)), 2);
}

static void a_ballot_is_replaced_as_a_whole(void **state) {
  Session *session = ((Fixture *)*state)->session;
  const BallotEntry before[] = {entry(FIRST, 1, 0, 0), entry(SECOND, 0, 1, 0)};
  const BallotEntry after[] = {entry(SECOND, 0, 0, 1), entry(THIRD, 1, 0, 0)};
  Error err = {0};
  int64_t number = cast(session, before, 2);
  Ballot seen = ballot(session, number);
  assert_done(record_ballot(session, &number, after, 2, &seen, "", NULL, NULL, &err), &err);
  assert_int_equal(tally_cumulative(ballots_on(session, FIRST)), 0);
  assert_true(tally_same(ballots_on(session, SECOND), (Tally){{0, 0, 1}}));
  assert_true(tally_same(ballots_on(session, THIRD), (Tally){{1, 0, 0}}));
  uint64_t seq = session_stamp(session).seq;
  seen = ballot(session, number);
  assert_done(record_ballot(session, &number, after, 2, &seen, "", NULL, NULL, &err), &err);
  assert_int_equal(session_stamp(session).seq, seq);
  assert_int_equal(roundtable_ballots_cast(session_state(session)), 1);
}

static void a_ballot_may_be_blank(void **state) {
  Session *session = ((Fixture *)*state)->session;
  int64_t number = cast(session, NULL, 0);
  assert_true(ballot(session, number).cast);
  assert_int_equal(ballot(session, number).entry_count, 0);
  assert_int_equal(session_stamp(session).seq, SAMPLE_EVENTS + 1);
}

static void a_ballot_is_withdrawn_as_a_whole(void **state) {
  Session *session = ((Fixture *)*state)->session;
  const BallotEntry entries[] = {entry(FIRST, 1, 0, 0), entry(OF_T, 0, 1, 0)};
  Error err = {0};
  int64_t number = cast(session, entries, 2);
  Ballot seen = ballot(session, number);
  assert_done(withdraw_ballot(session, number, &seen, &err), &err);
  assert_false(ballot(session, number).cast);
  assert_int_equal(tally_cumulative(ballots_on(session, FIRST)), 0);
  seen.cast = true;
  assert_refused(withdraw_ballot(session, number, &seen, &err), &err, "not in the box");
  seen = ballot(session, number);
  assert_done(record_ballot(session, &number, entries, 1, &seen, "", NULL, NULL, &err), &err);
  assert_int_equal(number, 1);
  assert_int_equal(tally_cumulative(ballots_on(session, FIRST)), 1);
  assert_int_equal(cast(session, NULL, 0), 2);
}

/* Two terminals look at the same ballot; the other one is faster. */
static void what_changed_meanwhile_is_shown_beside(void **state) {
  Fixture *fixture = *state;
  const BallotEntry first[] = {entry(FIRST, 1, 0, 0)};
  const BallotEntry theirs[] = {entry(SECOND, 2, 0, 0)}, ours[] = {entry(THIRD, 0, 1, 0)};
  Error err = {0};
  int64_t number = cast(fixture->session, first, 1);
  Session *other = sample_open(fixture->path);
  Ballot their_look = ballot(other, number);
  const Ballot seen = {.number = number, .cast = true, .entries = first, .entry_count = 1};
  assert_done(record_ballot(other, &number, theirs, 1, &their_look, "", NULL, NULL, &err), &err);
  assert_refused(record_ballot(fixture->session, &number, ours, 1, &seen, "", NULL, NULL, &err),
                 &err,
                 "ballot 1 has changed in the meantime: it now holds 1/1.2 2 ●, yours holds 1/2 ▲");
  assert_refused(withdraw_ballot(fixture->session, number, &seen, &err), &err,
                 "it now holds 1/1.2 2 ●");
  assert_true(tally_same(ballots_on(fixture->session, SECOND), (Tally){{2, 0, 0}}));
  their_look = ballot(other, number);
  assert_done(withdraw_ballot(other, number, &their_look, &err), &err);
  assert_refused(record_ballot(fixture->session, &number, ours, 1, &seen, "", NULL, NULL, &err),
                 &err, "withdrawn in the meantime; yours holds 1/2 ▲");
  session_close(other);
}

static void a_number_that_is_taken_is_not_overwritten(void **state) {
  Fixture *fixture = *state;
  const BallotEntry ours[] = {entry(FIRST, 1, 0, 0)}, theirs[] = {entry(SECOND, 1, 0, 0)};
  Error err = {0};
  int64_t number = 7;
  Session *other = sample_open(fixture->path);
  assert_done(record_ballot(other, &number, theirs, 1, NULL, "", NULL, NULL, &err), &err);
  assert_refused(record_ballot(fixture->session, &number, ours, 1, NULL, "", NULL, NULL, &err),
                 &err, "ballot 7 has changed in the meantime:");
  assert_int_equal(cast(fixture->session, ours, 1), 8);
  session_close(other);
}

static void guards_and_closed_votes_refuse(void **state) {
  Session *session = ((Fixture *)*state)->session;
  const BallotEntry one[] = {entry(FIRST, 1, 0, 0)};
  const BallotEntry three[] = {entry(FIRST, 1, 0, 0), entry(SECOND, 2, 0, 0)};
  const BallotEntry heading[] = {entry(1, 1, 0, 0)}, unordered[] = {three[1], three[0]};
  int64_t number = NEXT_BALLOT, kept = cast(session, one, 1);
  size_t closed;
  Error err = {0};
  assert_done(set_voting_rule(session, RULE_ALLOWANCE, 2, "said late", NULL, &err), &err);
  uint64_t seq = session_stamp(session).seq;
  assert_refused(record_ballot(session, &number, three, 2, NULL, "", NULL, NULL, &err), &err,
                 "at most 2 dots");
  assert_refused(record_ballot(session, &number, heading, 1, NULL, "", NULL, NULL, &err), &err,
                 "heading");
  assert_refused(record_ballot(session, &number, unordered, 2, NULL, "", NULL, NULL, &err), &err,
                 "order");
  assert_int_equal(number, NEXT_BALLOT);
  assert_int_equal(session_stamp(session).seq, seq);
  assert_done(close_vote(session, 1, &closed, &err), &err);
  Ballot seen = ballot(session, kept);
  assert_refused(record_ballot(session, &number, one, 1, NULL, "", NULL, NULL, &err), &err,
                 "is closed");
  assert_refused(record_ballot(session, &kept, NULL, 0, &seen, "", NULL, NULL, &err), &err,
                 "is closed");
  assert_refused(withdraw_ballot(session, kept, &seen, &err), &err, "is closed");
}

static void a_long_ballot_is_cut(void **state) {
  Session *session = ((Fixture *)*state)->session;
  BallotEntry entries[200];
  char text[BALLOT_TEXT_SIZE];
  for (size_t n = 0; n < 200; ++n)
    entries[n] = entry(FIRST, 255, 255, 1);
  assert_string_equal(ballot_text(session_state(session), entries, 2, text),
                      "1/1.1 255 ● 255 ▲ ■, 1/1.1 255 ● 255 ▲ ■");
  ballot_text(session_state(session), entries, 200, text);
  assert_true(strlen(text) > BALLOT_TEXT_SIZE / 2);
  assert_string_equal(text + strlen(text) - strlen("■, …"), "■, …");
  assert_string_equal(ballot_text(session_state(session), entries, 0, text), "no dot");
}

int main(void) {
#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)
  const struct CMUnitTest tests[] = {
      WITH_FIXTURE(a_new_ballot_takes_the_next_number),
      WITH_FIXTURE(a_ballot_is_replaced_as_a_whole),
      WITH_FIXTURE(a_ballot_may_be_blank),
      WITH_FIXTURE(a_ballot_is_withdrawn_as_a_whole),
      WITH_FIXTURE(what_changed_meanwhile_is_shown_beside),
      WITH_FIXTURE(a_number_that_is_taken_is_not_overwritten),
      WITH_FIXTURE(guards_and_closed_votes_refuse),
      WITH_FIXTURE(a_long_ballot_is_cut),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
