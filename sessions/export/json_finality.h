/* Whether figures are final (sessions/session/finality.h), as fields of an object for programs. */
#ifndef SESSIONS_EXPORT_JSON_FINALITY_H
#define SESSIONS_EXPORT_JSON_FINALITY_H

#include "sessions/session/finality.h"
#include "sessions/text/json.h"

/* "state" (finality_name), "open_subgroups" ([{"code", "title"}]), "results_hidden" and
 * "ballots_waiting". */
void json_finality(Json *json, const Roundtable *roundtable, const Finality *finality);

#endif
