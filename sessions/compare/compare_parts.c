#include "sessions/compare/compare_parts.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "sessions/compare/panel_text.h"
#include "sessions/session/session_day.h"

enum { TEN = 10, HUNDRED = 100 };

Pick matching_last(const Matching *matching, size_t row) {
  size_t session = matching->panel->count - 1;
  while (matching_at(matching, row, session)->recommendation == 0)
    --session;
  return (Pick){session, matching_at(matching, row, session)->recommendation};
}

static bool is_tied(const Comparison *comparison, size_t row, size_t session,
                    RankingMethod method) {
  const Standing *standing = comparison_standing(comparison, row, session);
  if (method < MAIN_RANKINGS) return standing->rank[method].tied;
  return comparison->panel.of[session].list.ranked_items[standing->index].rank.tied;
}

Shown rank_cell(const Comparison *comparison, size_t row, size_t session, RankingMethod method) {
  Shown cell;
  const uint32_t rank = comparison_rank(comparison, row, session, method);
  if (rank == 0)
    return words_shown(matching_at(&comparison->matching, row, session)->recommendation ? "– "
                                                                                        : "");
  snprintf(cell.text, sizeof cell.text, "%" PRIu32 "%s", rank,
           is_tied(comparison, row, session, method) ? "=" : " ");
  return cell;
}

Shown change_cell(const Comparison *comparison, size_t row, RankingMethod method) {
  Shown cell = {""};
  int64_t change;
  if (comparison_change(comparison, row, method, &change))
    snprintf(cell.text, sizeof cell.text, "%s%" PRId64,
             change == 0  ? ""
             : change > 0 ? "↑"
                          : "↓",
             change < 0 ? -change : change);
  return cell;
}

Shown share_cell(const Comparison *comparison, size_t row, size_t session) {
  Ratio share;
  if (!comparison_share(comparison, row, session, &share)) return (Shown){""};
  share.over *= HUNDRED;
  return ratio_shown(share, 1);
}

/* From the first session in which it has a share to the last. */
Shown share_change_cell(const Comparison *comparison, size_t row) {
  Shown cell = {""};
  Ratio share, first = {0}, last = {0};
  size_t known = 0;
  for (size_t session = 0; session < comparison->panel.count; ++session) {
    if (!comparison_share(comparison, row, session, &share)) continue;
    if (known++ == 0) first = share;
    last = share;
  }
  if (known < 2) return cell;
  /* a/b - c/d = (ad - cb)/bd, rounded to tenths of a point. Sums of dots are below 2⁵⁵. */
  const Wide over = last.over * first.under - first.over * last.under;
  const Wide under = first.under * last.under;
  const Wide tenths = ((over < 0 ? -over : over) * HUNDRED * TEN * 2 + under) / (2 * under);
  const char *sign = tenths == 0 ? "" : over > 0 ? "+" : "−";
  snprintf(cell.text, sizeof cell.text, "%s%lld%c%lld", sign, (long long)(tenths / TEN), *_("."),
           (long long)(tenths % TEN));
  return cell;
}

Shown per_voter_cell(const Comparison *comparison, size_t row, size_t session) {
  Ratio dots;
  return comparison_per_voter(comparison, row, session, &dots) ? ratio_shown(dots, 2) : (Shown){""};
}

/* Returns how a row was matched, for programs: "", "key", "title", "reference", "confirmed". */
static const char *match_way_name(MatchWay way) {
  static const char *const NAMES[MATCH_WAYS] = {"", "key", "title", "reference", "confirmed"};
  return NAMES[way];
}

/* A comparison for programs: a row for each appearance, and one object. */

/* A recommendation in one of the sessions that have it. */
typedef struct AppearanceRow {
  RecommendationRow of;
  int64_t item, rank; /* from 1; by the panel's method, 0: none */
  Value session, date, fingerprint, share, voters, dots_per_voter, rank_change;
  const char *title, *matched_by, *method;
} AppearanceRow;

static const Field FIELDS[] = {
    {"item", number_at, offsetof(AppearanceRow, item)},
    {"session", value_at, offsetof(AppearanceRow, session)},
    {"session_title", text_at, offsetof(AppearanceRow, title)},
    {"date", value_at, offsetof(AppearanceRow, date)},
    {"fingerprint", value_at, offsetof(AppearanceRow, fingerprint)},
    {"matched_by", text_at, offsetof(AppearanceRow, matched_by)},
    {"share", value_at, offsetof(AppearanceRow, share)},
    {"voters", value_at, offsetof(AppearanceRow, voters)},
    {"dots_per_voter", value_at, offsetof(AppearanceRow, dots_per_voter)},
    {"method", text_at, offsetof(AppearanceRow, method)},
    {"rank", positive_at, offsetof(AppearanceRow, rank)},
    {"rank_change", value_at, offsetof(AppearanceRow, rank_change)},
    {0},
};
static const Schema SCHEMA = {FIELDS, &RECOMMENDATION_SCHEMA};

