/* Any one event that stands is taken back for a reason; nothing is erased; undo and redo go on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "core/vote/history.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/counts.h"
#include "sessions/acts/vote.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { FIRST = 2, OTHER = 3, SUBGROUP = 1, ELSEWHERE = 2 };

static int64_t dots_of(const Session *session, Colour colour) {
  return roundtable_recommendation(session_state(session), FIRST)->counted.dots[colour];
}

/* The seq of a dot. */
static uint64_t dot(Session *session, Colour colour) {
  sample_vote(session, FIRST, colour, 1);
  return session_stamp(session).seq;
}

static uint64_t revert(Session *session, uint64_t seq) {
  Error err = {0};
  uint64_t taken = 0;
  assert_done(revert_event(session, seq, "  it was not shown ", &taken, &err), &err);
  return taken;
}

static void is_not_reverted(Session *session, uint64_t seq, const char *reason, const char *part) {
  Error err = {0};
  uint64_t taken, before = session_stamp(session).seq;
  assert_refused(revert_event(session, seq, reason, &taken, &err), &err, part);
  assert_int_equal(session_stamp(session).seq, before);
}

static void undo(Session *session, uint64_t expected) {
  Error err = {0};
  uint64_t taken;
  assert_int_equal(history_undoable(session_state(session), SUBGROUP), expected);
  assert_done(undo_act(session, SUBGROUP, expected, &taken, &err), &err);
  assert_int_equal(taken, expected);
}

static void redo(Session *session) {
  Error err = {0};
  uint64_t taken;
  assert_done(redo_act(session, SUBGROUP, 0, &taken, &err), &err);
}

static void the_first_of_three_is_taken_back(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  const Event *event;
  Error err = {0};
  uint64_t green = dot(session, GREEN);
  dot(session, YELLOW);
  dot(session, RED);
  uint64_t taken = revert(session, green);
  assert_int_equal(dots_of(session, GREEN), 0);
  assert_int_equal(dots_of(session, YELLOW), 1);
  assert_int_equal(dots_of(session, RED), 1);
  assert_int_equal(history_taken_back_by(session_state(session), green), taken + 1);
  assert_done(session_event(session, taken, &event, &err), &err);
  assert_string_equal(event->remark.text, "it was not shown");
  assert_int_equal(event->remark.about, green);
  assert_int_equal(event->remark.subgroup, SUBGROUP);
  fixture_reopen(fixture);
  assert_int_equal(dots_of(fixture->session, GREEN), 0);
}

static void undo_takes_the_revert_first(void **state) {
  Session *session = ((Fixture *)*state)->session;
  uint64_t green = dot(session, GREEN), red = dot(session, RED), taken = revert(session, green);
  undo(session, taken);
  assert_int_equal(dots_of(session, GREEN), 1);
  assert_int_equal(history_taken_back_by(session_state(session), green), 0);
  undo(session, red);
  undo(session, history_at(session_state(session), green)->act);
  assert_int_equal(dots_of(session, GREEN) + dots_of(session, RED), 0);
}

static void redo_reverts_again_for_the_same_reason(void **state) {
  Session *session = ((Fixture *)*state)->session;
  const Event *event;
  Error err = {0};
  uint64_t taken, green = dot(session, GREEN);
  for (int round = 0; round < 3; ++round) {
    taken = round == 0 ? revert(session, green) : session_stamp(session).act;
    undo(session, taken);
    assert_int_equal(dots_of(session, GREEN), 1);
    redo(session);
    assert_int_equal(dots_of(session, GREEN), 0);
  }
  assert_done(session_event(session, session_stamp(session).act, &event, &err), &err);
  assert_string_equal(event->remark.text, "it was not shown");
  assert_refused(redo_act(session, SUBGROUP, 0, &taken, &err), &err, "nothing to redo");
}

