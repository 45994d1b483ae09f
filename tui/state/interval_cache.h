/* Cache of a session's rank intervals (core/rank/intervals.h), computed one recommendation at a
 * time and valid until dots change; they do not depend on the weights. */
#ifndef TUI_STATE_INTERVAL_CACHE_H
#define TUI_STATE_INTERVAL_CACHE_H

#include "core/rank/intervals.h"
#include "tui/state/view_data.h"

/* Beyond this, a single interval would delay a key too long. */
enum { INTERVALS_COUNT_MAX = 1000 };

typedef struct IntervalCache {
  uint64_t seq;            /* the latest event seen; 0: none */
  Ranking ranking;         /* by the session's rule: the top ones are computed first */
  RankInterval *intervals; /* by index */
  size_t known;            /* standings done so far, from the first */
} IntervalCache;

/* {0} is an empty cache. */
void interval_cache_clear(IntervalCache *cache);

/* Applies what was recorded since, dropping the intervals if dots have changed. Fails only if out
 * of memory, leaving the cache empty. */
bool interval_cache_refresh(IntervalCache *cache, const Roundtable *state, Error *err);

/* Computes one more, or skips it if out of memory. Returns false when nothing is left to do. */
bool interval_cache_step(IntervalCache *cache);

/* Borrowed until the next of these calls. */
KnownIntervals interval_cache_known(const IntervalCache *cache);

#endif
