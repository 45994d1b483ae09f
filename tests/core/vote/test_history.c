#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "tests/core/dump.h"
#include "tests/core/make.h"

#include <cmocka.h>

enum { A = 1, B = 2 };

/* An act of one dot. */
static uint64_t dot_on(Record *record, uint32_t recommendation) {
  return happens(record, make_dots(recommendation, GREEN, 1));
}

static int64_t greens(const Record *record, uint32_t recommendation) {
  return roundtable_recommendation(record->roundtable, recommendation)->counted.dots[GREEN];
}

static void the_beginning_cannot_be_undone(void **state) {
  (void)state;
  Record record = record_begin();
  assert_int_equal(history_undoable(record.roundtable, WHOLE_SESSION), 0);
  assert_int_equal(history_redoable(record.roundtable, WHOLE_SESSION), 0);
  record_end(&record);
}

static void acts_are_undone_latest_first_and_redone_in_order(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t first = dot_on(&record, 1);
  uint64_t second = dot_on(&record, 2);
  assert_int_equal(record_undo(&record, WHOLE_SESSION), second);
  assert_int_equal(record_undo(&record, WHOLE_SESSION), first);
  assert_int_equal(greens(&record, 1) + greens(&record, 2), 0);
  assert_true(record_redo(&record, WHOLE_SESSION));
  assert_int_equal(greens(&record, 1), 1);
  assert_int_equal(greens(&record, 2), 0);
  assert_true(record_redo(&record, WHOLE_SESSION));
  assert_int_equal(greens(&record, 2), 1);
  assert_int_equal(record_redo(&record, WHOLE_SESSION), 0);
  record_end(&record);
}

static void undo_and_redo_go_to_and_fro_without_limit(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t dot = dot_on(&record, 1);
  for (int round = 0; round < 50; ++round) {
    assert_int_equal(record_undo(&record, A), dot);
    assert_int_equal(greens(&record, 1), 0);
    assert_true(record_redo(&record, A));
    assert_int_equal(greens(&record, 1), 1);
    assert_int_equal(record_redo(&record, A), 0);
  }
  record_end(&record);
}

static void an_ordinary_act_ends_redo(void **state) {
  (void)state;
  Record record = record_small();
  dot_on(&record, 1);
  record_undo(&record, WHOLE_SESSION);
  uint64_t later = dot_on(&record, 2);
  assert_int_equal(history_redoable(record.roundtable, WHOLE_SESSION), 0);
  assert_int_equal(record_undo(&record, WHOLE_SESSION), later);
  record_redo(&record, WHOLE_SESSION);
  assert_int_equal(greens(&record, 2), 1);
  assert_int_equal(history_redoable(record.roundtable, WHOLE_SESSION), 0);
  record_end(&record);
}

static void a_scope_has_its_own_undo_and_redo(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t in_a = dot_on(&record, 1);
  uint64_t in_b = dot_on(&record, 4);
  assert_int_equal(history_undoable(record.roundtable, A), in_a);
  assert_int_equal(history_undoable(record.roundtable, WHOLE_SESSION), in_b);
  assert_int_equal(record_undo(&record, A), in_a);
  assert_int_equal(greens(&record, 4), 1);
  assert_int_equal(history_redoable(record.roundtable, B), 0);
  dot_on(&record, 5);
  assert_int_equal(history_redoable(record.roundtable, WHOLE_SESSION), 0);
  assert_true(record_redo(&record, A));
  assert_int_equal(greens(&record, 1), 1);
  record_end(&record);
}

/* One terminal in each subgroup, taking turns. */
static void terminals_do_not_disturb_one_another(void **state) {
  (void)state;
  Record record = record_small();
  for (int round = 0; round < 10; ++round) {
    dot_on(&record, 1);
    dot_on(&record, 4);
  }
  for (int round = 0; round < 10; ++round) {
    assert_true(record_undo(&record, A));
    assert_int_equal(greens(&record, 4), 10 + round);
    dot_on(&record, 4);
  }
  assert_int_equal(greens(&record, 1), 0);
  for (int round = 0; round < 10; ++round) {
    assert_true(record_redo(&record, A));
    assert_true(record_undo(&record, B));
  }
  assert_int_equal(greens(&record, 1), 10);
  assert_int_equal(greens(&record, 4), 10);
  record_end(&record);
}

