/* How the ranking rule came about: a reason once there are votes, and who may have seen what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/history.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "sessions/session/rule_history.h"
#include "tests/sessions/kiosk_room.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

static const RankingRule WEIGHTED = {BY_WEIGHTED, {{3000, 2000, 1000}}};
static const RankingRule STEEP = {BY_WEIGHTED, {{5000, 2500, 0}}};
static const RankingRule SUM = {BY_CUMULATIVE, {{3000, 2000, 1000}}};

static void set_rule(Session *session, RankingRule rule, const char *reason) {
  Error err = {0};
  assert_done(set_ranking_rule(session, rule, reason, &err), &err);
}

static void assert_no_rule(Session *session, RankingRule rule, const char *reason) {
  Error err = {0};
  uint64_t seq = session_stamp(session).seq;
  assert_refused(set_ranking_rule(session, rule, reason, &err), &err, "say why");
  assert_int_equal(session_stamp(session).seq, seq);
}

static bool is_rule(Session *session, RankingRule rule) {
  RankingRule now = roundtable_ranking_rule(session_state(session));
  return now.method == rule.method && weights_same(now.weights, rule.weights);
}

/* Weights keep together by blanks that no line breaks at. */
static const char *with_blanks(const char *text, char plain[RULE_SENTENCE_SIZE]) {
  char *end = plain;
  for (; *text; ++text)
    if ((unsigned char)text[0] == 0xC2 && (unsigned char)text[1] == 0xA0)
      *end++ = ' ', ++text;
    else
      *end++ = *text;
  *end = '\0';
  return plain;
}

static void assert_told(Session *session, size_t n, const char *whole) {
  RuleHistory history;
  char text[RULE_SENTENCE_SIZE], plain[RULE_SENTENCE_SIZE];
  Error err = {0};
  assert_done(rule_history_read(session, &history, &err), &err);
  assert_true(n < history.count);
  assert_string_equal(with_blanks(rule_sentence(&history.settings[n], text), plain), whole);
  rule_history_free(&history);
}

static void assert_settings(Session *session, size_t count) {
  RuleHistory history;
  Error err = {0};
  assert_done(rule_history_read(session, &history, &err), &err);
  assert_int_equal(history.count, count);
  rule_history_free(&history);
}

static void a_reason_is_needed_from_the_first_dot_on(void **state) {
  Session *session = ((Fixture *)*state)->session;
  size_t opened;
  Error err = {0};
  assert_settings(session, 0);
  set_rule(session, WEIGHTED, "");
  assert_done(start_vote(session, WHOLE_SESSION, &opened, &err), &err);
  set_rule(session, STEEP, " ");
  sample_vote(session, 2, GREEN, 1);
  assert_no_rule(session, SUM, "");
  assert_no_rule(session, SUM, " \t ");
  assert_refused(set_ranking_rule(session, SUM, "a\nb", &err), &err, "the reason was not accepted");
  set_rule(session, SUM, " as the steering group asked ");
  set_rule(session, SUM, "");
  assert_settings(session, 3);
}

static void each_setting_says_who_may_have_seen_what(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  set_rule(session, WEIGHTED, "");
  sample_vote(session, 2, GREEN, 1);
  set_rule(session, STEEP, "asked");
  assert_done(curtain_lift(session, REVEAL_TOTALS, 0, &err), &err);
  assert_done(curtain_draw(session, &err), &err);
  set_rule(session, SUM, "asked again");
  assert_told(session, 0,
              "No. 15, before the vote was opened: the ranking rule went from cumulative (weights: "
              "3 · 2 · 1) to weighted (weights: 3 · 2 · 1)");
  assert_told(
      session, 1,
      "No. 18, after the vote was opened, before results were shown: the ranking rule went from "
      "weighted (weights: 3 · 2 · 1) to weighted (weights: 5 · 2.5 · 0). Reason: “asked”");
  assert_told(session, 2,
              "No. 22, after results were shown: the ranking rule went from weighted (weights: 5 · "
              "2.5 · 0) to cumulative (weights: 3 · 2 · 1). Reason: “asked again”");
}

