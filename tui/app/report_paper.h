/* A session's report with the chosen options and format, ready to be written. */
#ifndef TUI_APP_REPORT_PAPER_H
#define TUI_APP_REPORT_PAPER_H

#include "core/base/error.h"
#include "sessions/document/document.h"
#include "sessions/files/output_file.h"
#include "sessions/report/data_json.h"

/* File name extensions and the formats they imply. */

/* Refuses a name for a new session whose extension implies a table or a report. */
bool ending_allows_session(const char *path, Error *err);

/* For people or for programs: one of the writers is NULL. */
typedef struct ReportFormat {
  const char *name;   /* on the command line: "md" */
  const char *ending; /* of its files, with the dot: ".md" */
  bool binary;        /* refused on a terminal */
  DocumentWriter *write;
  ReportWriter *write_data;
} ReportFormat;

/* Find a format by name, or by a file's extension, ignoring case; NULL if none. */
const ReportFormat *report_format_find(const char *name);
const ReportFormat *report_format_of_file(const char *path);

/* Refuses a format that contradicts the file's extension; either may be NULL. */
bool report_format_fits_file(const char *format, const char *path, Error *err);

typedef struct ReportPaper {
  Session *session; /* borrowed */
  const ReportFormat *format;
  ReportRequest request;
  FormatOptions options;
} ReportPaper;

/* Fills in what comes from the session and the program: the language, the version, and the date,
 * which is that of the last event or $SOURCE_DATE_EPOCH; the latter may be invalid (ERROR_USAGE).
 */
bool report_paper_address(Session *session, ReportPaper *paper, Error *err);

/* An OutputWriter; its context is a ReportPaper. */
bool report_paper_write(FILE *out, const void *paper, Error *err);

/* A report saved beside its session, under a name derived from it. */

/* Writes it as NAME.pdf, NAME-2.pdf …, the first name that is free, and returns that in *path; the
 * caller frees it. */
bool report_file_write(const char *session, const char *ending, OutputWriter *write,
                       const void *context, char **path, Error *err);

/* Printing: hands a PDF to the system's `lp`, with a list of arguments and never through a shell;
 * where `lp` does not take it, the PDF is kept as a file. */

enum { COPIES_MAX = 99, PRINTER_ANSWER_SIZE = 512 };

typedef struct PrintJob {
  const char *printer; /* NULL: lp's default */
  int copies;          /* 0: one */
  const char *title;   /* for the print queue */
  const char *session; /* the session's path; an unprinted PDF is saved beside it */
  OutputWriter *write; /* writes a PDF */
  const void *context;
} PrintJob;

/* Prints the whole PDF or nothing. The answer is the last line of lp's own output, "request id is
 * X-1", or "". The error says why nothing was printed, and where the PDF was saved. */
bool printer_print(const PrintJob *job, char answer[PRINTER_ANSWER_SIZE], Error *err);

#endif
