/* The largest session that must be possible: 10,000 recommendations in one subgroup and 5,000,000
 * ballots. Takes ten seconds and a gigabyte under sanitizers; says how long and how much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "core/rank/rank.h"
#include "tests/core/make.h"

#include <cmocka.h>

enum { RECOMMENDATIONS = 10000, BALLOTS = 5000000, LINES = 5, TAKEN_BACK = 1000 };

static void take(Roundtable *roundtable, Event event) {
  Error err;
  uint64_t seq = roundtable_seq(roundtable) + 1;
  event.stamp = (Stamp){.seq = seq, .act = seq};
  if (!roundtable_check(roundtable, &event, &err)) fail_msg("%s", err.text);
  roundtable_apply(roundtable, &event);
}

static void say(const char *what, clock_t since) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  print_message("%-40s %6.2f s, %5ld MB in all\n", what, (double)(clock() - since) / CLOCKS_PER_SEC,
                usage.ru_maxrss / 1024);
}

static void add_recommendations(Roundtable *roundtable) {
  take(roundtable, event_make(EVENT_SESSION_BEGUN));
  take(roundtable, make_subgroup(roundtable, "", ""));
  for (uint32_t n = 0; n < RECOMMENDATIONS; ++n) {
    char code[16];
    snprintf(code, sizeof code, "%u", n * 7919 % RECOMMENDATIONS);
    Event event = make_recommendation(roundtable, 1, code, "A recommendation of the usual length");
    event.recommendation.place = n / 2;
    take(roundtable, event);
  }
}

/* A ballot's lines are one apart from its number, so that each dot can be foretold. */
static Event ballot(const Roundtable *roundtable, int64_t number, BallotLine *lines) {
  for (uint32_t n = 0; n < LINES; ++n)
    lines[n] =
        make_line((uint32_t)(number % (RECOMMENDATIONS - LINES)) + 1 + n, n == 0, n == 1, n > 1);
  return make_ballot(roundtable, number, lines, LINES);
}

static void cast_ballots(Roundtable *roundtable) {
  BallotLine lines[LINES];
  for (int64_t n = 0; n < BALLOTS; ++n)
    take(roundtable, ballot(roundtable, n, lines));
}

static void take_some_back(Roundtable *roundtable) {
  BallotLine room[LINES];
  for (int64_t n = 0; n < TAKEN_BACK; ++n) {
    assert_int_equal(history_undoable(roundtable, 1), roundtable_seq(roundtable));
    take(roundtable, make_withdrawal(roundtable, n * 997, room));
  }
}

static int64_t sum_of_dots(const Ranking *ranking) {
  int64_t sum = 0;
  for (size_t n = 0; n < ranking->count; ++n)
    sum += ranking->standings[n].score[BY_CUMULATIVE];
  return sum;
}

static void the_largest_session_is_possible(void **state) {
  (void)state;
  Error err;
  Ranking ranking;
  Roundtable *roundtable;
  assert_true(roundtable_open(&roundtable, &err));
  clock_t begun = clock();
  add_recommendations(roundtable);
  say("10,000 recommendations added", begun);
  begun = clock();
  cast_ballots(roundtable);
  say("5,000,000 ballots of 5 dots cast", begun);
  begun = clock();
  take_some_back(roundtable);
  say("1,000 of them withdrawn", begun);
  begun = clock();
  assert_true(ranking_compute(roundtable, NULL, weights_default(), &ranking, &err));
  say("ranked", begun);
  assert_int_equal(ranking.count, RECOMMENDATIONS);
  assert_int_equal(roundtable_ballots_cast(roundtable), BALLOTS - TAKEN_BACK);
  assert_int_equal(sum_of_dots(&ranking), (int64_t)LINES * (BALLOTS - TAKEN_BACK));
  ranking_free(&ranking);
  roundtable_close(roundtable);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(the_largest_session_is_possible)};
  return cmocka_run_group_tests_name("many", tests, NULL, NULL);
}
