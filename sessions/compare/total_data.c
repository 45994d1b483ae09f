#include "sessions/compare/total.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/compare/panel_text.h"
#include "sessions/import/sheet.h"
#include "sessions/text/text.h"

/* A total for programs: a ranking with the sessions beside it, and one object. */

typedef struct TotalRow {
  RecommendationRow of; /* from the first session that has it, with the sums */
  Standing sums;
  TotalName name;
  int64_t voted, sessions; /* sessions in which it was put to the vote; all sessions */
  const char *other_titles;
} TotalRow;

static const Field FIELDS[] = {
    {"subgroup_code", text_at, offsetof(TotalRow, name.subgroup_code)},
    {"code", text_at, offsetof(TotalRow, name.code)},
    {"sessions_voted", number_at, offsetof(TotalRow, voted)},
    {"sessions", number_at, offsetof(TotalRow, sessions)},
    {"other_titles", text_at, offsetof(TotalRow, other_titles)},
    {0},
};
static const Schema SCHEMA = {FIELDS, &RECOMMENDATION_SCHEMA};

static const char OF_TOTAL[] = RANKING_NAMES " title key sessions_voted sessions",
                  OF_SESSION[] = "green yellow red cumulative_rank weighted_rank",
                  AT_THE_END[] = "state other_titles";

/* The row points into itself. */
static void fill_row(const Total *total, size_t n, TotalRow *row) {
  const Pick first = matching_first(&total->matching, n);
  const Sum *sum = &total->sums[n];
  *row = (TotalRow){.sums = {.tally = sum->tally},
                    .name = total->names[n],
                    .voted = sum->sessions,
                    .sessions = (int64_t)total->panel.count};
  for (int method = 0; method < MAIN_RANKINGS; ++method) {
    row->sums.score[method] = sum->score[method];
    row->sums.rank[method] = sum->rank[method];
  }
  row->of = recommendation_row(total->panel.of[first.session].state,
                               pick_recommendation(&total->panel, first), &row->sums);
  row->of.state = finality_name(&total->finality);
}

/* Joins "B: Ouvrir … | C: Open …", the titles that differ from the first session's; the caller
 * frees it. *at advances through the differences along with the rows. */
static bool find_other_titles(const Matching *matching, size_t row, size_t *at, char **titles,
                              Error *err) {
  char *texts = strdup("");
  for (; *at < matching->difference_count && matching->differences[*at].row <= row; ++*at) {
    const TitleDifference *one = &matching->differences[*at];
    char *longer = NULL;
    if (!texts || one->row < row) continue;
    const char *title =
        pick_recommendation(matching->panel, one->of[1])->text[RECOMMENDATION_TITLE];
    const int length = asprintf(&longer, "%s%s%c: %s", texts, *texts ? " | " : "",
                                panel_letter(one->of[1].session), title);
    free(texts);
    texts = length < 0 ? NULL : longer;
  }
  if (!texts) return fail_memory(err);
  *titles = texts;
  return true;
}

static bool write_row(CsvWriter *csv, const Total *total, size_t n, size_t *at, Error *err) {
  TotalRow row;
  char *titles = NULL;
  fill_row(total, n, &row);
  if (!find_other_titles(&total->matching, n, at, &titles, err)) return false;
  row.other_titles = titles;
  csv_fields(csv, &SCHEMA, OF_TOTAL, &row);
  for (size_t session = 0; session < total->panel.count; ++session) {
    const Standing *standing = panel_standing(
        &total->panel, session, matching_at(&total->matching, n, session)->recommendation);
    const RecommendationRow there = {.tally = standing ? &standing->tally : NULL,
                                     .standing = standing};
    csv_fields(csv, &RECOMMENDATION_SCHEMA, OF_SESSION, &there);
  }
  csv_fields(csv, &SCHEMA, AT_THE_END, &row);
  csv_end_row(csv);
  free(titles);
  return true;
}

bool total_csv(FILE *out, const Total *total, Error *err) {
  CsvWriter csv = {.out = out};
  size_t at = 0;
  csv_names(&csv, "", OF_TOTAL, "");
  for (size_t session = 0; session < total->panel.count; ++session) {
    const char before[] = {(char)tolower((unsigned char)panel_letter(session)), '_', '\0'};
    csv_names(&csv, before, OF_SESSION, "");
  }
  csv_header(&csv, AT_THE_END);
  for (size_t n = 0; n < total->row_count; ++n)
    if (!write_row(&csv, total, total->rows[n], &at, err)) return false;
  return true;
}

