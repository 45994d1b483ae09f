#include "sessions/export/table.h"

#include "core/vote/guards.h"
#include "sessions/export/json_parts.h"
#include "sessions/export/ranking_list.h"
#include "sessions/session/finality.h"
#include "sessions/text/recommendation_fields.h"

/* What rows are written from. */
typedef struct RankingTable {
  const Roundtable *roundtable;
  const TableRequest *request;
  RankingList list; /* in the order of the agenda */
  Finality finality;
} RankingTable;

static bool open_table(RankingTable *table, const Roundtable *roundtable,
                       const TableRequest *request, Error *err) {
  *table = (RankingTable){.roundtable = roundtable,
                          .request = request,
                          .finality = ranking_list_finality(roundtable, request)};
  if (!ranking_list_make(roundtable, request, &table->list, err)) return false;
  ranking_sort_as_agenda(&table->list.ranking);
  return true;
}

/* The next standing that is shown, from *n on; NULL past the last. */
static const Standing *next_standing(const RankingTable *table, size_t *n) {
  const Ranking *ranking = &table->list.ranking;
  while (*n < ranking->count) {
    const Standing *standing = &ranking->standings[(*n)++];
    if (ranking_list_shows(&table->list, standing, table->request)) return standing;
  }
  return NULL;
}

static RecommendationRow row_of(const RankingTable *table, const Standing *standing) {
  const RankingList *list = &table->list;
  const Roundtable *roundtable = table->roundtable;
  RecommendationRow row = recommendation_row(
      roundtable, roundtable_recommendation(roundtable, standing->recommendation), standing);
  if (list->intervals) {
    row.overall = &list->intervals[standing->index].overall;
    row.within = &list->intervals[standing->index].in_subgroup;
  }
  for (int method = 0; method < MAIN_RANKINGS; ++method)
    row.margins[method] = list->margins[method] ? list->margins[method][standing->index] : 0;
  row.ranked = &list->ranked_items[standing->index];
  row.item = (RankItem){.tally = standing->tally,
                        .weights = table->request->weights,
                        .voters = guard_voters(roundtable, row.subgroup),
                        .group = standing->group};
  row.state = finality_name(&table->finality);
  return row;
}

/* The lists of the columns that were asked for, after those that every ranking has. NULL ends them.
 */
enum { LISTS_MAX = RANKING_EXTRAS + 1 };
static void choose_extras(const TableRequest *request, const char *lists[LISTS_MAX]) {
  size_t count = 0;
  if (request->intervals) lists[count++] = RANKING_EXTRA_NAMES[EXTRA_INTERVAL];
  if (request->intervals && request->within_subgroups)
    lists[count++] = RANKING_EXTRA_NAMES[EXTRA_INTERVAL_WITHIN];
  if (request->margins) lists[count++] = RANKING_EXTRA_NAMES[EXTRA_MARGINS];
  if (request->method >= MAIN_RANKINGS)
    lists[count++] = RANKING_EXTRA_NAMES[EXTRA_METHODS + request->method - MAIN_RANKINGS];
  lists[count] = NULL;
}

static void write_csv(FILE *out, const RankingTable *table) {
  const char *extras[LISTS_MAX];
  const char *state = finality_is_final(&table->finality) ? "" : RANKING_EXTRA_NAMES[EXTRA_STATE];
  const Standing *standing;
  CsvWriter csv = {.out = out};
  choose_extras(table->request, extras);
  csv_names(&csv, "", RANKING_NAMES, "");
  for (size_t n = 0; extras[n]; ++n)
    csv_names(&csv, "", extras[n], "");
  csv_header(&csv, state);
  for (size_t n = 0; (standing = next_standing(table, &n));) {
    const RecommendationRow row = row_of(table, standing);
    csv_fields(&csv, &RECOMMENDATION_SCHEMA, RANKING_NAMES, &row);
    for (size_t i = 0; extras[i]; ++i)
      csv_fields(&csv, &RECOMMENDATION_SCHEMA, extras[i], &row);
    csv_fields(&csv, &RECOMMENDATION_SCHEMA, state, &row);
    csv_end_row(&csv);
  }
}

bool table_ranking_csv(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                       Error *err) {
  RankingTable table;
  if (!open_table(&table, roundtable, request, err)) return false;
  write_csv(out, &table);
  ranking_list_free(&table.list);
  return true;
}

static void write_json_standings(Json *json, const RankingTable *table) {
  const char *extras[LISTS_MAX];
  const Standing *standing;
  choose_extras(table->request, extras);
  json_begin_array(json, "recommendations");
  json->compact = true;
  for (size_t n = 0; (standing = next_standing(table, &n));) {
    const RecommendationRow row = row_of(table, standing);
    json_begin_object(json, NULL);
    json_fields(json, &RECOMMENDATION_SCHEMA,
                "subgroup_code subgroup_title code title green yellow red " SCORES_NAMES, &row);
    for (size_t i = 0; extras[i]; ++i)
      json_fields(json, &RECOMMENDATION_SCHEMA, extras[i], &row);
    if (row.overall) json_witnesses(json, row.overall);
    json_end_object(json);
  }
  json->compact = false;
  json_end_array(json);
}

/* Its figures are what it had. */
static void write_json_withdrawn(Json *json, const Roundtable *roundtable,
                                 const Recommendation *one) {
  const Tally tally = recommendation_tally(one);
  RecommendationRow row = recommendation_row(roundtable, one, NULL);
  row.tally = &tally;
  json_begin_object(json, NULL);
  json_fields(json, &RECOMMENDATION_SCHEMA,
              "subgroup_code code title green yellow red cumulative reason", &row);
  json_end_object(json);
}

static void write_json_all_withdrawn(Json *json, const Roundtable *roundtable) {
  json_begin_array(json, "withdrawn");
  json->compact = true;
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    for (size_t n = 0; n < subgroup->recommendation_count; ++n) {
      const Recommendation *one = roundtable_recommendation_at(roundtable, subgroup, n);
      if (one->status == STATUS_WITHDRAWN) write_json_withdrawn(json, roundtable, one);
    }
  }
  json->compact = false;
  json_end_array(json);
}

bool table_ranking_json(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err) {
  RankingTable table;
  Json json = {.out = out};
  if (!open_table(&table, roundtable, request, err)) return false;
  json_begin_object(&json, NULL);
  json_session_texts(&json, roundtable);
  json.compact = true;
  json_finality(&json, roundtable, &table.finality);
  json_weights(&json, request->weights);
  json.compact = false;
  json_breaches(&json, roundtable, request->breaches);
  write_json_standings(&json, &table);
  write_json_all_withdrawn(&json, roundtable);
  json_end_object(&json);
  ranking_list_free(&table.list);
  return true;
}
