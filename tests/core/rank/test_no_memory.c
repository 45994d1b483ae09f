/* What happens when memory runs out in core: any one of its allocations can be made to fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/rank/intervals.h"
#include "core/rank/pairs.h"
#include "core/rank/rank.h"
#include "core/vote/breaches.h"
#include "core/vote/checkpoint.h"
#include "tests/core/dump.h"
#include "tests/core/random_acts.h"
#include "tests/support/allocations.h"

#include <cmocka.h>

static void assert_memory_sentence(const Error *err) {
  assert_int_equal(err->kind, ERROR_MACHINE);
  assert_non_null(strstr(err->text, "not enough memory"));
}

/* Checks with ever more memory until it suffices, twice with as much, since a refused event may
 * keep what it reserved; then applies without any. */
static size_t take_with_little_memory(Roundtable *roundtable, const Event *event) {
  Error err;
  size_t refusals = 0;
  char *before = dump_roundtable(roundtable, DUMP_NUMBERS | DUMP_HISTORY);
  for (int count = 0;; ++count) {
    allocations_allow((count + 1) / 2);
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

/* Ends the record. */
static void assert_all_have_their_memory(Record record, size_t least) {
  Error err;
  Roundtable *roundtable;
  size_t refusals = 0;
  assert_true(roundtable_open(&roundtable, &err));
  for (size_t n = 0; n < record.count; ++n)
    refusals += take_with_little_memory(roundtable, record.events[n]);
  assert_true(refusals > least);
  char *expected = dump_roundtable(record.roundtable, DUMP_ALL);
  char *now = dump_roundtable(roundtable, DUMP_ALL);
  assert_string_equal(now, expected);
  free(expected);
  free(now);
  roundtable_close(roundtable);
  record_end(&record);
}

static void an_event_is_refused_or_has_its_memory(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 5; ++seed)
    assert_all_have_their_memory(long_record(seed), 20);
}

/* Sets notes that leave only some hundred bytes of the block of 64 KiB in which texts are kept. */
static void nearly_fill_the_store(Record *record) {
  static const size_t SIZES[] = {40000, 39996, 25400};
  for (size_t n = 0; n < sizeof SIZES / sizeof *SIZES; ++n) {
    char text[4 * NOTE_CHARACTERS_MAX + 1] = "";
    for (size_t at = 0; at < SIZES[n]; at += 4)
      memcpy(text + at, "\xF0\x9F\x8F\xA0", 5);
    happens(record, make_recommendation_text(record->roundtable, 1, RECOMMENDATION_NOTE, text));
  }
}

static void texts_of_every_kind_are_refused_or_have_their_memory(void **state) {
  (void)state;
  char title[TITLE_CHARACTERS_MAX + 1], code[CODE_CHARACTERS_MAX + 1];
  memset(title, 'x', TITLE_CHARACTERS_MAX);
  memset(code, 'x', CODE_CHARACTERS_MAX);
  title[TITLE_CHARACTERS_MAX] = code[CODE_CHARACTERS_MAX] = '\0';
  Record record = record_small();
  const Roundtable *roundtable = record.roundtable;
  nearly_fill_the_store(&record);
  happens(&record, make_phase(roundtable, 1, title, 5));
  nearly_fill_the_store(&record);
  happens(&record, make_subgroup(roundtable, "C", title));
  nearly_fill_the_store(&record);
  happens(&record, make_recommendation(roundtable, 1, "9", title));
  nearly_fill_the_store(&record);
  for (uint32_t number = 1; number <= 3; ++number) {
    Place place = place_of(roundtable, number);
    code[0] = (char)('a' + number);
    place.code = code;
    happens(&record, make_move(roundtable, number, place));
  }
  assert_all_have_their_memory(record, 15);
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

/* A vote against its rules, at most how many of which are known. */
static Record record_with_breaches(void) {
  Record record = record_small();
  BallotLine lines[] = {make_line(1, 3, 0, 0), make_line(4, 0, 1, 0)};
  happens(&record, make_ballot(record.roundtable, 1, lines, 2));
  happens(&record, make_ballot(record.roundtable, 2, lines, 2));
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 1));
  happens(&record, make_voting_rule(record.roundtable, RULE_ALLOWANCE, 2));
  happens(&record, make_voting_rule(record.roundtable, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM));
  return record;
}

