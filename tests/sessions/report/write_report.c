/* Writes a report for a test that reads it back: FORMAT, a session file, then options; or makes a
 * session to report on: « make june FILE ». */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/reference.h"
#include "sessions/document/document.h"
#include "sessions/report/data_json.h"
#include "tests/sessions/reports.h"
#include "tui/app/language.h"

static const struct {
  const char *name;
  DocumentWriter *write;
} FORMATS[] = {
    {"text", document_write_text},
    {"markdown", document_write_markdown},
    {"pdf", document_write_pdf},
    {"html", document_write_html},
};

static const struct {
  const char *name;
  ReportWriter *write;
} DATA_FORMATS[] = {
    {"csv", report_write_csv},
    {"json", report_write_json},
};

typedef struct Options {
  ReportRequest request;
  FormatOptions format;
  const char *subgroup;
} Options;

/* "SEED:SECRET:SUBGROUPS:LATER" */
static bool make_some_groups(const char *what, const char *path, Error *err) {
  char *at = NULL;
  Groups groups = {.seed = strtoull(what, &at, 10)};
  groups.secret = strtoull(at + 1, &at, 10);
  groups.secret_in = (unsigned)strtoul(at + 1, &at, 10);
  groups.later = at[1] == '1';
  return make_groups(path, &groups, err);
}

static bool make(const char *what, const char *path, Error *err) {
  if (strcmp(what, "june") == 0) return make_june(path, err);
  if (strcmp(what, "hostile") == 0) return make_hostile(path, err);
  if (strcmp(what, "few") == 0) return make_few(path, err);
  if (strncmp(what, "groups:", 7) == 0) return make_some_groups(what + 7, path, err);
  char *end;
  const int recommendations = (int)strtol(what, &end, 10);
  if (*end != 'x') return fail(err, ERROR_USAGE, "what is %s?", what);
  return make_many(path, recommendations, (int)strtol(end + 1, NULL, 10), err);
}

static int number_of(const char *value) {
  return (int)strtol(value, NULL, 10);
}

static bool take_option(Options *options, const char *name, const char *value, Error *err) {
  if (strcmp(name, "--sections") == 0)
    return report_sections_parse(value, options->request.sections, err);
  if (strcmp(name, "--subgroup") == 0) options->subgroup = value;
  if (strcmp(name, "--lang") == 0) options->request.language = value;
  if (strcmp(name, "--top") == 0) options->request.top = (uint32_t)number_of(value);
  if (strcmp(name, "--width") == 0) options->format.width = number_of(value);
  if (strcmp(name, "--lines") == 0) options->format.lines = number_of(value);
  if (strcmp(name, "--public") == 0) options->request.is_public = true;
  return true;
}

static bool take_options(char **arguments, Options *options, Error *err) {
  *options = (Options){.request = report_request()};
  options->request.version = "0";
  while (*arguments) {
    const char *name = *arguments++;
    const bool alone = strcmp(name, "--public") == 0;
    if (!take_option(options, name, alone || !*arguments ? "" : *arguments, err)) return false;
    if (!alone && *arguments) ++arguments;
  }
  return true;
}

static bool write_document(Session *session, const Options *options, DocumentWriter *write,
                           Error *err) {
  Document document;
  const bool written = report_make(session, &options->request, &document, err) &&
                       write(stdout, &document, &options->format, err);
  document_free(&document);
  return written;
}

static bool write_format(Session *session, const char *format, Options *options, Error *err) {
  if (options->subgroup) {
    const Subgroup *subgroup = reference_find_subgroup(session_state(session), options->subgroup);
    if (!subgroup) return fail(err, ERROR_USAGE, "no such subgroup");
    options->request.subgroup = subgroup->number;
  }
  options->format.created_ms = session_stamp(session).wall_ms;
  for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; ++i)
    if (strcmp(format, FORMATS[i].name) == 0)
      return write_document(session, options, FORMATS[i].write, err);
  for (size_t i = 0; i < sizeof DATA_FORMATS / sizeof *DATA_FORMATS; ++i)
    if (strcmp(format, DATA_FORMATS[i].name) == 0)
      return DATA_FORMATS[i].write(stdout, session, &options->request, err);
  return fail(err, ERROR_USAGE, "no such format");
}

static bool report(const char *format, const char *path, char **arguments, Error *err) {
  Options options;
  Session *session = NULL;
  Languages languages = languages_here();
  if (!take_options(arguments, &options, err)) return false;
  const bool written = languages_use(&languages, options.request.language, NULL, err) &&
                       session_view(path, &session, err) &&
                       write_format(session, format, &options, err);
  session_close(session);
  languages_free(&languages);
  return written;
}

int main(int argument_count, char **arguments) {
  Error err;
  if (argument_count < 3) return ERROR_USAGE;
  const bool makes = strcmp(arguments[1], "make") == 0 && argument_count == 4;
  const bool done = makes ? make(arguments[2], arguments[3], &err)
                          : report(arguments[1], arguments[2], arguments + 3, &err);
  if (done) return 0;
  fprintf(stderr, "%s\n", err.text);
  return (int)err.kind;
}
