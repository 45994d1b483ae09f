#include "sessions/text/recommendation_fields.h"

#include <string.h>

const char *const RANKING_EXTRA_NAMES[RANKING_EXTRAS] = {
    [EXTRA_INTERVAL] = "best_rank worst_rank",
    [EXTRA_INTERVAL_WITHIN] = "best_rank_in_subgroup worst_rank_in_subgroup",
    [EXTRA_MARGINS] = "cumulative_margin weighted_margin",
    [EXTRA_METHODS] = "mean mean_rank mean_rank_in_subgroup",
    "green_share green_share_rank green_share_rank_in_subgroup",
    "greens_first greens_first_rank greens_first_rank_in_subgroup",
    "normalised normalised_rank normalised_rank_in_subgroup",
    "majority_judgment majority_judgment_rank majority_judgment_rank_in_subgroup",
    "median median_rank median_rank_in_subgroup",
    [EXTRA_EARLIER] = "earlier_rank",
    [EXTRA_STATE] = "state",
};

static Value subgroup_text(const void *row, size_t property) {
  const Subgroup *subgroup = ((const RecommendationRow *)row)->subgroup;
  return value_text(subgroup ? subgroup->text[property] : NULL);
}

static Value code(const void *row, size_t which UNUSED) {
  const Recommendation *one = ((const RecommendationRow *)row)->recommendation;
  return value_text(one ? one->code : NULL);
}

static Value some_text(const void *row, size_t property) {
  const Recommendation *one = ((const RecommendationRow *)row)->recommendation;
  return value_some_text(one ? one->text[property] : NULL);
}

static Value text(const void *row, size_t property) {
  const Recommendation *one = ((const RecommendationRow *)row)->recommendation;
  return value_text(one ? one->text[property] : NULL);
}

/* For a row without a recommendation: why its subgroup was not held. */
static Value reason(const void *row, size_t which UNUSED) {
  return ((const RecommendationRow *)row)->recommendation ? text(row, RECOMMENDATION_REASON)
                                                          : subgroup_text(row, SUBGROUP_REASON);
}

static Value dots(const void *row, size_t colour) {
  const Tally *tally = ((const RecommendationRow *)row)->tally;
  return tally ? value_number(tally->dots[colour]) : value_none();
}

static Value cumulative(const void *row, size_t which UNUSED) {
  const Tally *tally = ((const RecommendationRow *)row)->tally;
  return tally ? value_number(tally_cumulative(*tally)) : value_none();
}

static Value weighted(const void *row, size_t which UNUSED) {
  const Standing *standing = ((const RecommendationRow *)row)->standing;
  return standing ? value_thousandths(standing->score[BY_WEIGHTED]) : value_none();
}

/* A rank is a uint32_t at an offset, 0 if none. */
static Value rank_in(const void *of, size_t offset) {
  uint32_t rank = 0;
  if (of) memcpy(&rank, (const char *)of + offset, sizeof rank);
  return value_positive(rank);
}

static Value main_rank(const void *row, size_t offset) {
  return rank_in(((const RecommendationRow *)row)->standing, offset);
}

static Value bound(const void *row, size_t offset) {
  return rank_in(((const RecommendationRow *)row)->overall, offset);
}

static Value bound_within(const void *row, size_t offset) {
  return rank_in(((const RecommendationRow *)row)->within, offset);
}

static Value method_rank_of(const void *row, size_t offset) {
  return rank_in(((const RecommendationRow *)row)->ranked, offset);
}

static Value margin(const void *row, size_t method) {
  return value_positive(((const RecommendationRow *)row)->margins[method]);
}

/* The value that the method ranks by: a number, a grade, or the greens. */
static Value method_value_of(const void *row, size_t method) {
  static const char *const GRADE_WORDS[GRADES] = {"none", "red", "yellow", "green"};
  const RecommendationRow *one = row;
  Ratio value;
  if (method == BY_GREENS_FIRST) return dots(row, GREEN);
  if (!one->ranked || one->ranked->kind == NO_DOTS) return value_none();
  return method_value((RankingMethod)method, &one->item, &value)
             ? value_ratio(value)
             : value_text(GRADE_WORDS[method_median((RankingMethod)method, &one->item)]);
}

