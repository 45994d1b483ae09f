/* A total for programs, as one object. */
#include "sessions/compare/panel_json.h"
#include "sessions/compare/total.h"

static const char *const COLOURS[COLOUR_COUNT] = {"green", "yellow", "red"};

static void write_scores(Json *json, Tally tally, const int64_t score[MAIN_RANKINGS],
                         const Rank rank[MAIN_RANKINGS]) {
  char weighted[WEIGHT_TEXT_SIZE];
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    json_number(json, COLOURS[colour], tally.dots[colour]);
  json_number(json, "cumulative", score[BY_CUMULATIVE]);
  json_number(json, "cumulative_rank", rank[BY_CUMULATIVE].overall);
  json_number(json, "cumulative_rank_in_subgroup", rank[BY_CUMULATIVE].in_subgroup);
  json_decimal(json, "weighted", thousandths_text(score[BY_WEIGHTED], '.', weighted));
  json_number(json, "weighted_rank", rank[BY_WEIGHTED].overall);
  json_number(json, "weighted_rank_in_subgroup", rank[BY_WEIGHTED].in_subgroup);
}

static void write_session(Json *json, const Total *total, size_t session, uint32_t number) {
  const Standing *standing = panel_standing(&total->panel, session, number);
  json_begin_object(json, NULL);
  json_letter(json, "session", session);
  json_names(json, &total->panel, (Pick){session, number});
  json_flag(json, "put_to_the_vote", standing != NULL);
  if (standing) write_scores(json, standing->tally, standing->score, standing->rank);
  json_end_object(json);
}

static void write_item(Json *json, const Total *total, size_t row) {
  const Following *following = &total->following;
  const Recommendation *one = pick_recommendation(&total->panel, following_first(following, row));
  const Sum *sum = &total->sums[row];
  json_begin_object(json, NULL);
  json_text(json, "subgroup_code", total->names[row].subgroup_code);
  json_text(json, "code", total->names[row].code);
  json_text(json, "title", one->text[RECOMMENDATION_TITLE]);
  json_text(json, "key", one->text[RECOMMENDATION_KEY]);
  json_number(json, "sessions_voted", sum->sessions);
  write_scores(json, sum->tally, sum->score, sum->rank);
  json_begin_array(json, "sessions");
  for (size_t session = 0; session < total->panel.count; ++session) {
    const uint32_t number = following_at(following, row, session)->recommendation;
    if (number) write_session(json, total, session, number);
  }
  json_end_array(json);
  json_end_object(json);
}

bool total_json(FILE *out, const Total *total, Error *err) {
  (void)err;
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
  json_proposals(&json, &total->following);
  json_differences(&json, &total->following);
  json_remarks(&json, &total->sentences);
  json_end_object(&json);
  return true;
}
