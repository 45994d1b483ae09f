#include "tui/state/rank_chart.h"

#include <stdlib.h>

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

/* What was added since the chart was begun has no place in it. */
static bool take_column(RankChart *chart, const Roundtable *state, Error *err) {
  Ranking ranking;
  const RankingRule rule = roundtable_ranking_rule(state);
  uint32_t *ranks = &chart->ranks[chart->known * chart->recommendations];
  if (!ranking_compute(state, rule.weights, &ranking, err)) return false;
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
  /* A new chart begins at the first event again. */
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
