/* What the kiosk takes in, when it is counted, and what it refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/ballots.h"
#include "sessions/acts/vote.h"
#include "sessions/session/rule_breaches.h"
#include "tests/sessions/kiosk_room.h"

#include <cmocka.h>

static void assert_nothing_counted(const Session *session) {
  const Roundtable *state = session_state(session);
  for (uint32_t number = 1; number < roundtable_next_recommendation(state); ++number)
    assert_int_equal(tally_cumulative(ballots_on(session, number)), 0);
}

static void assert_viewed_uncounted(const char *path, int64_t waiting) {
  Session *view;
  Roundtable *then;
  Error err = {0};
  assert_done(session_view(path, &view, &err), &err);
  assert_nothing_counted(view);
  assert_int_equal(kiosk_now(view, SUBGROUP).waiting, waiting);
  assert_done(session_state_at(view, session_stamp(view).seq, &then, &err), &err);
  assert_int_equal(tally_cumulative(recommendation_tally(roundtable_recommendation(then, FIRST))),
                   0);
  roundtable_close(then);
  session_close(view);
}

static void ballots_are_counted_when_the_vote_closes(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  const BallotEntry several[] = {
      {.recommendation = FIRST, .dots = {2, 1, 0}},
      {.recommendation = THIRD, .dots = {0, 0, 3}},
  };
  Error err = {0};
  assert_done(kiosk_begin(session, SUBGROUP, &err), &err);
  assert_int_equal(roundtable_subgroup(session_state(session), SUBGROUP)->vote, VOTE_OPEN);
  assert_done(kiosk_receive(session, SUBGROUP, several, 2, &err), &err);
  receive_dot(session, SUBGROUP, SECOND, RED);
  assert_done(kiosk_receive(session, SUBGROUP, NULL, 0, &err), &err);
  assert_done(kiosk_end(session, SUBGROUP, &err), &err);
  assert_nothing_counted(session);
  assert_viewed_uncounted(fixture->path, 3);
  fixture_reopen(fixture);
  close_it(fixture->session, SUBGROUP);
  assert_true(tally_same(ballots_on(fixture->session, FIRST), (Tally){{2, 1, 0}}));
  assert_true(tally_same(ballots_on(fixture->session, SECOND), (Tally){{0, 0, 1}}));
  assert_true(tally_same(ballots_on(fixture->session, THIRD), (Tally){{0, 0, 3}}));
  assert_int_equal(kiosk_now(fixture->session, SUBGROUP).waiting, 0);
  assert_int_equal(kiosk_now(fixture->session, SUBGROUP).counted, 3);
  assert_int_equal(kiosks_verified(fixture->path), 1);
}

static void receiving_says_nothing_of_what_is_on_the_ballot(void **state) {
  Session *session = ((Fixture *)*state)->session;
  const Event *event;
  Error err = {0};
  assert_done(kiosk_begin(session, WHOLE_SESSION, &err), &err);
  for (int n = 0; n < 3; ++n) {
    uint64_t seq = session_stamp(session).seq;
    receive_dot(session, WHOLE_SESSION, n == 1 ? FIRST : OF_OTHER, (Colour)n);
    assert_int_equal(session_stamp(session).seq, seq + 1);
    assert_done(session_event(session, seq + 1, &event, &err), &err);
    assert_int_equal(event->kind, EVENT_KIOSK_BALLOT_RECEIVED);
  }
  close_it(session, WHOLE_SESSION);
}

static void a_ballot_over_the_rules_is_refused(void **state) {
  Session *session = ((Fixture *)*state)->session;
  const BallotEntry three[] = {dot_on(FIRST, GREEN), dot_on(SECOND, GREEN), dot_on(THIRD, RED)};
  const BallotEntry stacked[] = {{.recommendation = FIRST, .dots = {2, 0, 0}}};
  const BallotEntry unordered[] = {three[1], three[0]}, empty[] = {{.recommendation = FIRST}};
  const BallotEntry other[] = {dot_on(OF_OTHER, GREEN)}, heading[] = {dot_on(1, GREEN)};
  Error err = {0};
  assert_done(set_voting_rule(session, RULE_ALLOWANCE, 2, "", NULL, &err), &err);
  assert_done(set_voting_rule(session, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM, "", NULL, &err), &err);
  assert_done(set_voting_rule(session, RULE_VOTERS, 1, "", NULL, &err), &err);
  sample_vote(session, FIRST, RED, 1); /* the counts of others are nothing to a voter */
  assert_done(kiosk_begin(session, SUBGROUP, &err), &err);
  uint64_t seq = session_stamp(session).seq;
  assert_refused(kiosk_receive(session, SUBGROUP, three, 3, &err), &err, "at most 2 dots");
  assert_refused(kiosk_receive(session, SUBGROUP, stacked, 1, &err), &err, "at most one dot on");
  assert_refused(kiosk_receive(session, SUBGROUP, unordered, 2, &err), &err, "not valid");
  assert_refused(kiosk_receive(session, SUBGROUP, empty, 1, &err), &err, "not valid");
  assert_refused(kiosk_receive(session, SUBGROUP, other, 1, &err), &err, "no longer takes votes");
  assert_refused(kiosk_receive(session, SUBGROUP, heading, 1, &err), &err, "no longer takes votes");
  assert_false(kiosk_check_ballot(session_state(session), SUBGROUP, three, 3, &err));
  assert_done(kiosk_check_ballot(session_state(session), SUBGROUP, three, 2, &err), &err);
  assert_int_equal(session_stamp(session).seq, seq);
  assert_done(kiosk_receive(session, SUBGROUP, three, 2, &err), &err);
  assert_refused(kiosk_receive(session, SUBGROUP, three, 1, &err), &err,
                 "the 1 voter is already in");
  close_it(session, SUBGROUP);
}

