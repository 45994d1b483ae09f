/* Asked is through a pair of sockets: unlike a pipe, one whose other end died raises no signal. */
#include "sessions/document/pdf_ask.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/document/pdf_job.h"
#include "sessions/files/child.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/text/text.h"

enum { READ_SIZE = 64 * 1024 };

typedef enum Ending { ANSWERED, TOO_LATE, LOST } Ending;

typedef struct Talk {
  int socket;
  int64_t until_ms;
  const Bytes *question;
  size_t said; /* of it */
  Bytes answer;
  bool has_memory;
} Talk;

/* ---- asking */

/* Who does not listen any more may have answered all the same. */
static void say_more(Talk *talk) {
  const Bytes *question = talk->question;
  const ssize_t size = send(talk->socket, question->data + talk->said, question->size - talk->said,
                            MSG_NOSIGNAL | MSG_DONTWAIT);
  if (size >= 0)
    talk->said += (size_t)size;
  else if (errno != EAGAIN && errno != EINTR)
    talk->said = question->size;
  if (talk->said == question->size) shutdown(talk->socket, SHUT_WR);
}

/* False once nothing more comes. */
static bool hear_more(Talk *talk) {
  if (!bytes_reserve(&talk->answer, READ_SIZE, NULL)) {
    talk->has_memory = false;
    return false;
  }
  const ssize_t size =
      recv(talk->socket, talk->answer.data + talk->answer.size, READ_SIZE, MSG_DONTWAIT);
  if (size > 0) talk->answer.size += (size_t)size;
  return size > 0 || (size < 0 && (errno == EAGAIN || errno == EINTR));
}

static Ending hold(Talk *talk) {
  for (;;) {
    const int64_t left = talk->until_ms - platform_clock_ms(AWAKE_CLOCK);
    const bool all_said = talk->said == talk->question->size;
    struct pollfd end = {.fd = talk->socket, .events = all_said ? POLLIN : POLLIN | POLLOUT};
    if (left <= 0) return TOO_LATE;
    const int ready = platform_poll(&end, 1, (int)left);
    if (ready < 0 && errno != EINTR) return LOST;
    if (ready <= 0) continue;
    if (end.revents & POLLOUT) say_more(talk);
    if (end.revents & ~POLLOUT && !hear_more(talk)) return talk->has_memory ? ANSWERED : LOST;
  }
}

/* ---- what went wrong */

static bool fail_start(int trouble, const char *program, Error *err) {
  if (trouble == ENOENT || trouble == EACCES)
    return fail(err, ERROR_FAILED,
                _("the program that makes PDFs is missing (%s): install gommette again, or choose "
                  "another format, such as HTML"),
                program);
  char words[SYSTEM_WORDS_SIZE];
  return fail(err, ERROR_FAILED,
              _("the program that makes PDFs could not be started (%s): close other programs and "
                "try again, or choose another format, such as HTML"),
              system_words(trouble, words));
}

static bool fail_late(Error *err) {
  return fail(err, ERROR_FAILED, "%s",
              _("the PDF takes too long and was given up: ask for fewer sections or one subgroup, "
                "or choose another format, such as HTML"));
}

static bool fail_end(int status, Error *err) {
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return fail_late(err);
  return fail(
      err, ERROR_FAILED, "%s",
      _("the program that makes PDFs ended before it was done, as it does where memory runs "
        "short: close other programs and try again, or choose another format, such as "
        "HTML"));
}

static bool fail_answer(PdfAnswer answer, const uint8_t *data, size_t size, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  switch (answer) {
  case PDF_NO_FONT:
    return fail(err, ERROR_FAILED, "%s",
                _("this machine has no font to write a PDF with: install the package "
                  "fonts-liberation2"));
  case PDF_NO_MEMORY:
    return fail(err, ERROR_FAILED, "%s",
                _("there is not enough memory for the PDF: close other programs, or ask for fewer "
                  "sections or one subgroup"));
  case PDF_FAILED:
    return fail(err, ERROR_FAILED,
                _("the PDF could not be made (%s): try again, or choose another format, such as "
                  "HTML"),
                text_show((const char *)data, size, shown, sizeof shown));
  case PDF_NOT_UNDERSTOOD:
  case PDF_MADE: break;
  }
  return fail(err, ERROR_FAILED, "%s",
              _("the program that makes PDFs is of another version than gommette: install gommette "
                "again, or choose another format, such as HTML"));
}

/* ---- all of it */

static bool write_answer(const Bytes *answer, FILE *out, Error *err) {
  PdfAnswer kind = PDF_NOT_UNDERSTOOD;
  const uint8_t *data = NULL;
  size_t size = 0;
  pdf_answer_take(answer, &kind, &data, &size);
  if (kind != PDF_MADE) return fail_answer(kind, data, size, err);
  fwrite(data, 1, size, out);
  return true;
}

/* An answer counts once it is whole and its program ended well. */
static bool hear(Talk *talk, pid_t child, FILE *out, Error *err) {
  int status;
  const Ending ending = hold(talk);
  if (ending != ANSWERED) kill(child, SIGKILL);
  const bool ended_well = child_wait(child, &status) || status == -1;
  if (!talk->has_memory) return fail_memory(err);
  if (ending == TOO_LATE) return fail_late(err);
  if (ending == LOST || !ended_well || talk->answer.size == 0) return fail_end(status, err);
  return write_answer(&talk->answer, out, err);
}

static bool start(const char *program, int theirs, pid_t *child, Error *err) {
  char *path = strdup(program);
  if (!path) return fail_memory(err);
  const int nowhere = platform_open("/dev/null", O_WRONLY | O_CLOEXEC, 0);
  char *const arguments[] = {path, NULL};
  const ChildStreams streams = {theirs, theirs, nowhere};
  const int trouble = nowhere < 0 ? errno : child_start(arguments, &streams, child);
  if (nowhere >= 0) close(nowhere);
  free(path);
  return trouble == 0 || fail_start(trouble, program, err);
}

bool pdf_ask(const PdfMaker *maker, const Bytes *question, FILE *out, Error *err) {
  int ends[2];
  pid_t child = -1;
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return fail_start(errno, maker->program, err);
  Talk talk = {.socket = ends[0],
               .until_ms = platform_clock_ms(AWAKE_CLOCK) + maker->wait_ms,
               .question = question,
               .has_memory = true};
  const bool started = start(maker->program, ends[1], &child, err);
  close(ends[1]);
  const bool written = started && hear(&talk, child, out, err);
  close(ends[0]);
  bytes_free(&talk.answer);
  return written;
}
