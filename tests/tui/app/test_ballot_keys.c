/* Ballots that an operator enters, with the keyboard: what keys do is in the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/guards.h"
#include "sessions/acts/vote.h"
#include "tests/tui/app/ballot_room.h"

#include <cmocka.h>
#include <locale.h>

static size_t cast(const BallotRoom *room) {
  return roundtable_ballots_cast(room_state(room));
}

static uint64_t seq(const BallotRoom *room) {
  return roundtable_seq(room_state(room));
}

static void a_ballot_gets_a_number_and_the_next_one_begins(void **state) {
  BallotRoom *room = *state;
  room_type(room, "b1");
  room_press(room, PRESS_DOWN);
  room_type(room, "2\r");
  room_says(room, "This is ballot 1");
  assert_int_equal(room->model.ballot.paper.count, 0);
  room_type(room, "3\r");
  room_says(room, "This is ballot 2");
  room_has(room, "1/1", 1, 0, 1);
  room_has(room, "1/2", 0, 1, 0);
  assert_int_equal(cast(room), 2);
  assert_true(room_shows(room, "2 / 4 ballots · 2 have not voted"));
}

static void letters_and_belgian_digits_are_colours_too(void **state) {
  BallotRoom *room = *state;
  static const char *const keys[] = {"v", "j", "r", "g", "y", "e", "&", "é", "\""};
  static const Tally dots[] = {{{1, 0, 0}}, {{0, 1, 0}}, {{0, 0, 1}}};
  static const int colours[] = {0, 1, 2, 0, 1, 1, 0, 1, 2};
  room_type(room, "b");
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    room_type(room, keys[i]);
    assert_true(
        tally_same(paper_sum(&room->model.ballot.paper, room_state(room), NULL), dots[colours[i]]));
    room_type(room, "\x7f");
    assert_int_equal(room->model.ballot.paper.count, 0);
  }
}

static void a_ballot_goes_over_several_subgroups(void **state) {
  BallotRoom *room = *state;
  room_type(room, "b1\t2\r");
  room_has(room, "1/1", 1, 0, 0);
  room_has(room, "2/1", 0, 1, 0);
  assert_int_equal(cast(room), 1);
}

static void one_dot_an_item_changes_colour(void **state) {
  BallotRoom *room = *state;
  room_type(room, "b13");
  assert_true(room_shows(room, "left 2 ● 2 ▲ 1 ■"));
  room_type(room, "3");
  room_says(room, "already has its dot");
  room_type(room, "0");
  assert_true(room_shows(room, "left 2 ● 2 ▲ 2 ■"));
  room_type(room, "0");
  room_says(room, "no dot on this recommendation");
}

static void more_than_the_allowance_is_refused_in_words(void **state) {
  BallotRoom *room = *state;
  room_type(room, "b1");
  room_press(room, PRESS_DOWN);
  room_type(room, "1");
  assert_true(room_shows(room, "left 0 ● 2 ▲ 2 ■"));
  room_press(room, PRESS_DOWN);
  room_type(room, "1");
  room_says(room, "at most 2 dots of one colour");
  assert_int_equal(room->model.ballot.paper.count, 2);
  room_type(room, "\t1");
  assert_int_equal(room->model.ballot.paper.count, 3);
}

static void a_ballot_more_than_there_are_voters_is_refused(void **state) {
  BallotRoom *room = *state;
  room_type(room, "b1\r1\r1\r1\r1\r");
  assert_true(room->model.message_is_trouble);
  assert_int_equal(cast(room), 4);
  assert_int_equal(room->model.ballot.paper.count, 1);
}

static void a_ballot_is_replaced_as_a_whole(void **state) {
  BallotRoom *room = *state;
  room_type(room, "b1\t2\r1\rn1\r");
  assert_true(room_shows(room, "Ballot 1"));
  room_type(room, "\x7f\t3");
  assert_true(room_shows(room, "■ was ●"));
  room_type(room, "\r");
  room_says(room, "This is ballot 1");
  room_has(room, "1/1", 0, 0, 1);
  room_has(room, "2/1", 1, 0, 0);
  assert_int_equal(cast(room), 2);
}

static void a_ballot_is_withdrawn_as_a_whole(void **state) {
  BallotRoom *room = *state;
  room_type(room, "b1\t2\r1\r<");
  room_says(room, "Call up the ballot by its number");
  room_type(room, "n1\r<");
  assert_int_equal(model_situation(&room->model), IN_QUESTION);
  room_type(room, "\033<\r");
  room_says(room, "Ballot 1 is withdrawn");
  room_has(room, "1/1", 0, 0, 0);
  assert_int_equal(cast(room), 1);
  room_type(room, "n1\r");
  room_says(room, "no ballot “1”");
  room_type(room, "\033u");
  assert_int_equal(cast(room), 2);
}

static void what_another_terminal_changed_is_shown_beside(void **state) {
  BallotRoom *room = *state;
  Error err = {0};
  const BallotEntry other = {.recommendation = room_find(room, "1/2")->number, .dots = {0, 1, 0}};
  const BallotEntry seen = {.recommendation = room_find(room, "1/1")->number, .dots = {1, 0, 0}};
  const Ballot before = {.number = 1, .cast = true, .entries = &seen, .entry_count = 1};
  int64_t number = 1;
  room_type(room, "b1\rn1\r3");
  Session *session = sample_open(room->path);
  assert_done(record_ballot(session, &number, &other, 1, &before, "", NULL, NULL, &err), &err);
  session_close(session);
  room_type(room, "\r");
  room_says(room, "has changed in the meantime");
  room_has(room, "1/1", 0, 0, 0);
  assert_true(room_shows(room, "was ▲"));
  room_type(room, "\r");
  room_says(room, "This is ballot 1");
  room_has(room, "1/1", 0, 0, 1);
  room_has(room, "1/2", 0, 0, 0);
}

static void a_blank_ballot_is_asked_about(void **state) {
  BallotRoom *room = *state;
  room_type(room, "b\r");
  assert_int_equal(model_situation(&room->model), IN_QUESTION);
  room_type(room, "\033");
  assert_int_equal(cast(room), 0);
  room_type(room, "\r\r");
  assert_int_equal(cast(room), 1);
}

static void leaving_asks_only_where_something_would_be_lost(void **state) {
  BallotRoom *room = *state;
  room_type(room, "b\033");
  assert_int_equal(room->model.screen, SCREEN_VOTE);
  room_type(room, "b1\033");
  assert_int_equal(model_situation(&room->model), IN_QUESTION);
  room_type(room, "\033");
  assert_int_equal(room->model.ballot.paper.count, 1);
  room_type(room, "n");
  room_says(room, "Finish this ballot first");
  uint64_t before = seq(room);
  room_type(room, "q\r");
  assert_int_equal(room->model.screen, SCREEN_VOTE);
  assert_int_equal(seq(room), before);
}

static void pasted_text_and_closed_votes_take_nothing(void **state) {
  BallotRoom *room = *state;
  room_type(room, "b");
  room_paste(room, "1\n2\n3\n");
  room_says(room, "Pasted text is not a vote");
  assert_int_equal(room->model.ballot.paper.count, 0);
  room_type(room, "\033x\rb1");
  room_says(room, "is closed");
  assert_int_equal(room->model.ballot.paper.count, 0);
}

static void behind_the_curtain_only_a_look_shows_dots(void **state) {
  BallotRoom *room = *state;
  Error err = {0};
  assert_done(curtain_draw(room->controller.session, &err), &err);
  room_type(room, "b1");
  assert_true(room_shows(room, "added"));
  assert_false(room_shows(room, "left 1 ●"));
  assert_true(room_shows(room, "left 5 in all"));
  room_type(room, " ");
  assert_true(room_shows(room, "left 1 ● 2 ▲ 2 ■"));
  room_wait(room, 2000);
  assert_false(room_shows(room, "left 1 ●"));
  room_type(room, "1");
  room_says(room, "was not added");
  room_type(room, " ");
  room_says(room, "already has its dot");
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, ballot_room_enter, ballot_room_leave)

int main(void) {
  setlocale(LC_CTYPE, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      HERE(a_ballot_gets_a_number_and_the_next_one_begins),
      HERE(letters_and_belgian_digits_are_colours_too),
      HERE(a_ballot_goes_over_several_subgroups),
      HERE(one_dot_an_item_changes_colour),
      HERE(more_than_the_allowance_is_refused_in_words),
      HERE(a_ballot_more_than_there_are_voters_is_refused),
      HERE(a_ballot_is_replaced_as_a_whole),
      HERE(a_ballot_is_withdrawn_as_a_whole),
      HERE(what_another_terminal_changed_is_shown_beside),
      HERE(a_blank_ballot_is_asked_about),
      HERE(leaving_asks_only_where_something_would_be_lost),
      HERE(pasted_text_and_closed_votes_take_nothing),
      HERE(behind_the_curtain_only_a_look_shows_dots),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
