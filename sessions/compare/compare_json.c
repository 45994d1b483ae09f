/* A comparison for programs, as one object. */
#include "core/vote/guards.h"
#include "sessions/compare/compare_parts.h"
#include "sessions/compare/panel_json.h"

enum { DECIMALS = 6 };

static void write_ratio(Json *json, const char *name, bool known, Ratio ratio) {
  char text[RATIO_TEXT_SIZE];
  if (known)
    json_decimal(json, name, ratio_text(ratio, DECIMALS, '.', text));
  else
    json_null(json, name);
}

static void write_standing(Json *json, const Standing *standing) {
  static const char *const NAMES[COLOUR_COUNT] = {"green", "yellow", "red"};
  char weighted[WEIGHT_TEXT_SIZE];
  json_flag(json, "put_to_the_vote", standing != NULL);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    json_number_if(json, NAMES[colour], standing, standing ? standing->tally.dots[colour] : 0);
  json_number_if(json, "cumulative", standing, standing ? standing->score[BY_CUMULATIVE] : 0);
  json_number_if(json, "cumulative_rank", standing,
                 standing ? standing->rank[BY_CUMULATIVE].overall : 0);
  if (standing)
    json_decimal(json, "weighted", thousandths_text(standing->score[BY_WEIGHTED], '.', weighted));
  else
    json_null(json, "weighted");
  json_number_if(json, "weighted_rank", standing,
                 standing ? standing->rank[BY_WEIGHTED].overall : 0);
}

static int64_t voters_of(const PanelSession *one, uint32_t number) {
  const Recommendation *recommendation = roundtable_recommendation(one->state, number);
  return guard_voters(one->state, roundtable_subgroup(one->state, recommendation->subgroup));
}

static void write_appearance(Json *json, const Comparison *comparison, size_t row, size_t session,
                             const Appearance *at) {
  const PanelSession *one = &comparison->panel.of[session];
  const int64_t voters = voters_of(one, at->recommendation);
  const uint32_t rank = comparison_rank(comparison, row, session, comparison->panel.method);
  Ratio ratio = {0};
  json_begin_object(json, NULL);
  json_letter(json, "session", session);
  json_names(json, &comparison->panel, (Pick){session, at->recommendation});
  json_text(json, "matched_by", match_way_name(at->way));
  write_standing(json, comparison_standing(comparison, row, session));
  const bool has_share = comparison_share(comparison, row, session, &ratio);
  write_ratio(json, "share", has_share, ratio);
  json_number_if(json, "voters", voters != RULE_UNKNOWN, voters);
  const bool has_voters = comparison_per_voter(comparison, row, session, &ratio);
  write_ratio(json, "dots_per_voter", has_voters, ratio);
  json_number_if(json, "rank", rank > 0, rank);
  json_end_object(json);
}

static void write_item(Json *json, const Comparison *comparison, size_t row) {
  int64_t change;
  const bool changes = comparison_change(comparison, row, comparison->panel.method, &change);
  json_begin_object(json, NULL);
  json_number_if(json, "rank_change", changes, change);
  json_begin_array(json, "appearances");
  for (size_t session = 0; session < comparison->panel.count; ++session) {
    const Appearance *at = following_at(&comparison->following, row, session);
    if (at->recommendation) write_appearance(json, comparison, row, session, at);
  }
  json_end_array(json);
  json_end_object(json);
}

bool comparison_json(FILE *out, const Comparison *comparison, Error *err) {
  (void)err;
  Json json = {.out = out};
  json_begin_object(&json, NULL);
  json_text(&json, "format", "gommette comparison");
  json_text(&json, "method", method_description(comparison->panel.method)->name);
  json_panel(&json, &comparison->panel);
  json_begin_array(&json, "items");
  for (size_t n = 0; n < comparison->row_count; ++n)
    write_item(&json, comparison, comparison->rows[n]);
  json_end_array(&json);
  json_proposals(&json, &comparison->following);
  json_differences(&json, &comparison->following);
  json_remarks(&json, &comparison->sentences);
  json_end_object(&json);
  return true;
}
