/* Parts of the object of data.h. */
#ifndef SESSIONS_REPORT_DATA_JSON_PARTS_H
#define SESSIONS_REPORT_DATA_JSON_PARTS_H

#include "sessions/export/json_parts.h"
#include "sessions/report/data_parts.h"

/* "session", "journal", "rules", "phases" */
void json_session(Json *json, const Report *report);

/* "reconciliation" */
void json_reconciliation(Json *json, const Report *report);

/* A number, null where nobody knows it, "fewer than 5" where that is all that may be told. */
void json_people(Json *json, const char *name, const Report *report, int64_t people);

/* The number of an event, null where how many there are is not told. */
void json_event(Json *json, const char *name, const Report *report, uint64_t seq);

/* "2023-06-06T14:05:00+02:00"; for the public to the nearest quarter of an hour. */
void json_moment(Json *json, const char *name, const Report *report, const Stamp *stamp);

#endif
