#include "tui/app/report_paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"
#include "sessions/text/text.h"
#include "tui/app/language.h"
#include "tui/app/output.h"

bool ending_allows_session(const char *path, Error *err) {
  return report_format_of_file(path) == NULL ||
         fail(err, ERROR_USAGE,
              _("“%s” is not a name for a session: leave its extension out; tables and reports are "
                "made with --format"),
              text_quoted(path).text);
}

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
  const ReportFormat *of_file = path != NULL ? report_format_of_file(path) : NULL;
  if (format == NULL || of_file == NULL || strcmp(of_file->name, format) == 0) return true;
  return fail(err, ERROR_USAGE,
              _("the name “%s” does not go with --format %s: give the file another extension"),
              text_quoted(path).text, format);
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

enum { NUMBER_SIZE = 16, NAMES_MAX = 999 };

/* Returns the length of the session's path without its suffix. */
static size_t name_length(const char *session) {
  const size_t length = strlen(session);
  return has_session_suffix(session) ? length - strlen(SESSION_FILE_SUFFIX) : length;
}

static bool is_free(const char *path) {
  struct stat status;
  return platform_lstat(path, &status) != 0;
}

static bool find_name(const char *session, const char *ending, char **path, Error *err) {
  const size_t length = name_length(session), size = length + NUMBER_SIZE + strlen(ending);
  char *tried = malloc(size);
  if (tried == NULL) return fail_memory(err);
  snprintf(tried, size, "%.*s%s", (int)length, session, ending);
  for (int number = 2; !is_free(tried) && number <= NAMES_MAX; number++)
    snprintf(tried, size, "%.*s-%d%s", (int)length, session, number, ending);
  *path = tried;
  return true;
}

bool report_file_write(const char *session, const char *ending, OutputWriter *write,
                       const void *context, char **path, Error *err) {
  char *chosen = NULL;
  if (!find_name(session, ending, &chosen, err)) return false;
  const bool written = output_file_write(chosen, false, write, context, err);
  if (written)
    *path = chosen;
  else
    free(chosen);
  return written;
}
