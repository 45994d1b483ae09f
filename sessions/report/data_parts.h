/* What the table and the object of data.h share. */
#ifndef SESSIONS_REPORT_DATA_PARTS_H
#define SESSIONS_REPORT_DATA_PARTS_H

#include "sessions/report/report_parts.h"
#include "sessions/text/recommendation_fields.h"

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

#endif