static void write_session(Json *json, const Total *total, size_t session, uint32_t number) {
  const Standing *standing = panel_standing(&total->panel, session, number);
  const Pick pick = {session, number};
  const RecommendationRow row = pick_row(&total->panel, pick, standing);
  json_begin_object(json, NULL);
  json_pick(json, &total->panel, pick);
  json_flag(json, "put_to_the_vote", standing != NULL);
  if (standing) json_fields(json, &RECOMMENDATION_SCHEMA, "green yellow red " SCORES_NAMES, &row);
  json_end_object(json);
}

static void write_item(Json *json, const Total *total, size_t n) {
  TotalRow row;
  fill_row(total, n, &row);
  json_begin_object(json, NULL);
  json_fields(json, &SCHEMA,
              "subgroup_code code title key sessions_voted green yellow red " SCORES_NAMES, &row);
  json_begin_array(json, "sessions");
  for (size_t session = 0; session < total->panel.count; ++session) {
    const uint32_t number = matching_at(&total->matching, n, session)->recommendation;
    if (number) write_session(json, total, session, number);
  }
  json_end_array(json);
  json_end_object(json);
}

bool total_json(FILE *out, const Total *total, Error *err UNUSED) {
  Json json = {.out = out};
  json_begin_object(&json, NULL);
  json_text(&json, "format", "gommette total");
  json_text(&json, "state", finality_name(&total->finality));
  json_weights(&json, total->weights);
  json_panel(&json, &total->panel);
  json_begin_array(&json, "items");
  for (size_t n = 0; n < total->row_count; ++n)
    write_item(&json, total, total->rows[n]);
  json_end_array(&json);
  json_matching(&json, &total->matching, &total->sentences);
  json_end_object(&json);
  return true;
}

enum { NAME_SIZE = TOTAL_REFERENCE_SIZE + 32, TRIES_MAX = 1000 };

const char *total_reference(const Total *total, size_t row, char text[TOTAL_REFERENCE_SIZE]) {
  const TotalName *name = &total->names[row];
  snprintf(text, TOTAL_REFERENCE_SIZE, "%s%s%s", name->subgroup_code,
           *name->subgroup_code ? "/" : "", name->code);
  return text;
}

/* Takes a name if it is free. */
static bool take(Names *taken, const TotalName *name, bool *added, Error *err) {
  char text[2 * NAME_SIZE];
  size_t number;
  snprintf(text, sizeof text, "%s/%s", name->subgroup_code, name->code);
  return names_add(taken, text, &number, added, err);
}

/* Appends the session's letter to the code, and a number if even that is taken. */
static bool name_otherwise(Total *total, Names *taken, TotalName *name, Pick pick, Error *err) {
  const char letter = panel_letter(pick.session), *code = name->code;
  char text[NAME_SIZE];
  bool added = false;
  for (int attempt = 1; !added && attempt < TRIES_MAX; ++attempt) {
    if (attempt == 1)
      snprintf(text, sizeof text, "%s-%c", code, letter);
    else
      snprintf(text, sizeof text, "%s-%c%d", code, letter, attempt);
    if (text_characters(text) > CODE_CHARACTERS_MAX) break;
    name->code = text;
    if (!take(taken, name, &added, err)) return false;
  }
  name->code = code;
  if (!added)
    return fail(err, ERROR_BAD_DATA,
                _("session %c: no code is left for a second %s/%s: give it a shorter one there"),
                letter, name->subgroup_code, code);
  name->code = store_keep(&total->texts, text);
  if (!store_ok(&total->texts, err)) return false;
  sentences_say(&total->sentences,
                _("%s of %c is called %s here, because another recommendation has that code"), code,
                letter, text);
  return true;
}

static bool name_row(Total *total, Names *taken, size_t row, Error *err) {
  const Pick pick = matching_first(&total->matching, row);
  const Recommendation *one = pick_recommendation(&total->panel, pick);
  const Subgroup *subgroup =
      roundtable_subgroup(total->panel.of[pick.session].state, one->subgroup);
  TotalName *name = &total->names[row];
  bool added;
  *name = (TotalName){.subgroup_code = subgroup->text[SUBGROUP_CODE], .code = one->code};
  return take(taken, name, &added, err) && (added || name_otherwise(total, taken, name, pick, err));
}

bool total_name_rows(Total *total, Error *err) {
  Names taken;
  bool done = true;
  total->names = calloc(total->matching.row_count + 1, sizeof *total->names);
  if (!total->names) return fail_memory(err);
  names_open(&taken);
  for (size_t row = 0; done && row < total->matching.row_count; ++row)
    done = name_row(total, &taken, row, err);
  names_close(&taken);
  return done;
}
