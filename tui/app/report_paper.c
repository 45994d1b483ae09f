#include "tui/app/report_paper.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/base/i18n.h"
#include "sessions/text/text.h"
#include "tui/app/language.h"
#include "tui/app/output.h"

static const ReportFormat formats[] = {
    {.name = "text", .ending = ".txt", .write = document_write_text},
    {.name = "md", .ending = ".md", .write = document_write_markdown},
    {.name = "html", .ending = ".html", .write = document_write_html},
    {.name = "pdf", .ending = ".pdf", .binary = true, .write = document_write_pdf},
    {.name = "csv", .ending = ".csv", .write_data = report_write_csv},
    {.name = "json", .ending = ".json", .write_data = report_write_json},
};

enum { FORMATS = sizeof formats / sizeof *formats };

const ReportFormat *report_format_find(const char *name) {
  for (size_t i = 0; i < FORMATS; i++)
    if (strcmp(name, formats[i].name) == 0) return &formats[i];
  return NULL;
}

const ReportFormat *report_format_of_file(const char *path) {
  const char *ending = strrchr(path, '.');
  for (size_t i = 0; ending != NULL && i < FORMATS; i++)
    if (strcasecmp(ending, formats[i].ending) == 0) return &formats[i];
  return NULL;
}

bool report_format_fits_file(const char *format, const char *path, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  const ReportFormat *of_file = path != NULL ? report_format_of_file(path) : NULL;
  if (format == NULL || of_file == NULL || strcmp(of_file->name, format) == 0) return true;
  return fail(err, ERROR_USAGE,
              _("the name « %s » does not go with --format %s: give the file another ending"),
              text_quote(path, shown), format);
}

bool report_paper_address(Session *session, ReportPaper *paper, Error *err) {
  paper->session = session;
  paper->request.language = language_code();
  paper->request.version = GOMMETTE_VERSION;
  paper->options.created_ms = session_stamp(session).wall_ms;
  return output_time(&paper->options.created_ms, err);
}

bool report_paper_write(FILE *out, const void *context, Error *err) {
  const ReportPaper *paper = context;
  Document document;
  if (paper->format->write_data != NULL)
    return paper->format->write_data(out, paper->session, &paper->request, err);
  const bool written = report_make(paper->session, &paper->request, &document, err) &&
                       paper->format->write(out, &document, &paper->options, err);
  document_free(&document);
  return written;
}
