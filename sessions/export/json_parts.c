#include "sessions/export/json_parts.h"

#include "core/vote/reference.h"
#include "sessions/session/session_day.h"

void json_session_texts(Json *json, const Roundtable *roundtable) {
  static const char *const NAMES[] = {"title", "date", "place", "theme"};
  char date[DAY_TEXT_SIZE];
  for (int property = SESSION_TITLE; property <= SESSION_THEME; ++property)
    json_text(json, NAMES[property], session_text_iso(roundtable, (SessionText)property, date));
}

void json_finality(Json *json, const Roundtable *roundtable, const Finality *finality) {
  const Subgroup *subgroup;
  json_text(json, "state", finality_name(finality));
  json_begin_array(json, "open_subgroups");
  for (size_t n = 0; (subgroup = finality_open_subgroup(roundtable, n)); ++n) {
    json_begin_object(json, NULL);
    json_text(json, "code", subgroup->text[SUBGROUP_CODE]);
    json_text(json, "title", subgroup->text[SUBGROUP_TITLE]);
    json_end_object(json);
  }
  json_end_array(json);
  json_flag(json, "results_hidden", finality->hidden);
  json_number(json, "ballots_waiting", finality->waiting);
}

void json_weights(Json *json, Weights weights) {
  json_begin_object(json, "weights");
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    json_value(json, colour_name((Colour)colour), value_thousandths(weights.of[colour]));
  json_end_object(json);
}

void json_tally(Json *json, const char *name, const Tally *tally) {
  if (!tally) {
    json_null(json, name);
    return;
  }
  json_begin_object(json, name);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    json_number(json, colour_name((Colour)colour), tally->dots[colour]);
  json_number(json, "cumulative", tally_cumulative(*tally));
  json_end_object(json);
}

static void write_witness(Json *json, const char *name, const Witness *witness) {
  char number[WIDE_TEXT_SIZE];
  if (!witness || !witness->known) {
    json_null(json, name);
    return;
  }
  json_begin_array(json, name);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    json_decimal(json, NULL, wide_text(witness->of[colour], number));
  json_end_array(json);
}

void json_witnesses(Json *json, const Interval *interval) {
  write_witness(json, "best_weights", interval ? &interval->best_at : NULL);
  write_witness(json, "worst_weights", interval ? &interval->worst_at : NULL);
}

static void write_breach(Json *json, const Roundtable *roundtable, const RuleBreaches *breaches,
                         const Breach *breach) {
  static const char *const RULES[BREACH_KINDS] = {
      [BREACH_TURNOUT] = "turnout",
      [BREACH_BALLOT_DOTS] = "ballot",
      [BREACH_BALLOT_ITEM] = "ballot_item",
      [BREACH_RECOMMENDATION] = "recommendation",
      [BREACH_DOTS] = "dots",
  };
  const Subgroup *subgroup = roundtable_subgroup(roundtable, breach->subgroup);
  const Recommendation *one = roundtable_recommendation(roundtable, breach->recommendation);
  json_begin_object(json, NULL);
  json_text(json, "rule", RULES[breach->kind]);
  json_value(json, "subgroup_code", value_text(subgroup ? subgroup->text[SUBGROUP_CODE] : NULL));
  json_value(json, "recommendation",
             value_text(one ? reference_shown(roundtable, one).text : NULL));
  json_text(json, "dots", colour_name((Colour)breach->colour));
  json_number(json, "placed", breach->guard.placed);
  json_number(json, "possible", breach->guard.most);
  json_begin_array(json, "ballots");
  for (size_t n = 0; n < breach->listed; ++n)
    json_number(json, NULL, breach->ballots[n]);
  json_end_array(json);
  json_number(json, "ballot_count", breach->ballot_count);
  json_value(json, "reason", value_some_text(rule_breach_reason(breaches, roundtable, breach)));
  json_end_object(json);
}

void json_breaches(Json *json, const Roundtable *roundtable, const RuleBreaches *breaches) {
  if (!breaches) {
    json_null(json, "broken_rules");
    return;
  }
  json_begin_array(json, "broken_rules");
  for (size_t n = 0; n < breaches->found.count; ++n)
    write_breach(json, roundtable, breaches, &breaches->found.list[n]);
  json_end_array(json);
}
