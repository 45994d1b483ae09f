/* Parts shared by JSON objects for other programs. */
#ifndef SESSIONS_EXPORT_JSON_PARTS_H
#define SESSIONS_EXPORT_JSON_PARTS_H

#include "core/rank/intervals.h"
#include "core/rank/rank.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/totals.h"
#include "sessions/text/fields.h"

/* Writes the members "title", "date", "place" and "theme" of a session. */
void json_session_texts(Json *json, const Roundtable *roundtable);

/* Writes "state" (finality_name), "open_subgroups" ([{"code", "title"}]), "results_hidden" and
 * "ballots_waiting". */
void json_finality(Json *json, const Roundtable *roundtable, const Finality *finality);

/* Writes "weights": {"green", "yellow", "red"}. */
void json_weights(Json *json, Weights weights);

/* Writes {"green", "yellow", "red", "cumulative"}; null for NULL. */
void json_tally(Json *json, const char *name, const Tally *tally);

/* Writes "best_weights" and "worst_weights" of an interval: [green, yellow, red] in whole numbers;
 * null if unknown, or if there is no interval (NULL). */
void json_witnesses(Json *json, const Interval *interval);

/* Writes "broken_rules" (sessions/session/rule_breaches.h), an array of objects: "rule" ("turnout",
 * "ballot", "ballot_item", "recommendation", "dots"), "subgroup_code" (null: of the whole session),
 * "recommendation" (its reference; for a turnout, whose counted dots are part of it; or null),
 * "dots" ("green", "yellow", "red", "all"), "placed" and "possible" (how many, and at most how
 * many), "ballots" (the lowest numbers) and "ballot_count" of how many, "reason" or null. null
 * instead of the array if `breaches` is NULL: broken rules are unknown or withheld. */
void json_breaches(Json *json, const Roundtable *roundtable, const RuleBreaches *breaches);

#endif
