/* What JSON about several sessions shares. */
#ifndef SESSIONS_COMPARE_PANEL_JSON_H
#define SESSIONS_COMPARE_PANEL_JSON_H

#include "sessions/compare/matching.h"
#include "sessions/text/json.h"
#include "sessions/text/sentences.h"

/* "sessions": letter, id, title, date, events, fingerprint, voters, dots, weights. */
void json_panel(Json *json, const Panel *panel);

/* "weights": green, yellow, red. */
void json_weights(Json *json, Weights weights);

/* "proposals" and "remarks". */
void json_proposals(Json *json, const Following *following);
void json_differences(Json *json, const Following *following);
void json_remarks(Json *json, const Sentences *sentences);

/* The fields "subgroup_code", "code", "title", "key" of what a row is in a session. */
void json_names(Json *json, const Panel *panel, Pick pick);

void json_number_if(Json *json, const char *name, bool known, int64_t number);
void json_letter(Json *json, const char *name, size_t session);

#endif
