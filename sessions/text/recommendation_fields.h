/* Columns of a recommendation in tables for programs: its names, dots and ranks, and how firm these
 * are. */
#ifndef SESSIONS_TEXT_RECOMMENDATION_FIELDS_H
#define SESSIONS_TEXT_RECOMMENDATION_FIELDS_H

#include "core/rank/intervals.h"
#include "core/rank/methods.h"
#include "core/rank/rank.h"
#include "sessions/text/fields.h"

/* A NULL member is an empty cell. */
typedef struct RecommendationRow {
  const Subgroup *subgroup;
  const Recommendation *recommendation;
  const Tally *tally;               /* its dots */
  const Standing *standing;         /* its scores and main ranks */
  const Interval *overall, *within; /* best and worst ranks, overall and in its subgroup */
  int64_t margins[MAIN_RANKINGS];   /* in dots; 0: none */
  const RankResult *ranked;         /* by another method, with the value that it ranks by */
  RankItem item;
  const char *state; /* finality_name */
} RecommendationRow;

/* "code", "green", "weighted_rank", "best_weights" … */
extern const Schema RECOMMENDATION_SCHEMA;

/* Makes the row of a recommendation of a state, with all its dots. `standing` may be NULL. */
RecommendationRow recommendation_row(const Roundtable *state, const Recommendation *recommendation,
                                     const Standing *standing);

/* The names that files begin with. A ranking: the votes, then what follows from them. VOTES is all
 * that a moment of a replay has. */
#define VOTES_NAMES "subgroup_code code green yellow red"
#define SCORES_NAMES                                                                               \
  "cumulative cumulative_rank cumulative_rank_in_subgroup weighted weighted_rank "                 \
  "weighted_rank_in_subgroup"
#define RANKING_NAMES VOTES_NAMES " " SCORES_NAMES
enum { VOTES_COLUMNS = 5, RANKING_COLUMNS = 11 };

/* What may follow in a ranking, in this order, one list each. The state is only included if it is
 * not final. */
enum {
  EXTRA_INTERVAL,
  EXTRA_INTERVAL_WITHIN,
  EXTRA_MARGINS,
  EXTRA_METHODS, /* one for each other than the main methods: its value and two ranks */
  EXTRA_EARLIER = EXTRA_METHODS + RANKING_METHODS - MAIN_RANKINGS, /* of a next round */
  EXTRA_STATE,
  RANKING_EXTRAS
};
extern const char *const RANKING_EXTRA_NAMES[RANKING_EXTRAS];

/* What follows in a report (sessions/report/data_json.h), always all of it. Earlier reports lack
 * the last, the state. */
#define REPORT_EXTRA_NAMES                                                                         \
  "subgroup_title title status parent best_rank worst_rank best_rank_in_subgroup "                 \
  "worst_rank_in_subgroup cumulative_margin weighted_margin voters urgency_dispute "               \
  "subgroup_status short_title key reason formerly_subgroup_code formerly_code note state"
enum { REPORT_EXTRAS = 20, REPORT_EXTRAS_BEFORE_STATE = 19 };

/* … and of a next round, last: what it has there too. */
#define NEXT_ROUND_EXTRA_NAMES REPORT_EXTRA_NAMES " earlier_rank"
enum { NEXT_ROUND_EXTRAS = REPORT_EXTRAS + 1 };

#endif
