#include "tui/state/view_data.h"

#include <stdlib.h>

bool replay_hides(ReplayVisibility *sight, const Roundtable *then) {
  const uint64_t act = roundtable_last_stamp(then).act;
  if (sight->act != act) {
    const HistoryEntry *last = history_at(sight->whole, history_act_end(sight->whole, act));
    sight->lifts = last != NULL && last->kind == EVENT_CURTAIN_LIFTED;
  }
  sight->act = act;
  return !sight->lifts && results_hidden(then);
}

ViewData replay_view_data(const Roundtable *then, int rows, int columns) {
  const Stamp now = roundtable_last_stamp(then);
  const PhaseClock clock = roundtable_phase_clock(then);
  return (ViewData){.rows = rows,
                    .columns = columns,
                    .now = {.wall_ms = now.wall_ms,
                            .utc_offset = now.utc_offset,
                            .boot_ms = now.boot_ms,
                            .awake_ms = now.boot_ms},
                    .state = then,
                    .saved = now,
                    .phase_elapsed_ms = phase_elapsed_ms(&clock, &now)};
}

bool view_data_hides(const ViewData *data) {
  return !data->shows_hidden && results_hidden(data->state);
}

bool intervals_pending(const ViewData *data) {
  return data->intervals.of != NULL && data->intervals.known < data->intervals.count;
}

void interval_cache_clear(IntervalCache *cache) {
  ranking_free(&cache->ranking);
  free(cache->intervals);
  *cache = (IntervalCache){0};
}

static bool same_dots(const Ranking *one, const Ranking *other) {
  bool same = one->count == other->count;
  for (size_t i = 0; same && i < one->count; i++) {
    const Standing *a = &one->standings[i], *b = &other->standings[i];
    same = a->recommendation == b->recommendation && a->index == b->index && a->group == b->group &&
           tally_same(a->tally, b->tally);
  }
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
  if (!ranking_compute(state, NULL, rule.weights, &ranking, err)) {
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