/* Two terminals in one subgroup: the latest act is taken, whoever did it. */
static void in_one_subgroup_the_latest_act_counts(void **state) {
  (void)state;
  Record record = record_small();
  dot_on(&record, 1);
  uint64_t other = dot_on(&record, 2);
  assert_int_equal(history_undoable(record.roundtable, A), other);
  record_undo(&record, A);
  dot_on(&record, 3);
  assert_int_equal(history_redoable(record.roundtable, A), 0);
  record_end(&record);
}

static void a_reason_does_not_count_as_an_act_of_its_own(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t dot = dot_on(&record, 1);
  happens(&record, make_reason(dot, "miscounted"));
  assert_int_equal(record_undo(&record, A), dot);
  happens(&record, make_reason(dot, "not miscounted"));
  assert_true(history_redoable(record.roundtable, A));
  record_end(&record);
}

static void the_session_itself_lies_in_no_subgroup(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t dot = dot_on(&record, 1);
  uint64_t title = happens(&record, make_session_text(record.roundtable, SESSION_TITLE, "New"));
  assert_int_equal(history_undoable(record.roundtable, A), dot);
  assert_int_equal(history_undoable(record.roundtable, WHOLE_SESSION), title);
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 21));
  uint64_t rule =
      happens(&record, make_ranking_rule(record.roundtable, BY_WEIGHTED, weights_default()));
  assert_int_equal(history_undoable(record.roundtable, A), dot);
  assert_int_equal(history_undoable(record.roundtable, WHOLE_SESSION), rule);
  record_end(&record);
}

static void notes_lie_where_they_are_about(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t on_a = happens(&record, make_note(0, 1, "unclear"));
  uint64_t on_b = happens(&record, make_note(B, 0, "lively"));
  uint64_t on_all = happens(&record, make_note(0, 0, "cold"));
  assert_int_equal(history_undoable(record.roundtable, A), on_a);
  assert_int_equal(history_undoable(record.roundtable, B), on_b);
  assert_int_equal(history_undoable(record.roundtable, WHOLE_SESSION), on_all);
  record_end(&record);
}

/* Their numbers differ in the upper half alone; ballot 0 is one like any other. */
static void ballots_are_told_apart_by_all_of_their_numbers(void **state) {
  (void)state;
  static const int64_t NUMBERS[] = {0, 7, (INT64_C(1) << 32) + 7, BALLOT_NUMBER_MAX};
  enum { BALLOTS = sizeof NUMBERS / sizeof NUMBERS[0] };
  Record record = record_small();
  uint64_t cast[BALLOTS];
  for (size_t n = 0; n < BALLOTS; ++n) {
    BallotLine line = {.recommendation = n % 2 ? 4 : 1, .dots[AFTER][GREEN] = 1};
    cast[n] = happens(&record, make_ballot(record.roundtable, NUMBERS[n], &line, 1));
  }
  for (size_t n = 0; n < BALLOTS; ++n) {
    const Event *event = record.events[cast[n] - 1];
    const HistoryEntry about = *history_at(record.roundtable, cast[n]);
    assert_int_equal(about.subject, NUMBERS[n]);
    assert_int_equal(history_latest_about(record.roundtable, about, 0), cast[n]);
    assert_int_equal(history_rival(record.roundtable, event, 0, cast[n]), 0);
  }
  record_end(&record);
}

