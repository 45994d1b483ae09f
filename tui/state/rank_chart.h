/* The ranks of a session over its time: at as many moments, evenly spread over the timeline, as a
 * chart has columns, each exact, by the ranking rule of then. Computed a step at a time. */
#ifndef TUI_STATE_RANK_CHART_H
#define TUI_STATE_RANK_CHART_H

#include "core/rank/rank.h"
#include "sessions/replay/replay.h"
#include "sessions/replay/timeline.h"

enum { CHART_COLUMNS_MAX = 120 };

typedef struct RankChart {
  size_t columns, known;              /* of them, from the first */
  uint64_t seqs[CHART_COLUMNS_MAX];   /* the event after which each column stands, never falling */
  uint32_t ranked[CHART_COLUMNS_MAX]; /* how many had a rank */
  size_t recommendations;
  uint32_t *ranks; /* of number n in a column: [column × recommendations + n - 1]; 0: none */
} RankChart;

/* So many columns (2 to CHART_COLUMNS_MAX), none known yet, in place of what there was; begins as
 * {0}. Fails for lack of memory, and is then empty. */
bool rank_chart_begin(RankChart *chart, const Timeline *timeline, size_t recommendations,
                      size_t columns, Error *err);
void rank_chart_clear(RankChart *chart);

/* A step on: reads some events on the way to the next column, or computes it. `replay` is the
 * chart's own meanwhile. Fails as replay_go. */
bool rank_chart_step(RankChart *chart, Replay *replay, Error *err);
bool rank_chart_is_done(const RankChart *chart);

/* The rank in a column that is known; 0 where it had none. */
uint32_t rank_chart_rank(const RankChart *chart, size_t column, uint32_t recommendation);

/* The last column that stands at or before an event. */
size_t rank_chart_column(const RankChart *chart, uint64_t seq);

/* How high a rank stands among so many, from 0 (the last) to `top` (the first). */
int rank_height(uint32_t rank, uint32_t ranked, int top);

#endif
