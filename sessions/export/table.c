#include "sessions/export/table.h"

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/export/json_parts.h"
#include "sessions/session/totals.h"
#include "sessions/text/recommendation_fields.h"
#include "sessions/text/sentences.h"

void add_number(TextTable *grid, int64_t number) {
  text_table_cell(grid, number_shown(number).text);
}

void add_first_columns(TextTable *grid, bool dots) {
  text_table_column(grid, GRID_LEFT, _("ref."));
  text_table_column(grid, GRID_FILL, _("recommendation"));
  for (Colour colour = GREEN; dots && colour < COLOUR_COUNT; ++colour)
    text_table_column(grid, GRID_RIGHT, colour_sign(colour));
}

void add_subgroup_heading(TextTable *grid, const Subgroup *subgroup) {
  char text[LINE_TEXT_SIZE];
  const char *code = subgroup->text[SUBGROUP_CODE], *title = subgroup->text[SUBGROUP_TITLE];
  bool held = subgroup->status == SUBGROUP_HELD;
  snprintf(text, LINE_TEXT_SIZE, "%s%s%s%s%s%s", code, *code && *title ? " · " : "", title,
           held ? "" : " (", held ? "" : _("not held"), held ? "" : ")");
  if (grid->count != 0) text_table_line(grid, "");
  if (*text) text_table_line(grid, text);
}

const char *title_of(const Recommendation *recommendation) {
  const char *short_title = recommendation->text[RECOMMENDATION_SHORT_TITLE];
  return *short_title ? short_title : recommendation->text[RECOMMENDATION_TITLE];
}

void add_reference(TextTable *grid, const Roundtable *roundtable,
                   const Recommendation *recommendation) {
  text_table_cell(grid, reference_shown(roundtable, recommendation).text);
}

/* What rows are written from. */
typedef struct RankingTable {
  const Roundtable *roundtable;
  const TableRequest *request;
  RankingList list; /* in agenda order */
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

/* Returns the next standing to show, from *n on; NULL past the last. */
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

/* Chooses the lists of extra columns requested, after those of every ranking. NULL-terminated. */
enum { LISTS_MAX = RANKING_EXTRAS + 1 };
static void choose_extras(const RankingTable *table, const char *lists[LISTS_MAX]) {
  const TableRequest *request = table->request;
  size_t count = 0;
  if (request->intervals) lists[count++] = RANKING_EXTRA_NAMES[EXTRA_INTERVAL];
  if (request->intervals && request->within_subgroups)
    lists[count++] = RANKING_EXTRA_NAMES[EXTRA_INTERVAL_WITHIN];
  if (request->margins) lists[count++] = RANKING_EXTRA_NAMES[EXTRA_MARGINS];
  if (request->method >= MAIN_RANKINGS)
    lists[count++] = RANKING_EXTRA_NAMES[EXTRA_METHODS + request->method - MAIN_RANKINGS];
  if (has_earlier_ranks(table->roundtable)) lists[count++] = RANKING_EXTRA_NAMES[EXTRA_EARLIER];
  lists[count] = NULL;
}

static void write_csv(FILE *out, const RankingTable *table) {
  const char *extras[LISTS_MAX];
  const char *state = finality_is_final(&table->finality) ? "" : RANKING_EXTRA_NAMES[EXTRA_STATE];
  const Standing *standing;
  CsvWriter csv = {.out = out};
  choose_extras(table, extras);
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
  choose_extras(table, extras);
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

/* Its figures are the dots it received. */
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

/* The agenda of table.h, for people. */

static void add_tally(TextTable *grid, const Recommendation *recommendation) {
  const Parts parts = parts_of(recommendation);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    text_table_cell(grid, parts_shown(&parts, colour).text);
  text_table_cell(grid, parts_sum_shown(&parts).text);
}

static const char *status_word(RecommendationStatus status) {
  switch (status) {
  case STATUS_HEADING: return _("heading");
  case STATUS_NOT_FOR_THE_VOTE: return _("not for the vote");
  case STATUS_WITHDRAWN: return _("withdrawn");
  case STATUS_VOTABLE:
  case STATUS_COUNT: break;
  }
  return "";
}

static void add_agenda_row(TextTable *grid, const Roundtable *roundtable,
                           const Recommendation *recommendation) {
  char title[LINE_TEXT_SIZE];
  const char *word = status_word(recommendation->status);
  snprintf(title, sizeof title, "%s%s%s%s%s", recommendation->parent ? "  " : "", *word ? "(" : "",
           word, *word ? ") " : "", title_of(recommendation));
  bool counted = recommendation_put_to_the_vote(roundtable, recommendation) ||
                 tally_cumulative(recommendation_tally(recommendation)) > 0;
  add_reference(grid, roundtable, recommendation);
  text_table_cell(grid, title);
  if (counted)
    add_tally(grid, recommendation);
  else
    text_table_cells(grid, "", "", "", "", NULL);
}

static void add_subgroup(TextTable *grid, const Roundtable *roundtable, const Subgroup *subgroup) {
  add_subgroup_heading(grid, subgroup);
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *recommendation =
        roundtable_recommendation_at(roundtable, subgroup, place);
    add_agenda_row(grid, roundtable, recommendation);
  }
}

static void add_agenda(TextTable *grid, const Roundtable *roundtable) {
  add_first_columns(grid, true);
  text_table_column(grid, GRID_RIGHT, _("cumulative"));
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place)
    add_subgroup(grid, roundtable, roundtable_subgroup_at(roundtable, place));
}

bool table_agenda_text(FILE *out, const Roundtable *roundtable, Error *err) {
  TextTable grid = {0};
  add_agenda(&grid, roundtable);
  if (!text_table_write(&grid, TABLE_WIDTH, out, err)) return false;
  write_withdrawn(out, roundtable);
  return true;
}

void table_heading_text(FILE *out, const Roundtable *roundtable, SessionDay day) {
  static const SessionText SHOWN[] = {SESSION_TITLE, SESSION_DATE, SESSION_PLACE};
  char written[DAY_WORDS_SIZE];
  for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; ++i) {
    const char *text = roundtable_text(roundtable, SHOWN[i]);
    if (SHOWN[i] == SESSION_DATE) text = session_day_shown(text, day, written);
    if (*text) fprintf(out, "%s%s", i > 0 ? " · " : "", text);
  }
  fputc('\n', out);
  const Finality finality = finality_of(roundtable);
  char provisional[FINALITY_TEXT_SIZE];
  if (*finality_sentence(roundtable, &finality, provisional))
    wrap_write(out, provisional, TABLE_WIDTH);
  fputc('\n', out);
}
