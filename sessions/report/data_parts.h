/* What the table and the object of data.h share. */
#ifndef SESSIONS_REPORT_DATA_PARTS_H
#define SESSIONS_REPORT_DATA_PARTS_H

#include "sessions/report/report_parts.h"

enum { DATA_DECIMALS = 6 };

/* A recommendation, or (NULL) a subgroup that has none. */
typedef struct DataRow {
  const Subgroup *subgroup;
  const Recommendation *recommendation;
  const Standing *standing; /* NULL where it is not ranked */
  bool withheld;            /* from the public: there are figures that are not told */
  bool has_figures;
  Tally tally;
  int64_t voters; /* who may vote on it; RULE_UNKNOWN also where that is not told */
} DataRow;

/* Hands on each row in the order of the agenda. Fails for lack of memory, or as `take`. */
typedef bool DataTaker(void *context, const Report *report, const DataRow *row);
bool data_rows(const Report *report, DataTaker *take, void *context, Error *err);

/* The request without what is for people only. */
ReportRequest data_request(const ReportRequest *request);

/* The words of files: "not for the vote", "not held". Borrowed. */
const char *data_status(const Recommendation *one);
const char *data_subgroup_status(const Subgroup *subgroup);

#endif
