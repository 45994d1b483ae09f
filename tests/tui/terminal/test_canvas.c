#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "tui/terminal/canvas.h"

#include <cmocka.h>

enum { ROWS = 4, COLUMNS = 12 };

static int open_canvas(void **state) {
  Error err;
  Canvas *canvas = malloc(sizeof *canvas);
  *state = canvas;
  return canvas != NULL && canvas_open(canvas, ROWS, COLUMNS, &err) ? 0 : -1;
}

static int close_canvas(void **state) {
  canvas_close(*state);
  free(*state);
  return 0;
}

static void row_is(const Canvas *canvas, int row, const char *expected) {
  char text[COLUMNS * CELL_TEXT_SIZE + 1] = "";
  size_t used = 0;
  for (int column = 0; column < canvas->columns; column++)
    used += (size_t)snprintf(text + used, sizeof text - used, "%s",
                             canvas_cell(canvas, row, column)->text);
  assert_string_equal(text, expected);
}

static void text_goes_into_cells(void **state) {
  Canvas *canvas = *state;
  assert_int_equal(canvas_write(canvas, 1, 2, STYLE_TITLE, "dots"), 6);
  row_is(canvas, 1, "  dots      ");
  assert_int_equal(canvas_cell(canvas, 1, 2)->style, STYLE_TITLE);
  assert_int_equal(canvas_cell(canvas, 1, 6)->style, STYLE_PLAIN);
}

static void what_lies_outside_is_left_out(void **state) {
  Canvas *canvas = *state;
  canvas_write(canvas, 0, -2, STYLE_PLAIN, "abcd");
  canvas_write(canvas, 1, COLUMNS - 2, STYLE_PLAIN, "abcd");
  canvas_write(canvas, -1, 0, STYLE_PLAIN, "above");
  canvas_write(canvas, ROWS, 0, STYLE_PLAIN, "below");
  canvas_repeat(canvas, 2, COLUMNS - 3, 1000000, STYLE_RULE, "─");
  row_is(canvas, 0, "cd          ");
  row_is(canvas, 1, "          ab");
  row_is(canvas, 2, "         ───");
  row_is(canvas, 3, "            ");
  assert_null(canvas_cell(canvas, ROWS, 0));
}

static void a_wide_character_takes_two_cells(void **state) {
  Canvas *canvas = *state;
  assert_int_equal(canvas_write(canvas, 0, 0, STYLE_PLAIN, "住宅!"), 5);
  assert_int_equal(canvas_cell(canvas, 0, 0)->columns, 2);
  assert_int_equal(canvas_cell(canvas, 0, 1)->columns, 0);
  row_is(canvas, 0, "住宅!       ");
  assert_int_equal(canvas_width("住宅!"), 5);
}

static void half_a_wide_character_is_never_left(void **state) {
  Canvas *canvas = *state;
  canvas_write(canvas, 0, 0, STYLE_PLAIN, "住宅");
  canvas_write(canvas, 0, 1, STYLE_PLAIN, "x");
  row_is(canvas, 0, " x宅        ");
  canvas_write(canvas, 0, 2, STYLE_PLAIN, "y");
  row_is(canvas, 0, " xy         ");
  canvas_write(canvas, 1, COLUMNS - 1, STYLE_PLAIN, "住");
  row_is(canvas, 1, "            ");
}

static void marks_join_their_letter(void **state) {
  Canvas *canvas = *state;
  assert_int_equal(canvas_write(canvas, 0, 0, STYLE_PLAIN, "e\xcc\x81t"), 2);
  assert_string_equal(canvas_cell(canvas, 0, 0)->text, "e\xcc\x81");
  assert_string_equal(canvas_cell(canvas, 0, 1)->text, "t");
}

static void a_tower_of_marks_stays_in_its_cell(void **state) {
  Canvas *canvas = *state;
  char tower[202] = "e";
  for (int i = 0; i < 100; i++)
    memcpy(tower + 1 + 2 * i, "\xcc\x81", 3);
  assert_int_equal(canvas_write(canvas, 0, 0, STYLE_PLAIN, tower), 1);
  assert_true(strlen(canvas_cell(canvas, 0, 0)->text) < CELL_TEXT_SIZE);
  row_is(canvas, 1, "            ");
}

static void what_could_disturb_a_terminal_is_shown(void **state) {
  Canvas *canvas = *state;
  canvas_format(canvas, 0, 0, STYLE_PLAIN, "a%lcb", (wint_t)0x202e);
  row_is(canvas, 0, "a<U+202E>b  ");
  canvas_write(canvas, 1, 0, STYLE_PLAIN, "\033[2J");
  row_is(canvas, 1, "<U+001B>[2J ");
  canvas_write(canvas, 2, 0, STYLE_PLAIN,
               "a\xff"
               "b");
  row_is(canvas, 2, "a<byte FF>b ");
}

