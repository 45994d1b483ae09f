/* A line of text being typed: its limit, and going back step by step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/terminal/line_editor.h"

#include <cmocka.h>

static LineEditor *new_line(void) {
  LineEditor *line = calloc(1, sizeof *line);
  assert_non_null(line);
  line_clear(line);
  return line;
}

static void type(LineEditor *line, const char *text) {
  for (; *text != '\0'; text++)
    assert_true(line_type(line, (Key)*text));
}

static void as_many_characters_as_its_field_has(void **state) {
  (void)state;
  enum { TITLE = 1000 };
  LineEditor *line = new_line();
  line->limit = TITLE;
  for (int n = 0; n < TITLE; n++)
    assert_true(line_type(line, 0x1f7e2));
  assert_true(line_is_full(line));
  assert_false(line_type(line, 'x'));
  assert_int_equal(line->characters, TITLE);
  assert_int_equal(strlen(line->text), 4 * TITLE);
  line_erase(line);
  assert_true(line_type(line, 'x'));
  assert_false(line_type(line, 'y'));
  free(line);
}

static void a_note_has_room_for_its_10000_characters(void **state) {
  (void)state;
  enum { NOTE = 10000 };
  LineEditor *line = new_line();
  line->limit = NOTE;
  for (int n = 0; n < NOTE; n++)
    assert_true(line_type(line, 0x1f7e2));
  assert_int_equal(line->length, 4 * NOTE);
  assert_false(line_type(line, 'x'));
  free(line);
}

static void a_paste_is_cut_at_the_limit(void **state) {
  (void)state;
  LineEditor *line = new_line();
  line->limit = 5;
  line_paste(line, "é1\n23456");
  assert_string_equal(line->text, "é1 23");
  line_undo(line);
  assert_string_equal(line->text, "");
  assert_int_equal(line->characters, 0);
  free(line);
}

static void erasing_both_ways_comes_back_as_it_was(void **state) {
  (void)state;
  LineEditor *line = new_line();
  line_open(line, "abcdef");
  line_left(line);
  line_left(line);
  line_left(line);
  line_erase(line);
  line_delete(line);
  line_delete(line);
  line_erase(line);
  assert_string_equal(line->text, "af");
  line_undo(line);
  assert_string_equal(line->text, "abcdef");
  assert_int_equal(line->cursor, 3);
  free(line);
}

static void steps_at_two_places_are_two(void **state) {
  (void)state;
  LineEditor *line = new_line();
  type(line, "one");
  line_start(line);
  type(line, "two");
  assert_string_equal(line->text, "twoone");
  line_undo(line);
  assert_string_equal(line->text, "one");
  line_undo(line);
  assert_string_equal(line->text, "");
  free(line);
}

/* A stock of whole lines, as the line itself does not keep them. */
typedef struct Past {
  char text[LINE_STEPS_MAX][64];
  size_t count;
} Past;

static uint32_t next_number(uint32_t *number) {
  *number = *number * 1103515245U + 12345U;
  return *number >> 16;
}

static void any_step_is_undone(void **state) {
  (void)state;
  uint32_t number = 11;
  LineEditor *line = new_line();
  for (int round = 0; round < 2000; round++) {
    Past past = {.count = 0};
    line_open(line, "Le début – fin");
    for (size_t n = 0; n < LINE_STEPS_MAX; n++) {
      for (uint32_t moves = next_number(&number) % 8; moves > 0; moves--)
        if (next_number(&number) % 2 == 0)
          line_left(line);
        else
          line_right(line);
      snprintf(past.text[past.count++], sizeof past.text[0], "%.63s", line->text);
      line->last = LINE_OPENED; /* each is a step of its own */
      switch (next_number(&number) % 6) {
      case 0: line_type(line, 0xe9); break;
      case 1: line_erase(line); break;
      case 2: line_delete(line); break;
      case 3: line_erase_word(line); break;
      case 4: line_erase_before(line); break;
      default: line_paste(line, "x y"); break;
      }
      if (strcmp(past.text[past.count - 1], line->text) == 0) past.count--;
      assert_int_equal(line->length, strlen(line->text));
      assert_true(line->cursor <= line->length);
    }
    while (past.count > 0) {
      line_undo(line);
      assert_string_equal(line->text, past.text[--past.count]);
    }
  }
  free(line);
}

static void what_precedes_the_cursor_goes(void **state) {
  (void)state;
  LineEditor *line = calloc(1, sizeof *line);
  assert_non_null(line);
  line_open(line, "Le début – fin");
  line_word_left(line);
  line_erase_before(line);
  assert_string_equal(line->text, "fin");
  assert_int_equal(line->cursor, 0);
  line_undo(line);
  assert_string_equal(line->text, "Le début – fin");
  free(line);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_precedes_the_cursor_goes),
      cmocka_unit_test(as_many_characters_as_its_field_has),
      cmocka_unit_test(a_note_has_room_for_its_10000_characters),
      cmocka_unit_test(a_paste_is_cut_at_the_limit),
      cmocka_unit_test(erasing_both_ways_comes_back_as_it_was),
      cmocka_unit_test(steps_at_two_places_are_two),
      cmocka_unit_test(any_step_is_undone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
