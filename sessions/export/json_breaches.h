/* What breaks a rule of the vote (sessions/session/rule_breaches.h), for programs. */
#ifndef SESSIONS_EXPORT_JSON_BREACHES_H
#define SESSIONS_EXPORT_JSON_BREACHES_H

#include "sessions/session/rule_breaches.h"
#include "sessions/text/json.h"

/* "broken_rules", an array of objects: "rule" ("turnout", "ballot", "ballot_item",
 * "recommendation", "dots"), "subgroup_code" (null: of the whole session), "recommendation" (its
 * reference; of a turnout whose counted dots are part of it; or null), "dots" ("green", "yellow",
 * "red", "all"), "placed" and "possible" (how many, and how many at most), "ballots" (the lowest
 * numbers) and "ballot_count" of how many, "reason" or null. null in place of the array where
 * `breaches` is NULL: what is broken is not known, or not told. */
void json_breaches(Json *json, const Roundtable *roundtable, const RuleBreaches *breaches);

#endif
