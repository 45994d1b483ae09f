/* How a replay plays, by a clock that the test moves; and its chart of ranks, column by column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "tests/tui/scenes/afternoon_room.h"
#include "tui/state/replay.h"

#include <cmocka.h>

enum { MOST_MS = 250, EVENTS = 6 };

/* Events 2 and 3 are of one moment, a silence comes before the last. */
static const int64_t played[EVENTS] = {0, 1000, 1000, 3000, 3500, 13500};

static Timeline timeline(void) {
  return (Timeline){.played_ms = (int64_t *)(uintptr_t)played, .count = EVENTS};
}

static ReplayViewState playing(const Timeline *way, uint64_t seq, int speed, int64_t now_ms) {
  ReplayViewState look = replay_look(way, seq, speed);
  replay_turn_on_or_off(&look, way, now_ms);
  assert_true(look.plays);
  return look;
}

static void assert_here(ReplayViewState *look, const Timeline *way, int64_t now_ms, uint64_t here) {
  replay_pass_time(look, way, now_ms);
  assert_int_equal(look->here, here);
}

static void it_begins_where_it_is_told(void **state) {
  (void)state;
  const Timeline way = timeline();
  assert_int_equal(replay_look(&way, 0, 0).here, 1);
  assert_int_equal(replay_look(&way, 0, 0).speed, REPLAY_SPEED);
  assert_int_equal(replay_look(&way, 4, 7).here, 4);
  assert_int_equal(replay_look(&way, 4, 7).speed, 7);
  assert_int_equal(replay_look(&way, 99, 5000).here, EVENTS);
  assert_int_equal(replay_look(&way, 99, 5000).speed, REPLAY_SPEED_MAX);
  assert_false(replay_look(&way, 4, 7).plays);
}

static void each_event_comes_in_its_time(void **state) {
  (void)state;
  const Timeline way = timeline();
  ReplayViewState look = playing(&way, 1, 1, 5000);
  assert_here(&look, &way, 5999, 1);
  assert_here(&look, &way, 6000, 3);
  assert_here(&look, &way, 7999, 3);
  assert_here(&look, &way, 8500, 5);
  assert_true(look.plays);
  assert_here(&look, &way, 18500, 6);
  assert_false(look.plays);
  assert_int_equal(replay_played_ms(&look, &way, 99999), 13500);
}

static void faster_is_as_many_times_sooner(void **state) {
  (void)state;
  const Timeline way = timeline();
  ReplayViewState look = playing(&way, 1, 100, 0);
  assert_here(&look, &way, 9, 1);
  assert_here(&look, &way, 10, 3);
  assert_here(&look, &way, 35, 5);
  assert_here(&look, &way, INT64_MAX, 6);
}

/* Through the midst of a silence too. */
static void a_pause_loses_no_time(void **state) {
  (void)state;
  const Timeline way = timeline();
  ReplayViewState look = playing(&way, 5, 10, 0);
  assert_here(&look, &way, 400, 5);
  replay_turn_on_or_off(&look, &way, 400);
  assert_here(&look, &way, 99999, 5);
  assert_int_equal(replay_played_ms(&look, &way, 99999), 7500);
  replay_turn_on_or_off(&look, &way, 100000);
  assert_here(&look, &way, 100599, 5);
  assert_here(&look, &way, 100600, 6);
  replay_turn_on_or_off(&look, &way, 200000);
  assert_int_equal(look.here, 1);
}

static void speeds_go_up_and_down(void **state) {
  (void)state;
  const Timeline way = timeline();
  ReplayViewState look = playing(&way, 1, 7, 0);
  replay_change_speed(&look, &way, 1, 100);
  assert_int_equal(look.speed, 10);
  assert_int_equal(replay_played_ms(&look, &way, 100), 700);
  assert_int_equal(replay_played_ms(&look, &way, 110), 800);
  for (int i = 0; i < 9; i++)
    replay_change_speed(&look, &way, 1, 110);
  assert_int_equal(look.speed, REPLAY_SPEED_MAX);
  replay_change_speed(&look, &way, -1, 110);
  assert_int_equal(look.speed, 500);
  for (int i = 0; i < 9; i++)
    replay_change_speed(&look, &way, -1, 110);
  assert_int_equal(look.speed, 1);
  assert_int_equal(replay_played_ms(&look, &way, 110), 800);
}

static void it_plays_on_from_where_it_is_put(void **state) {
  (void)state;
  const Timeline way = timeline();
  ReplayViewState look = playing(&way, 1, 1, 0);
  replay_stand(&look, &way, 2, 5000);
  assert_int_equal(look.here, 2);
  assert_here(&look, &way, 6999, 3);
  assert_here(&look, &way, 7000, 4);
}

