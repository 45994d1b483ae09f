/* How often the history is looked at: what grows faster than the history does was a search in a
 * loop. Steps are counted, not seconds: the linker puts our history_entry in front of the real one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/vote/roundtable_parts.h"
#include "tests/core/make.h"

#include <cmocka.h>

enum { FEW = 3000, TIMES = 4, MANY = TIMES * FEW, SLACK = 4 * 1024 };

/* Set for a while only, and read right after. */
static size_t looks;

const HistoryEntry *__real_history_entry(const HistoryStore *history, uint64_t seq);
const HistoryEntry *__wrap_history_entry(const HistoryStore *history, uint64_t seq);

const HistoryEntry *__wrap_history_entry(const HistoryStore *history, uint64_t seq) {
  ++looks;
  return __real_history_entry(history, seq);
}

/* Not as the square, which would be TIMES × TIMES. */
static void assert_linear(size_t for_few, size_t for_many) {
  if (for_many > 2 * TIMES * for_few + SLACK)
    fail_msg("%zu looks for %d events, %zu for %d", for_few, FEW, for_many, MANY);
}

static uint64_t count_in_one_act(Record *record, int dots) {
  const uint64_t act = act_begin(record);
  for (int n = 0; n < dots; ++n)
    happens(record, make_dots(1, GREEN, 1));
  act_end(record);
  return act;
}

static size_t looks_to_undo_one_act(int dots) {
  Record record = record_small();
  const uint64_t act = count_in_one_act(&record, dots);
  looks = 0;
  assert_int_equal(record_undo(&record, WHOLE_SESSION), act);
  const size_t counted = looks;
  assert_int_equal(roundtable_recommendation(record.roundtable, 1)->counted.dots[GREEN], 0);
  record_end(&record);
  return counted;
}

static void undoing_one_act_of_many_events_is_linear(void **state) {
  (void)state;
  assert_linear(looks_to_undo_one_act(FEW), looks_to_undo_one_act(MANY));
}

static size_t looks_to_undo_many_acts(int dots) {
  Record record = record_small();
  for (int n = 0; n < dots; ++n)
    happens(&record, make_dots(1, GREEN, 1));
  looks = 0;
  for (int n = 0; n < dots; ++n)
    assert_true(record_undo(&record, WHOLE_SESSION) > 0);
  const size_t counted = looks;
  record_end(&record);
  return counted;
}

static void undoing_many_acts_one_by_one_is_linear(void **state) {
  (void)state;
  assert_linear(looks_to_undo_many_acts(FEW), looks_to_undo_many_acts(MANY));
}

/* What a footer and a log ask of every event. */
static size_t looks_to_ask_of_all(int dots) {
  Record record = record_small();
  const uint64_t act = count_in_one_act(&record, dots);
  record_undo(&record, WHOLE_SESSION);
  const uint64_t last = roundtable_seq(record.roundtable);
  looks = 0;
  for (uint64_t seq = act; seq < act + (uint64_t)dots; ++seq) {
    assert_int_equal(history_act_end(record.roundtable, act), act + (uint64_t)dots - 1);
    assert_int_equal(history_taken_back_by(record.roundtable, seq), last - (seq - act));
  }
  const size_t counted = looks;
  record_end(&record);
  return counted;
}

static void what_took_events_back_is_known_at_one_look(void **state) {
  (void)state;
  assert_linear(looks_to_ask_of_all(FEW), looks_to_ask_of_all(MANY));
  assert_in_range(looks_to_ask_of_all(FEW), 1, 4 * FEW);
}

static void what_cannot_be_redone_is_not_searched_for(void **state) {
  (void)state;
  Record record = record_small();
  count_in_one_act(&record, MANY);
  record_undo(&record, WHOLE_SESSION);
  record_redo(&record, WHOLE_SESSION);
  looks = 0;
  assert_int_equal(history_redoable(record.roundtable, WHOLE_SESSION), 0);
  assert_in_range(looks, 1, SLACK);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(undoing_one_act_of_many_events_is_linear),
      cmocka_unit_test(undoing_many_acts_one_by_one_is_linear),
      cmocka_unit_test(what_took_events_back_is_known_at_one_look),
      cmocka_unit_test(what_cannot_be_redone_is_not_searched_for),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
