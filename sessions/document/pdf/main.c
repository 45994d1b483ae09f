/* gommette-pdf: reads a job from standard input, writes the answer to standard output. gommette
 * starts it, since pango, GLib and cairo end their process where memory or threads run short, which
 * must not be the one that votes are recorded in. It opens no session and no other file but fonts.
 *
 * Status 0: there was an answer, be it that nothing could be made. */
#include <locale.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sessions/document/pdf/drawing.h"

enum { UNANSWERED = 1, READ_SIZE = 64 * 1024, MIB = 1024 * 1024 };

/* The largest of sessions, 10,000 recommendations, take 3 MiB here, 15 s and 180 MiB. */
enum { SECONDS_LEAST = 60, SECONDS_PER_MIB = 60, MEMORY_LEAST_MIB = 1024, MEMORY_FACTOR = 128 };

static struct rlimit at_most(size_t most) {
  return (struct rlimit){.rlim_cur = most, .rlim_max = most};
}

/* A sanitizer takes terabytes of addresses, and memory for itself. */
static void limit_by(const Bytes *question) {
  const struct rlimit seconds = at_most(SECONDS_LEAST + question->size / MIB * SECONDS_PER_MIB);
  setrlimit(RLIMIT_CPU, &seconds);
#if !defined __SANITIZE_ADDRESS__
  const struct rlimit memory =
      at_most((size_t)MEMORY_LEAST_MIB * MIB + question->size * MEMORY_FACTOR);
  setrlimit(RLIMIT_AS, &memory);
#endif
}

static bool read_all(Bytes *question) {
  ssize_t size;
  do {
    if (!bytes_reserve(question, READ_SIZE, NULL)) return false;
    size = read(STDIN_FILENO, question->data + question->size, READ_SIZE);
    if (size > 0) question->size += (size_t)size;
  } while (size > 0);
  return size == 0;
}

static PdfAnswer draw_on(Paper *paper, const PdfJob *job) {
  PaperDrawer *drawer = job->kind == PDF_SHEETS ? sheets_draw : report_draw;
  if (!pdf_open(paper, job)) return PDF_NO_FONT;
  return drawer(job, paper, NULL) ? pdf_finish(paper, job) : PDF_NO_MEMORY;
}

/* What was not finished is written to the paper as it is closed, and goes with it. */
static PdfAnswer draw(const PdfJob *job, Bytes *made) {
  Paper paper = {0};
  const PdfAnswer answer = draw_on(&paper, job);
  if (answer == PDF_MADE || answer == PDF_FAILED) {
    *made = paper.bytes;
    paper.bytes = (Bytes){0};
  }
  pdf_close(&paper);
  return answer;
}

static PdfAnswer make(const Bytes *question, Bytes *made) {
  PdfJob job;
  Document document = {0};
  Error err;
  PdfAnswer answer = PDF_NOT_UNDERSTOOD;
  if (pdf_job_take(question, &job, &document, &err))
    answer = draw(&job, made);
  else if (err.kind == ERROR_FAILED)
    answer = PDF_NO_MEMORY;
  document_free(&document);
  return answer;
}

static bool write_all(const Bytes *answer) {
  for (size_t at = 0; at < answer->size;) {
    const ssize_t size = write(STDOUT_FILENO, answer->data + at, answer->size - at);
    if (size <= 0) return false;
    at += (size_t)size;
  }
  return true;
}

static bool answer_question(const Bytes *question) {
  Bytes made = {0}, said = {0};
  const PdfAnswer answer = make(question, &made);
  const bool answered =
      pdf_answer_put(answer, made.data, made.size, &said, NULL) && write_all(&said);
  bytes_free(&made);
  bytes_free(&said);
  return answered;
}

int main(void) {
  Bytes question = {0};
  const struct rlimit no_core = at_most(0);
  setrlimit(RLIMIT_CORE, &no_core);
  setlocale(LC_CTYPE, "C.UTF-8");
  bool answered = read_all(&question);
  if (answered) {
    limit_by(&question);
    answered = answer_question(&question);
  }
  bytes_free(&question);
  return answered ? EXIT_SUCCESS : UNANSWERED;
}
