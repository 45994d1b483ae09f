#include "sessions/compare/panel_json.h"

#include <sodium.h>

#include "sessions/compare/compare.h"
#include "sessions/export/json_finality.h"
#include "sessions/session/session_day.h"

void json_number_if(Json *json, const char *name, bool known, int64_t number) {
  if (known)
    json_number(json, name, number);
  else
    json_null(json, name);
}

void json_letter(Json *json, const char *name, size_t session) {
  const char letter[] = {panel_letter(session), '\0'};
  json_text(json, name, letter);
}

void json_weights(Json *json, Weights weights) {
  static const char *const NAMES[COLOUR_COUNT] = {"green", "yellow", "red"};
  char text[WEIGHT_TEXT_SIZE];
  json_begin_object(json, "weights");
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    json_decimal(json, NAMES[colour], thousandths_text(weights.of[colour], '.', text));
  json_end_object(json);
}

static void write_session(Json *json, size_t n, const PanelSession *one) {
  char id[2 * SESSION_ID_SIZE + 1], fingerprint[FINGERPRINT_TEXT_SIZE], date[DAY_TEXT_SIZE];
  sodium_bin2hex(id, sizeof id, roundtable_session_id(one->state), SESSION_ID_SIZE);
  json_begin_object(json, NULL);
  json_letter(json, "session", n);
  json_text(json, "id", id);
  json_text(json, "title", roundtable_text(one->state, SESSION_TITLE));
  json_text(json, "date", session_text_iso(one->state, SESSION_DATE, date));
  json_number(json, "events", (int64_t)session_stamp(one->session).seq);
  json_text(json, "fingerprint", fingerprint_text(session_hash(one->session), fingerprint));
  json_number_if(json, "voters", one->voters != RULE_UNKNOWN, one->voters);
  json_number(json, "dots", one->dots);
  const Finality finality = finality_with(one->state, one->weights);
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

void json_names(Json *json, const Panel *panel, Pick pick) {
  const Recommendation *one = pick_recommendation(panel, pick);
  const Subgroup *subgroup = roundtable_subgroup(panel->of[pick.session].state, one->subgroup);
  json_text(json, "subgroup_code", subgroup->text[SUBGROUP_CODE]);
  json_text(json, "code", one->code);
  json_text(json, "title", one->text[RECOMMENDATION_TITLE]);
  json_text(json, "key", one->text[RECOMMENDATION_KEY]);
}

static void write_pair(Json *json, const Panel *panel, const Pick of[2]) {
  json_begin_array(json, "items");
  for (int n = 0; n < 2; ++n) {
    json_begin_object(json, NULL);
    json_letter(json, "session", of[n].session);
    json_names(json, panel, of[n]);
    json_end_object(json);
  }
  json_end_array(json);
}

static void write_proposal(Json *json, const Panel *panel, const Proposal *proposal) {
  json_begin_object(json, NULL);
  json_text(json, "because", proposal_name(proposal->reason));
  json_number(json, "likeness", proposal->likeness);
  write_pair(json, panel, proposal->of);
  json_end_object(json);
}

void json_proposals(Json *json, const Following *following) {
  json_begin_array(json, "proposals");
  for (size_t n = 0; n < following->proposal_count; ++n)
    write_proposal(json, following->panel, &following->proposals[n]);
  json_end_array(json);
}

void json_differences(Json *json, const Following *following) {
  json_begin_array(json, "differences");
  for (size_t n = 0; n < following->difference_count; ++n) {
    json_begin_object(json, NULL);
    json_flag(json, "in_sense", following->differences[n].in_sense);
    write_pair(json, following->panel, following->differences[n].of);
    json_end_object(json);
  }
  json_end_array(json);
}

void json_remarks(Json *json, const Sentences *sentences) {
  json_begin_array(json, "remarks");
  for (size_t n = 0; n < sentences->count; ++n)
    json_text(json, NULL, sentences->of[n]);
  json_end_array(json);
}
