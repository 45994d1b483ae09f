/* Votes are started, closed and reopened; counts come from the flip chart; incidents are noted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/guards.h"
#include "core/vote/history.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/counts.h"
#include "sessions/acts/vote.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { FIRST_VOTABLE = 2, FIRST_SUBGROUP = 1 };

static SubgroupVote vote_of(const Session *session, uint32_t subgroup) {
  return roundtable_subgroup(session_state(session), subgroup)->vote;
}

static const Recommendation *recommendation(const Session *session) {
  return roundtable_recommendation(session_state(session), FIRST_VOTABLE);
}

static void rule(Session *session, VotingRule which, int64_t value) {
  Event event = event_make(EVENT_VOTING_RULE_SET);
  const int64_t now = roundtable_voting_rule(session_state(session), which);
  event.number = (NumberChange){.property = which, .value = {now, value}};
  record_event(session, event);
}

static void starting_opens_all_in_one_act(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  size_t count;
  uint64_t taken, before = session_stamp(session).seq;
  assert_done(start_vote(session, FIRST_SUBGROUP, &count, &err), &err);
  assert_int_equal(count, SAMPLE_SUBGROUPS);
  assert_int_equal(session_stamp(session).act, before + 1);
  assert_int_equal(vote_of(session, 1), VOTE_OPEN);
  assert_int_equal(vote_of(session, 2), VOTE_OPEN);
  assert_refused(start_vote(session, FIRST_SUBGROUP, &count, &err), &err, "already been started");
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(vote_of(session, 2), VOTE_NEVER_OPENED);
}

static void where_opened_by_hand_one_by_one(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  size_t count;
  rule(session, RULE_OPENING, OPENED_BY_HAND);
  assert_refused(start_vote(session, WHOLE_SESSION, &count, &err), &err, "say which");
  assert_done(start_vote(session, FIRST_SUBGROUP, &count, &err), &err);
  assert_int_equal(count, 1);
  assert_int_equal(vote_of(session, 1), VOTE_OPEN);
  assert_int_equal(vote_of(session, 2), VOTE_NEVER_OPENED);
  assert_refused(start_vote(session, FIRST_SUBGROUP, &count, &err), &err, "already been started");
}

static void a_closed_vote_takes_nothing_until_reopened(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  size_t count;
  bool opened;
  CountRow row = {.recommendation = FIRST_VOTABLE, .typed = {{1, 2, 3}}, .reason = ""};
  assert_refused(close_vote(session, FIRST_SUBGROUP, &count, &err), &err, "not open");
  assert_refused(close_vote(session, WHOLE_SESSION, &count, &err), &err, "no vote is open");
  assert_done(start_vote(session, WHOLE_SESSION, &count, &err), &err);
  assert_done(close_vote(session, FIRST_SUBGROUP, &count, &err), &err);
  assert_int_equal(vote_of(session, 2), VOTE_OPEN);
  assert_refused(count_dots(session, FIRST_VOTABLE, GREEN, 1, NULL, &err), &err, "closed");
  assert_refused(record_counts(session, &row, &opened, &err), &err, "closed");
  assert_refused(reopen_vote(session, 2, NULL, &err), &err, "not closed");
  assert_done(reopen_vote(session, FIRST_SUBGROUP, NULL, &err), &err);
  assert_done(record_counts(session, &row, &opened, &err), &err);
  assert_false(opened);
  assert_done(close_vote(session, WHOLE_SESSION, &count, &err), &err);
  assert_int_equal(count, SAMPLE_SUBGROUPS);
}

static void counts_open_set_and_add(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  bool opened;
  uint64_t taken;
  CountRow row = {.recommendation = FIRST_VOTABLE, .typed = {{8, 2, 2}}, .reason = ""};
  assert_done(record_counts(session, &row, &opened, &err), &err);
  assert_true(opened);
  assert_int_equal(vote_of(session, FIRST_SUBGROUP), VOTE_OPEN);
  uint64_t seq = session_stamp(session).seq;
  assert_done(record_counts(session, &row, &opened, &err), &err);
  assert_int_equal(session_stamp(session).seq, seq);
  row.adds = true;
  assert_done(record_counts(session, &row, &opened, &err), &err);
  assert_false(opened);
  assert_true(tally_same(recommendation(session)->counted, (Tally){{16, 4, 4}}));
  assert_true(recommendation(session)->counts_known);
  assert_done(undo_act(session, FIRST_SUBGROUP, 0, &taken, &err), &err);
  assert_true(tally_same(recommendation(session)->counted, (Tally){{8, 2, 2}}));
}

static void counts_changed_meanwhile_are_shown_side_by_side(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  bool opened;
  CountRow row = {
      .recommendation = FIRST_VOTABLE, .typed = {{8, 2, 2}}, .was_seen = true, .reason = ""};
  sample_vote(session, FIRST_VOTABLE, GREEN, 3);
  assert_refused(record_counts(session, &row, &opened, &err), &err,
                 "it now has 3 ● 0 ▲ 0 ■, you typed 8 ● 2 ▲ 2 ■");
  assert_true(tally_same(recommendation(session)->counted, (Tally){{3, 0, 0}}));
  row.seen = (Tally){{3, 0, 0}};
  assert_done(record_counts(session, &row, &opened, &err), &err);
}

static void counts_over_a_guard_need_a_reason_and_keep_it(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  bool opened;
  CountRow row = {.recommendation = FIRST_VOTABLE, .typed = {{8, 2, 2}}, .reason = ""};
  rule(session, RULE_VOTERS, 10);
  rule(session, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  assert_refused(record_counts(session, &row, &opened, &err), &err, "give a reason");
  assert_int_equal(vote_of(session, FIRST_SUBGROUP), VOTE_NEVER_OPENED);
  row.reason = "two sheets";
  assert_done(record_counts(session, &row, &opened, &err), &err);
  assert_true(guard_flags(session_state(session), recommendation(session)));
  assert_string_equal(recommendation(session)->text[RECOMMENDATION_COUNTS_REASON], "two sheets");
  fixture_reopen(*state);
  session = ((Fixture *)*state)->session;
  assert_string_equal(recommendation(session)->text[RECOMMENDATION_COUNTS_REASON], "two sheets");
  row = (CountRow){.recommendation = FIRST_VOTABLE, .typed = {{5, 2, 2}}, .reason = ""};
  assert_done(record_counts(session, &row, &opened, &err), &err);
  assert_false(guard_flags(session_state(session), recommendation(session)));
  assert_string_equal(recommendation(session)->text[RECOMMENDATION_COUNTS_REASON], "");
}

static void plan_phase(Session *session, uint32_t phase) {
  Event event = event_make(EVENT_PHASE_PLANNED);
  event.planned = (PhasePlanned){.phase = phase, .name = {"", "Vote"}, .minutes = {0, 45}};
  record_event(session, event);
}

static PhaseClock clock_of(const Session *session) {
  return roundtable_phase_clock(session_state(session));
}

static void phases_follow_one_another(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  uint32_t phase;
  assert_refused(start_phase(session, 0, &err), &err, "no phase is planned");
  assert_refused(pause_phase(session, &err), &err, "no phase is active");
  plan_phase(session, 2);
  plan_phase(session, 5);
  assert_done(start_phase(session, 0, &err), &err);
  assert_int_equal(clock_of(session).phase, 2);
  assert_done(pause_phase(session, &err), &err);
  assert_false(clock_of(session).running);
  assert_done(start_phase(session, 2, &err), &err);
  assert_done(next_phase(session, &phase, &err), &err);
  assert_int_equal(phase, 5);
  assert_true(clock_of(session).running);
  assert_done(next_phase(session, &phase, &err), &err);
  assert_int_equal(phase, 0);
  assert_int_equal(clock_of(session).phase, 0);
}

static void incidents_are_noted_once(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  const Incident incidents[] = {{INCIDENT_SUSPENDED, 60000}, {INCIDENT_CLOCK_CHANGED, -5000}};
  uint64_t before = session_stamp(session).seq;
  assert_done(note_incidents(session, incidents, 2, &err), &err);
  assert_int_equal(session_stamp(session).seq, before + 2);
  assert_done(note_incidents(session, incidents, 2, &err), &err);
  assert_int_equal(session_stamp(session).seq, before + 2);
  assert_done(note_restart(session, &err), &err);
  assert_int_equal(session_stamp(session).seq, before + 2);
}

static void sleep_and_jumps_are_told_apart(void **state) {
  (void)state;
  Incident found[INCIDENTS_AT_ONCE_MAX];
  const Moment begin = {.wall_ms = 1000000, .boot_ms = 5000, .awake_ms = 4000};
  Moment then = {.wall_ms = 1001000, .boot_ms = 6000, .awake_ms = 5000};
  assert_int_equal(incidents_between(begin, then, found), 0);
  then = (Moment){.wall_ms = 1600000, .boot_ms = 605000, .awake_ms = 5000};
  assert_int_equal(incidents_between(begin, then, found), 1);
  assert_int_equal(found[0].what, INCIDENT_SUSPENDED);
  assert_int_equal(found[0].milliseconds, 599000);
  then = (Moment){.wall_ms = 990000, .boot_ms = 6000, .awake_ms = 5000};
  assert_int_equal(incidents_between(begin, then, found), 1);
  assert_int_equal(found[0].what, INCIDENT_CLOCK_CHANGED);
  assert_int_equal(found[0].milliseconds, -11000);
  then = (Moment){.wall_ms = 1003000, .boot_ms = 6000, .awake_ms = 5000};
  assert_int_equal(incidents_between(begin, then, found), 0);
}

#define WITH_SESSION(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_SESSION(starting_opens_all_in_one_act),
      WITH_SESSION(where_opened_by_hand_one_by_one),
      WITH_SESSION(a_closed_vote_takes_nothing_until_reopened),
      WITH_SESSION(counts_open_set_and_add),
      WITH_SESSION(counts_changed_meanwhile_are_shown_side_by_side),
      WITH_SESSION(counts_over_a_guard_need_a_reason_and_keep_it),
      WITH_SESSION(phases_follow_one_another),
      WITH_SESSION(incidents_are_noted_once),
      cmocka_unit_test(sleep_and_jumps_are_told_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
