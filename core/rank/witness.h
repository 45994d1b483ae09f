/* Weights, as simple as can be, at which a recommendation has its best or worst rank. For
 * core/rank/intervals.h. */
#ifndef CORE_RANK_WITNESS_H
#define CORE_RANK_WITNESS_H

#include "core/rank/intervals.h"
#include "core/rank/sweep.h"

/* Where fewest rivals are ahead, and where most are, as sweep_triangle found. */
Witness witness_of_fewest(const Rivals *rivals, const Extremes *extremes);
Witness witness_of_most(const Rivals *rivals, const Extremes *extremes);

#endif
