/* What happens when memory runs out in core: any one of its allocations can be made to fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/rank/intervals.h"
#include "core/rank/rank.h"
#include "tests/core/dump.h"
#include "tests/core/random_acts.h"
#include "tests/support/allocations.h"

#include <cmocka.h>

static void assert_memory_sentence(const Error *err) {
  assert_int_equal(err->kind, ERROR_MACHINE);
  assert_non_null(strstr(err->text, "not enough memory"));
}

/* Checks with ever more memory until it suffices; then applies without any. */
static size_t take_with_little_memory(Roundtable *roundtable, const Event *event) {
  Error err;
  size_t refusals = 0;
  char *before = dump_roundtable(roundtable, DUMP_NUMBERS | DUMP_HISTORY);
  for (int count = 0;; ++count) {
    allocations_allow(count);
    bool may = roundtable_check(roundtable, event, &err);
    allocations_allow_all();
    if (may) break;
    assert_memory_sentence(&err);
    char *after = dump_roundtable(roundtable, DUMP_NUMBERS | DUMP_HISTORY);
    assert_string_equal(before, after);
    free(after);
    ++refusals;
  }
  free(before);
  allocations_allow(0);
  roundtable_apply(roundtable, event);
  allocations_allow_all();
  return refusals;
}

/* Acts that need every kind of room: long texts, many ballots, much of everything. */
static Record long_record(uint64_t seed) {
  char text[NOTE_CHARACTERS_MAX + 1];
  memset(text, 'x', NOTE_CHARACTERS_MAX);
  text[NOTE_CHARACTERS_MAX] = '\0';
  Random random = {.state = seed};
  Record record = record_small();
  for (int64_t n = 0; n < 100; ++n) {
    BallotLine line = make_line(1 + (uint32_t)n % 5, 1, 0, 0);
    happens(&record, make_ballot(record.roundtable, 100 + n, &line, 1));
  }
  for (int n = 0; n < 100; ++n) {
    random_act(&random, &record);
    record_try(&record, make_recommendation_text(record.roundtable, 1, RECOMMENDATION_NOTE, text),
               NULL);
    text[n % 50] = 'y';
  }
  return record;
}

static void an_event_is_refused_or_has_its_memory(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 5; ++seed) {
    Error err;
    Roundtable *roundtable;
    size_t refusals = 0;
    Record record = long_record(seed);
    assert_true(roundtable_open(&roundtable, &err));
    for (size_t n = 0; n < record.count; ++n)
      refusals += take_with_little_memory(roundtable, record.events[n]);
    assert_true(refusals > 20);
    char *expected = dump_roundtable(record.roundtable, DUMP_ALL);
    char *now = dump_roundtable(roundtable, DUMP_ALL);
    assert_string_equal(now, expected);
    free(expected);
    free(now);
    roundtable_close(roundtable);
    record_end(&record);
  }
}

static void nothing_is_opened_without_memory(void **state) {
  (void)state;
  Error err;
  Roundtable *untouched = NULL;
  allocations_allow(0);
  bool opened = roundtable_open(&untouched, &err);
  allocations_allow_all();
  assert_false(opened);
  assert_null(untouched);
  assert_memory_sentence(&err);
}

static void nothing_is_ranked_without_memory(void **state) {
  (void)state;
  Record record = record_small();
  bool ranked = false;
  int count = 0;
  for (; !ranked; ++count) {
    Error err;
    Ranking ranking = {0};
    allocations_allow(count);
    ranked = ranking_compute(record.roundtable, NULL, weights_default(), &ranking, &err);
    allocations_allow_all();
    if (!ranked) assert_memory_sentence(&err);
    assert_int_equal(ranking.count, ranked ? 5 : 0);
    ranking_free(&ranking);
  }
  assert_true(count > 5);
  record_end(&record);
}

/* What is asked of a ranking afterwards: all intervals, one of them, another method. */
static bool ask(const Record *record, const Ranking *ranking, int what, Error *err) {
  RankInterval intervals[5];
  RankResult ranked_items[5];
  if (what == 0) return ranking_intervals(ranking, NULL, NULL, intervals, err);
  if (what == 1) return ranking_interval(ranking, &ranking->standings[0], intervals, err);
  return ranking_place(record->roundtable, ranking, BY_MEDIAN, weights_default(), 1, ranked_items,
                       err);
}

static void nothing_is_known_of_a_ranking_without_memory(void **state) {
  (void)state;
  Error err;
  Ranking ranking;
  Record record = record_small();
  assert_true(ranking_compute(record.roundtable, NULL, weights_default(), &ranking, &err));
  for (int what = 0; what < 3; ++what) {
    bool answered = false;
    int count = 0;
    for (; !answered; ++count) {
      allocations_allow(count);
      answered = ask(&record, &ranking, what, &err);
      allocations_allow_all();
      if (!answered) assert_memory_sentence(&err);
    }
    assert_true(count > 3);
  }
  ranking_free(&ranking);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_event_is_refused_or_has_its_memory),
      cmocka_unit_test(nothing_is_opened_without_memory),
      cmocka_unit_test(nothing_is_ranked_without_memory),
      cmocka_unit_test(nothing_is_known_of_a_ranking_without_memory),
  };
  return cmocka_run_group_tests_name("no memory", tests, NULL, NULL);
}