static void what_is_too_long_ends_in_dots(void **state) {
  Canvas *canvas = *state;
  assert_int_equal(canvas_write_within(canvas, 0, 0, 6, STYLE_PLAIN, "logement"), 6);
  row_is(canvas, 0, "logem…      ");
  canvas_write_within(canvas, 1, 0, 8, STYLE_PLAIN, "logement");
  row_is(canvas, 1, "logement    ");
  canvas_write_within(canvas, 2, 0, 4, STYLE_PLAIN, "住宅政");
  row_is(canvas, 2, "住…         ");
  assert_int_equal(canvas_write_within(canvas, 3, 3, 0, STYLE_PLAIN, "x"), 3);
  row_is(canvas, 3, "            ");
}

static void numbers_stand_to_the_right(void **state) {
  Canvas *canvas = *state;
  assert_int_equal(canvas_write_right(canvas, 0, 2, 5, STYLE_PLAIN, "12"), 5);
  row_is(canvas, 0, "     12     ");
}

static void lines_break_between_words(void **state) {
  Canvas *canvas = *state;
  assert_int_equal(
      canvas_write_lines(canvas, 0, 0, COLUMNS, 3, STYLE_PLAIN, "vote closed: reopen it"), 2);
  row_is(canvas, 0, "vote closed:");
  row_is(canvas, 1, "reopen it   ");
  assert_int_equal(canvas_write_lines(NULL, 0, 0, 4, 9, STYLE_PLAIN, "abcdefghij"), 3);
  assert_int_equal(canvas_write_lines(canvas, 2, 0, 6, 2, STYLE_PLAIN, "one two three four"), 2);
  row_is(canvas, 3, "two t…      ");
}

static void an_empty_text_is_one_line(void **state) {
  (void)state;
  assert_int_equal(canvas_write_lines(NULL, 0, 0, 10, 3, STYLE_PLAIN, ""), 1);
}

static void signs_give_way_to_letters(void **state) {
  Canvas *canvas = *state;
  canvas->letters_only = true;
  canvas_write(canvas, 0, 0, STYLE_PLAIN, "●▲■ ▸ a…");
  row_is(canvas, 0, "GYR > a~    ");
}

static void yellow_is_never_a_text_colour(void **state) {
  (void)state;
  for (Style style = STYLE_PLAIN; style < STYLE_COUNT; style++) {
    const Attributes *look = style_look(style);
    assert_int_not_equal(look->text, PAINT_YELLOW);
    if (look->background == PAINT_YELLOW) assert_int_equal(look->text, PAINT_BLACK);
  }
}

static void each_role_has_a_letter_of_its_own(void **state) {
  (void)state;
  for (Style one = STYLE_PLAIN; one < STYLE_COUNT; one++)
    for (Style other = one + 1; other < STYLE_COUNT; other++)
      assert_int_not_equal(style_look(one)->letter, style_look(other)->letter);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(text_goes_into_cells, open_canvas, close_canvas),
      cmocka_unit_test_setup_teardown(what_lies_outside_is_left_out, open_canvas, close_canvas),
      cmocka_unit_test_setup_teardown(a_wide_character_takes_two_cells, open_canvas, close_canvas),
      cmocka_unit_test_setup_teardown(half_a_wide_character_is_never_left, open_canvas,
                                      close_canvas),
      cmocka_unit_test_setup_teardown(marks_join_their_letter, open_canvas, close_canvas),
      cmocka_unit_test_setup_teardown(a_tower_of_marks_stays_in_its_cell, open_canvas,
                                      close_canvas),
      cmocka_unit_test_setup_teardown(what_could_disturb_a_terminal_is_shown, open_canvas,
                                      close_canvas),
      cmocka_unit_test_setup_teardown(what_is_too_long_ends_in_dots, open_canvas, close_canvas),
      cmocka_unit_test_setup_teardown(numbers_stand_to_the_right, open_canvas, close_canvas),
      cmocka_unit_test_setup_teardown(lines_break_between_words, open_canvas, close_canvas),
      cmocka_unit_test_setup_teardown(signs_give_way_to_letters, open_canvas, close_canvas),
      cmocka_unit_test(an_empty_text_is_one_line),
      cmocka_unit_test(yellow_is_never_a_text_colour),
      cmocka_unit_test(each_role_has_a_letter_of_its_own),
  };
  setlocale(LC_ALL, "C.UTF-8");
  return cmocka_run_group_tests(tests, NULL, NULL);
}
