/* Weights tried step by step, bars, and intervals that are kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tests/tui/scenes/june.h"
#include "tui/screens/ranking/ranking_view.h"
#include "tui/state/ranking_rows.h"
#include "tui/state/view_data.h"

#include <cmocka.h>
#include <locale.h>

enum { STEPS_ENOUGH = 40 };

static Weights weights_of(const char *text) {
  Error err;
  Weights weights;
  assert_true(weights_parse(text, &weights, &err));
  return weights;
}

static void are(Weights weights, const char *text) {
  Weights wanted = weights_of(text);
  for (int colour = 0; colour < COLOUR_COUNT; colour++)
    assert_int_equal(weights.of[colour], wanted.of[colour]);
}

static Weights step(Weights weights, Weights own, WeightsTurned turned, int direction) {
  Error err;
  Weights next = weights_stepped(weights, own, turned, direction);
  assert_true(weights_check(next, &err));
  return next;
}

static Weights walk(Weights weights, Weights own, WeightsTurned turned, int direction) {
  for (int i = 0; i < STEPS_ENOUGH; i++)
    weights = step(weights, own, turned, direction);
  return weights;
}

/* How much yellow and red weigh beside green goes down at each step. */
static void is_closer_to_green(Weights next, Weights before) {
  int64_t after = (next.of[YELLOW] + next.of[RED]) * before.of[GREEN];
  int64_t earlier = (before.of[YELLOW] + before.of[RED]) * next.of[GREEN];
  assert_true(after < earlier || (after == earlier && next.of[YELLOW] * before.of[GREEN] <
                                                          before.of[YELLOW] * next.of[GREEN]));
}

static void the_way_leads_from_all_alike_to_green_alone(void **state) {
  (void)state;
  static const char *const owns[] = {"3,2,1", "10,5,0", "7,6,5.123", "1,1,1", "0.5,0,0"};
  for (size_t i = 0; i < sizeof owns / sizeof *owns; i++) {
    Weights own = weights_of(owns[i]), at = walk(own, own, TURN_ALL, -1);
    assert_int_equal(at.of[RED], at.of[GREEN]);
    bool met = weights_same(at, own);
    for (Weights next; !weights_same(next = step(at, own, TURN_ALL, 1), at); at = next) {
      is_closer_to_green(next, at);
      met = met || weights_same(next, own);
    }
    assert_int_equal(at.of[YELLOW], 0);
    assert_true(met);
  }
}

static void a_step_on_and_back_ends_where_it_began(void **state) {
  (void)state;
  Weights own = weights_of("5,4,2.5");
  are(step(step(own, own, TURN_ALL, 1), own, TURN_ALL, -1), "5,4,2.5");
  are(step(step(own, own, TURN_ALL, -1), own, TURN_ALL, 1), "5,4,2.5");
}

static void the_usual_weights_are_the_neighbours(void **state) {
  (void)state;
  Weights own = weights_of("3,2,1");
  are(step(own, own, TURN_ALL, 1), "5,3,1");
  are(step(own, own, TURN_ALL, -1), "1,1,0");
  are(step(weights_of("3,2.1,1"), own, TURN_ALL, 1), "1,1,0");
}

static void one_colour_goes_by_tenths_between_its_neighbours(void **state) {
  (void)state;
  Weights own = weights_of("3,2,1");
  are(step(own, own, TURN_YELLOW, 1), "3,2.1,1");
  are(step(own, own, TURN_RED, -1), "3,2,0.9");
  are(walk(own, own, TURN_YELLOW, 1), "3,3,1");
  are(walk(own, own, TURN_YELLOW, -1), "3,1,1");
  are(walk(own, own, TURN_RED, 1), "3,2,2");
  are(walk(own, own, TURN_RED, -1), "3,2,0");
  are(step(weights_of("1000,500,1"), own, TURN_YELLOW, -1), "1000,490,1");
  are(step(weights_of("0.02,0.01,0"), own, TURN_YELLOW, 1), "0.02,0.02,0");
}

