/* Every method, margin and interval of a small session with few or very many dots. */
#include "core/rank/intervals.h"
#include "core/rank/pairs.h"
#include "core/rank/rank.h"
#include "tests/core/proof/small.h"

#include "__fc_builtin.h"

enum { ITEMS = 3 };

static bool count(Roundtable *roundtable, uint32_t recommendation, Tally tally) {
  Event event = event_make(EVENT_COUNTS_SET);
  event.counts =
      (CountsSet){.recommendation = recommendation, .known = {0, 1}, .tally = {{{0}}, tally}};
  return happens(roundtable, event);
}

int main(void) {
  Roundtable *roundtable;
  Ranking ranking;
  RankItem items[ITEMS];
  RankResult results[ITEMS];
  RankInterval intervals[ITEMS];
  Error err;
  const Weights weights = {{3000, 2000, 1000}};
  const int green = Frama_C_interval_split(0, 1), yellow = Frama_C_interval_split(0, 1);
  const int red = Frama_C_interval_split(0, 2), other = Frama_C_interval_split(0, 1);
  const Tally first = {.dots = {green, yellow, red}}, second = {.dots = {other, 1, 1}};
  if (!small_session(&roundtable) || !count(roundtable, 1, first) ||
      !count(roundtable, 2, second) || !ranking_compute(roundtable, NULL, weights, &ranking, &err))
    return 1;
  if (ranking.count != ITEMS - 1) return 1;
  ranking_sort(&ranking, BY_WEIGHTED, false);
  margin_of_rank(&ranking, &ranking.standings[0], false);
  margin_between(&ranking.standings[0], &ranking.standings[1], BY_WEIGHTED, weights);
  changes_to_pass_somewhere(ranking.standings[0].tally, ranking.standings[1].tally);
  ranking_intervals(&ranking, NULL, NULL, intervals, &err);
  ranking_contenders(roundtable, &ranking, weights, items);
  for (int method = 0; method < RANKING_METHODS; ++method)
    method_rank((RankingMethod)method, items, ranking.count, ranking.group_count, 1, results, &err);
  ranking_free(&ranking);
  roundtable_close(roundtable);
  return 0;
}