static void only_who_has_the_keyboard_hands_in(void **state) {
  Fixture *fixture = *state;
  const BallotEntry one = dot_on(FIRST, GREEN);
  Session *other = sample_open(fixture->path);
  Error err = {0};
  assert_refused(kiosk_receive(fixture->session, SUBGROUP, &one, 1, &err), &err, "not handed over");
  assert_done(kiosk_begin(fixture->session, SUBGROUP, &err), &err);
  assert_refused(kiosk_begin(fixture->session, SUBGROUP, &err), &err, "already handed over");
  assert_refused(kiosk_begin(fixture->session, OTHER_SUBGROUP, &err), &err, "already handed over");
  assert_refused(kiosk_begin(other, SUBGROUP, &err), &err, "already handed over");
  assert_refused(kiosk_receive(other, SUBGROUP, &one, 1, &err), &err, "not handed over here");
  assert_refused(kiosk_receive(fixture->session, OTHER_SUBGROUP, &one, 1, &err), &err, "over here");
  assert_refused(kiosk_end(other, SUBGROUP, &err), &err, "not handed over here");
  assert_done(kiosk_begin(other, OTHER_SUBGROUP, &err), &err);
  receive_dot(other, OTHER_SUBGROUP, OF_OTHER, RED);
  receive_dot(fixture->session, SUBGROUP, FIRST, RED);
  close_it(other, OTHER_SUBGROUP);
  close_it(fixture->session, SUBGROUP);
  session_close(other);
  assert_int_equal(kiosks_verified(fixture->path), 2);
}

static void a_vote_is_not_closed_while_the_keyboard_is_away(void **state) {
  Fixture *fixture = *state;
  Session *other = sample_open(fixture->path);
  size_t closed;
  Error err = {0};
  assert_done(kiosk_begin(fixture->session, SUBGROUP, &err), &err);
  receive_dot(fixture->session, SUBGROUP, FIRST, GREEN);
  assert_refused(close_vote(other, SUBGROUP, &closed, &err), &err, "still handed over");
  assert_refused(close_vote(fixture->session, WHOLE_SESSION, &closed, &err), &err, "still handed");
  sample_vote(other, FIRST, RED, 1);
  assert_done(kiosk_end(fixture->session, SUBGROUP, &err), &err);
  assert_done(close_vote(other, SUBGROUP, &closed, &err), &err);
  assert_true(tally_same(ballots_on(other, FIRST), (Tally){{1, 0, 0}}));
  assert_refused(kiosk_begin(fixture->session, SUBGROUP, &err), &err, "not open");
  session_close(other);
}

