#include "sessions/session/saved_results.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rank/rank.h"

static DerivedResult result_of(const Roundtable *state, const Event *event, const RankItem *item,
                               const Standing *standing, const RankResult *ranked) {
  Ratio value = {0, 0};
  const Recommendation *one = roundtable_recommendation(state, standing->recommendation);
  DerivedResult result = {
      .kept = event->stamp.seq,
      .recommendation = standing->recommendation,
      .subgroup_code = roundtable_subgroup(state, standing->subgroup)->text[SUBGROUP_CODE],
      .code = one->code,
      .tally = standing->tally,
      .rank = ranked->rank.overall,
      .rank_in_subgroup = ranked->rank.in_subgroup,
      .has_value = method_value((RankingMethod)event->kept.rule.method, item, &value)};
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

/* Working storage for one result per standing, by its index. */
typedef struct Workshop {
  Ranking ranking;
  RankItem *items;
  RankResult *ranked_items;
} Workshop;

static bool open_workshop(const Roundtable *state, RankingRule rule, Workshop *workshop,
                          Error *err) {
  *workshop = (Workshop){.items = NULL};
  if (!ranking_compute(state, NULL, rule.weights, &workshop->ranking, err)) return false;
  size_t room = workshop->ranking.count + 1;
  workshop->items = calloc(room, sizeof *workshop->items);
  workshop->ranked_items = calloc(room, sizeof *workshop->ranked_items);
  if (!workshop->items || !workshop->ranked_items) return fail_memory(err);
  ranking_contenders(state, &workshop->ranking, rule.weights, workshop->items);
  return ranking_place(state, &workshop->ranking, (RankingMethod)rule.method, rule.weights,
                       FLOOR_OF_DOTS, workshop->ranked_items, err);
}

static bool fill_results(const Roundtable *state, const Event *event, const Workshop *workshop,
                         SavedResults *results, Error *err) {
  size_t count = workshop->ranking.count;
  DerivedResult *rows = calloc(count + 1, sizeof *rows);
  if (!rows) return fail_memory(err);
  for (size_t i = 0; i < count; ++i) {
    const Standing *standing = &workshop->ranking.standings[i];
    rows[i] = result_of(state, event, &workshop->items[standing->index], standing,
                        &workshop->ranked_items[standing->index]);
  }
  qsort(rows, count, sizeof *rows, by_recommendation);
  *results = (SavedResults){.rows = rows, .count = count};
  return true;
}

bool saved_results_make(const Roundtable *state, const Event *event, SavedResults *results,
                        Error *err) {
  Workshop workshop;
  bool made = open_workshop(state, event->kept.rule, &workshop, err) &&
              fill_results(state, event, &workshop, results, err);
  ranking_free(&workshop.ranking);
  free(workshop.items);
  free(workshop.ranked_items);
  return made;
}

void saved_results_free(SavedResults *results) {
  free(results->rows);
  *results = (SavedResults){0};
}

static bool same_rank(const DerivedResult *a, const DerivedResult *b) {
  return a->recommendation == b->recommendation && a->rank == b->rank &&
         a->rank_in_subgroup == b->rank_in_subgroup;
}

bool saved_results_same_ranks(const SavedResults *a, const SavedResults *b) {
  bool same = a->count == b->count;
  for (size_t i = 0; same && i < a->count; ++i)
    same = same_rank(&a->rows[i], &b->rows[i]);
  return same;
}

bool saved_results_derive(Journal *journal, const Roundtable *state, const Event *event,
                          Error *err) {
  SavedResults results;
  if (!saved_results_make(state, event, &results, err)) return false;
  bool derived = true;
  for (size_t i = 0; derived && i < results.count; ++i)
    derived = journal_derive_result(journal, &results.rows[i], err);
  saved_results_free(&results);
  return derived;
}

static bool same_result(const DerivedResult *a, const DerivedResult *b) {
  return same_rank(a, b) && strcmp(a->subgroup_code, b->subgroup_code) == 0 &&
         strcmp(a->code, b->code) == 0 && tally_same(a->tally, b->tally) &&
         a->has_value == b->has_value && a->over == b->over && a->under == b->under;
}

typedef struct SavedComparison {
  const SavedResults *results;
  size_t next;
  bool same;
} SavedComparison;

static bool compare_row(void *context, const DerivedResult *row, Error *err UNUSED) {
  SavedComparison *comparison = context;
  const SavedResults *results = comparison->results;
  comparison->same = comparison->same && comparison->next < results->count &&
                     same_result(row, &results->rows[comparison->next]);
  ++comparison->next;
  return true;
}

static bool compare(const JournalLoader *loader, const Event *event, const SavedResults *results,
                    Error *err) {
  SavedComparison comparison = {.results = results, .same = true};
  if (!journal_read_results(loader->journal, event->stamp.seq, compare_row, &comparison, err))
    return false;
  if (comparison.same && comparison.next == results->count) return true;
  return fail(err, ERROR_BAD_DATA,
              _("%s: the ranking saved at event %llu does not match its results: see `gommette "
                "verify --help`"),
              loader->path, (unsigned long long)event->stamp.seq);
}

bool saved_results_check(const JournalLoader *loader, const Event *event, size_t *count,
                         Error *err) {
  SavedResults results;
  if (!saved_results_make(loader->state, event, &results, err)) return false;
  bool same = compare(loader, event, &results, err);
  *count += results.count;
  saved_results_free(&results);
  return same;
}

static bool compare_count(JournalLoader *loader, const size_t *count, Error *err) {
  size_t rows;
  if (!journal_loader_take(loader, UINT64_MAX, err) ||
      !journal_count_results(loader->journal, &rows, err))
    return false;
  return rows == *count || fail(err, ERROR_BAD_DATA,
                                _("%s: there are results of saved rankings that the journal does "
                                  "not know: see `gommette verify --help`"),
                                loader->path);
}

bool saved_results_check_count(JournalLoader *loader, const size_t *count, Error *err) {
  if (!journal_hold(loader->journal, err)) return false;
  bool same = compare_count(loader, count, err);
  journal_release(loader->journal);
  return same;
}
