/* Preparing a session: each act does what its name says, can be taken back, and is refused where it
 * would lose something. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { HEADING = 1, FIRST_VOTABLE = 2 };

static const Roundtable *table(const Fixture *fixture) {
  return session_state(fixture->session);
}

static const Recommendation *one(const Fixture *fixture, uint32_t number) {
  const Recommendation *found = roundtable_recommendation(table(fixture), number);
  assert_non_null(found);
  return found;
}

static void undo(const Fixture *fixture) {
  Error err = {0};
  uint64_t taken;
  assert_done(undo_act(fixture->session, WHOLE_SESSION, 0, &taken, &err), &err);
}

static size_t place_of(const Fixture *fixture, uint32_t number) {
  const Subgroup *subgroup = roundtable_subgroup(table(fixture), one(fixture, number)->subgroup);
  size_t place = 0;
  while (subgroup->recommendations[place] != number)
    place++;
  return place;
}

static uint32_t add(const Fixture *fixture, uint32_t subgroup, uint32_t after, const char *title) {
  Error err = {0};
  uint32_t number = 0;
  assert_done(add_recommendations(fixture->session, subgroup, after, &title, 1, &number, &err),
              &err);
  assert_string_equal(one(fixture, number)->text[RECOMMENDATION_TITLE], title);
  return number;
}

static uint32_t new_subgroup(const Fixture *fixture, const char *code) {
  Error err = {0};
  uint32_t number = 0;
  assert_done(add_subgroup(fixture->session, code, "New", &number, &err), &err);
  return number;
}

static void codes_go_on(void **state) {
  Fixture *fixture = *state;
  static const struct {
    const char *code, *next;
  } steps[] = {{"9", "10"},      {"5.2", "5.3"}, {"a", "b"},    {"z", "z2"},    {"1099", "1100"},
               {"Nr 7", "Nr 8"}, {"é", "é2"},    {"99", "100"}, {"2/9", "2/10"}};
  Error err = {0};
  uint32_t group = new_subgroup(fixture, NULL);
  for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
    uint32_t number = add(fixture, group, 0, "One");
    char next[CODE_TEXT_SIZE];
    assert_done(renumber_recommendation(fixture->session, number, NULL, steps[i].code, &err), &err);
    assert_string_equal(code_for_recommendation(table(fixture), group, number, next),
                        steps[i].next);
    undo(fixture);
    undo(fixture);
  }
}

static void a_first_one_is_number_one(void **state) {
  Fixture *fixture = *state;
  uint32_t group = new_subgroup(fixture, NULL);
  uint32_t first = add(fixture, group, 0, "A");
  assert_string_equal(one(fixture, first)->code, "1");
  assert_string_equal(one(fixture, add(fixture, group, 0, "B"))->code, "2");
  uint32_t between = add(fixture, group, first, "C");
  assert_string_equal(one(fixture, between)->code, "3");
  assert_int_equal(place_of(fixture, between), 1);
}

static void under_a_heading_it_is_a_child(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  uint32_t group = new_subgroup(fixture, NULL);
  uint32_t heading = add(fixture, group, 0, "Heading");
  add(fixture, group, 0, "Behind");
  assert_done(
      set_recommendation_status(fixture->session, heading, STATUS_HEADING, "no reason", &err),
      &err);
  assert_string_equal(one(fixture, heading)->text[RECOMMENDATION_REASON], "");
  uint32_t child = add(fixture, group, heading, "Child");
  assert_string_equal(one(fixture, child)->code, "1.1");
  assert_int_equal(one(fixture, child)->parent, heading);
  uint32_t next = add(fixture, group, heading, "Next");
  assert_string_equal(one(fixture, next)->code, "1.2");
  assert_int_equal(place_of(fixture, next), 2);
  assert_int_equal(one(fixture, add(fixture, group, child, "Last"))->parent, heading);
}

static void many_titles_are_one_act(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  char texts[30][24];
  const char *titles[30];
  for (int i = 0; i < 30; i++) {
    snprintf(texts[i], sizeof texts[i], "Title %d", i + 1);
    titles[i] = texts[i];
  }
  uint32_t group = new_subgroup(fixture, NULL), last;
  assert_done(add_recommendations(fixture->session, group, 0, titles, 30, &last, &err), &err);
  const Subgroup *subgroup = roundtable_subgroup(table(fixture), group);
  assert_int_equal(subgroup->recommendation_count, 30);
  for (size_t i = 0; i < 30; i++)
    assert_string_equal(
        roundtable_recommendation_at(table(fixture), subgroup, i)->text[RECOMMENDATION_TITLE],
        texts[i]);
  assert_string_equal(one(fixture, last)->code, "30");
  undo(fixture);
  assert_int_equal(roundtable_subgroup(table(fixture), group)->recommendation_count, 0);
}

static void subgroups_are_numbered(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  uint32_t number;
  assert_string_equal(
      roundtable_subgroup(table(fixture), new_subgroup(fixture, "X"))->text[SUBGROUP_CODE], "X");
  assert_string_equal(
      roundtable_subgroup(table(fixture), new_subgroup(fixture, "7"))->text[SUBGROUP_CODE], "7");
  assert_string_equal(
      roundtable_subgroup(table(fixture), new_subgroup(fixture, NULL))->text[SUBGROUP_CODE], "8");
  assert_refused(add_subgroup(fixture->session, "X", "Twice", &number, &err), &err, "already");
}

static void what_another_set_is_shown(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  Session *other = sample_open(fixture->path);
  assert_done(edit_recommendation(other, FIRST_VOTABLE, RECOMMENDATION_NOTE, "", "theirs", &err),
              &err);
  assert_refused(
      edit_recommendation(fixture->session, FIRST_VOTABLE, RECOMMENDATION_NOTE, "", "ours", &err),
      &err, "theirs");
  assert_non_null(strstr(err.text, "ours"));
  assert_string_equal(one(fixture, FIRST_VOTABLE)->text[RECOMMENDATION_NOTE], "theirs");
  assert_done(edit_recommendation(fixture->session, FIRST_VOTABLE, RECOMMENDATION_NOTE, "theirs",
                                  "ours", &err),
              &err);
  session_close(other);
}

static void each_text_is_set_and_taken_back(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  for (int property = 0; property < RECOMMENDATION_TEXTS; property++) {
    const char *before = one(fixture, FIRST_VOTABLE)->text[property];
    const char *set = property == RECOMMENDATION_EARLIER_RANK ? "2=" : "set";
    assert_done(edit_recommendation(fixture->session, FIRST_VOTABLE, (RecommendationText)property,
                                    before, set, &err),
                &err);
    assert_string_equal(one(fixture, FIRST_VOTABLE)->text[property], set);
    undo(fixture);
    assert_string_equal(one(fixture, FIRST_VOTABLE)->text[property], before);
  }
  for (int property = 0; property < SESSION_TEXTS; property++) {
    assert_done(edit_session(fixture->session, (SessionText)property, NULL, "2023", &err), &err);
    assert_string_equal(roundtable_text(table(fixture), (SessionText)property), "2023");
  }
  assert_done(edit_subgroup(fixture->session, 1, SUBGROUP_TITLE, NULL, "set", &err), &err);
  assert_string_equal(roundtable_subgroup(table(fixture), 1)->text[SUBGROUP_TITLE], "set");
}

static void the_same_again_keeps_nothing(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  uint64_t seq = session_stamp(fixture->session).seq;
  const char *title = one(fixture, FIRST_VOTABLE)->text[RECOMMENDATION_TITLE];
  assert_done(edit_recommendation(fixture->session, FIRST_VOTABLE, RECOMMENDATION_TITLE, "old",
                                  title, &err),
              &err);
  assert_done(set_subgroup_status(fixture->session, 1, SUBGROUP_HELD, "", &err), &err);
  assert_done(set_voting_rule(fixture->session, RULE_SCOPE, RULE_UNKNOWN, "", NULL, &err), &err);
  assert_int_equal(session_stamp(fixture->session).seq, seq);
}

static void a_status_brings_its_reason(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  assert_done(set_recommendation_status(fixture->session, FIRST_VOTABLE, STATUS_NOT_FOR_THE_VOTE,
                                        "a wish", &err),
              &err);
  assert_int_equal(one(fixture, FIRST_VOTABLE)->status, STATUS_NOT_FOR_THE_VOTE);
  assert_string_equal(one(fixture, FIRST_VOTABLE)->text[RECOMMENDATION_REASON], "a wish");
  undo(fixture);
  assert_int_equal(one(fixture, FIRST_VOTABLE)->status, STATUS_VOTABLE);
  assert_string_equal(one(fixture, FIRST_VOTABLE)->text[RECOMMENDATION_REASON], "");
}

static void with_votes_it_is_withdrawn_only(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 2);
  assert_refused(set_recommendation_status(fixture->session, FIRST_VOTABLE, STATUS_NOT_FOR_THE_VOTE,
                                           "late", &err),
                 &err, "has votes");
  assert_done(set_recommendation_status(fixture->session, FIRST_VOTABLE, STATUS_WITHDRAWN,
                                        "taken back by its author", &err),
              &err);
  assert_int_equal(one(fixture, FIRST_VOTABLE)->status, STATUS_WITHDRAWN);
  assert_int_equal(one(fixture, FIRST_VOTABLE)->counted.dots[GREEN], 2);
  assert_refused(set_subgroup_status(fixture->session, 1, SUBGROUP_NOT_HELD, "none came", &err),
                 &err, "has votes");
}

static void a_subgroup_is_not_held_and_held_again(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  assert_done(set_subgroup_status(fixture->session, 2, SUBGROUP_NOT_HELD, "none came", &err), &err);
  assert_int_equal(roundtable_subgroup(table(fixture), 2)->status, SUBGROUP_NOT_HELD);
  assert_string_equal(roundtable_subgroup(table(fixture), 2)->text[SUBGROUP_REASON], "none came");
  assert_done(set_subgroup_status(fixture->session, 2, SUBGROUP_HELD, "", &err), &err);
  assert_string_equal(roundtable_subgroup(table(fixture), 2)->text[SUBGROUP_REASON], "");
}

static void it_moves_up_and_down(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  size_t place = place_of(fixture, FIRST_VOTABLE);
  assert_done(move_recommendation(fixture->session, FIRST_VOTABLE, 1, &err), &err);
  assert_int_equal(place_of(fixture, FIRST_VOTABLE), place + 1);
  assert_done(move_recommendation(fixture->session, FIRST_VOTABLE, -1, &err), &err);
  assert_int_equal(place_of(fixture, FIRST_VOTABLE), place);
  assert_done(move_recommendation(fixture->session, FIRST_VOTABLE, -1, &err), &err);
  uint64_t seq = session_stamp(fixture->session).seq;
  assert_int_equal(place_of(fixture, FIRST_VOTABLE), 0);
  assert_done(move_recommendation(fixture->session, FIRST_VOTABLE, -1, &err), &err);
  assert_int_equal(session_stamp(fixture->session).seq, seq);
}

static void it_goes_under_a_heading_and_out(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  uint32_t group = new_subgroup(fixture, NULL);
  uint32_t first = add(fixture, group, 0, "First"), second = add(fixture, group, 0, "Second");
  assert_done(put_under_heading(fixture->session, second, "1", &err), &err);
  assert_int_equal(one(fixture, second)->parent, first);
  assert_int_equal(one(fixture, first)->status, STATUS_HEADING);
  assert_done(put_under_heading(fixture->session, second, "", &err), &err);
  assert_int_equal(one(fixture, second)->parent, 0);
  assert_refused(put_under_heading(fixture->session, second, "77", &err), &err, "77");
}

static void a_code_is_unique(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  const char *taken = one(fixture, HEADING)->code;
  assert_refused(renumber_recommendation(fixture->session, FIRST_VOTABLE, NULL, taken, &err), &err,
                 "already");
  assert_refused(renumber_recommendation(fixture->session, FIRST_VOTABLE, "77", "78", &err), &err,
                 "another terminal");
}

static void rules_may_be_unknown(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  for (int rule = 0; rule < VOTING_RULES; rule++) {
    assert_done(set_voting_rule(fixture->session, (VotingRule)rule, 1, "", NULL, &err), &err);
    assert_int_equal(roundtable_voting_rule(table(fixture), (VotingRule)rule), 1);
    assert_done(set_voting_rule(fixture->session, (VotingRule)rule, RULE_UNKNOWN, "", NULL, &err),
                &err);
    assert_int_equal(roundtable_voting_rule(table(fixture), (VotingRule)rule), RULE_UNKNOWN);
  }
  assert_done(set_subgroup_voters(fixture->session, 1, 12, "", NULL, &err), &err);
  assert_int_equal(roundtable_subgroup(table(fixture), 1)->voters, 12);
  assert_refused(set_voting_rule(fixture->session, RULE_SCOPE, 7, "", NULL, &err), &err, "rule");
}

static void the_ranking_rule_needs_a_reason_after_a_dot(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  RankingRule rule = {.method = BY_WEIGHTED, .weights = {{4000, 2000, 1000}}};
  assert_done(set_ranking_rule(fixture->session, rule, "", &err), &err);
  sample_vote(fixture->session, FIRST_VOTABLE, RED, 1);
  rule.method = BY_CUMULATIVE;
  assert_refused(set_ranking_rule(fixture->session, rule, "", &err), &err, "say why");
  assert_done(set_ranking_rule(fixture->session, rule, "the room asked", &err), &err);
  assert_int_equal(roundtable_ranking_rule(table(fixture)).method, BY_CUMULATIVE);
  assert_int_equal(history_at(table(fixture), session_stamp(fixture->session).seq)->kind,
                   EVENT_REASON_GIVEN);
}

static void the_usual_phases(void **state) {
  Fixture *fixture = *state;
  static const int64_t minutes[] = {15, 15, 60, 60, 45};
  Error err = {0};
  assert_done(plan_default_phases(fixture->session, &err), &err);
  for (uint32_t phase = 1; phase <= 5; phase++)
    assert_int_equal(roundtable_phase(table(fixture), phase).minutes, minutes[phase - 1]);
  assert_refused(plan_default_phases(fixture->session, &err), &err, "already planned");
  assert_done(plan_phase(fixture->session, 5, "", 0, &err), &err);
  assert_string_equal(roundtable_phase(table(fixture), 5).name, "");
  undo(fixture);
  assert_int_equal(roundtable_phase(table(fixture), 5).minutes, 45);
  assert_refused(plan_phase(fixture->session, 1, "Long", 100000, &err), &err, "minutes");
}

static void without_subgroups_one_is_made(void **state) {
  Fixture *fixture = *state;
  const char *title = "First";
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  Session *empty;
  uint32_t number;
  sample_path(&fixture->folder, "e.gommette", path);
  assert_done(session_create(path, "", clock_of_machine(), &empty, &err), &err);
  assert_done(add_recommendations(empty, 0, 0, &title, 1, &number, &err), &err);
  assert_string_equal(roundtable_recommendation(session_state(empty), number)->code, "1");
  assert_string_equal(roundtable_subgroup_at(session_state(empty), 0)->text[SUBGROUP_CODE], "");
  session_close(empty);
}

static void prepare_to_be_copied(const Fixture *fixture) {
  Error err = {0};
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 3);
  assert_done(edit_session(fixture->session, SESSION_PLACE, NULL, "Bruxelles", &err), &err);
  assert_done(set_voting_rule(fixture->session, RULE_VOTERS, 21, "-", NULL, &err), &err);
  assert_done(plan_default_phases(fixture->session, &err), &err);
  assert_done(set_subgroup_status(fixture->session, 2, SUBGROUP_NOT_HELD, "none came", &err), &err);
  assert_done(
      set_recommendation_status(fixture->session, FIRST_VOTABLE, STATUS_WITHDRAWN, "", &err), &err);
  assert_done(edit_recommendation(fixture->session, 3, RECOMMENDATION_DETAIL, NULL, "more", &err),
              &err);
  assert_done(move_recommendation(fixture->session, HEADING, 1, &err), &err);
}

static void a_copy_has_agenda_and_rules_but_no_votes(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  Session *copy;
  prepare_to_be_copied(fixture);
  sample_path(&fixture->folder, "c.gommette", path);
  assert_done(session_create(path, "Again", clock_of_machine(), &copy, &err), &err);
  assert_done(copy_preparation(copy, table(fixture), &err), &err);
  const Roundtable *made = session_state(copy);
  assert_string_equal(roundtable_text(made, SESSION_TITLE), "Again");
  assert_string_equal(roundtable_text(made, SESSION_PLACE), "Bruxelles");
  assert_int_equal(roundtable_voting_rule(made, RULE_VOTERS), 21);
  assert_int_equal(roundtable_phase(made, 5).minutes, 45);
  assert_int_equal(roundtable_subgroup_count(made), SAMPLE_SUBGROUPS);
  assert_int_equal(roundtable_subgroup_at(made, 1)->status, SUBGROUP_NOT_HELD);
  assert_string_equal(roundtable_subgroup_at(made, 1)->text[SUBGROUP_REASON], "none came");
  assert_false(subgroup_has_votes(made, roundtable_subgroup_at(made, 0)));
  assert_null(roundtable_find_recommendation(made, 1, one(fixture, FIRST_VOTABLE)->code));
  for (uint32_t number = 3; roundtable_recommendation(table(fixture), number); number++) {
    const Recommendation *was = one(fixture, number);
    const Recommendation *is = roundtable_find_recommendation(made, was->subgroup, was->code);
    assert_non_null(is);
    assert_string_equal(is->text[RECOMMENDATION_TITLE], was->text[RECOMMENDATION_TITLE]);
    assert_string_equal(is->text[RECOMMENDATION_DETAIL], was->text[RECOMMENDATION_DETAIL]);
    assert_int_equal(is->status, was->status);
    assert_int_equal(is->parent != 0, was->parent != 0);
  }
  assert_refused(copy_preparation(copy, table(fixture), &err), &err, "already prepared");
  session_close(copy);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      HERE(codes_go_on),
      HERE(a_first_one_is_number_one),
      HERE(under_a_heading_it_is_a_child),
      HERE(many_titles_are_one_act),
      HERE(subgroups_are_numbered),
      HERE(what_another_set_is_shown),
      HERE(each_text_is_set_and_taken_back),
      HERE(the_same_again_keeps_nothing),
      HERE(a_status_brings_its_reason),
      HERE(with_votes_it_is_withdrawn_only),
      HERE(a_subgroup_is_not_held_and_held_again),
      HERE(it_moves_up_and_down),
      HERE(it_goes_under_a_heading_and_out),
      HERE(a_code_is_unique),
      HERE(rules_may_be_unknown),
      HERE(the_ranking_rule_needs_a_reason_after_a_dot),
      HERE(the_usual_phases),
      HERE(without_subgroups_one_is_made),
      HERE(a_copy_has_agenda_and_rules_but_no_votes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
