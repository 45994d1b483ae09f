/* What tables and objects about several sessions have in common. */
#ifndef SESSIONS_COMPARE_PANEL_JSON_H
#define SESSIONS_COMPARE_PANEL_JSON_H

#include "sessions/compare/matching.h"
#include "sessions/export/json_parts.h"
#include "sessions/text/recommendation_fields.h"
#include "sessions/text/sentences.h"

/* The row of what a recommendation is in one of the sessions. */
RecommendationRow pick_row(const Panel *panel, Pick pick, const Standing *standing);

/* Its members "session" (the letter), "subgroup_code", "code", "title" and "key". */
void json_pick(Json *json, const Panel *panel, Pick pick);

/* "sessions": letter, id, title, date, events, fingerprint, voters, dots, finality, weights. */
void json_panel(Json *json, const Panel *panel);

/* "proposals", "differences" and "remarks". */
void json_matching(Json *json, const Matching *matching, const Sentences *remarks);

#endif
