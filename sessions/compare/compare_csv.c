/* A comparison for programs, a row for each appearance. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/guards.h"
#include "sessions/compare/compare_parts.h"
#include "sessions/session/session_day.h"
#include "sessions/text/csv_writer.h"

static const char *const HEADER[] = {
    "item",          "session",       "session_title", "date",       "fingerprint",
    "subgroup_code", "code",          "title",         "key",        "matched_by",
    "green",         "yellow",        "red",           "cumulative", "cumulative_rank",
    "weighted",      "weighted_rank", "share",         "voters",     "dots_per_voter",
    "method",        "rank",          "rank_change",   "state"};

enum { HEADER_COLUMNS = sizeof HEADER / sizeof HEADER[0], DECIMALS = 6, FIGURES = 7 };

static void write_session_cells(CsvWriter *csv, const PanelSession *one, char letter) {
  char fingerprint[FINGERPRINT_TEXT_SIZE], date[DAY_TEXT_SIZE];
  const char name[] = {letter, '\0'};
  csv_write_word(csv, name);
  csv_write_text(csv, roundtable_text(one->state, SESSION_TITLE));
  csv_write_text(csv, session_text_iso(one->state, SESSION_DATE, date));
  csv_write_word(csv, fingerprint_text(session_hash(one->session), fingerprint));
}

static void write_names(CsvWriter *csv, const PanelSession *one, const Appearance *at) {
  const Recommendation *recommendation = roundtable_recommendation(one->state, at->recommendation);
  const Subgroup *subgroup = roundtable_subgroup(one->state, recommendation->subgroup);
  csv_write_text(csv, subgroup->text[SUBGROUP_CODE]);
  csv_write_text(csv, recommendation->code);
  csv_write_text(csv, recommendation->text[RECOMMENDATION_TITLE]);
  csv_write_text(csv, recommendation->text[RECOMMENDATION_KEY]);
  csv_write_word(csv, match_way_name(at->way));
}

static void write_ratio(CsvWriter *csv, bool known, Ratio ratio) {
  char text[RATIO_TEXT_SIZE];
  csv_write_word(csv, known ? ratio_text(ratio, DECIMALS, '.', text) : "");
}

static void write_figures(CsvWriter *csv, const Standing *standing) {
  char weighted[WEIGHT_TEXT_SIZE];
  for (int n = 0; !standing && n < FIGURES; ++n)
    csv_write_word(csv, "");
  if (!standing) return;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    csv_write_number(csv, standing->tally.dots[colour]);
  csv_write_number(csv, standing->score[BY_CUMULATIVE]);
  csv_write_number(csv, standing->rank[BY_CUMULATIVE].overall);
  csv_write_word(csv, thousandths_text(standing->score[BY_WEIGHTED], '.', weighted));
  csv_write_number(csv, standing->rank[BY_WEIGHTED].overall);
}

static void write_known(CsvWriter *csv, bool known, int64_t number) {
  if (known)
    csv_write_number(csv, number);
  else
    csv_write_word(csv, "");
}

static void write_voters(CsvWriter *csv, const PanelSession *one, uint32_t number) {
  const Recommendation *recommendation = roundtable_recommendation(one->state, number);
  const int64_t voters =
      guard_voters(one->state, roundtable_subgroup(one->state, recommendation->subgroup));
  write_known(csv, voters != RULE_UNKNOWN, voters);
}

/* *before is its rank in the session before in which it had one, or 0. */
static void write_rank(CsvWriter *csv, const Comparison *comparison, size_t row, size_t session,
                       uint32_t *before) {
  const RankingMethod method = comparison->panel.method;
  const uint32_t rank = comparison_rank(comparison, row, session, method);
  csv_write_word(csv, method_description(method)->name);
  write_known(csv, rank > 0, rank);
  write_known(csv, rank > 0 && *before > 0, (int64_t)*before - (int64_t)rank);
  if (rank > 0) *before = rank;
}

static void write_appearance(CsvWriter *csv, const Comparison *comparison, size_t item,
                             size_t session, uint32_t *before) {
  const size_t row = comparison->rows[item];
  const PanelSession *one = &comparison->panel.of[session];
  const Appearance *at = following_at(&comparison->following, row, session);
  Ratio ratio = {0};
  csv_write_number(csv, (int64_t)item + 1);
  write_session_cells(csv, one, panel_letter(session));
  write_names(csv, one, at);
  write_figures(csv, comparison_standing(comparison, row, session));
  const bool has_share = comparison_share(comparison, row, session, &ratio);
  write_ratio(csv, has_share, ratio);
  write_voters(csv, one, at->recommendation);
  const bool has_voters = comparison_per_voter(comparison, row, session, &ratio);
  write_ratio(csv, has_voters, ratio);
  write_rank(csv, comparison, row, session, before);
  const Finality finality = finality_with(one->state, one->weights);
  csv_write_word(csv, finality_name(&finality));
  csv_end_row(csv);
}

bool comparison_csv(FILE *out, const Comparison *comparison, Error *err) {
  (void)err;
  CsvWriter csv = {.out = out};
  for (size_t n = 0; n < HEADER_COLUMNS; ++n)
    csv_write_word(&csv, HEADER[n]);
  csv_end_row(&csv);
  for (size_t item = 0; item < comparison->row_count; ++item) {
    uint32_t before = 0;
    for (size_t session = 0; session < comparison->panel.count; ++session)
      if (following_at(&comparison->following, comparison->rows[item], session)->recommendation)
        write_appearance(&csv, comparison, item, session, &before);
  }
  return true;
}
