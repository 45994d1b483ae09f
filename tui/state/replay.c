#include "tui/state/replay.h"

#include <stdlib.h>

enum { FRAME_MS = 20 /* showing more frames is pointless */ };

ReplayViewState replay_look(const Timeline *timeline, uint64_t seq, int speed) {
  ReplayViewState look = {.speed = speed < 1                  ? REPLAY_SPEED
                                   : speed < REPLAY_SPEED_MAX ? speed
                                                              : REPLAY_SPEED_MAX};
  replay_stand(&look, timeline, seq, 0);
  return look;
}

int64_t replay_played_ms(const ReplayViewState *look, const Timeline *timeline, int64_t now_ms) {
  const int64_t length = timeline_length(timeline), passed = now_ms - look->since_ms;
  if (!look->plays || passed <= 0) return look->from_ms;
  const bool is_over = passed > (length - look->from_ms) / look->speed;
  return is_over ? length : look->from_ms + passed * look->speed;
}

void replay_pass_time(ReplayViewState *look, const Timeline *timeline, int64_t now_ms) {
  if (!look->plays) return;
  const int64_t played = replay_played_ms(look, timeline, now_ms);
  const uint64_t reached = timeline_event(timeline, played);
  if (reached > look->here) look->here = reached;
  if (look->here < timeline->count) return;
  look->from_ms = timeline_length(timeline);
  look->plays = false;
}

void replay_stand(ReplayViewState *look, const Timeline *timeline, uint64_t seq, int64_t now_ms) {
  look->here = seq < 1 ? 1 : seq;
  if (look->here > timeline->count) look->here = timeline->count;
  look->from_ms = timeline_at(timeline, look->here);
  look->since_ms = now_ms;
}

void replay_turn_on_or_off(ReplayViewState *look, const Timeline *timeline, int64_t now_ms) {
  look->from_ms = replay_played_ms(look, timeline, now_ms);
  look->since_ms = now_ms;
  look->plays = !look->plays;
  if (look->plays && look->here == timeline->count) replay_stand(look, timeline, 1, now_ms);
}

void replay_change_speed(ReplayViewState *look, const Timeline *timeline, int way, int64_t now_ms) {
  static const int SPEEDS[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, REPLAY_SPEED_MAX};
  const int count = sizeof SPEEDS / sizeof *SPEEDS;
  int faster = 0; /* the first faster one */
  look->from_ms = replay_played_ms(look, timeline, now_ms);
  look->since_ms = now_ms;
  while (faster < count && SPEEDS[faster] <= look->speed)
    faster++;
  if (way > 0 && faster < count) look->speed = SPEEDS[faster];
  if (way > 0) return;
  while (faster > 0 && SPEEDS[faster - 1] >= look->speed)
    faster--;
  if (faster > 0) look->speed = SPEEDS[faster - 1];
}

int replay_patience_ms(const ReplayViewState *look, const Timeline *timeline, int64_t now_ms,
                       int most) {
  if (!look->plays || look->here >= timeline->count) return most;
  const int64_t due =
      timeline_at(timeline, look->here + 1) - replay_played_ms(look, timeline, now_ms);
  const int64_t wait = (due + look->speed - 1) / look->speed;
  if (wait < FRAME_MS) return FRAME_MS;
  return wait < most ? (int)wait : most;
}

enum { EVENTS_A_STEP = 1000 };

void rank_chart_clear(RankChart *chart) {
  free(chart->ranks);
  *chart = (RankChart){0};
}

bool rank_chart_begin(RankChart *chart, const Timeline *timeline, size_t recommendations,
                      size_t columns, Error *err) {
  const int64_t length = timeline_length(timeline), last = (int64_t)columns - 1;
  rank_chart_clear(chart);
  uint32_t *ranks = calloc(columns * recommendations + 1, sizeof *ranks);
  if (ranks == NULL) return fail_memory(err);
  *chart = (RankChart){.columns = columns, .recommendations = recommendations, .ranks = ranks};
  for (int64_t column = 0; column <= last; column++)
    chart->seqs[column] =
        timeline_event(timeline, length / last * column + length % last * column / last);
  return true;
}

bool rank_chart_is_done(const RankChart *chart) {
  return chart->known == chart->columns;
}

/* Recommendations added since the chart was begun have no place in it. */
static bool take_column(RankChart *chart, const Roundtable *state, Error *err) {
  Ranking ranking;
  const RankingRule rule = roundtable_ranking_rule(state);
  uint32_t *ranks = &chart->ranks[chart->known * chart->recommendations];
  if (!ranking_compute(state, NULL, rule.weights, &ranking, err)) return false;
  for (size_t i = 0; i < ranking.count; i++) {
    const Standing *standing = &ranking.standings[i];
    if (standing->recommendation <= chart->recommendations)
      ranks[standing->recommendation - 1] = standing->rank[rule.method].overall;
  }
  chart->ranked[chart->known++] = (uint32_t)ranking.count;
  ranking_free(&ranking);
  return true;
}

bool rank_chart_step(RankChart *chart, Replay *replay, Error *err) {
  if (rank_chart_is_done(chart)) return true;
  const uint64_t wanted = chart->seqs[chart->known], now = replay_seq(replay);
  const bool is_near = now <= wanted && wanted - now <= EVENTS_A_STEP;
  /* A new chart starts at the first event again. */
  const uint64_t to = is_near ? wanted : now < wanted ? now + EVENTS_A_STEP : 1;
  if (!replay_go(replay, to, err)) return false;
  return to != wanted || take_column(chart, replay_state(replay), err);
}

uint32_t rank_chart_rank(const RankChart *chart, size_t column, uint32_t recommendation) {
  return recommendation <= chart->recommendations
             ? chart->ranks[column * chart->recommendations + recommendation - 1]
             : 0;
}

size_t rank_chart_column(const RankChart *chart, uint64_t seq) {
  size_t column = 0;
  while (column + 1 < chart->columns && chart->seqs[column + 1] <= seq)
    column++;
  return column;
}

int rank_height(uint32_t rank, uint32_t ranked, int top) {
  if (ranked < 2 || rank > ranked) return top;
  return (int)((uint64_t)(ranked - rank) * (uint64_t)top / (ranked - 1));
}