/* The reason of an act of corrections, which redo leaves alone. */
static void a_reason_taken_back_is_nothing_to_redo(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  uint64_t taken;
  RankingRule rule = roundtable_ranking_rule(session_state(session));
  rule.method = BY_WEIGHTED == rule.method ? BY_CUMULATIVE : BY_WEIGHTED;
  dot(session, GREEN);
  assert_done(set_ranking_rule(session, rule, "asked for", &err), &err);
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_done(redo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(roundtable_ranking_rule(session_state(session)).method, rule.method);
  assert_int_equal(history_redoable(session_state(session), WHOLE_SESSION), 0);
}

static void what_changed_since_is_named(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  bool opened;
  char part[64];
  CountRow row = {.recommendation = FIRST, .typed = {{4, 0, 0}}, .reason = ""};
  uint64_t green = dot(session, GREEN);
  assert_done(record_counts(session, &row, &opened, &err), &err);
  snprintf(part, sizeof part, "event %llu has set", (unsigned long long)session_stamp(session).seq);
  is_not_reverted(session, green, "no", part);
}

static void a_reason_is_needed(void **state) {
  Session *session = ((Fixture *)*state)->session;
  uint64_t green = dot(session, GREEN);
  is_not_reverted(session, green, "", "say why");
  is_not_reverted(session, green, " \t ", "say why");
  is_not_reverted(session, green, "a\x1b[2J", "the reason was not accepted");
}

static void what_cannot_be_reverted_is_said(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  uint64_t green = dot(session, GREEN), taken = revert(session, green);
  is_not_reverted(session, green, "no", "already been reverted, by event");
  is_not_reverted(session, taken, "no", "is a reason");
  is_not_reverted(session, taken + 1, "no", "reverts event");
  is_not_reverted(session, 0, "no", "there is no event 0");
  is_not_reverted(session, taken + 2, "no", "there is no event");
  is_not_reverted(session, UINT64_MAX, "no", "there is no event");
  is_not_reverted(session, 1, "no", "took place in the room");
  assert_done(curtain_lift(session, REVEAL_TOTALS, 0, &err), &err);
  is_not_reverted(session, session_stamp(session).seq, "no", "took place in the room");
}

static void a_closed_vote_is_corrected(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  size_t closed;
  uint64_t green = dot(session, GREEN);
  assert_done(close_vote(session, SUBGROUP, &closed, &err), &err);
  revert(session, green);
  assert_int_equal(dots_of(session, GREEN), 0);
  assert_int_equal(roundtable_subgroup(session_state(session), SUBGROUP)->vote, VOTE_CLOSED);
}

static void what_began_the_session_is_not_undone(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Session *session;
  Error err = {0};
  uint64_t taken;
  sample_path(&fixture->folder, "new.gommette", path);
  assert_done(session_create(path, "Atelier", clock_of_machine(), &session, &err), &err);
  assert_string_equal(roundtable_text(session_state(session), SESSION_TITLE), "Atelier");
  assert_refused(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err, "nothing to undo");
  session_close(session);
}

/* Two terminals set the same thing: the second one is told both. */
static void what_another_terminal_set_is_told(void **state) {
  Fixture *fixture = *state;
  Session *mine = fixture->session, *theirs = sample_open(fixture->path);
  Error err = {0};
  session_saw(mine, session_stamp(mine).seq);
  assert_done(set_voting_rule(theirs, RULE_VOTERS, 21, "", NULL, &err), &err);
  assert_refused(set_voting_rule(mine, RULE_VOTERS, 20, "", NULL, &err), &err,
                 "(Voters: 21); this was not recorded: Voters: 20");
  assert_int_equal(roundtable_voting_rule(session_state(mine), RULE_VOTERS), 21);
  assert_done(set_voting_rule(mine, RULE_ALLOWANCE, 5, "", NULL, &err), &err);
  session_saw(mine, session_stamp(mine).seq);
  assert_done(set_voting_rule(mine, RULE_VOTERS, 20, "", NULL, &err), &err);
  session_close(theirs);
}

static void a_status_set_elsewhere_is_told(void **state) {
  Fixture *fixture = *state;
  Session *mine = fixture->session, *theirs = sample_open(fixture->path);
  Error err = {0};
  session_saw(mine, session_stamp(mine).seq);
  assert_done(set_recommendation_status(theirs, FIRST, STATUS_WITHDRAWN, "said twice", &err), &err);
  assert_refused(set_recommendation_status(mine, FIRST, STATUS_HEADING, "", &err), &err,
                 "is withdrawn");
  assert_refused(set_recommendation_status(mine, FIRST, STATUS_WITHDRAWN, "too long", &err), &err,
                 "said twice");
  assert_done(set_recommendation_status(mine, OTHER, STATUS_WITHDRAWN, "", &err), &err);
  session_close(theirs);
}

static void one_of_two_presses_ends_a_phase(void **state) {
  Fixture *fixture = *state;
  Session *mine = fixture->session, *theirs = sample_open(fixture->path);
  Error err = {0};
  uint32_t phase;
  assert_done(plan_default_phases(mine, &err) && start_phase(mine, 0, &err), &err);
  session_saw(mine, session_stamp(mine).seq);
  assert_done(next_phase(theirs, &phase, &err), &err);
  assert_refused(next_phase(mine, &phase, &err), &err, "another terminal was faster");
  assert_int_equal(roundtable_phase_clock(session_state(mine)).phase, 2);
  session_close(theirs);
}

/* What only adds up is recorded on both. */
static void dots_and_new_recommendations_have_no_rival(void **state) {
  Fixture *fixture = *state;
  Session *mine = fixture->session, *theirs = sample_open(fixture->path);
  const char *titles[] = {"One more"};
  Error err = {0};
  uint32_t last;
  dot(mine, GREEN);
  session_saw(mine, session_stamp(mine).seq);
  dot(theirs, GREEN);
  assert_done(add_recommendations(theirs, SUBGROUP, 0, titles, 1, &last, &err), &err);
  dot(mine, GREEN);
  assert_done(add_recommendations(mine, SUBGROUP, 0, titles, 1, &last, &err), &err);
  assert_int_equal(dots_of(mine, GREEN), 3);
  session_close(theirs);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      HERE(the_first_of_three_is_taken_back),
      HERE(undo_takes_the_revert_first),
      HERE(redo_reverts_again_for_the_same_reason),
      HERE(a_reason_taken_back_is_nothing_to_redo),
      HERE(what_changed_since_is_named),
      HERE(a_reason_is_needed),
      HERE(what_cannot_be_reverted_is_said),
      HERE(a_closed_vote_is_corrected),
      HERE(what_began_the_session_is_not_undone),
      HERE(what_another_terminal_set_is_told),
      HERE(a_status_set_elsewhere_is_told),
      HERE(one_of_two_presses_ends_a_phase),
      HERE(dots_and_new_recommendations_have_no_rival),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
