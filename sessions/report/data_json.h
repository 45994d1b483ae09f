/* The report for other programs: one tidy table, or one object. Their columns and fields have the
 * same names in every language. Sections and `top` are for people: here everything is told, of one
 * subgroup where only that is asked for, and as for the public where that is. */
#ifndef SESSIONS_REPORT_DATA_JSON_H
#define SESSIONS_REPORT_DATA_JSON_H

#include <stdio.h>

#include "sessions/export/json_parts.h"
#include "sessions/report/report.h"
#include "sessions/report/report_parts.h"
#include "sessions/text/recommendation_fields.h"

/* What the table and the object of data.h share. */

/* A recommendation, or a subgroup that has none. Its state is "withheld" where there are figures
 * that the public is not told. */
typedef struct DataRow {
  RecommendationRow of; /* its dots are `tally`, or NULL where there are none to tell */
  Tally tally;
  Value voters; /* who may vote on it; none also where that is not told */
  Value dots_per_voter, urgency_dispute;
  Value flagged, flag_reason; /* more dots than the rules of the vote allow, and why that is so */
  const char *status, *parent, *subgroup_status, *note;
  const char *formerly_subgroup_code, *formerly_code; /* the last place that it had before */
} DataRow;

/* With the fields above beside those of RECOMMENDATION_SCHEMA. */
extern const Schema DATA_SCHEMA;

/* Hands on each row in the order of the agenda. Fails only for lack of memory. */
typedef void DataTaker(void *context, const Report *report, const DataRow *row);
bool data_rows(const Report *report, DataTaker *take, void *context, Error *err);

/* The request without what is for people only. */
ReportRequest data_request(const ReportRequest *request);

/* The word of files: "not held". Borrowed. */
const char *data_subgroup_status(const Subgroup *subgroup);

/* Written to a stream that the caller hands in and checks (ferror). Fails as report_make. */
typedef bool ReportWriter(FILE *out, Session *session, const ReportRequest *request, Error *err);

/* One row for each recommendation in the order of the agenda, and one without a code for each
 * subgroup that has none. The columns are RANKING_NAMES, then REPORT_EXTRA_NAMES
 * (sessions/text/recommendation_fields.h), so that it can be imported as counts; the last, state,
 * says on each row whether the session is final (finality_name), or that its figures are "withheld"
 * from the public. Empty is what there is not: the figures of what was not put to the vote. No cell
 * holds a reference with a slash in it, which spreadsheets take for a date. */
ReportWriter report_write_csv;

/* One object as sessions/report/report.schema.json describes it; `version` in it rises when a
 * field goes or changes its meaning, not when one comes. Times are those of the room, with its
 * offset. */
ReportWriter report_write_json;

/* Parts of the object of data.h. */

#endif
