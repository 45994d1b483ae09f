/* The report for other programs: one tidy table, or one object. Their columns and fields have the
 * same names in every language. Sections and `top` are for people: here everything is told, of one
 * subgroup where only that is asked for, and as for the public where that is. */
#ifndef SESSIONS_REPORT_DATA_H
#define SESSIONS_REPORT_DATA_H

#include <stdio.h>

#include "sessions/report/report.h"

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

#endif
