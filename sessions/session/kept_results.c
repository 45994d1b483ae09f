#include "sessions/session/kept_results.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rank/ranking_contenders.h"

static DerivedResult result_of(const Roundtable *state, const Event *event,
                               const Contender *contender, const Standing *standing,
                               const Placing *placing) {
  Ratio value = {0, 0};
  const Recommendation *one = roundtable_recommendation(state, standing->recommendation);
  DerivedResult result = {
      .kept = event->stamp.seq,
      .recommendation = standing->recommendation,
      .subgroup_code = roundtable_subgroup(state, standing->subgroup)->text[SUBGROUP_CODE],
      .code = one->code,
      .tally = standing->tally,
      .rank = placing->rank.overall,
      .rank_in_subgroup = placing->rank.in_subgroup,
      .has_value = method_value((RankingMethod)event->kept.rule.method, contender, &value)};
  if (!result.has_value) return result;
  result.over = (int64_t)value.over;
  result.under = (int64_t)value.under;
  return result;
}

static int by_recommendation(const void *a, const void *b) {
  const DerivedResult *left = a, *right = b;
  return (left->recommendation > right->recommendation) -
         (left->recommendation < right->recommendation);
}

/* What one result for each standing is made with, by its index. */
typedef struct Workshop {
  Ranking ranking;
  Contender *contenders;
  Placing *placings;
} Workshop;

static void close_workshop(Workshop *workshop) {
  ranking_free(&workshop->ranking);
  free(workshop->contenders);
  free(workshop->placings);
}

static bool open_workshop(const Roundtable *state, RankingRule rule, Workshop *workshop,
                          Error *err) {
  *workshop = (Workshop){.contenders = NULL};
  if (!ranking_compute(state, rule.weights, &workshop->ranking, err)) return false;
  size_t room = workshop->ranking.count + 1;
  workshop->contenders = calloc(room, sizeof *workshop->contenders);
  workshop->placings = calloc(room, sizeof *workshop->placings);
  if (!workshop->contenders || !workshop->placings) return fail_memory(err);
  ranking_contenders(state, &workshop->ranking, rule.weights, workshop->contenders);
  return ranking_place(state, &workshop->ranking, (RankingMethod)rule.method, rule.weights,
                       FLOOR_OF_DOTS, workshop->placings, err);
}

static bool fill_results(const Roundtable *state, const Event *event, const Workshop *workshop,
                         KeptResults *results, Error *err) {
  size_t count = workshop->ranking.count;
  DerivedResult *rows = calloc(count + 1, sizeof *rows);
  if (!rows) return fail_memory(err);
  for (size_t i = 0; i < count; ++i) {
    const Standing *standing = &workshop->ranking.standings[i];
    rows[i] = result_of(state, event, &workshop->contenders[standing->index], standing,
                        &workshop->placings[standing->index]);
  }
  qsort(rows, count, sizeof *rows, by_recommendation);
  *results = (KeptResults){.rows = rows, .count = count};
  return true;
}

bool kept_results_make(const Roundtable *state, const Event *event, KeptResults *results,
                       Error *err) {
  Workshop workshop;
  bool made = open_workshop(state, event->kept.rule, &workshop, err) &&
              fill_results(state, event, &workshop, results, err);
  close_workshop(&workshop);
  return made;
}

void kept_results_free(KeptResults *results) {
  free(results->rows);
  *results = (KeptResults){0};
}

static bool same_rank(const DerivedResult *a, const DerivedResult *b) {
  return a->recommendation == b->recommendation && a->rank == b->rank &&
         a->rank_in_subgroup == b->rank_in_subgroup;
}

bool kept_results_same_ranks(const KeptResults *a, const KeptResults *b) {
  bool same = a->count == b->count;
  for (size_t i = 0; same && i < a->count; ++i)
    same = same_rank(&a->rows[i], &b->rows[i]);
  return same;
}

bool kept_results_derive(Journal *journal, const Roundtable *state, const Event *event,
                         Error *err) {
  KeptResults results;
  if (event->kind != EVENT_RANKING_KEPT || event->origin.recorded != 0) return true;
  if (!kept_results_make(state, event, &results, err)) return false;
  bool derived = true;
  for (size_t i = 0; derived && i < results.count; ++i)
    derived = journal_derive_result(journal, &results.rows[i], err);
  kept_results_free(&results);
  return derived;
}

static bool same_result(const DerivedResult *a, const DerivedResult *b) {
  return same_rank(a, b) && strcmp(a->subgroup_code, b->subgroup_code) == 0 &&
         strcmp(a->code, b->code) == 0 && tally_same(a->tally, b->tally) &&
         a->has_value == b->has_value && a->over == b->over && a->under == b->under;
}

typedef struct Comparison {
  const KeptResults *results;
  size_t next;
  bool same;
} Comparison;

static bool compare_row(void *context, const DerivedResult *row, Error *err) {
  Comparison *comparison = context;
  const KeptResults *results = comparison->results;
  (void)err;
  comparison->same = comparison->same && comparison->next < results->count &&
                     same_result(row, &results->rows[comparison->next]);
  ++comparison->next;
  return true;
}

static bool compare(const Reading *reading, const Event *event, const KeptResults *results,
                    Error *err) {
  Comparison comparison = {.results = results, .same = true};
  if (!journal_read_results(reading->journal, event->stamp.seq, compare_row, &comparison, err))
    return false;
  if (comparison.same && comparison.next == results->count) return true;
  return fail(err, ERROR_BAD_DATA,
              _("%s: the ranking kept at event %llu does not come out as its results say: see "
                "`gommette verify --help`"),
              reading->path, (unsigned long long)event->stamp.seq);
}

bool kept_results_check(const Reading *reading, const Event *event, size_t *count, Error *err) {
  KeptResults results;
  if (!kept_results_make(reading->state, event, &results, err)) return false;
  bool same = compare(reading, event, &results, err);
  *count += results.count;
  kept_results_free(&results);
  return same;
}

static bool compare_count(Reading *reading, const size_t *count, Error *err) {
  size_t rows;
  if (!reading_take(reading, UINT64_MAX, err) ||
      !journal_count_results(reading->journal, &rows, err))
    return false;
  return rows == *count ||
         fail(err, ERROR_BAD_DATA,
              _("%s: there are results of kept rankings that the journal does not know: see "
                "`gommette verify --help`"),
              reading->path);
}

bool kept_results_check_count(Reading *reading, const size_t *count, Error *err) {
  if (!journal_hold(reading->journal, err)) return false;
  bool same = compare_count(reading, count, err);
  journal_release(reading->journal);
  return same;
}