static Value state(const void *row, size_t which UNUSED) {
  return value_text(((const RecommendationRow *)row)->state);
}

/* In the order used by most lists. */
static const Field FIELDS[] = {
    {"subgroup_code", subgroup_text, SUBGROUP_CODE},
    {"subgroup_title", subgroup_text, SUBGROUP_TITLE},
    {"code", code, 0},
    {"green", dots, GREEN},
    {"yellow", dots, YELLOW},
    {"red", dots, RED},
    {"cumulative", cumulative, 0},
    {"cumulative_rank", main_rank, offsetof(Standing, rank[BY_CUMULATIVE].overall)},
    {"cumulative_rank_in_subgroup", main_rank, offsetof(Standing, rank[BY_CUMULATIVE].in_subgroup)},
    {"weighted", weighted, 0},
    {"weighted_rank", main_rank, offsetof(Standing, rank[BY_WEIGHTED].overall)},
    {"weighted_rank_in_subgroup", main_rank, offsetof(Standing, rank[BY_WEIGHTED].in_subgroup)},
    {"title", text, RECOMMENDATION_TITLE},
    {"short_title", text, RECOMMENDATION_SHORT_TITLE},
    {"key", text, RECOMMENDATION_KEY},
    {"reason", reason, 0},
    {"see_also", text, RECOMMENDATION_SEE_ALSO},
    {"best_rank", bound, offsetof(Interval, best)},
    {"worst_rank", bound, offsetof(Interval, worst)},
    {"best_rank_in_subgroup", bound_within, offsetof(Interval, best)},
    {"worst_rank_in_subgroup", bound_within, offsetof(Interval, worst)},
    {"cumulative_margin", margin, BY_CUMULATIVE},
    {"weighted_margin", margin, BY_WEIGHTED},
    {"mean", method_value_of, BY_MEAN},
    {"mean_rank", method_rank_of, offsetof(RankResult, rank.overall)},
    {"mean_rank_in_subgroup", method_rank_of, offsetof(RankResult, rank.in_subgroup)},
    {"green_share", method_value_of, BY_GREEN_SHARE},
    {"green_share_rank", method_rank_of, offsetof(RankResult, rank.overall)},
    {"green_share_rank_in_subgroup", method_rank_of, offsetof(RankResult, rank.in_subgroup)},
    {"greens_first", method_value_of, BY_GREENS_FIRST},
    {"greens_first_rank", method_rank_of, offsetof(RankResult, rank.overall)},
    {"greens_first_rank_in_subgroup", method_rank_of, offsetof(RankResult, rank.in_subgroup)},
    {"normalised", method_value_of, BY_NORMALISED},
    {"normalised_rank", method_rank_of, offsetof(RankResult, rank.overall)},
    {"normalised_rank_in_subgroup", method_rank_of, offsetof(RankResult, rank.in_subgroup)},
    {"majority_judgment", method_value_of, BY_MAJORITY_JUDGMENT},
    {"majority_judgment_rank", method_rank_of, offsetof(RankResult, rank.overall)},
    {"majority_judgment_rank_in_subgroup", method_rank_of, offsetof(RankResult, rank.in_subgroup)},
    {"median", method_value_of, BY_MEDIAN},
    {"median_rank", method_rank_of, offsetof(RankResult, rank.overall)},
    {"median_rank_in_subgroup", method_rank_of, offsetof(RankResult, rank.in_subgroup)},
    {"earlier_rank", some_text, RECOMMENDATION_EARLIER_RANK},
    {"state", state, 0},
    {0},
};

const Schema RECOMMENDATION_SCHEMA = {FIELDS, NULL};

RecommendationRow recommendation_row(const Roundtable *state_of,
                                     const Recommendation *recommendation,
                                     const Standing *standing) {
  return (RecommendationRow){.subgroup = roundtable_subgroup(state_of, recommendation->subgroup),
                             .recommendation = recommendation,
                             .tally = standing ? &standing->tally : NULL,
                             .standing = standing};
}