static void it_wakes_when_something_happens(void **state) {
  (void)state;
  const Timeline way = timeline();
  ReplayViewState look = replay_look(&way, 4, 2);
  assert_int_equal(replay_patience_ms(&look, &way, 0, MOST_MS), MOST_MS);
  look = playing(&way, 4, 4, 1000);
  assert_int_equal(replay_patience_ms(&look, &way, 1000, MOST_MS), 125);
  assert_int_equal(replay_patience_ms(&look, &way, 1100, MOST_MS), 25);
  assert_in_range(replay_patience_ms(&look, &way, 1500, MOST_MS), 1, 25);
  assert_here(&look, &way, 1125, 5);
  assert_int_equal(replay_patience_ms(&look, &way, 1125, MOST_MS), MOST_MS);
}

typedef struct Fold {
  Roundtable *state;
  uint64_t to;
} Fold;

static bool fold_until(void *context, const Event *event, ChainHash hash, Error *err) {
  const Fold *fold = context;
  (void)hash;
  if (event->stamp.seq > fold->to) return true;
  if (!roundtable_check(fold->state, event, err)) return false;
  roundtable_apply(fold->state, event);
  return true;
}

/* Against ranks of a fold of its own. */
static void assert_column(const RankChart *chart, Session *session, size_t column) {
  Fold fold = {.to = chart->seqs[column]};
  Error err = {0};
  Ranking ranking;
  size_t ranked = 0;
  assert_done(roundtable_open(&fold.state, &err), &err);
  assert_done(session_events(session, 1, fold_until, &fold, &err), &err);
  const RankingRule rule = roundtable_ranking_rule(fold.state);
  assert_done(ranking_compute(fold.state, NULL, rule.weights, &ranking, &err), &err);
  for (size_t i = 0; i < ranking.count; i++)
    assert_int_equal(rank_chart_rank(chart, column, ranking.standings[i].recommendation),
                     ranking.standings[i].rank[rule.method].overall);
  for (uint32_t number = 1; number <= chart->recommendations; number++)
    ranked += rank_chart_rank(chart, column, number) != 0;
  assert_int_equal(ranked, ranking.count);
  assert_int_equal(chart->ranked[column], ranking.count);
  ranking_free(&ranking);
  roundtable_close(fold.state);
}

static void make_chart(RankChart *chart, Session *session, Replay *walker, const Timeline *way,
                       size_t columns) {
  Error err = {0};
  const size_t total = roundtable_recommendation_total(session_state(session));
  assert_done(rank_chart_begin(chart, way, total, columns, &err), &err);
  while (!rank_chart_is_done(chart))
    assert_done(rank_chart_step(chart, walker, &err), &err);
  assert_int_equal(chart->seqs[0], timeline_event(way, 0));
  assert_int_equal(chart->seqs[columns - 1], way->count);
}

/* Of as many columns as a screen may have, one chart after the other. */
static void each_column_is_the_ranking_of_then(void **state) {
  (void)state;
  static const size_t widths[] = {24, 2, CHART_COLUMNS_MAX};
  SampleFolder folder = sample_folder_make();
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  Timeline way;
  Session *session;
  Replay *walker;
  RankChart chart = {0};
  const AfternoonPlan plan = {.end = TOTALS_REVEALED};
  hold_afternoon(&folder, sample_path(&folder, "t.gommette", path), &plan);
  assert_done(session_view(path, &session, &err), &err);
  assert_done(timeline_read(session, &way, &err), &err);
  assert_done(replay_open(session, &walker, &err), &err);
  for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
    make_chart(&chart, session, walker, &way, widths[i]);
    for (size_t column = 0; column < widths[i]; column++)
      assert_column(&chart, session, column);
  }
  rank_chart_clear(&chart);
  replay_close(walker);
  timeline_free(&way);
  session_close(session);
  sample_folder_remove(folder);
}

static void heights_go_from_the_last_to_the_first(void **state) {
  (void)state;
  assert_int_equal(rank_height(1, 30, 5), 5);
  assert_int_equal(rank_height(30, 30, 5), 0);
  assert_int_equal(rank_height(2, 30, 5), 4);
  assert_int_equal(rank_height(29, 30, 5), 0);
  assert_int_equal(rank_height(1, 1, 5), 5);
  for (uint32_t rank = 2; rank <= 30; rank++)
    assert_true(rank_height(rank, 30, 5) <= rank_height(rank - 1, 30, 5));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(it_begins_where_it_is_told),
      cmocka_unit_test(each_event_comes_in_its_time),
      cmocka_unit_test(faster_is_as_many_times_sooner),
      cmocka_unit_test(a_pause_loses_no_time),
      cmocka_unit_test(speeds_go_up_and_down),
      cmocka_unit_test(it_plays_on_from_where_it_is_put),
      cmocka_unit_test(it_wakes_when_something_happens),
      cmocka_unit_test(each_column_is_the_ranking_of_then),
      cmocka_unit_test(heights_go_from_the_last_to_the_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
