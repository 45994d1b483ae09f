/* The kiosk with the keyboard: secret ballots, and no way out without the PIN. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tests/support/tries.h"
#include "tests/tui/app/ballot_room.h"
#include "tui/app/update.h"

#include <cmocka.h>
#include <locale.h>

enum { A_MOMENT = KIOSK_HELD_KEY_MS };

static KioskPage page(const BallotRoom *room) {
  return room->model.kiosk.page;
}

static const Kiosk *kiosk(const BallotRoom *room) {
  return &roundtable_subgroup_at(room_state(room), 0)->kiosk;
}

static void hand_over(BallotRoom *room) {
  room_type(room, "k1234\r1234\r");
  assert_int_equal(page(room), KIOSK_WELCOME);
  assert_true(kiosk(room)->handed_over);
}

/* From the page of welcome to that of the next voter. */
static void vote(BallotRoom *room, const char *keys) {
  room_type(room, "\r");
  room_type(room, keys);
  room_type(room, "\r");
  assert_int_equal(page(room), KIOSK_CONFIRM);
  room_wait(room, A_MOMENT);
  room_type(room, "\r");
  assert_int_equal(page(room), KIOSK_THANKS);
  room_type(room, "\r");
}

static void the_pin_is_typed_twice(void **state) {
  BallotRoom *room = *state;
  room_type(room, "k123\r");
  room_says(room, "at least 4 characters");
  room_type(room, "été!\r");
  assert_int_equal(page(room), KIOSK_REPEAT_PIN);
  assert_false(room_shows(room, "été"));
  room_type(room, "étè!\r");
  room_says(room, "The two were not the same");
  assert_false(kiosk(room)->handed_over);
  room_type(room, "étéx\x7f!\rété!\r");
  assert_int_equal(page(room), KIOSK_WELCOME);
}

static void the_operator_may_think_better_of_it(void **state) {
  BallotRoom *room = *state;
  uint64_t seq = roundtable_seq(room_state(room));
  room_type(room, "k1234\r12\033");
  assert_int_equal(room->model.screen, SCREEN_VOTE);
  assert_int_equal(page(room), KIOSK_OFF);
  assert_int_equal(roundtable_seq(room_state(room)), seq);
}

static void no_pin_stays_in_the_model(void **state) {
  BallotRoom *room = *state;
  static const char no_pin[PIN_SIZE] = "";
  hand_over(room);
  assert_memory_equal(room->model.kiosk.pin, no_pin, PIN_SIZE);
  room_type(room, "q4321\r");
  assert_memory_equal(room->model.kiosk.pin, no_pin, PIN_SIZE);
  room_type(room, "12\033");
  assert_memory_equal(room->model.kiosk.pin, no_pin, PIN_SIZE);
  assert_int_equal(room->controller.pin.text[0], '$');
}

static void ballots_wait_until_the_vote_closes(void **state) {
  BallotRoom *room = *state;
  hand_over(room);
  vote(room, "1");
  vote(room, "2");
  room_type(room, "q1234\r");
  assert_int_equal(room->model.screen, SCREEN_VOTE);
  room_says(room, "The kiosk has 2 ballots; with fewer than 5, secrecy is weak");
  room_has(room, "1/1", 0, 0, 0);
  room_type(room, "v");
  assert_true(room_shows(room, "2 / 4 ballots · 1 has not voted · the kiosk holds 2 ballots"));
  room_type(room, "x\r");
  room_has(room, "1/1", 1, 1, 0);
  assert_true(room_shows(room, "1 + 1"));
  assert_false(room_shows(room, "the kiosk holds"));
}

static void a_voter_sees_only_their_own_ballot(void **state) {
  BallotRoom *room = *state;
  room_type(room, "vvbr\r\033");
  hand_over(room);
  vote(room, "3");
  room_type(room, "\r");
  assert_int_equal(room->model.kiosk.paper.count, 0);
  assert_true(room_shows(room, "left 2 ● 2 ▲ 2 ■"));
  assert_false(room_shows(room, "3   0"));
  assert_false(room_shows(room, "undoes"));
  assert_false(room_shows(room, "saved"));
  room_type(room, "u?:scnbpk.xz");
  assert_int_equal(model_situation(&room->model), IN_KIOSK_PAGE);
  assert_int_equal(page(room), KIOSK_CONFIRM);
}

