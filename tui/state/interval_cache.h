/* The rank intervals of a session (core/rank/ranking_intervals.h), computed one recommendation at a
 * time and kept until dots change: weights do not matter to them. */
#ifndef TUI_STATE_INTERVAL_CACHE_H
#define TUI_STATE_INTERVAL_CACHE_H

#include "core/rank/ranking_intervals.h"
#include "tui/state/view_data.h"

/* With more recommendations, one alone would keep a key waiting. */
enum { INTERVALS_COUNT_MAX = 1000 };

typedef struct IntervalCache {
  uint64_t seq;            /* the last event that was looked at; 0: none */
  Ranking ranking;         /* by the session's rule: those at the top are computed first */
  RankInterval *intervals; /* by index */
  size_t known;            /* of the standings, from the first */
} IntervalCache;

/* Begins empty, as {0}. */
void interval_cache_clear(IntervalCache *cache);

/* Takes in what was recorded, and forgets intervals where dots have changed. Fails only for lack of
 * memory, and is then empty. */
bool interval_cache_refresh(IntervalCache *cache, const Roundtable *state, Error *err);

/* Computes one more; where memory lacks for it, goes past it. False where nothing is left to do. */
bool interval_cache_step(IntervalCache *cache);

/* Borrowed until the next of these calls. */
KnownIntervals interval_cache_known(const IntervalCache *cache);

#endif