static void a_vote_that_is_reopened_has_ballots_of_its_own(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  Error err = {0};
  for (int round = 1; round <= 3; ++round) {
    use_kiosk(session, round);
    close_it(session, SUBGROUP);
    assert_done(reopen_vote(session, SUBGROUP, NULL, &err), &err);
  }
  assert_int_equal(kiosk_now(session, SUBGROUP).counted, 6);
  assert_int_equal(ballots_on(session, FIRST).dots[GREEN], 6);
  use_kiosk(session, 1);
  assert_int_equal(kiosks_verified(fixture->path), 3);
}

static int64_t blank(const Session *session, const Roundtable *state, uint32_t subgroup) {
  int64_t found = -2;
  Error err = {0};
  assert_done(blank_ballots(session, state, roundtable_subgroup(state, subgroup), &found, &err),
              &err);
  return found;
}

static void hand_in_blank(Session *session, int ballots) {
  Error err = {0};
  assert_done(kiosk_begin(session, SUBGROUP, &err), &err);
  for (int n = 0; n < ballots; ++n)
    assert_done(kiosk_receive(session, SUBGROUP, NULL, 0, &err), &err);
  receive_dot(session, SUBGROUP, SECOND, RED);
  assert_done(kiosk_end(session, SUBGROUP, &err), &err);
}

static void blank_ballots_of_the_kiosk_are_told_after_the_close_and_not_before(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  Roundtable *then;
  char text[TURNOUT_TEXT_SIZE];
  Error err = {0};
  hand_in_blank(session, 2);
  assert_int_equal(blank(session, session_state(session), SUBGROUP), 0);
  close_it(session, SUBGROUP);
  const uint64_t closed = session_stamp(session).seq;
  assert_int_equal(blank(session, session_state(session), SUBGROUP), 2);
  assert_int_equal(blank(session, session_state(session), OTHER_SUBGROUP), 0);
  assert_done(reopen_vote(session, SUBGROUP, NULL, &err), &err);
  hand_in_blank(session, 1);
  assert_int_equal(blank(session, session_state(session), SUBGROUP), 2);
  close_it(session, SUBGROUP);
  const Roundtable *now = session_state(session);
  assert_int_equal(blank(session, now, SUBGROUP), 3);
  turnout_text(now, roundtable_subgroup(now, SUBGROUP), 3, text);
  assert_string_equal(text, "5 ballots, 3 of them blank");
  assert_done(set_voting_rule(session, RULE_VOTERS, 5, "counted", NULL, &err), &err);
  now = session_state(session);
  turnout_text(now, roundtable_subgroup(now, SUBGROUP), 3, text);
  assert_string_equal(text, "5 ballots, 3 of them blank; everybody has voted");
  assert_done(session_state_at(session, closed, &then, &err), &err);
  assert_int_equal(blank(session, then, SUBGROUP), 2);
  roundtable_close(then);
}

static void a_kiosk_without_ballots_counts_nothing(void **state) {
  Fixture *fixture = *state;
  use_kiosk(fixture->session, 0);
  uint64_t seq = session_stamp(fixture->session).seq;
  close_it(fixture->session, SUBGROUP);
  assert_int_equal(session_stamp(fixture->session).seq, seq + 2); /* and the ranking is kept */
  assert_int_equal(kiosks_verified(fixture->path), 0);
}

static void the_kiosk_of_the_session_is_counted_when_all_close(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  const BallotEntry both[] = {dot_on(SECOND, YELLOW), dot_on(OF_OTHER, GREEN)};
  size_t closed;
  Error err = {0};
  assert_done(kiosk_begin(session, WHOLE_SESSION, &err), &err);
  assert_done(kiosk_receive(session, WHOLE_SESSION, both, 2, &err), &err);
  assert_refused(close_vote(session, SUBGROUP, &closed, &err), &err, "close all votes together");
  assert_done(kiosk_end(session, WHOLE_SESSION, &err), &err);
  assert_refused(close_vote(session, SUBGROUP, &closed, &err), &err, "close all votes together");
  assert_done(close_vote(session, WHOLE_SESSION, &closed, &err), &err);
  assert_int_equal(closed, 2);
  assert_true(tally_same(ballots_on(session, SECOND), (Tally){{0, 1, 0}}));
  assert_true(tally_same(ballots_on(session, OF_OTHER), (Tally){{1, 0, 0}}));
  assert_int_equal(kiosks_verified(fixture->path), 1);
}