static void the_page_of_confirmation_takes_no_held_key(void **state) {
  BallotRoom *room = *state;
  hand_over(room);
  room_type(room, "\r1\r");
  assert_true(room_shows(room, "cannot be withdrawn or changed"));
  assert_true(room_shows(room, "Read it through first"));
  for (int i = 0; i < 100; i++) {
    room->now_ms += 33;
    room_type(room, "\r");
  }
  assert_int_equal(page(room), KIOSK_CONFIRM);
  assert_int_equal(kiosk(room)->waiting, 0);
  room_type(room, "\033");
  assert_int_equal(page(room), KIOSK_BALLOT);
  assert_int_equal(room->model.kiosk.paper.count, 1);
  room_type(room, "\r");
  room_wait(room, A_MOMENT);
  assert_true(room_shows(room, "Enter hands it in"));
  room_type(room, "\r");
  assert_int_equal(kiosk(room)->waiting, 1);
}

static void a_blank_ballot_needs_a_key_of_its_own(void **state) {
  BallotRoom *room = *state;
  hand_over(room);
  room_type(room, "\r\r");
  room_says(room, "no dots yet");
  room_type(room, "1.");
  room_says(room, "has dots");
  room_type(room, "\x7f"
                  ".");
  assert_true(room_shows(room, "A blank ballot"));
  room_wait(room, A_MOMENT);
  room_type(room, "\r");
  assert_int_equal(kiosk(room)->waiting, 1);
}

static void a_page_shows_one_recommendation(void **state) {
  BallotRoom *room = *state;
  hand_over(room);
  room_type(room, "\r=");
  assert_true(room_shows(room, "1 · Un"));
  assert_false(room_shows(room, "Deux"));
  room_press(room, PRESS_DOWN);
  room_type(room, "2");
  assert_true(room_shows(room, "2 · Deux"));
  assert_true(room_shows(room, "Your dots here: ▲"));
  room_type(room, "=");
  assert_true(room_shows(room, "Trois"));
}

static void the_whole_session_can_be_voted_on(void **state) {
  BallotRoom *room = *state;
  room_type(room, "k\t1234\r1234\r");
  assert_true(roundtable_kiosk(room_state(room)).handed_over);
  vote(room, "1\t2");
  room_type(room, "q1234\rz\r");
  room_has(room, "1/1", 1, 0, 0);
  room_has(room, "2/1", 0, 1, 0);
}

static void three_wrong_pins_wait(void **state) {
  BallotRoom *room = *state;
  hand_over(room);
  room_type(room, "q1235\r1236\r");
  room_says(room, "not the PIN");
  assert_false(room_shows(room, "more seconds"));
  room_type(room, "1237\r");
  assert_true(room_shows(room, "no PIN is accepted for 30 more seconds"));
  room_type(room, "1234\r");
  assert_int_equal(room->effect.kind, EFFECT_NONE);
  room_wait(room, PIN_WAIT_MS - 1);
  assert_true(room_shows(room, "1 more second"));
  room_type(room, "1234\r");
  assert_int_equal(room->model.screen, SCREEN_KIOSK);
  room_wait(room, 1);
  room_type(room, "\033q1234\r");
  assert_int_equal(room->model.screen, SCREEN_VOTE);
  assert_false(kiosk(room)->handed_over);
}

static void a_ballot_left_alone_is_erased(void **state) {
  BallotRoom *room = *state;
  hand_over(room);
  room_type(room, "\r1\r");
  room_wait(room, KIOSK_IDLE_MS - 1);
  assert_int_equal(room->model.kiosk.paper.count, 1);
  room_wait(room, 1);
  assert_int_equal(page(room), KIOSK_WELCOME);
  assert_int_equal(room->model.kiosk.paper.count, 0);
  room_says(room, "was erased");
  room_type(room, "\r1q123");
  room_wait(room, KIOSK_IDLE_MS);
  assert_int_equal(page(room), KIOSK_WELCOME);
  assert_int_equal(room->model.kiosk.paper.count, 0);
  assert_int_equal(kiosk(room)->waiting, 0);
}

