#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tests/core/make.h"
#include "tests/core/retell.h"

#include <cmocka.h>

enum { CELLS = 15 };

static Event make_drawn(const char *seed, int64_t at, int64_t drawn, int64_t cells) {
  Event event = event_make(EVENT_RECOUNT_DRAWN);
  event.recount = (RecountDrawn){.seed = seed, .at = at, .drawn = drawn, .cells = cells};
  return event;
}

static Event make_cell(int64_t recommendation, int64_t colour, int64_t recorded, int64_t by_hand) {
  Event event = event_make(EVENT_RECOUNT_CELL);
  event.recount_cell = (RecountCell){
      .recommendation = recommendation, .colour = colour, .recorded = recorded, .by_hand = by_hand};
  return event;
}

static void a_recount_changes_no_count(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_dots(1, GREEN, 3));
  act_begin(&record);
  happens(&record, make_drawn("20230606", 1, 2, CELLS));
  happens(&record, make_cell(1, GREEN, 3, 4));
  happens(&record, make_cell(2, RED, 0, 2 * (int64_t)COUNT_MAX));
  act_end(&record);
  assert_int_equal(roundtable_recommendation(record.roundtable, 1)->counted.dots[GREEN], 3);
  assert_int_equal(roundtable_recommendation(record.roundtable, 2)->counted.dots[RED], 0);
  record_end(&record);
}

static void a_draw_that_cannot_be_is_refused(void **state) {
  (void)state;
  char too_long[RECOUNT_SEED_MAX + 2] = "";
  memset(too_long, '1', RECOUNT_SEED_MAX + 1);
  const char *const seeds[] = {"", "12a", "-1", " 1", too_long};
  Record record = record_small();
  for (size_t n = 0; n < sizeof seeds / sizeof *seeds; ++n)
    is_refused(&record, make_drawn(seeds[n], 1, 2, CELLS), "the seed");
  is_refused(&record, make_drawn("1", 0, 2, CELLS), "the event a recount was drawn at");
  is_refused(&record, make_drawn("1", INT64_MAX, 2, CELLS), "the event a recount was drawn at");
  is_refused(&record, make_drawn("1", 1, 0, CELLS), "the number of cells");
  is_refused(&record, make_drawn("1", 1, CELLS + 1, CELLS), "the number of cells");
  is_refused(&record, make_drawn("1", 1, 1, COLOUR_COUNT * (int64_t)RECOMMENDATIONS_MAX + 1),
             "the number of cells");
  record_end(&record);
}

static void a_cell_that_cannot_be_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, make_cell(1, GREEN, 3, 3), "though none was drawn");
  act_begin(&record);
  happens(&record, make_drawn("1", 1, 2, CELLS));
  is_refused(&record, make_cell(0, GREEN, 3, 3), "recommendation");
  is_refused(&record, make_cell(6, GREEN, 3, 3), "recommendation");
  is_refused(&record, make_cell(1, -1, 3, 3), "the colour");
  is_refused(&record, make_cell(1, COLOUR_COUNT, 3, 3), "the colour");
  is_refused(&record, make_cell(1, GREEN, -1, 3), "the number of dots");
  is_refused(&record, make_cell(1, GREEN, 3, 2 * (int64_t)COUNT_MAX + 1), "the number of dots");
  happens(&record, make_cell(1, GREEN, 3, 3));
  act_end(&record);
  record_end(&record);
}

/* The draw came before the checkpoint: it is unknown, and the rest of its act is believed. */
static void a_cell_may_follow_a_checkpoint(void **state) {
  (void)state;
  Record record = record_small();
  act_begin(&record);
  happens(&record, make_drawn("1", 1, 2, CELLS));
  Roundtable *told = retell(record.roundtable);
  const uint64_t cell = happens(&record, make_cell(1, GREEN, 3, 3));
  act_end(&record);
  Error err;
  assert_true(roundtable_check(told, record.events[cell - 1], &err));
  roundtable_close(told);
  act_begin(&record);
  happens(&record, make_note(0, 0, "no draw"));
  is_refused(&record, make_cell(1, GREEN, 3, 3), "though none was drawn");
  act_end(&record);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_recount_changes_no_count),
      cmocka_unit_test(a_draw_that_cannot_be_is_refused),
      cmocka_unit_test(a_cell_that_cannot_be_is_refused),
      cmocka_unit_test(a_cell_may_follow_a_checkpoint),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
