#include "sessions/export/json_breaches.h"

#include "core/vote/reference.h"

static void write_about(Json *json, const Roundtable *roundtable, const Breach *breach) {
  static const char *const RULES[BREACH_KINDS] = {
      [BREACH_TURNOUT] = "turnout",
      [BREACH_BALLOT_DOTS] = "ballot",
      [BREACH_BALLOT_ITEM] = "ballot_item",
      [BREACH_RECOMMENDATION] = "recommendation",
      [BREACH_DOTS] = "dots",
  };
  static const char *const DOTS[COLOUR_COUNT + 1] = {"green", "yellow", "red", "all"};
  char reference[REFERENCE_TEXT_SIZE];
  const Subgroup *subgroup = roundtable_subgroup(roundtable, breach->subgroup);
  const Recommendation *one = roundtable_recommendation(roundtable, breach->recommendation);
  json_text(json, "rule", RULES[breach->kind]);
  if (subgroup)
    json_text(json, "subgroup_code", subgroup->text[SUBGROUP_CODE]);
  else
    json_null(json, "subgroup_code");
  if (one)
    json_text(json, "recommendation", reference_text(roundtable, one, reference));
  else
    json_null(json, "recommendation");
  json_text(json, "dots", DOTS[breach->colour]);
}

static void write_breach(Json *json, const Roundtable *roundtable, const RuleBreaches *breaches,
                         const Breach *breach) {
  const char *reason = rule_breach_reason(breaches, roundtable, breach);
  json_begin_object(json, NULL);
  write_about(json, roundtable, breach);
  json_number(json, "placed", breach->guard.placed);
  json_number(json, "possible", breach->guard.most);
  json_begin_array(json, "ballots");
  for (size_t n = 0; n < breach->listed; ++n)
    json_number(json, NULL, breach->ballots[n]);
  json_end_array(json);
  json_number(json, "ballot_count", breach->ballot_count);
  if (*reason)
    json_text(json, "reason", reason);
  else
    json_null(json, "reason");
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
