/* Characters from a terminal, in whatever pieces they come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/terminal/input.h"

#include <cmocka.h>

enum { TOLD_SIZE = 512, MOMENT_MS = 3000 };

/* What was told, as text: k for a key and its character, p(…) for a paste, c for a click. */
typedef struct Told {
  InputDecoder decoder;
  int64_t now_ms;
  char text[TOLD_SIZE];
} Told;

static void tell(Told *told, Input input) {
  char text[TOLD_SIZE] = "";
  if (input.kind == INPUT_KEY && input.key == PRESS_ESCAPE)
    snprintf(text, sizeof text, "Esc ");
  else if (input.kind == INPUT_KEY && input.key < 0x80)
    snprintf(text, sizeof text, "%c ", (int)input.key);
  else if (input.kind == INPUT_KEY)
    snprintf(text, sizeof text, "key %x ", (unsigned)input.key);
  else if (input.kind == INPUT_CLICK)
    snprintf(text, sizeof text, "click %d,%d ", input.row, input.column);
  else if (input.kind == INPUT_PASTE)
    snprintf(text, sizeof text, "(%.200s) ", input.text);
  size_t used = strlen(told->text);
  snprintf(told->text + used, sizeof told->text - used, "%s", text);
}

static void send(Told *told, const char *bytes, size_t size) {
  for (size_t i = 0; i < size; i++)
    tell(told, input_decoder_character(&told->decoder, (unsigned char)bytes[i], told->now_ms));
}

/* As the terminal does where nothing more comes for a while. */
static void wait(Told *told) {
  tell(told, input_decoder_pause(&told->decoder));
  tell(told, input_decoder_rest(&told->decoder));
  told->now_ms += MOMENT_MS;
}

static Told *begin(void) {
  Told *told = calloc(1, sizeof *told);
  assert_non_null(told);
  return told;
}

static void end(Told *told, const char *expected) {
  assert_string_equal(told->text, expected);
  free(told);
}

static void told_at_once(const char *bytes, const char *expected) {
  Told *told = begin();
  send(told, bytes, strlen(bytes));
  wait(told);
  end(told, expected);
}

static void keys_are_keys(void **state) {
  (void)state;
  told_at_once("vj", "v j ");
  told_at_once("\033", "Esc ");
  told_at_once("\b", "\x7f ");
}

static void the_mouse_clicks(void **state) {
  (void)state;
  told_at_once("\033[<0;12;5M\033[<0;12;5m", "click 4,11 ");
  told_at_once("\033[<64;1;1M\033[<65;1;1M", "key 110000 key 110001 ");
  told_at_once("\033[<2;12;5M\033[<32;12;5M\033[<0;12M\033[<0;99999999999;5M", "");
  told_at_once("\033[M !!v", "click 0,0 v ");
  told_at_once("\033[Mvvvq", "q ");
}

static void what_means_nothing_is_no_key(void **state) {
  (void)state;
  told_at_once("\033v\033OR\033[1;3R", "");
  told_at_once("\033[\033[<0;1;1M", "click 0,0 ");
  told_at_once("\033\033[1;2Rv", "v ");
}

static void a_paste_is_one(void **state) {
  (void)state;
  told_at_once("\033[200~vv\nj\033[201~r", "(vv\nj) r ");
  told_at_once("\033[200~\033[201~", "() ");
  told_at_once("\033[200~a\033[20b\033[201~", "(a\033[20b) ");
}

/* The line is as slow as it can be between two pieces, wherever it is cut. But for a pause right
 * after Escape no key is told that nobody struck, and that one is Escape itself. */
static void pieces_never_vote(const char *bytes, const char *inputs) {
  for (size_t cut = 1; cut < strlen(bytes); cut++) {
    Told *told = begin();
    send(told, bytes, cut);
    wait(told);
    send(told, bytes + cut, strlen(bytes) - cut);
    wait(told);
    char *text = told->text;
    if (strncmp(text, "Esc ", 4) == 0) text += 4;
    assert_string_equal(text, inputs);
    free(told);
  }
}

static void a_click_may_come_in_pieces(void **state) {
  (void)state;
  pieces_never_vote("\033[<0;112;35M", "click 34,111 ");
  pieces_never_vote("\033[<0;112;35m", "");
  pieces_never_vote("\033[M !!", "click 0,0 ");
  pieces_never_vote("\033[1;3R", "");
}

/* Votes are what must not be told; the paste may come in two. */
static void a_paste_may_come_in_pieces(void **state) {
  (void)state;
  static const char bytes[] = "\033[200~vjr12v\033[201~";
  for (size_t cut = 1; cut + 1 < sizeof bytes; cut++) {
    Told *told = begin();
    send(told, bytes, cut);
    wait(told);
    wait(told);
    send(told, bytes + cut, sizeof bytes - 1 - cut);
    wait(told);
    send(told, "q", 1);
    assert_null(strstr(told->text, "v "));
    assert_null(strstr(told->text, "r "));
    assert_non_null(strstr(told->text, "q "));
    assert_null(strstr(told->text, "~"));
    free(told);
  }
}

static void an_escape_ends_a_paste_without_end(void **state) {
  (void)state;
  Told *told = begin();
  send(told, "\033[200~vv", 8);
  wait(told);
  send(told, "v", 1);
  wait(told);
  send(told, "\033", 1);
  wait(told);
  send(told, "q", 1);
  end(told, "(vv) (v) () q ");
}

static void a_paste_may_be_too_long(void **state) {
  (void)state;
  Told *told = begin();
  send(told, "\033[200~", 6);
  for (int i = 0; i < PASTED_SIZE; i++)
    send(told, "v", 1);
  send(told, "\033[201~q", 7);
  assert_int_equal(strlen(told->decoder.pasted), PASTED_SIZE - 1);
  assert_true(strcmp(told->text + strlen(told->text) - 3, " q ") == 0);
  free(told);
}

static void a_letter_long_after_escape_is_a_key(void **state) {
  (void)state;
  Told *told = begin();
  send(told, "\033", 1);
  wait(told);
  send(told, "O", 1);
  end(told, "Esc O ");
}

static void a_whole_key_ends_what_was_begun(void **state) {
  (void)state;
  Told *told = begin();
  send(told, "\033[", 2);
  tell(told, input_decoder_key(&told->decoder, PRESS_UP));
  send(told, "v", 1);
  send(told, "\033[200~", 6);
  tell(told, input_decoder_key(&told->decoder, PRESS_DOWN));
  send(told, "\033[201~", 6);
  end(told, "key 110000 v () ");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keys_are_keys),
      cmocka_unit_test(the_mouse_clicks),
      cmocka_unit_test(what_means_nothing_is_no_key),
      cmocka_unit_test(a_paste_is_one),
      cmocka_unit_test(a_click_may_come_in_pieces),
      cmocka_unit_test(a_paste_may_come_in_pieces),
      cmocka_unit_test(an_escape_ends_a_paste_without_end),
      cmocka_unit_test(a_paste_may_be_too_long),
      cmocka_unit_test(a_letter_long_after_escape_is_a_key),
      cmocka_unit_test(a_whole_key_ends_what_was_begun),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
