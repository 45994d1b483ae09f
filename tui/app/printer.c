#include "tui/app/printer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/child.h"
#include "sessions/files/file_error.h"
#include "sessions/text/text.h"
#include "tui/app/report_paper.h"

enum { ARGUMENTS_MAX = 8, NUMBER_SIZE = 16, TITLE_SIZE = 128 };

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

static bool open_streams(Streams *streams, Error *err) {
  streams->paper = child_stream();
  streams->answer = child_stream();
  if (streams->paper != NULL && streams->answer != NULL) return true;
  return fail_room(err);
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
  Streams streams = {NULL, NULL};
  answer[0] = '\0';
  const bool made = open_streams(&streams, err) && fill(job, streams.paper, err);
  const bool printed =
      made && (print(job, &streams, answer, err) || keep_paper(job, &streams, err));
  if (streams.paper != NULL) fclose(streams.paper);
  if (streams.answer != NULL) fclose(streams.answer);
  return printed;
}