static void a_ballot_lies_where_its_lines_do(void **state) {
  (void)state;
  Record record = record_small();
  BallotLine in_a[] = {make_line(1, 1, 0, 0), make_line(2, 0, 1, 0)};
  BallotLine in_both[] = {make_line(1, 1, 0, 0), make_line(4, 0, 1, 0)};
  uint64_t first = happens(&record, make_ballot(record.roundtable, 1, in_a, 2));
  assert_int_equal(history_undoable(record.roundtable, A), first);
  assert_int_not_equal(history_undoable(record.roundtable, B), first);
  uint64_t second = happens(&record, make_ballot(record.roundtable, 2, in_both, 2));
  assert_int_equal(history_undoable(record.roundtable, A), second);
  assert_int_equal(history_undoable(record.roundtable, B), second);
  assert_int_equal(record_undo(&record, B), second);
  assert_int_equal(record_undo(&record, A), first);
  assert_int_equal(roundtable_ballots_cast(record.roundtable), 0);
  record_end(&record);
}

static void a_move_lies_on_both_sides(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t within = happens(&record, make_move(record.roundtable, 1, (Place){A, 0, 2, "1"}));
  assert_int_not_equal(history_undoable(record.roundtable, B), within);
  uint64_t between = happens(&record, make_move(record.roundtable, 1, (Place){B, 0, 0, "9"}));
  assert_int_equal(history_undoable(record.roundtable, A), between);
  assert_int_equal(history_undoable(record.roundtable, B), between);
  assert_int_equal(record_undo(&record, A), between);
  assert_int_equal(record_undo(&record, A), within);
  record_end(&record);
}

/* Two terminals each add a subgroup; the first to undo lets the other's slide to its place. */
static void what_slid_can_be_undone_and_redone(void **state) {
  (void)state;
  Record record = record_begin();
  uint64_t first = happens(&record, make_subgroup(record.roundtable, "1", ""));
  uint64_t second = happens(&record, make_subgroup(record.roundtable, "2", ""));
  assert_int_equal(record_undo(&record, 1), first);
  assert_int_equal(record_undo(&record, 2), second);
  assert_true(record_redo(&record, 2));
  assert_int_equal(roundtable_subgroup_count(record.roundtable), 1);
  assert_true(record_redo(&record, 1));
  assert_int_equal(roundtable_subgroup_at(record.roundtable, 0)->number, 1);
  assert_int_equal(roundtable_subgroup_at(record.roundtable, 1)->number, 2);
  record_end(&record);
}

/* The same in one subgroup, where something older is corrected. */
static void a_recommendation_that_slid_can_be_undone_and_redone(void **state) {
  (void)state;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "A", ""));
  uint64_t first = happens(&record, make_recommendation(record.roundtable, A, "1", ""));
  uint64_t second = happens(&record, make_recommendation(record.roundtable, A, "2", ""));
  happens(&record, make_correction(&record, first));
  assert_int_equal(record_undo(&record, A), second);
  assert_true(record_redo(&record, A));
  assert_true(record_redo(&record, A));
  const Subgroup *subgroup = roundtable_subgroup(record.roundtable, A);
  assert_int_equal(subgroup->recommendation_count, 2);
  assert_int_equal(subgroup->recommendations[0], 1);
  assert_int_equal(subgroup->recommendations[1], 2);
  record_end(&record);
}

/* Opens a subgroup with its first dot, as one act. */
static void an_act_is_undone_whole(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_subgroup(record.roundtable, "C", ""));
  happens(&record, make_recommendation(record.roundtable, 3, "1", ""));
  uint64_t act = act_begin(&record);
  happens(&record, make_subgroup_vote(record.roundtable, 3, VOTE_OPEN));
  dot_on(&record, 6);
  act_end(&record);
  assert_int_equal(record_undo(&record, 3), act);
  assert_int_equal(roundtable_subgroup(record.roundtable, 3)->vote, VOTE_NEVER_OPENED);
  assert_true(record_redo(&record, 3));
  assert_int_equal(roundtable_subgroup(record.roundtable, 3)->vote, VOTE_OPEN);
  assert_int_equal(greens(&record, 6), 1);
  record_end(&record);
}

static void what_is_left_of_an_act_is_undone(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t act = act_begin(&record);
  dot_on(&record, 1);
  uint64_t second = dot_on(&record, 2);
  dot_on(&record, 3);
  act_end(&record);
  happens(&record, make_correction(&record, second));
  assert_int_equal(record_undo(&record, A), act);
  assert_int_equal(greens(&record, 1) + greens(&record, 2) + greens(&record, 3), 0);
  assert_true(record_redo(&record, A));
  assert_int_equal(greens(&record, 1) + greens(&record, 3), 2);
  assert_int_equal(greens(&record, 2), 0);
  assert_true(record_redo(&record, A));
  assert_int_equal(greens(&record, 2), 1);
  record_end(&record);
}

