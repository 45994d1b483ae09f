/* The report for other programs, as one tidy table or one object. Columns and fields have the same
 * names in every language. Sections and `top` are for people and have no effect here: everything is
 * included, for one subgroup if that was requested, and as for the public if so. */
#ifndef SESSIONS_REPORT_DATA_JSON_H
#define SESSIONS_REPORT_DATA_JSON_H

#include <stdio.h>

#include "sessions/export/json_parts.h"
#include "sessions/report/report.h"
#include "sessions/report/report_parts.h"
#include "sessions/text/recommendation_fields.h"

/* Shared by the table and the object. */

/* A recommendation, or a subgroup that has none. Its state is "withheld" if it has figures that are
 * withheld from the public. */
typedef struct DataRow {
  RecommendationRow of; /* its dots are `tally`, or NULL if there are none to show */
  Tally tally;
  Value voters; /* who may vote on it; empty also if withheld */
  Value dots_per_voter, urgency_dispute;
  Value flagged, flag_reason; /* more dots than the rules of the vote allow, and the reason */
  const char *status, *parent, *subgroup_status, *note;
  const char *formerly_subgroup_code, *formerly_code; /* its previous place */
} DataRow;

/* Has the fields above in addition to those of RECOMMENDATION_SCHEMA. */
extern const Schema DATA_SCHEMA;

/* Passes on each row in agenda order. Fails only if out of memory. */
typedef void DataTaker(void *context, const Report *report, const DataRow *row);
bool data_rows(const Report *report, DataTaker *take, void *context, Error *err);

/* Returns the request without what is for people only. */
ReportRequest data_request(const ReportRequest *request);

/* Returns its status as written to files: "not held". Borrowed. */
const char *data_subgroup_status(const Subgroup *subgroup);

/* Writes to a stream that the caller provides and checks (ferror). Fails as report_make does. */
typedef bool ReportWriter(FILE *out, Session *session, const ReportRequest *request, Error *err);

/* Writes one row for each recommendation in agenda order, and one without a code for each subgroup
 * that has none. The columns are RANKING_NAMES, then REPORT_EXTRA_NAMES
 * (sessions/text/recommendation_fields.h), so that it can be imported as counts; the last, state,
 * says on each row whether the session is final (finality_name), or that its figures are "withheld"
 * from the public. Missing values are empty: the figures of what was not put to the vote. No cell
 * has a reference with a slash in it, which spreadsheets take for a date. */
ReportWriter report_write_csv;

/* Writes one object as in sessions/report/report.schema.json; `version` in it increases when a
 * field is removed or changes its meaning, not when one is added. Times are local, with their
 * offset. */
ReportWriter report_write_json;

#endif