#define FIGURES_NAMES                                                                              \
  "green yellow red cumulative cumulative_rank weighted weighted_rank share voters dots_per_voter"

/* Fills in its row for a session that has it. `before` is its rank in the last session that ranked
 * it, or 0. */
static void fill_row(const Comparison *comparison, size_t item, Pick pick, int64_t before,
                     AppearanceRow *row) {
  const size_t n = comparison->rows[item], in = pick.session;
  const Panel *panel = &comparison->panel;
  const PanelSession *session = &panel->of[in];
  const Finality finality = finality_with(session->state, session->weights);
  const int64_t rank = comparison_rank(comparison, n, in, panel->method);
  const char letter[] = {panel_letter(in), '\0'};
  char date[DAY_TEXT_SIZE];
  Ratio share, per_voter;
  *row = (AppearanceRow){
      .of = pick_row(panel, pick, comparison_standing(comparison, n, in)),
      .item = (int64_t)item + 1,
      .rank = rank,
      .session = value_own(letter),
      .title = roundtable_text(session->state, SESSION_TITLE),
      .date = value_text_or_own(session_text_iso(session->state, SESSION_DATE, date), date),
      .fingerprint = value_own(fingerprint_shown(session_hash(session->session)).text),
      .rank_change = rank > 0 && before > 0 ? value_number(before - rank) : value_none(),
      .matched_by = match_way_name(matching_at(&comparison->matching, n, in)->way),
      .method = method_description(panel->method)->name};
  row->of.state = finality_name(&finality);
  row->voters = value_known(guard_voters(session->state, row->of.subgroup));
  if (comparison_share(comparison, n, in, &share)) row->share = value_ratio(share);
  if (comparison_per_voter(comparison, n, in, &per_voter))
    row->dots_per_voter = value_ratio(per_voter);
}

/* Passes on each session that has an item. */
typedef void AppearanceTaker(void *context, const AppearanceRow *row);
static void go_through(const Comparison *comparison, size_t item, AppearanceTaker *take,
                       void *context) {
  const size_t n = comparison->rows[item];
  int64_t before = 0;
  for (size_t session = 0; session < comparison->panel.count; ++session) {
    const uint32_t number = matching_at(&comparison->matching, n, session)->recommendation;
    AppearanceRow row;
    if (number == 0) continue;
    fill_row(comparison, item, (Pick){session, number}, before, &row);
    if (row.rank > 0) before = row.rank;
    take(context, &row);
  }
}

static void write_row(void *rows, const AppearanceRow *row) {
  rows_add(rows, row);
}

bool comparison_csv(FILE *out, const Comparison *comparison, Error *err UNUSED) {
  RowWriter rows;
  rows_begin_csv(&rows, out, &SCHEMA,
                 "item session session_title date fingerprint subgroup_code code title key "
                 "matched_by " FIGURES_NAMES " method rank rank_change state");
  for (size_t item = 0; item < comparison->row_count; ++item)
    go_through(comparison, item, write_row, &rows);
  return true;
}

static void write_object(void *json, const AppearanceRow *row) {
  json_begin_object(json, NULL);
  json_fields(json, &SCHEMA, "session subgroup_code code title key matched_by", row);
  json_flag(json, "put_to_the_vote", row->of.standing != NULL);
  json_fields(json, &SCHEMA, FIGURES_NAMES " rank", row);
  json_end_object(json);
}

static void write_item(Json *json, const Comparison *comparison, size_t item) {
  int64_t change;
  const bool changes =
      comparison_change(comparison, comparison->rows[item], comparison->panel.method, &change);
  json_begin_object(json, NULL);
  json_value(json, "rank_change", changes ? value_number(change) : value_none());
  json_begin_array(json, "appearances");
  go_through(comparison, item, write_object, json);
  json_end_array(json);
  json_end_object(json);
}

bool comparison_json(FILE *out, const Comparison *comparison, Error *err UNUSED) {
  Json json = {.out = out};
  json_begin_object(&json, NULL);
  json_text(&json, "format", "gommette comparison");
  json_text(&json, "method", method_description(comparison->panel.method)->name);
  json_panel(&json, &comparison->panel);
  json_begin_array(&json, "items");
  for (size_t n = 0; n < comparison->row_count; ++n)
    write_item(&json, comparison, n);
  json_end_array(&json);
  json_matching(&json, &comparison->matching, &comparison->sentences);
  json_end_object(&json);
  return true;
}
