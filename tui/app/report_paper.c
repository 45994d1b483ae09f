#include "tui/app/report_paper.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/child.h"
#include "sessions/files/file_error.h"
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

static bool find_name(const char *session, const char *ending, char **path, Error *err) {
  const size_t suffix = has_session_suffix(session) ? strlen(SESSION_FILE_SUFFIX) : 0;
  const size_t length = strlen(session) - suffix, size = length + NUMBER_SIZE + strlen(ending);
  char *tried = malloc(size);
  struct stat status;
  if (tried == NULL) return fail_memory(err);
  snprintf(tried, size, "%.*s%s", (int)length, session, ending);
  for (int number = 2; platform_lstat(tried, &status) == 0 && number <= NAMES_MAX; number++)
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

enum { ARGUMENTS_MAX = 8, TITLE_SIZE = 128 };

typedef struct Streams {
  FILE *paper, *answer;
} Streams;

/* No room in the folder for temporary files: unrelated to the session's disk. */
static bool fail_room(Error *err) {
  char text[TROUBLE_TEXT_SIZE];
  const int why = errno;
  return fail(err, file_error_kind_of_errno(why),
              _("there is no space in /tmp for what is to be printed: %s"),
              file_error_of_errno(why, text));
}

static bool fill(const PrintJob *job, FILE *paper, Error *err) {
  if (!job->write(paper, job->context, err)) return false;
  if (fflush(paper) == 0 && !ferror(paper) && lseek(fileno(paper), 0, SEEK_SET) == 0) return true;
  return fail_room(err);
}

/* Keeps the last non-empty line: warnings may precede it. After the job number, lp counts files,
 * which are 0 when it reads a stream. */
static void read_answer(FILE *from, char answer[PRINTER_ANSWER_SIZE]) {
  char line[PRINTER_ANSWER_SIZE];
  answer[0] = '\0';
  rewind(from);
  while (fgets(line, sizeof line, from) != NULL) {
    line[strcspn(line, "\n")] = '\0';
    if (line[strspn(line, " \t")] != '\0')
      text_show(line, strlen(line), answer, PRINTER_ANSWER_SIZE);
  }
  char *files = strstr(answer, " (0 ");
  if (files != NULL) *files = '\0';
}

static bool refuse_start(int trouble, Error *err) {
  if (trouble == ENOENT)
    return fail(err, ERROR_FAILED, "%s",
                _("there is no program “lp” on this computer: printing needs CUPS"));
  char text[TROUBLE_TEXT_SIZE];
  return fail(err, file_error_kind_of_errno(trouble),
              _("the program “lp” could not be started: %s"), file_error_of_errno(trouble, text));
}

static bool call_lp(char *const arguments[], const Streams *streams,
                    char answer[PRINTER_ANSWER_SIZE], Error *err) {
  pid_t child;
  int status;
  const ChildStreams of_lp = {fileno(streams->paper), fileno(streams->answer),
                              fileno(streams->answer)};
  const int trouble = child_start(arguments, &of_lp, &child);
  if (trouble != 0) return refuse_start(trouble, err);
  const bool done = child_wait(child, &status);
  read_answer(streams->answer, answer);
  if (done) return true;
  if (answer[0] == '\0')
    return fail(err, ERROR_FAILED, "%s", _("the program “lp” printed nothing and did not say why"));
  return fail(err, ERROR_FAILED, _("no printer accepted it (“%s”)"), answer);
}

static bool print(const PrintJob *job, const Streams *streams, char answer[PRINTER_ANSWER_SIZE],
                  Error *err) {
  char copies[NUMBER_SIZE], title[TITLE_SIZE], program[] = "lp", *printer = NULL;
  char to[] = "-d", how_many[] = "-n", named[] = "-t";
  snprintf(copies, sizeof copies, "%d", job->copies > 0 ? job->copies : 1);
  text_show(job->title, strlen(job->title), title, sizeof title);
  if (job->printer != NULL && (printer = strdup(job->printer)) == NULL) return fail_memory(err);
  char *const arguments[ARGUMENTS_MAX] = {
      program, how_many, copies, named, title, printer != NULL ? to : NULL, printer, NULL};
  const bool printed = call_lp(arguments, streams, answer, err);
  free(printer);
  return printed;
}

static bool copy_paper(FILE *out, const void *context, Error *err UNUSED) {
  FILE *paper = ((const Streams *)context)->paper;
  char part[BUFSIZ];
  size_t size;
  rewind(paper);
  while ((size = fread(part, 1, sizeof part, paper)) > 0)
    fwrite(part, 1, size, out);
  return !ferror(paper);
}

/* Always false: reports the problem, and where the PDF is. */
static bool keep_paper(const PrintJob *job, const Streams *streams, Error *err) {
  char *path = NULL;
  Error unkept = {0};
  if (!report_file_write(job->session, ".pdf", copy_paper, streams, &path, &unkept))
    return fail(err, ERROR_FAILED, _("nothing was printed: %s; nor could the PDF be saved: %s"),
                err->text, unkept.text);
  fail(err, ERROR_FAILED, _("nothing was printed: %s; the PDF is %s"), err->text, path);
  free(path);
  return false;
}

bool printer_print(const PrintJob *job, char answer[PRINTER_ANSWER_SIZE], Error *err) {
  Streams streams = {child_stream(), child_stream()};
  answer[0] = '\0';
  const bool made = ((streams.paper != NULL && streams.answer != NULL) || fail_room(err)) &&
                    fill(job, streams.paper, err);
  const bool printed =
      made && (print(job, &streams, answer, err) || keep_paper(job, &streams, err));
  if (streams.paper != NULL) fclose(streams.paper);
  if (streams.answer != NULL) fclose(streams.answer);
  return printed;
}
