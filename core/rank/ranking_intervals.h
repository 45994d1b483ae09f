/* The rank intervals of a ranking: over the session and within each subgroup
 * (core/rank/intervals.h). They hang on the dots alone, not on the weights that the ranking was
 * made with. */
#ifndef CORE_RANK_RANKING_INTERVALS_H
#define CORE_RANK_RANKING_INTERVALS_H

#include "core/rank/intervals.h"
#include "core/rank/rank.h"

typedef struct RankInterval {
  Interval overall, in_subgroup;
} RankInterval;

/* All of them: intervals[i] is that of the standing whose index is i, whatever the order of the
 * standings; there must be room for ranking->count. `keep_going` may be NULL; what it is told
 * counts all that there is to do, within subgroups too. Fails as intervals_compute. */
bool ranking_intervals(const Ranking *ranking, KeepGoing *keep_going, void *context,
                       RankInterval *intervals, Error *err);

/* The interval of one standing. Fails for lack of memory. */
bool ranking_interval(const Ranking *ranking, const Standing *standing, RankInterval *interval,
                      Error *err);

#endif
