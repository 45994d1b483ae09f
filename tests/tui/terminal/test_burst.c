/* Which keys that came in one read were struck, and which were pasted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tui/terminal/input.h"
#include "tui/terminal/process.h"

#include <cmocka.h>
#include <utf8proc.h>

enum { TOLD_SIZE = 4096 };

typedef struct Told {
  Burst burst;
  int64_t now_ms, unseen_ms;
  char text[TOLD_SIZE];
} Told;

static Told *begin(void) {
  Told *told = calloc(1, sizeof *told);
  assert_non_null(told);
  return told;
}

static void end(Told *told, const char *expected) {
  assert_string_equal(told->text, expected);
  free(told);
}

/* One read: characters, and ^ for an arrow. */
static void read_at_once(Told *told, const char *text) {
  while (*text != '\0') {
    utf8proc_int32_t character;
    text += utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &character);
    const Key key = character == '^' ? PRESS_UP : (Key)character;
    assert_true(burst_add(&told->burst, (Input){.kind = INPUT_KEY, .key = key}));
  }
  burst_close(&told->burst, told->now_ms, told->unseen_ms);
}

/* What is told: keys as they are, a paste in brackets. */
static void tell(Told *told) {
  Input input;
  while (burst_take(&told->burst, &input)) {
    size_t used = strlen(told->text);
    char *to = told->text + used;
    utf8proc_uint8_t bytes[5] = "^";
    if (input.kind == INPUT_KEY && input.key < PRESS_UP)
      bytes[utf8proc_encode_char((utf8proc_int32_t)input.key, bytes)] = '\0';
    if (input.kind == INPUT_PASTE)
      snprintf(to, TOLD_SIZE - used, "(%s)", input.text);
    else
      snprintf(to, TOLD_SIZE - used, "%s", (const char *)bytes);
  }
}

static void is_told(const char *text, const char *expected) {
  Told *told = begin();
  read_at_once(told, text);
  tell(told);
  end(told, expected);
}

static void words_at_once_are_a_paste(void **state) {
  (void)state;
  is_told("Revoir la loi", "(Revoir la loi)");
  is_told("élévation", "(élévation)");
  is_told("Revoir\rla\tloi\r", "(Revoir\nla\tloi\n)");
  is_told("vjruvjru", "(vjruvjru)");
}

static void few_characters_are_keys(void **state) {
  (void)state;
  is_told("Revoir", "Revoir");
  is_told("vjruvjr", "vjruvjr");
  is_told("", "");
}

static void dots_of_three_colours_are_keys_however_many(void **state) {
  (void)state;
  is_told("vjrvjrvjrvjrvjrvjr", "vjrvjrvjrvjrvjrvjr");
  is_told("vvvvvvvvvvvvvvvvvv", "vvvvvvvvvvvvvvvvvv");
}

static void digits_do_not_count_as_different(void **state) {
  (void)state;
  is_told("0123456789", "0123456789");
  is_told("12v15j3r20v1j", "12v15j3r20v1j");
  is_told("12\r15\r3\r20\r7\r", "12\r15\r3\r20\r7\r");
}

static void an_arrow_parts_what_came_together(void **state) {
  (void)state;
  is_told("vjru^vjru^x", "vjru^vjru^x");
  is_told("v^Revoir la loi^r", "v^(Revoir la loi)^r");
}

static void reads_are_told_apart(void **state) {
  (void)state;
  Told *told = begin();
  for (int n = 0; n < 40; n++)
    read_at_once(told, n % 2 == 0 ? "vjrux" : "12345");
  tell(told);
  end(told, "vjrux12345vjrux12345vjrux12345vjrux12345vjrux12345vjrux12345vjrux12345vjrux12345"
            "vjrux12345vjrux12345vjrux12345vjrux12345vjrux12345vjrux12345vjrux12345vjrux12345"
            "vjrux12345vjrux12345vjrux12345vjrux12345");
}

static void is_told_after_work(int64_t unseen_ms, const char *text, const char *expected) {
  Told *told = begin();
  told->unseen_ms = unseen_ms;
  read_at_once(told, text);
  tell(told);
  end(told, expected);
}

/* A key each 5 ms, and batches of 5, while one was being recorded for 20 and for 50 ms. */
static void what_was_struck_during_a_slow_commit_is_keys(void **state) {
  (void)state;
  is_told_after_work(20, "vjruvjru", "vjruvjru");
  is_told_after_work(50, "vjruvjruvjruvju", "vjruvjruvjruvju");
  is_told_after_work(300, "vjruvjruvjruvjruvjruvjruvjruvjruvjruvjruvjruvjruvjruvjr",
                     "vjruvjruvjruvjruvjruvjruvjruvjruvjruvjruvjruvjruvjruvjr");
}

static void no_hand_strikes_so_much_during_a_commit(void **state) {
  (void)state;
  is_told_after_work(2, "Un fonds", "(Un fonds)");
  is_told_after_work(50, "Revoir la loi de finances", "(Revoir la loi de finances)");
  is_told_after_work(60000, "Revoir la loi de finances et la dotation globale de fonctionnement",
                     "(Revoir la loi de finances et la dotation globale de fonctionnement)");
}

