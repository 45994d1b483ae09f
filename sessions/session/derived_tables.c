#include "sessions/session/derived_tables.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/rank/rank.h"
#include "core/vote/event_fields.h"
#include "core/vote/history.h"
#include "sessions/journal/checkpoint_codec.h"

void dirty_set_free(DirtySet *dirty) {
  free(dirty->numbers);
  free(dirty->seen);
  *dirty = (DirtySet){0};
}

static bool reserve_seen(DirtySet *dirty, size_t number, Error *err) {
  size_t before = dirty->seen_capacity;
  if (!ARRAY_RESERVE(dirty->seen, dirty->seen_capacity, number + 1)) return fail_memory(err);
  memset(dirty->seen + before, 0, dirty->seen_capacity - before);
  return true;
}

static bool add_number(DirtySet *dirty, int64_t number, Error *err) {
  if (!reserve_seen(dirty, (size_t)number, err)) return false;
  if (dirty->seen[number]) return true;
  if (!ARRAY_RESERVE(dirty->numbers, dirty->capacity, dirty->count + 1)) return fail_memory(err);
  dirty->numbers[dirty->count++] = (uint32_t)number;
  dirty->seen[number] = 1;
  return true;
}

static bool add_subgroup(DirtySet *dirty, const Roundtable *state, int64_t number, Error *err) {
  const Subgroup *subgroup = roundtable_subgroup(state, (uint32_t)number);
  for (size_t place = 0; subgroup && place < subgroup->recommendation_count; ++place)
    if (!add_number(dirty, subgroup->recommendations[place], err)) return false;
  return true;
}

bool dirty_set_add(DirtySet *dirty, const Roundtable *state, const Event *event, Error *err) {
  while (event->kind == EVENT_CORRECTION)
    event = event->correction.target;
  if (!kind_has(event->kind, KIND_CHANGES_TALLIES)) return true;
  const EventField *field = event_description(event->kind)->fields;
  while (field->names != NAMES_RECOMMENDATION && field->names != NAMES_SUBGROUP)
    ++field;
  if (field->type == FIELD_LINES) {
    for (size_t line = 0; line < event->ballot.line_count; ++line)
      if (!add_number(dirty, event->ballot.lines[line].recommendation, err)) return false;
    return true;
  }
  const int64_t number = event_number(event, field);
  return field->names == NAMES_SUBGROUP ? add_subgroup(dirty, state, number, err)
                                        : add_number(dirty, number, err);
}

enum { PATIENCE_MS = 10000 };

bool derive_tally(Journal *journal, const Roundtable *state, uint32_t number, Error *err) {
  DerivedTally tally = {.recommendation = number};
  const Recommendation *recommendation = roundtable_recommendation(state, number);
  if (recommendation) {
    tally.present = true;
    tally.code = recommendation->code;
    tally.subgroup_code = roundtable_subgroup(state, recommendation->subgroup)->text[SUBGROUP_CODE];
    tally.counted = recommendation->counted;
    tally.ballots = recommendation->ballots;
  }
  return journal_derive_tally(journal, &tally, err);
}

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

/* Derives the rows of a "ranking kept" that was just applied to the state. */
static bool derive_results(Journal *journal, const Roundtable *state, const Event *event,
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

static uint64_t checkpoint_interval(const Roundtable *state) {
  uint64_t times = 1 + roundtable_recommendation_total(state) / CHECKPOINT_RECOMMENDATIONS;
  return times * CHECKPOINT_EVERY;
}

/* Sets *covered to the event up to which checkpoints cover the history; 0 if none does. */
static bool checkpoint_covered(Journal *journal, uint64_t *covered, Error *err) {
  Bytes data = {0};
  uint64_t at = UINT64_MAX >> 1U, told = 0;
  bool read;
  do {
    read = journal_checkpoint(journal, at - 1, &at, &data, err);
    told = read && at != 0 ? checkpoint_history_from(&data) : 0;
  } while (read && at != 0 && told == 0);
  bytes_free(&data);
  if (!read) return false;
  *covered = at;
  return true;
}

/* A row has four bytes for the number of a ballot, and a sheet may have larger ones: then the
 * journal is read whole. */
static bool history_fits(const Roundtable *state) {
  return roundtable_next_ballot(state) <= UINT32_MAX;
}

static bool derive_checkpoint(Journal *journal, const Roundtable *state, Error *err) {
  Bytes data = {0};
  uint64_t covered;
  if (!checkpoint_covered(journal, &covered, err)) return false;
  const bool knows_it = history_fits(state) && history_at(state, covered + 1) != NULL;
  bool derived =
      checkpoint_encode(state, knows_it ? covered + 1 : 0, &data, err) &&
      journal_derive_checkpoint(journal, roundtable_seq(state), data.data, data.size, err);
  bytes_free(&data);
  return derived;
}

bool derive_after(Journal *journal, const Roundtable *state, const Event *event, Error *err) {
  const bool saves = event->kind == EVENT_RANKING_KEPT && event->origin.recorded == 0;
  return (!saves || derive_results(journal, state, event, err)) &&
         (roundtable_seq(state) % checkpoint_interval(state) != 0 ||
          event->kind == EVENT_KIOSK_COUNTED || event->kind == EVENT_KIOSK_TALLIED ||
          derive_checkpoint(journal, state, err));
}

bool derive_missing_history(Journal *journal, const Roundtable *state, uint64_t covered,
                            Error *err) {
  uint64_t at;
  if (!history_fits(state) || roundtable_seq(state) < covered + 2 * checkpoint_interval(state))
    return true;
  if (!journal_next_checkpoint(journal, roundtable_seq(state) - 1, &at, err)) return false;
  return at != 0 || derive_checkpoint(journal, state, err);
}

bool derive_tallies(Journal *journal, const Roundtable *state, Error *err) {
  uint32_t end = roundtable_next_recommendation(state);
  for (uint32_t number = 1; number < end; ++number)
    if (!derive_tally(journal, state, number, err)) return false;
  return true;
}

static bool derive_read(JournalLoader *loader, const Event *event, Error *err) {
  return derive_after(loader->journal, loader->state, event, err);
}

static bool derive_all(Journal *journal, JournalLoader *loader, Error *err) {
  if (!journal_claim(journal, PATIENCE_MS, err)) return false;
  bool derived = journal_forget_derived(journal, err) &&
                 journal_loader_take(loader, UINT64_MAX, err) &&
                 derive_tallies(journal, loader->state, err) && journal_commit(journal, err);
  if (!derived) journal_abandon(journal);
  return derived;
}

bool derive_anew(const char *path, Error *err) {
  Journal *journal;
  JournalLoader loader;
  if (!journal_open(path, (WaitWatcher){0}, &journal, err)) return false;
  bool derived = false;
  if (journal_loader_open(journal, path, &loader, err)) {
    loader.watch = derive_read;
    derived = derive_all(journal, &loader, err);
    journal_loader_close(&loader);
  }
  journal_close(journal);
  return derived;
}
