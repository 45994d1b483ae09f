#include "tui/state/interval_cache.h"

#include <stdlib.h>

void interval_cache_clear(IntervalCache *cache) {
  ranking_free(&cache->ranking);
  free(cache->intervals);
  *cache = (IntervalCache){0};
}

static bool same_standing(const Standing *one, const Standing *other) {
  return one->recommendation == other->recommendation && one->index == other->index &&
         one->group == other->group && tally_same(one->tally, other->tally);
}

static bool same_dots(const Ranking *one, const Ranking *other) {
  bool same = one->count == other->count;
  for (size_t i = 0; same && i < one->count; i++)
    same = same_standing(&one->standings[i], &other->standings[i]);
  return same;
}

static bool begin_anew(IntervalCache *cache, Ranking ranking, Error *err) {
  interval_cache_clear(cache);
  cache->intervals = calloc(ranking.count + 1, sizeof *cache->intervals);
  if (cache->intervals == NULL) {
    ranking_free(&ranking);
    return fail_memory(err);
  }
  cache->ranking = ranking;
  return true;
}

bool interval_cache_refresh(IntervalCache *cache, const Roundtable *state, Error *err) {
  Ranking ranking;
  RankingRule rule = roundtable_ranking_rule(state);
  if (cache->seq != 0 && cache->seq == roundtable_seq(state)) return true;
  if (!ranking_compute(state, rule.weights, &ranking, err)) {
    interval_cache_clear(cache);
    return false;
  }
  ranking_sort(&ranking, (RankingMethod)rule.method, false);
  if (cache->intervals != NULL && same_dots(&cache->ranking, &ranking))
    ranking_free(&ranking);
  else if (!begin_anew(cache, ranking, err))
    return false;
  cache->seq = roundtable_seq(state);
  return true;
}

bool interval_cache_step(IntervalCache *cache) {
  Error err;
  const Ranking *ranking = &cache->ranking;
  if (cache->known == ranking->count || ranking->count > INTERVALS_COUNT_MAX) return false;
  const Standing *next = &ranking->standings[cache->known];
  cache->known++;
  if (!ranking_interval(ranking, next, &cache->intervals[next->index], &err))
    cache->intervals[next->index] = (RankInterval){0};
  return true;
}

KnownIntervals interval_cache_known(const IntervalCache *cache) {
  bool too_many = cache->ranking.count > INTERVALS_COUNT_MAX;
  return (KnownIntervals){.of = too_many ? NULL : cache->intervals,
                          .count = cache->ranking.count,
                          .known = cache->known};
}