static void what_follows_a_paste_at_once_is_its_rest(void **state) {
  (void)state;
  Told *told = begin();
  read_at_once(told, "Revoir la loi");
  tell(told);
  told->now_ms += BURST_GOES_ON_MS;
  read_at_once(told, "vj");
  tell(told);
  told->now_ms += BURST_GOES_ON_MS + 1;
  read_at_once(told, "vj");
  tell(told);
  end(told, "(Revoir la loi)(vj)vj");
}

static void two_pastes_keep_their_texts(void **state) {
  (void)state;
  Told *told = begin();
  read_at_once(told, "élévation");
  read_at_once(told, "^");
  read_at_once(told, "ŒŒœœÆÆæææ");
  tell(told);
  end(told, "(élévation)^(ŒŒœœÆÆæææ)");
}

static void what_is_dropped_is_told_no_more(void **state) {
  (void)state;
  Told *told = begin();
  read_at_once(told, "vjr");
  burst_drop(&told->burst);
  read_at_once(told, "x");
  tell(told);
  end(told, "x");
}

static void where_the_latest_is_dropped_the_rest_stays(void **state) {
  (void)state;
  Told *told = begin();
  read_at_once(told, "ab");
  const size_t used = told->burst.text_used;
  read_at_once(told, "Renforcer les moyens");
  burst_drop_last(&told->burst);
  assert_int_equal(told->burst.text_used, used);
  burst_drop_last(&told->burst);
  told->now_ms += 1000;
  read_at_once(told, "c");
  tell(told);
  burst_drop_last(&told->burst);
  end(told, "ac");
}

static void a_paste_that_is_lent_ends_the_reading(void **state) {
  (void)state;
  Told *told = begin();
  Input input = {.kind = INPUT_PASTE, .text = "lent"};
  assert_true(burst_add(&told->burst, input));
  assert_false(burst_add(&told->burst, (Input){.kind = INPUT_KEY, .key = 'v'}));
  burst_close(&told->burst, 0, 0);
  assert_true(burst_take(&told->burst, &input));
  assert_true(burst_has_room(&told->burst));
  free(told);
}

static void there_is_an_end_of_room(void **state) {
  (void)state;
  Told *told = begin();
  const Input key = {.kind = INPUT_KEY, .key = 'v'};
  for (int n = 0; n < BURST_MAX; n++)
    assert_true(burst_add(&told->burst, key));
  assert_false(burst_add(&told->burst, key));
  burst_close(&told->burst, 0, 0);
  assert_int_equal(told->burst.count, BURST_MAX);
  free(told);
}

/* Ctrl-\ in the kiosk, when SIGTERM has already ended it. */
static void a_pending_signal_does_not_outlive_the_screen(void **state) {
  (void)state;
  static const int NUMBERS[] = {SIGQUIT, SIGINT, SIGTSTP, SIGHUP};
  int signals;
  Error err = {0};
  sigset_t before, after;
  assert_true(arrival_take_signals(&signals, &before, &err));
  for (size_t n = 0; n < sizeof NUMBERS / sizeof *NUMBERS; n++)
    assert_int_equal(raise(NUMBERS[n]), 0);
  arrival_return_signals(signals, &before);
  assert_int_equal(sigprocmask(SIG_BLOCK, NULL, &after), 0);
  assert_false(sigismember(&after, SIGQUIT));
}

static void a_terminal_that_is_gone_is_noticed(void **state) {
  (void)state;
  enum { PATIENCE_MS = 1000 };
  int signals, ends[2];
  Error err = {0};
  sigset_t before;
  assert_true(arrival_take_signals(&signals, &before, &err));
  assert_int_equal(pipe(ends), 0);
  const int own = dup(STDIN_FILENO);
  assert_true(dup2(ends[0], STDIN_FILENO) >= 0);
  assert_int_equal(write(ends[1], "q", 1), 1);
  assert_int_equal(arrival_wait(signals, PATIENCE_MS), ARRIVAL_KEYS);
  char key;
  assert_int_equal(read(ends[0], &key, 1), 1);
  close(ends[0]);
  close(ends[1]);
  assert_int_equal(arrival_wait(signals, PATIENCE_MS), ARRIVAL_GONE);
  if (own >= 0) dup2(own, STDIN_FILENO), close(own);
  arrival_return_signals(signals, &before);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_at_once_are_a_paste),
      cmocka_unit_test(few_characters_are_keys),
      cmocka_unit_test(dots_of_three_colours_are_keys_however_many),
      cmocka_unit_test(digits_do_not_count_as_different),
      cmocka_unit_test(an_arrow_parts_what_came_together),
      cmocka_unit_test(reads_are_told_apart),
      cmocka_unit_test(what_was_struck_during_a_slow_commit_is_keys),
      cmocka_unit_test(no_hand_strikes_so_much_during_a_commit),
      cmocka_unit_test(what_follows_a_paste_at_once_is_its_rest),
      cmocka_unit_test(two_pastes_keep_their_texts),
      cmocka_unit_test(what_is_dropped_is_told_no_more),
      cmocka_unit_test(where_the_latest_is_dropped_the_rest_stays),
      cmocka_unit_test(a_paste_that_is_lent_ends_the_reading),
      cmocka_unit_test(there_is_an_end_of_room),
      cmocka_unit_test(a_terminal_that_is_gone_is_noticed),
      cmocka_unit_test(a_pending_signal_does_not_outlive_the_screen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