/* Nothing is shown by a curtain that is up before there is a dot; the first dot is. */
static void a_curtain_that_is_up_shows_the_first_dot(void **state) {
  Session *session = ((Fixture *)*state)->session;
  RuleHistory history;
  Error err = {0};
  assert_done(curtain_lift(session, REVEAL_TOTALS, 0, &err), &err);
  set_rule(session, WEIGHTED, "");
  sample_vote(session, 2, GREEN, 1);
  set_rule(session, SUM, "asked");
  assert_done(rule_history_read(session, &history, &err), &err);
  assert_int_equal(history.settings[0].moment, BEFORE_OPENING);
  assert_int_equal(history.settings[1].moment, AFTER_SHOWING);
  assert_ptr_equal(rule_history_find(&history, history.settings[1].stamp.seq),
                   &history.settings[1]);
  assert_null(rule_history_find(&history, 1));
  rule_history_free(&history);
}

static void taking_back_is_told_too(void **state) {
  Session *session = ((Fixture *)*state)->session;
  uint64_t taken;
  Error err = {0};
  sample_vote(session, 2, GREEN, 1);
  set_rule(session, STEEP, "asked");
  uint64_t setting = session_stamp(session).act;
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_true(is_rule(session, SUM));
  assert_done(redo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_true(is_rule(session, STEEP));
  assert_done(revert_event(session, setting, "it was a slip", &taken, &err), &err);
  assert_true(is_rule(session, SUM));
  assert_settings(session, 4);
  assert_told(
      session, 0,
      "No. 17, after the vote was opened, before results were shown: the ranking rule went from "
      "cumulative (weights: 3 · 2 · 1) to weighted (weights: 5 · 2.5 · 0). Reason: “asked”");
  assert_told(session, 1,
              "No. 20, after the vote was opened, before results were shown: the ranking rule went "
              "back from weighted (weights: 5 · 2.5 · 0) to cumulative (weights: 3 · 2 · 1)");
  assert_told(session, 3,
              "No. 24, after the vote was opened, before results were shown: the ranking rule went "
              "back from weighted (weights: 5 · 2.5 · 0) to cumulative (weights: 3 · 2 · 1). "
              "Reason: “it was a slip”");
}

/* Ballots that wait may hold dots, and no undo stops at them. */
static void a_ballot_in_the_kiosk_asks_for_a_reason_too(void **state) {
  Session *session = ((Fixture *)*state)->session;
  uint64_t taken;
  size_t opened;
  Error err = {0};
  assert_done(start_vote(session, WHOLE_SESSION, &opened, &err), &err);
  set_rule(session, WEIGHTED, "");
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_done(redo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  use_kiosk(session, 1);
  assert_no_rule(session, STEEP, "");
  assert_refused(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err, "say why");
  assert_true(is_rule(session, WEIGHTED));
  set_rule(session, STEEP, "asked");
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_true(is_rule(session, WEIGHTED));
}

static void nor_does_a_redo_go_round_it(void **state) {
  Session *session = ((Fixture *)*state)->session;
  uint64_t taken;
  size_t opened;
  Error err = {0};
  assert_done(start_vote(session, WHOLE_SESSION, &opened, &err), &err);
  set_rule(session, WEIGHTED, "");
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  use_kiosk(session, 1);
  assert_refused(redo_act(session, WHOLE_SESSION, 0, &taken, &err), &err, "say why");
  assert_true(is_rule(session, SUM));
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_FIXTURE(a_reason_is_needed_from_the_first_dot_on),
      WITH_FIXTURE(each_setting_says_who_may_have_seen_what),
      WITH_FIXTURE(a_curtain_that_is_up_shows_the_first_dot),
      WITH_FIXTURE(taking_back_is_told_too),
      WITH_FIXTURE(a_ballot_in_the_kiosk_asks_for_a_reason_too),
      WITH_FIXTURE(nor_does_a_redo_go_round_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