static void the_last_vote_that_is_open_is_all_of_them(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  size_t opened;
  Error err = {0};
  assert_done(start_vote(session, WHOLE_SESSION, &opened, &err), &err);
  close_it(session, OTHER_SUBGROUP);
  assert_done(kiosk_begin(session, WHOLE_SESSION, &err), &err);
  const BallotEntry closed = dot_on(OF_OTHER, GREEN);
  assert_refused(kiosk_receive(session, WHOLE_SESSION, &closed, 1, &err), &err,
                 "no longer takes votes");
  receive_dot(session, WHOLE_SESSION, FIRST, GREEN);
  assert_done(kiosk_end(session, WHOLE_SESSION, &err), &err);
  close_it(session, SUBGROUP);
  assert_int_equal(ballots_on(session, FIRST).dots[GREEN], 1);
  assert_int_equal(kiosks_verified(fixture->path), 1);
  assert_refused(kiosk_begin(session, WHOLE_SESSION, &err), &err, "no vote is open");
}

static void what_is_opened_by_hand_stays_closed(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  assert_done(set_voting_rule(session, RULE_OPENING, OPENED_BY_HAND, "", NULL, &err), &err);
  assert_refused(kiosk_begin(session, WHOLE_SESSION, &err), &err, "no vote is open");
  assert_done(kiosk_begin(session, SUBGROUP, &err), &err);
  assert_done(kiosk_end(session, SUBGROUP, &err), &err);
  assert_done(kiosk_begin(session, WHOLE_SESSION, &err), &err);
  const Roundtable *now = session_state(session);
  assert_int_equal(roundtable_subgroup(now, OTHER_SUBGROUP)->vote, VOTE_NEVER_OPENED);
  assert_done(kiosk_end(session, WHOLE_SESSION, &err), &err);
}

/* A recommendation born while ballots wait gets a column; the earlier ballots have nothing there.
 */
static void a_recommendation_may_be_added_meanwhile(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  uint32_t number;
  Error err = {0};
  assert_done(kiosk_begin(session, SUBGROUP, &err), &err);
  receive_dot(session, SUBGROUP, THIRD, RED);
  const char *title = "Née en séance";
  assert_done(add_recommendations(session, SUBGROUP, FIRST, &title, 1, &number, &err), &err);
  receive_dot(session, SUBGROUP, number, GREEN);
  close_it(session, SUBGROUP);
  assert_true(tally_same(ballots_on(session, THIRD), (Tally){{0, 0, 1}}));
  assert_true(tally_same(ballots_on(session, number), (Tally){{1, 0, 0}}));
  assert_int_equal(kiosks_verified(fixture->path), 1);
}

int main(void) {
#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)
  const struct CMUnitTest tests[] = {
      WITH_FIXTURE(ballots_are_counted_when_the_vote_closes),
      WITH_FIXTURE(receiving_says_nothing_of_what_is_on_the_ballot),
      WITH_FIXTURE(a_ballot_over_the_rules_is_refused),
      WITH_FIXTURE(only_who_has_the_keyboard_hands_in),
      WITH_FIXTURE(a_vote_is_not_closed_while_the_keyboard_is_away),
      WITH_FIXTURE(a_vote_that_is_reopened_has_ballots_of_its_own),
      WITH_FIXTURE(blank_ballots_of_the_kiosk_are_told_after_the_close_and_not_before),
      WITH_FIXTURE(a_kiosk_without_ballots_counts_nothing),
      WITH_FIXTURE(the_kiosk_of_the_session_is_counted_when_all_close),
      WITH_FIXTURE(the_last_vote_that_is_open_is_all_of_them),
      WITH_FIXTURE(what_is_opened_by_hand_stays_closed),
      WITH_FIXTURE(a_recommendation_may_be_added_meanwhile),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
