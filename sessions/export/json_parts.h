/* What objects for other programs have in common. */
#ifndef SESSIONS_EXPORT_JSON_PARTS_H
#define SESSIONS_EXPORT_JSON_PARTS_H

#include "core/rank/intervals.h"
#include "core/rank/rank.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/totals.h"
#include "sessions/text/fields.h"

/* The members "title", "date", "place" and "theme" of a session. */
void json_session_texts(Json *json, const Roundtable *roundtable);

/* "state" (finality_name), "open_subgroups" ([{"code", "title"}]), "results_hidden" and
 * "ballots_waiting". */
void json_finality(Json *json, const Roundtable *roundtable, const Finality *finality);

/* "weights": {"green", "yellow", "red"} */
void json_weights(Json *json, Weights weights);

/* {"green", "yellow", "red", "cumulative"}; null for NULL. */
void json_tally(Json *json, const char *name, const Tally *tally);

/* "best_weights" and "worst_weights" of an interval: [green, yellow, red] in whole numbers; null
 * where they are not known, or there is no interval (NULL). */
void json_witnesses(Json *json, const Interval *interval);

/* "broken_rules" (sessions/session/rule_breaches.h), an array of objects: "rule" ("turnout",
 * "ballot", "ballot_item", "recommendation", "dots"), "subgroup_code" (null: of the whole session),
 * "recommendation" (its reference; of a turnout whose counted dots are part of it; or null), "dots"
 * ("green", "yellow", "red", "all"), "placed" and "possible" (how many, and how many at most),
 * "ballots" (the lowest numbers) and "ballot_count" of how many, "reason" or null. null in place of
 * the array where `breaches` is NULL: what is broken is not known, or not told. */
void json_breaches(Json *json, const Roundtable *roundtable, const RuleBreaches *breaches);

#endif
