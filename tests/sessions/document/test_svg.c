#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/document/figure.h"

#include <cmocka.h>

static char *bar(Tally tally, int64_t most) {
  char *drawing = NULL;
  size_t size;
  FILE *out = open_memstream(&drawing, &size);
  assert_non_null(out);
  svg_bar(out, tally, most);
  fclose(out);
  return drawing;
}

static char *scale(int64_t most) {
  char *drawing = NULL;
  size_t size;
  FILE *out = open_memstream(&drawing, &size);
  assert_non_null(out);
  svg_scale(out, most);
  fclose(out);
  return drawing;
}

static char *whisker(FigureRow row, int64_t most) {
  char *drawing = NULL;
  size_t size;
  FILE *out = open_memstream(&drawing, &size);
  assert_non_null(out);
  svg_whisker(out, &row, most);
  fclose(out);
  return drawing;
}

static void assert_bar(char *drawing, const char *parts) {
  char expected[1024];
  snprintf(expected, sizeof expected,
           "<svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\">%s</svg>", parts);
  assert_string_equal(drawing, expected);
  free(drawing);
}

static void parts_of_a_bar_are_as_long_as_their_dots(void **state) {
  (void)state;
  assert_bar(bar((Tally){{3, 5, 0}}, 16),
             "<rect class=\"fill-green\" y=\"1\" x=\"0.00%\" width=\"18.75%\"/>"
             "<text class=\"on-green\" y=\"50%\" x=\"9.37%\">G</text>"
             "<rect class=\"fill-yellow\" y=\"1\" x=\"18.75%\" width=\"31.25%\"/>"
             "<text class=\"on-yellow\" y=\"50%\" x=\"34.37%\">Y</text>");
  assert_bar(bar((Tally){{0, 0, 0}}, 16), "");
}

static void a_part_too_small_has_no_letter(void **state) {
  (void)state;
  assert_bar(bar((Tally){{0, 0, 1}}, 100),
             "<rect class=\"fill-red\" y=\"1\" x=\"0.00%\" width=\"1.00%\"/>");
}

/* The numbers that begin behind each `mark`, all of 0 to 100. */
static double last_place(const char *drawing, const char *mark, int *count) {
  double last = -1;
  *count = 0;
  while ((drawing = strstr(drawing, mark))) {
    drawing += strlen(mark);
    double place = strtod(drawing, NULL);
    assert_true(place >= 0 && place <= 100);
    last = place;
    ++*count;
  }
  return last;
}

static void the_largest_counts_fit(void **state) {
  (void)state;
  int parts;
  const Tally most = {{2 * COUNT_MAX, 2 * COUNT_MAX, 2 * COUNT_MAX}};
  char *drawing = bar(most, tally_cumulative(most));
  assert_true(last_place(drawing, " x=\"", &parts) < 100);
  assert_int_equal(parts, 6);
  free(drawing);
}

/* How many places of ticks there are; they rise, and are apart from one another. */
static int rising_places(const char *drawing) {
  double before = -100;
  int ticks = 0;
  while ((drawing = strstr(drawing, " x=\""))) {
    drawing += strlen(" x=\"");
    double place = strtod(drawing, NULL);
    assert_true(place - before > 5);
    before = place;
    ++ticks;
  }
  return ticks;
}

static void assert_scale(int64_t most) {
  char *drawing = scale(most), last[40];
  snprintf(last, sizeof last, ">%lld</text></svg>", (long long)most);
  assert_non_null(strstr(drawing, last));
  assert_non_null(strstr(drawing, ">1</text>"));
  assert_true(rising_places(drawing) <= 9);
  free(drawing);
}

static void a_scale_is_readable_whatever_its_length(void **state) {
  (void)state;
  for (int64_t most = 1; most <= 3000; ++most)
    assert_scale(most);
  assert_scale(10000);
}

static void a_whisker_stays_within_its_scale(void **state) {
  (void)state;
  for (uint32_t most = 1; most <= 40; ++most) {
    int lines, discs;
    char *drawing = whisker((FigureRow){.best = 1, .worst = most, .rank = most}, most);
    double end = last_place(drawing, " x2=\"", &lines);
    double disc = last_place(drawing, " cx=\"", &discs);
    assert_true(end == disc && discs == 1 && lines > 3);
    free(drawing);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parts_of_a_bar_are_as_long_as_their_dots),
      cmocka_unit_test(a_part_too_small_has_no_letter),
      cmocka_unit_test(the_largest_counts_fit),
      cmocka_unit_test(a_scale_is_readable_whatever_its_length),
      cmocka_unit_test(a_whisker_stays_within_its_scale),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