/* Adds, edits and counts at once, in an old and a new subgroup, as an import does. */
static uint64_t import_something(Record *record) {
  Roundtable *roundtable = record->roundtable;
  uint64_t act = act_begin(record);
  happens(record, make_import("agenda.csv", IMPORTED_COUNTS, 4));
  happens(record, make_subgroup(roundtable, "C", "Violence"));
  happens(record, make_recommendation(roundtable, 3, "1", "Listen"));
  happens(record, make_recommendation(roundtable, 3, "2", "Shelter"));
  happens(record, make_status(roundtable, 6, STATUS_HEADING));
  Place under = place_of(roundtable, 7);
  under.parent = 6;
  happens(record, make_move(roundtable, 7, under));
  happens(record, make_recommendation_text(roundtable, 1, RECOMMENDATION_TITLE, "Build more"));
  happens(record, make_counts(roundtable, 7, (Tally){{1, 2, 3}}));
  happens(record, make_counts(roundtable, 1, (Tally){{4, 5, 6}}));
  act_end(record);
  return act;
}

static void an_import_is_undone_and_redone_whole(void **state) {
  (void)state;
  Record record = record_small();
  dot_on(&record, 1);
  char *before = dump_roundtable(record.roundtable, DUMP_BALLOTS);
  uint64_t act = import_something(&record);
  char *after = dump_roundtable(record.roundtable, DUMP_BALLOTS);
  const uint32_t scopes[] = {WHOLE_SESSION, A, 3};
  for (size_t n = 0; n < sizeof scopes / sizeof *scopes; ++n) {
    assert_int_equal(record_undo(&record, scopes[n]), act);
    char *undone = dump_roundtable(record.roundtable, DUMP_BALLOTS);
    assert_string_equal(undone, before);
    assert_true(record_redo(&record, scopes[n]));
    char *redone = dump_roundtable(record.roundtable, DUMP_BALLOTS);
    assert_string_equal(redone, after);
    free(undone);
    free(redone);
  }
  free(before);
  free(after);
  record_end(&record);
}

static void an_undone_import_is_no_longer_in_force(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t act = import_something(&record);
  record_undo(&record, WHOLE_SESSION);
  for (uint64_t seq = act; seq <= history_act_end(record.roundtable, act); ++seq)
    assert_false(history_at(record.roundtable, seq)->in_force);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_beginning_cannot_be_undone),
      cmocka_unit_test(acts_are_undone_latest_first_and_redone_in_order),
      cmocka_unit_test(undo_and_redo_go_to_and_fro_without_limit),
      cmocka_unit_test(an_ordinary_act_ends_redo),
      cmocka_unit_test(a_scope_has_its_own_undo_and_redo),
      cmocka_unit_test(terminals_do_not_disturb_one_another),
      cmocka_unit_test(in_one_subgroup_the_latest_act_counts),
      cmocka_unit_test(a_reason_does_not_count_as_an_act_of_its_own),
      cmocka_unit_test(the_session_itself_lies_in_no_subgroup),
      cmocka_unit_test(notes_lie_where_they_are_about),
      cmocka_unit_test(a_ballot_lies_where_its_lines_do),
      cmocka_unit_test(ballots_are_told_apart_by_all_of_their_numbers),
      cmocka_unit_test(a_move_lies_on_both_sides),
      cmocka_unit_test(what_slid_can_be_undone_and_redone),
      cmocka_unit_test(a_recommendation_that_slid_can_be_undone_and_redone),
      cmocka_unit_test(an_act_is_undone_whole),
      cmocka_unit_test(what_is_left_of_an_act_is_undone),
      cmocka_unit_test(an_import_is_undone_and_redone_whole),
      cmocka_unit_test(an_undone_import_is_no_longer_in_force),
  };
  return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
