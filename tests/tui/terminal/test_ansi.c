/* What is written for a terminal of a canvas: bytes that lead from one frame to the next. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/terminal/canvas.h"

#include <cmocka.h>

enum { ROWS = 3, COLUMNS = 10 };

static Canvas blank_canvas(void) {
  Canvas canvas;
  Error err;
  assert_true(canvas_open(&canvas, ROWS, COLUMNS, &err));
  return canvas;
}

static void assert_bytes(const Canvas *before, const Canvas *canvas, const char *expected) {
  char *data = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&data, &size);
  assert_non_null(out);
  const bool wrote = ansi_write(out, before, canvas);
  assert_int_equal(fclose(out), 0);
  assert_string_equal(data, expected);
  assert_int_equal(wrote, *expected != '\0');
  free(data);
}

static void a_first_frame_clears_the_screen(void **state) {
  (void)state;
  Canvas canvas = blank_canvas();
  assert_bytes(NULL, &canvas, "\033[?25l\033[0m\033[2J");
  canvas_write(&canvas, 1, 2, STYLE_TITLE, "ab");
  canvas_write(&canvas, 1, 4, STYLE_PLAIN, "c");
  assert_bytes(NULL, &canvas, "\033[?25l\033[0m\033[2J\033[2;3H\033[0;1mab\033[0mc\033[0m");
  canvas_close(&canvas);
}

static void only_what_changed_is_written(void **state) {
  (void)state;
  Canvas before = blank_canvas(), now = blank_canvas();
  canvas_write(&before, 0, 0, STYLE_PLAIN, "abcdef");
  canvas_write(&now, 0, 0, STYLE_PLAIN, "abXdYf");
  assert_bytes(&before, &before, "");
  assert_bytes(&before, &now, "\033[1;3H\033[0mX\033[1;5HY\033[0m");
  canvas_close(&before);
  canvas_close(&now);
}

/* The same letter in another style is a change; a line's end never leads on to the next line. */
static void styles_and_ends_of_lines_count(void **state) {
  (void)state;
  Canvas before = blank_canvas(), now = blank_canvas();
  canvas_write(&before, 0, COLUMNS - 1, STYLE_PLAIN, "x");
  canvas_write(&now, 0, COLUMNS - 1, STYLE_YELLOW, "x");
  canvas_write(&now, 1, 0, STYLE_YELLOW, "y");
  assert_bytes(&before, &now, "\033[1;10H\033[0;30;43mx\033[2;1Hy\033[0m");
  canvas_close(&before);
  canvas_close(&now);
}

/* A wide character's second cell is nobody's until the character goes. */
static void wide_characters_are_two_cells(void **state) {
  (void)state;
  Canvas before = blank_canvas(), now = blank_canvas();
  canvas_write(&now, 0, 0, STYLE_PLAIN, "\xE7\xA5\xA8z");
  assert_bytes(&before, &now, "\033[1;1H\033[0m\xE7\xA5\xA8z\033[0m");
  assert_bytes(&now, &before, "\033[1;1H\033[0m   \033[0m");
  canvas_close(&before);
  canvas_close(&now);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_first_frame_clears_the_screen),
      cmocka_unit_test(only_what_changed_is_written),
      cmocka_unit_test(styles_and_ends_of_lines_count),
      cmocka_unit_test(wide_characters_are_two_cells),
  };
  setlocale(LC_ALL, "C.UTF-8");
  return cmocka_run_group_tests(tests, NULL, NULL);
}
