/* A report on its way out of the program: of a session, as somebody asked for it, in one of its
 * formats. */
#ifndef TUI_APP_REPORT_PAPER_H
#define TUI_APP_REPORT_PAPER_H

#include "core/base/error.h"
#include "sessions/document/document.h"
#include "sessions/files/output_file.h"
#include "sessions/report/data_json.h"

/* What the ending of a file's name promises. */

/* Refuses a name for a new session that promises a table or a report. */
bool ending_allows_session(const char *path, Error *err);

/* For people or for other programs: one of the writers is NULL. */
typedef struct ReportFormat {
  const char *name;   /* on the command line: "md" */
  const char *ending; /* of its files: ".md" */
  bool binary;        /* nothing to show on a terminal */
  DocumentWriter *write;
  ReportWriter *write_data;
} ReportFormat;

/* The format of a name, and that of a file by its ending, whatever the case; NULL where there is
 * none. */
const ReportFormat *report_format_find(const char *name);
const ReportFormat *report_format_of_file(const char *path);

/* Refuses a format beside a file's name whose ending tells another; either may be NULL. */
bool report_format_fits_file(const char *format, const char *path, Error *err);

typedef struct ReportPaper {
  Session *session; /* borrowed */
  const ReportFormat *format;
  ReportRequest request;
  FormatOptions options;
} ReportPaper;

/* Fills in what comes from the session and from the program: the language, the version, and the
 * date, which is that of the last event or $SOURCE_DATE_EPOCH; that may be none (ERROR_USAGE). */
bool report_paper_address(Session *session, ReportPaper *paper, Error *err);

/* An OutputWriter, whose context is a ReportPaper. */
bool report_paper_write(FILE *out, const void *paper, Error *err);

/* A report that is kept beside its session, under a name made from the session's. */

/* Writes it as NAME.pdf, NAME-2.pdf …, the first that is free. *path, the caller's to free, is that
 * name. */
bool report_file_write(const char *session, const char *ending, OutputWriter *write,
                       const void *context, char **path, Error *err);

#endif