static void bar_is(uint32_t best, uint32_t worst, uint32_t ranks, int width, const char *wanted) {
  Error err;
  Canvas canvas;
  char drawn[256] = "";
  size_t used = 0;
  const Interval interval = {.best = best, .worst = worst};
  assert_true(canvas_open(&canvas, 1, width + 1, &err));
  draw_ranking_bar(&canvas, 0, 0, width, ranks, &interval, STYLE_PLAIN);
  for (int column = 0; column <= width; column++)
    used += (size_t)snprintf(drawn + used, sizeof drawn - used, "%s",
                             canvas_cell(&canvas, 0, column)->text);
  canvas_close(&canvas);
  assert_string_equal(drawn, wanted);
}

static void a_bar_spans_its_ranks(void **state) {
  (void)state;
  bar_is(1, 1, 10, 10, "│          ");
  bar_is(10, 10, 10, 10, "         │ ");
  bar_is(2, 5, 10, 10, " ├──┤      ");
  bar_is(9, 10, 10, 10, "        ├┤ ");
  bar_is(1, 100, 100, 10, "├────────┤ ");
  bar_is(2, 3, 100, 10, "├┤         ");
  bar_is(99, 100, 100, 10, "        ├┤ ");
  bar_is(1, 1, 1, 2, "│  ");
  assert_int_equal(ranking_bar_width(7, 20), 7);
  assert_int_equal(ranking_bar_width(70, 20), 20);
  assert_int_equal(ranking_bar_width(1, 20), 2);
}

static void fill(IntervalCache *cache, const Roundtable *table) {
  Error err;
  assert_true(interval_cache_refresh(cache, table, &err));
  for (bool more = true; more;)
    more = interval_cache_step(cache);
}

static void are_those_of_core(const IntervalCache *cache, const Roundtable *table) {
  Error err;
  Ranking ranking;
  RankInterval wanted[64];
  assert_true(ranking_compute(table, NULL, weights_default(), &ranking, &err));
  assert_in_range(ranking.count, 1, 64);
  assert_true(ranking_intervals(&ranking, NULL, NULL, wanted, &err));
  KnownIntervals known = interval_cache_known(cache);
  assert_int_equal(known.known, ranking.count);
  for (size_t i = 0; i < ranking.count; i++) {
    assert_int_equal(known.of[i].overall.best, wanted[i].overall.best);
    assert_int_equal(known.of[i].overall.worst, wanted[i].overall.worst);
    assert_int_equal(known.of[i].in_subgroup.best, wanted[i].in_subgroup.best);
    assert_int_equal(known.of[i].in_subgroup.worst, wanted[i].in_subgroup.worst);
  }
  ranking_free(&ranking);
}

static void intervals_are_kept_until_dots_change(void **state) {
  (void)state;
  Error err;
  IntervalCache cache = {0};
  Record record = record_june();
  fill(&cache, record.roundtable);
  are_those_of_core(&cache, record.roundtable);
  happens(&record, make_note(1, 0, "pause"));
  assert_true(interval_cache_refresh(&cache, record.roundtable, &err));
  assert_int_equal(interval_cache_known(&cache).known, 29);
  happens(&record, make_dots(12, GREEN, 7));
  assert_true(interval_cache_refresh(&cache, record.roundtable, &err));
  assert_int_equal(interval_cache_known(&cache).known, 0);
  fill(&cache, record.roundtable);
  are_those_of_core(&cache, record.roundtable);
  interval_cache_clear(&cache);
  record_end(&record);
}

/* The top of the list is what people look at. */
static void the_first_of_the_ranking_are_computed_first(void **state) {
  (void)state;
  Error err;
  IntervalCache cache = {0};
  Record record = record_june();
  assert_true(interval_cache_refresh(&cache, record.roundtable, &err));
  assert_true(interval_cache_step(&cache));
  assert_int_equal(interval_cache_known(&cache).of[23].overall.best, 1);
  assert_int_equal(interval_cache_known(&cache).of[0].overall.best, 0);
  interval_cache_clear(&cache);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_way_leads_from_all_alike_to_green_alone),
      cmocka_unit_test(a_step_on_and_back_ends_where_it_began),
      cmocka_unit_test(the_usual_weights_are_the_neighbours),
      cmocka_unit_test(one_colour_goes_by_tenths_between_its_neighbours),
      cmocka_unit_test(a_bar_spans_its_ranks),
      cmocka_unit_test(intervals_are_kept_until_dots_change),
      cmocka_unit_test(the_first_of_the_ranking_are_computed_first),
  };
  setlocale(LC_CTYPE, "C.UTF-8");
  return cmocka_run_group_tests(tests, NULL, NULL);
}
