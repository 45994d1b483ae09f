#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/vote.h"
#include "tests/sessions/files.h"

#include <cmocka.h>

static Board board_of(const Fixture *fixture) {
  return roundtable_board(session_state(fixture->session));
}

static uint64_t seq_of(const Fixture *fixture) {
  return session_stamp(fixture->session).seq;
}

static void the_board_shows_what_it_is_told(void **state) {
  Fixture *fixture = *state;
  Error err;
  assert_done(board_show(fixture->session, BOARD_SUBGROUP, 2, &err), &err);
  assert_done(board_show(fixture->session, BOARD_RECOMMENDATION, 3, &err), &err);
  uint64_t seq = seq_of(fixture);
  assert_done(board_show(fixture->session, BOARD_RECOMMENDATION, 3, &err), &err);
  assert_int_equal(seq_of(fixture), seq);
  fixture_reopen(fixture);
  assert_int_equal(board_of(fixture).view, BOARD_RECOMMENDATION);
  assert_int_equal(board_of(fixture).subject, 3);
  assert_false(board_show(fixture->session, BOARD_SUBGROUP, 99, &err));
  assert_int_equal(board_of(fixture).subject, 3);
}

static void the_curtain_is_lifted_in_steps_and_drawn_again(void **state) {
  Fixture *fixture = *state;
  Error err;
  assert_true(board_of(fixture).curtain);
  assert_done(curtain_lift(fixture->session, REVEAL_RANKING, 1, &err), &err);
  assert_done(curtain_lift(fixture->session, REVEAL_RANKING, 2, &err), &err);
  uint64_t seq = seq_of(fixture);
  assert_done(curtain_lift(fixture->session, REVEAL_RANKING, 2, &err), &err);
  assert_int_equal(seq_of(fixture), seq);
  fixture_reopen(fixture);
  assert_false(board_of(fixture).curtain);
  assert_int_equal(board_of(fixture).reveal, REVEAL_RANKING);
  assert_int_equal(board_of(fixture).steps, 2);
  assert_done(curtain_draw(fixture->session, &err), &err);
  seq = seq_of(fixture);
  assert_done(curtain_draw(fixture->session, &err), &err);
  assert_int_equal(seq_of(fixture), seq);
  assert_true(board_of(fixture).curtain);
}

/* An act may be taken back, but what the room saw it saw. */
static void undo_leaves_the_room_alone(void **state) {
  Fixture *fixture = *state;
  Error err;
  uint64_t taken;
  sample_vote(fixture->session, 2, GREEN, 1);
  uint64_t vote = history_undoable(session_state(fixture->session), 1);
  assert_done(curtain_lift(fixture->session, REVEAL_TOTALS, 0, &err), &err);
  assert_done(undo_act(fixture->session, 1, 0, &taken, &err), &err);
  assert_int_equal(taken, vote);
  assert_false(board_of(fixture).curtain);
}

static bool hidden_after(const char *name, const char *text) {
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  import_text(session, name, text);
  bool hidden = roundtable_board(session_state(session)).curtain;
  session_close(session);
  sample_folder_remove(folder);
  return hidden;
}

static void votes_of_the_past_are_shown(void **state) {
  (void)state;
  assert_true(hidden_after("agenda.csv", "code,title\n1,One\n"));
  assert_false(hidden_after("counts.csv", "code,title,green,yellow,red\n1,One,1,0,2\n"));
  assert_false(hidden_after("ballots.csv", "voter,code,colour\n1,1,green\n"));
}

static void votes_added_to_a_vote_reveal_nothing(void **state) {
  Fixture *fixture = *state;
  sample_vote(fixture->session, 2, GREEN, 1);
  import_text(fixture->session, "counts.csv",
              "subgroup_code,code,title,green,yellow,red\nnew,1,One,1,0,2\n");
  assert_true(board_of(fixture).curtain);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(the_board_shows_what_it_is_told),
      TEST(the_curtain_is_lifted_in_steps_and_drawn_again),
      TEST(undo_leaves_the_room_alone),
      cmocka_unit_test(votes_of_the_past_are_shown),
      TEST(votes_added_to_a_vote_reveal_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
