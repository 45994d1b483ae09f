#include "sessions/export/table_extras.h"

#include <inttypes.h>

#include "core/vote/guards.h"

static Extra *add_empty(Extras *extras, size_t column) {
  Extra *extra = &extras->extra[extras->count++];
  *extra = (Extra){.column = column, .kind = EXTRA_EMPTY};
  return extra;
}

static void add_number(Extras *extras, size_t column, int64_t number) {
  Extra *extra = add_empty(extras, column);
  extra->kind = EXTRA_NUMBER;
  snprintf(extra->text, sizeof extra->text, "%" PRId64, number);
}

static void add_positive(Extras *extras, size_t column, int64_t number) {
  if (number > 0)
    add_number(extras, column, number);
  else
    add_empty(extras, column);
}

static void add_interval(Extras *extras, size_t column, const Interval *interval) {
  add_positive(extras, column, interval->best);
  add_positive(extras, column + 1, interval->worst);
}

static void add_intervals(Extras *extras, const RankingList *list, const TableRequest *request,
                          const Standing *standing) {
  const RankInterval none = {.overall = {.best = 0}};
  const RankInterval *interval = standing ? &list->intervals[standing->index] : &none;
  add_interval(extras, EXTRA_INTERVAL, &interval->overall);
  if (request->within_subgroups)
    add_interval(extras, EXTRA_INTERVAL_WITHIN, &interval->in_subgroup);
}

static void add_margins(Extras *extras, const RankingList *list, const Standing *standing) {
  for (size_t method = 0; method < MAIN_RANKINGS; ++method)
    add_positive(extras, EXTRA_MARGINS + method,
                 standing ? list->margins[method][standing->index] : 0);
}

static Contender contender_of(const Roundtable *roundtable, const TableRequest *request,
                              const Standing *standing) {
  const Subgroup *subgroup = roundtable_subgroup(roundtable, standing->subgroup);
  return (Contender){.tally = standing->tally,
                     .weights = request->weights,
                     .voters = guard_voters(roundtable, subgroup),
                     .group = standing->group};
}

static void add_value(Extras *extras, size_t column, const Contender *contender,
                      RankingMethod method, PlacingKind kind) {
  enum { DECIMALS = 6 };
  static const char *const GRADE_WORDS[GRADES] = {"none", "red", "yellow", "green"};
  Ratio value;
  if (method == BY_GREENS_FIRST) {
    add_number(extras, column, contender->tally.dots[GREEN]);
    return;
  }
  Extra *extra = add_empty(extras, column);
  if (kind == NO_DOTS) return;
  if (method_value(method, contender, &value)) {
    extra->kind = EXTRA_NUMBER;
    ratio_text(value, DECIMALS, '.', extra->text);
  } else {
    extra->kind = EXTRA_WORD;
    snprintf(extra->text, sizeof extra->text, "%s", GRADE_WORDS[method_median(method, contender)]);
  }
}

static void add_method(Extras *extras, const Roundtable *roundtable, const RankingList *list,
                       const TableRequest *request, const Standing *standing) {
  const size_t column =
      EXTRA_METHODS + ((size_t)request->method - MAIN_RANKINGS) * COLUMNS_OF_METHOD;
  if (!standing) {
    for (size_t i = 0; i < COLUMNS_OF_METHOD; ++i)
      add_empty(extras, column + i);
    return;
  }
  const Contender contender = contender_of(roundtable, request, standing);
  add_value(extras, column, &contender, request->method, ranking_list_kind(list, standing));
  add_positive(extras, column + 1, ranking_list_rank(list, standing, false));
  add_positive(extras, column + 2, ranking_list_rank(list, standing, true));
}

Extras table_extras(const Roundtable *roundtable, const RankingList *list,
                    const TableRequest *request, const Standing *standing) {
  Extras extras = {.count = 0};
  if (request->intervals) add_intervals(&extras, list, request, standing);
  if (request->margins) add_margins(&extras, list, standing);
  if (request->method >= MAIN_RANKINGS) add_method(&extras, roundtable, list, request, standing);
  return extras;
}
