/* By which rule recommendations are ranked: a method (core/methods.h says what each is) and what
 * the dots weigh. */
#ifndef CORE_RANKING_RULE_H
#define CORE_RANKING_RULE_H

#include "core/weights.h"

/* The first two are the main rankings, which a session's rule chooses between. */
typedef enum RankingMethod {
  BY_CUMULATIVE,
  BY_WEIGHTED,
  MAIN_RANKINGS,
  BY_MEAN = MAIN_RANKINGS,
  BY_GREEN_SHARE,
  BY_GREENS_FIRST,
  BY_NORMALISED,
  BY_MAJORITY_JUDGMENT,
  BY_MEDIAN,
  RANKING_METHODS
} RankingMethod;

typedef struct RankingRule {
  int64_t method; /* RankingMethod, one of the main */
  Weights weights;
} RankingRule;

#endif
