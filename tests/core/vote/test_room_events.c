#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/core/make.h"

#include <cmocka.h>

static void the_board_shows_what_there_is(void **state) {
  (void)state;
  Record record = record_small();
  assert_int_equal(roundtable_board(record.roundtable).view, BOARD_WELCOME);
  happens(&record, make_board(BOARD_SUBGROUP, 2));
  happens(&record, make_board(BOARD_RECOMMENDATION, 5));
  Board board = roundtable_board(record.roundtable);
  assert_int_equal(board.view, BOARD_RECOMMENDATION);
  assert_int_equal(board.subject, 5);
  happens(&record, make_board(BOARD_WELCOME, 0));
  record_end(&record);
}

static void a_board_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, make_board(BOARD_WELCOME, 1), "what the board shows");
  is_refused(&record, make_board(BOARD_SUBGROUP, 0), "no subgroup");
  is_refused(&record, make_board(BOARD_SUBGROUP, 3), "no subgroup");
  is_refused(&record, make_board(BOARD_RECOMMENDATION, 6), "no recommendation");
  is_refused(&record, make_board(BOARD_VIEWS, 1), "what the board shows");
  record_end(&record);
}

static void the_curtain_is_drawn_until_it_is_lifted(void **state) {
  (void)state;
  Record record = record_small();
  assert_true(roundtable_board(record.roundtable).curtain);
  is_refused(&record, event_make(EVENT_CURTAIN_DRAWN), "already hidden");
  happens(&record, make_curtain_lifted(REVEAL_RANKING, 1));
  happens(&record, make_curtain_lifted(REVEAL_RANKING, 2));
  Board board = roundtable_board(record.roundtable);
  assert_false(board.curtain);
  assert_int_equal(board.reveal, REVEAL_RANKING);
  assert_int_equal(board.steps, 2);
  happens(&record, event_make(EVENT_CURTAIN_DRAWN));
  board = roundtable_board(record.roundtable);
  assert_true(board.curtain);
  assert_int_equal(board.reveal, REVEAL_TOTALS);
  assert_int_equal(board.steps, 0);
  record_end(&record);
}

static void a_reveal_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, make_curtain_lifted(REVEALS, 0), "steps of the reveal");
  is_refused(&record, make_curtain_lifted(REVEAL_RANKING, -1), "steps of the reveal");
  is_refused(&record, make_curtain_lifted(REVEAL_RANKING, RECOMMENDATIONS_MAX + 1), "the reveal");
  record_end(&record);
}

static void closing_a_vote_reveals_nothing(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED));
  happens(&record, make_subgroup_vote(record.roundtable, 2, VOTE_CLOSED));
  assert_true(roundtable_board(record.roundtable).curtain);
  record_end(&record);
}

static void an_incident_is_kept(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_incident(INCIDENT_SUSPENDED, 60000));
  happens(&record, make_incident(INCIDENT_CLOCK_CHANGED, INT64_MIN));
  happens(&record, make_incident(INCIDENT_RESTARTED, 0));
  is_refused(&record, make_incident(INCIDENTS, 0), "kind of incident");
  record_end(&record);
}

/* Neither directly nor by undo, which passes over it. */
static void what_took_place_is_not_taken_back(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t dot = happens(&record, make_dots(1, GREEN, 1));
  uint64_t seqs[] = {
      happens(&record, make_board(BOARD_SUBGROUP, 1)),
      happens(&record, make_curtain_lifted(REVEAL_TOTALS, 0)),
      happens(&record, event_make(EVENT_CURTAIN_DRAWN)),
      happens(&record, make_incident(INCIDENT_RESTARTED, 0)),
  };
  for (size_t n = 0; n < sizeof seqs / sizeof *seqs; ++n) {
    assert_true(history_lasts(history_at(record.roundtable, seqs[n])));
    is_refused(&record, make_correction(&record, seqs[n]), "cannot be undone");
  }
  assert_false(history_lasts(history_at(record.roundtable, dot)));
  assert_int_equal(record_undo(&record, WHOLE_SESSION), dot);
  happens(&record, make_board(BOARD_WELCOME, 0));
  assert_true(record_redo(&record, WHOLE_SESSION));
  assert_int_equal(roundtable_recommendation(record.roundtable, 1)->counted.dots[GREEN], 1);
  record_end(&record);
}

/* As a hostile journal might say: a correction of it that never was one. */
static void what_took_place_does_not_take_place_again(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t shown = happens(&record, make_board(BOARD_SUBGROUP, 1));
  uint64_t seq = happens(&record, make_note(0, 0, ""));
  Event undo = make_correction(&record, shown);
  undo.stamp.seq = seq;
  Event redo = event_make(EVENT_CORRECTION);
  redo.correction = (Correction){.corrects = (int64_t)seq, .target = &undo};
  is_refused(&record, redo, "cannot be undone");
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_board_shows_what_there_is),
      cmocka_unit_test(a_board_is_refused),
      cmocka_unit_test(the_curtain_is_drawn_until_it_is_lifted),
      cmocka_unit_test(a_reveal_is_refused),
      cmocka_unit_test(closing_a_vote_reveals_nothing),
      cmocka_unit_test(an_incident_is_kept),
      cmocka_unit_test(what_took_place_is_not_taken_back),
      cmocka_unit_test(what_took_place_does_not_take_place_again),
  };
  return cmocka_run_group_tests_name("room events", tests, NULL, NULL);
}