static void a_small_terminal_does_not_lead_out(void **state) {
  BallotRoom *room = *state;
  hand_over(room);
  room->rows = 5;
  room_type(room, "qQ\033\r");
  assert_int_equal(room->effect.kind, EFFECT_NONE);
  assert_int_equal(page(room), KIOSK_WELCOME);
  assert_false(room_shows(room, "q leaves"));
}

static void a_kiosk_that_died_is_told_of(void **state) {
  BallotRoom *room = *state;
  hand_over(room);
  vote(room, "1");
  room_type(room, "\r1");
  room_reopen(room);
  assert_true(room->controller.kiosk_was_cut_off);
  assert_false(kiosk(room)->handed_over);
  assert_int_equal(kiosk(room)->waiting, 1);
  room_has(room, "1/1", 0, 0, 0);
}

/* What the desk would answer to somebody who does not know the PIN. */
static void answer(Model *model, const Effect *effect, int64_t now_ms) {
  if (effect->kind == EFFECT_TAKE_BACK_KEYBOARD)
    kiosk_pin_answered(&model->kiosk, false, now_ms);
  else if (effect->kind == EFFECT_RECEIVE_BALLOT)
    kiosk_begin_anew(&model->kiosk, KIOSK_THANKS);
  else
    assert_int_equal(effect->kind, EFFECT_NONE);
}

static Key random_key(Random *random) {
  static const Key likely[] = {
      PRESS_ENTER, PRESS_ESCAPE, PRESS_TAB, PRESS_BACKSPACE, PRESS_DOWN, 'q', '1', '2', '.', '='};
  uint32_t kind = random_below(random, 10);
  if (kind < 5) return likely[random_below(random, sizeof likely / sizeof likely[0])];
  if (kind < 8) return random_below(random, 0x100);
  return random_below(random, PRESS_F5 + 2);
}

static Input random_input(Random *random) {
  uint32_t kind = random_below(random, 20);
  if (kind == 0) return (Input){.kind = INPUT_PASTE, .text = "1234\r\nq\r\033"};
  if (kind == 1) return (Input){.kind = INPUT_RESIZED};
  if (kind == 2) return (Input){.kind = INPUT_NOTHING};
  return (Input){.kind = INPUT_KEY, .key = random_key(random)};
}

static void nothing_leads_out_without_the_pin(void **state) {
  BallotRoom *room = *state;
  Random random = {.state = 20230606};
  size_t confirmed = 0, asked = 0;
  const int inputs = tries(10000, 100000);
  hand_over(room);
  ViewData data = room->controller.data;
  data.state = room_state(room);
  for (int i = 0; i < inputs; i++) {
    if (random_below(&random, 50) == 0) data.rows = 5 + (int)random_below(&random, 40);
    data.now.boot_ms +=
        random_below(&random, 200) == 0 ? KIOSK_IDLE_MS : random_below(&random, 2000);
    Effect effect = update(&room->model, &data, random_input(&random));
    answer(&room->model, &effect, data.now.boot_ms);
    confirmed += effect.kind == EFFECT_RECEIVE_BALLOT;
    asked += effect.kind == EFFECT_TAKE_BACK_KEYBOARD;
    assert_int_equal(room->model.screen, SCREEN_KIOSK);
    assert_true(kiosk_is_on(&room->model.kiosk));
  }
  assert_true(confirmed > (size_t)inputs / 1000 && asked > (size_t)inputs / 1000);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, ballot_room_enter, ballot_room_leave)

int main(void) {
  setlocale(LC_CTYPE, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      HERE(the_pin_is_typed_twice),
      HERE(the_operator_may_think_better_of_it),
      HERE(no_pin_stays_in_the_model),
      HERE(ballots_wait_until_the_vote_closes),
      HERE(a_voter_sees_only_their_own_ballot),
      HERE(the_page_of_confirmation_takes_no_held_key),
      HERE(a_blank_ballot_needs_a_key_of_its_own),
      HERE(a_page_shows_one_recommendation),
      HERE(the_whole_session_can_be_voted_on),
      HERE(three_wrong_pins_wait),
      HERE(a_ballot_left_alone_is_erased),
      HERE(a_small_terminal_does_not_lead_out),
      HERE(a_kiosk_that_died_is_told_of),
      HERE(nothing_leads_out_without_the_pin),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