/* All at once, or those of one ballot. */
static void no_breach_is_found_without_memory(void **state) {
  (void)state;
  Record record = record_with_breaches();
  for (int by_one = 0; by_one < 2; ++by_one) {
    bool answered = false;
    int count = 0;
    for (; !answered; ++count) {
      Error err;
      Breaches found = {.count = 0};
      allocations_allow(count);
      answered = by_one ? breaches_find_by(record.roundtable, 1, &found, &err)
                        : breaches_find(record.roundtable, &found, &err);
      allocations_allow_all();
      if (!answered) assert_memory_sentence(&err);
      assert_int_equal(found.count > 0, answered);
      breaches_free(&found);
    }
    assert_true(count > 4);
  }
  record_end(&record);
}

static void a_store_remembers_that_it_lacked_memory(void **state) {
  (void)state;
  for (int made = 0; made < 2; ++made) {
    Error err;
    Store store = {0};
    allocations_allow(0);
    const char *kept = made ? store_format(&store, "%d", 12) : store_keep(&store, "twelve");
    allocations_allow_all();
    assert_string_equal(kept, "");
    assert_string_equal(store_keep(&store, "later"), "");
    assert_string_equal(store_format(&store, "%d", 13), "");
    assert_false(store_ok(&store, &err));
    assert_memory_sentence(&err);
    store_free(&store);
  }
}

static void no_history_is_loaded_without_memory(void **state) {
  (void)state;
  Error err;
  Roundtable *loaded;
  const HistoryEntry begun = {.act = 1, .kind = EVENT_SESSION_BEGUN};
  assert_true(roundtable_open(&loaded, &err));
  checkpoint_begin(loaded);
  for (int count = 0; count < 2; ++count) {
    allocations_allow(count);
    checkpoint_expect_history(loaded, 1);
    const bool taken = checkpoint_take_history(loaded, begun, &err);
    allocations_allow_all();
    assert_false(taken);
    assert_memory_sentence(&err);
  }
  assert_true(checkpoint_take_history(loaded, begun, &err));
  assert_null(history_at(loaded, 2));
  roundtable_close(loaded);
}

static void a_checkpoint_is_not_taken_up_without_memory(void **state) {
  (void)state;
  Error err;
  Roundtable *roundtable;
  assert_true(roundtable_open(&roundtable, &err));
  checkpoint_begin(roundtable);
  Event event = event_make(EVENT_BALLOTS_SUMMED);
  event.summed.subgroups = event.summed.recommendations = 100;
  assert_int_equal(take_with_little_memory(roundtable, &event), 2);
  assert_int_equal(roundtable_next_subgroup(roundtable), 101);
  roundtable_close(roundtable);
}

static void no_sum_is_ranked_without_memory(void **state) {
  (void)state;
  Error err;
  Sum sums[2] = {{.sessions = 1, .tally = {{1, 0, 0}}}, {.sessions = 1}};
  bool ranked = false;
  int count = 0;
  for (; !ranked; ++count) {
    allocations_allow(count);
    ranked = sums_rank(sums, 2, 1, weights_default(), &err);
    allocations_allow_all();
    if (!ranked) assert_memory_sentence(&err);
  }
  assert_true(count > 3);
  assert_int_equal(sums[0].rank[BY_CUMULATIVE].overall, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_event_is_refused_or_has_its_memory),
      cmocka_unit_test(nothing_is_opened_without_memory),
      cmocka_unit_test(nothing_is_ranked_without_memory),
      cmocka_unit_test(nothing_is_known_of_a_ranking_without_memory),
      cmocka_unit_test(no_breach_is_found_without_memory),
      cmocka_unit_test(a_store_remembers_that_it_lacked_memory),
      cmocka_unit_test(no_history_is_loaded_without_memory),
      cmocka_unit_test(a_checkpoint_is_not_taken_up_without_memory),
      cmocka_unit_test(no_sum_is_ranked_without_memory),
      cmocka_unit_test(texts_of_every_kind_are_refused_or_have_their_memory),
  };
  return cmocka_run_group_tests_name("no memory", tests, NULL, NULL);
}
