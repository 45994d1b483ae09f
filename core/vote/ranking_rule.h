/* By which rule recommendations are ranked: a method (core/rank/methods.h says what each is) and
 * what the dots weigh. */
#ifndef CORE_VOTE_RANKING_RULE_H
#define CORE_VOTE_RANKING_RULE_H

#include "core/vote/weights.h"

/* Stored, like what core/vote/event.h numbers. The first two are the main rankings, which a
 * session's rule chooses between. */
typedef enum RankingMethod {
  BY_CUMULATIVE = 0,
  BY_WEIGHTED = 1,
  MAIN_RANKINGS,
  BY_MEAN = 2,
  BY_GREEN_SHARE = 3,
  BY_GREENS_FIRST = 4,
  BY_NORMALISED = 5,
  BY_MAJORITY_JUDGMENT = 6,
  BY_MEDIAN = 7,
  RANKING_METHODS
} RankingMethod;

typedef struct RankingRule {
  int64_t method; /* RankingMethod, one of the main */
  Weights weights;
} RankingRule;

#endif
