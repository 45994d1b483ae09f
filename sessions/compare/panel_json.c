#include "sessions/compare/panel_json.h"

#include <sodium.h>

#include "sessions/compare/compare.h"
#include "sessions/session/session_day.h"

RecommendationRow pick_row(const Panel *panel, Pick pick, const Standing *standing) {
  return recommendation_row(panel->of[pick.session].state, pick_recommendation(panel, pick),
                            standing);
}

static void write_letter(Json *json, size_t session) {
  const char letter[] = {panel_letter(session), '\0'};
  json_text(json, "session", letter);
}

void json_pick(Json *json, const Panel *panel, Pick pick) {
  const RecommendationRow row = pick_row(panel, pick, NULL);
  write_letter(json, pick.session);
  json_fields(json, &RECOMMENDATION_SCHEMA, "subgroup_code code title key", &row);
}

static void write_session(Json *json, size_t n, const PanelSession *one) {
  char id[2 * SESSION_ID_SIZE + 1], fingerprint[FINGERPRINT_TEXT_SIZE], date[DAY_TEXT_SIZE];
  const Finality finality = finality_with(one->state, one->weights);
  sodium_bin2hex(id, sizeof id, roundtable_session_id(one->state), SESSION_ID_SIZE);
  json_begin_object(json, NULL);
  write_letter(json, n);
  json_text(json, "id", id);
  json_text(json, "title", roundtable_text(one->state, SESSION_TITLE));
  json_text(json, "date", session_text_iso(one->state, SESSION_DATE, date));
  json_number(json, "events", (int64_t)session_stamp(one->session).seq);
  json_text(json, "fingerprint", fingerprint_text(session_hash(one->session), fingerprint));
  json_value(json, "voters", value_known(one->voters));
  json_number(json, "dots", one->dots);
  json_finality(json, one->state, &finality);
  json_weights(json, one->weights);
  json_end_object(json);
}

void json_panel(Json *json, const Panel *panel) {
  json_begin_array(json, "sessions");
  for (size_t n = 0; n < panel->count; ++n)
    write_session(json, n, &panel->of[n]);
  json_end_array(json);
}

static void write_pair(Json *json, const Panel *panel, const Pick of[2]) {
  json_begin_array(json, "items");
  for (int n = 0; n < 2; ++n) {
    json_begin_object(json, NULL);
    json_pick(json, panel, of[n]);
    json_end_object(json);
  }
  json_end_array(json);
}

static void write_proposals(Json *json, const Matching *matching) {
  json_begin_array(json, "proposals");
  for (size_t n = 0; n < matching->proposal_count; ++n) {
    const Proposal *proposal = &matching->proposals[n];
    json_begin_object(json, NULL);
    json_text(json, "because", proposal_name(proposal->reason));
    json_number(json, "likeness", proposal->likeness);
    write_pair(json, matching->panel, proposal->of);
    json_end_object(json);
  }
  json_end_array(json);
}

static void write_differences(Json *json, const Matching *matching) {
  json_begin_array(json, "differences");
  for (size_t n = 0; n < matching->difference_count; ++n) {
    json_begin_object(json, NULL);
    json_flag(json, "in_sense", matching->differences[n].in_sense);
    write_pair(json, matching->panel, matching->differences[n].of);
    json_end_object(json);
  }
  json_end_array(json);
}

void json_matching(Json *json, const Matching *matching, const Sentences *remarks) {
  write_proposals(json, matching);
  write_differences(json, matching);
  json_begin_array(json, "remarks");
  for (size_t n = 0; n < remarks->count; ++n)
    json_text(json, NULL, remarks->of[n]);
  json_end_array(json);
}
