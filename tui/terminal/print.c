#include "tui/terminal/print.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/text/text.h"

/* A byte becomes at most "<byte FF>". */
enum { SHOWN_BYTES_MAX = 9, SHOWN_ROOM_MIN = 16 };

enum { LINE_SPARE = 4096 };

static void put_safely(FILE *to, const char *line, size_t size) {
  const size_t room = size * SHOWN_BYTES_MAX + SHOWN_ROOM_MIN;
  char spare[LINE_SPARE], *shown = malloc(room);
  if (shown != NULL)
    fputs(text_show(line, size, shown, room), to);
  else
    fputs(text_show(line, size, spare, sizeof spare), to);
  free(shown);
}

/* Line by line, since a newline would be made visible. The form feeds of pages are for printers. */
static void put_lines(FILE *to, const char *text, size_t size, bool in_pages) {
  const bool to_printer = to != stdout || !isatty(STDOUT_FILENO);
  for (const char *end = text + size; text < end;) {
    const char *line_end = memchr(text, '\n', (size_t)(end - text));
    if (*text == '\f' && in_pages && ++text && to_printer) fputc('\f', to);
    text_write_line(to, text, (size_t)((line_end != NULL ? line_end : end) - text));
    if (line_end == NULL) return;
    fputc('\n', to);
    text = line_end + 1;
  }
}

void print_into(FILE *to, const char *text, size_t size, bool in_pages) {
  put_lines(to, text, size, in_pages);
}

/* Such a sentence is one line: a newline in a value, such as a file name, is made visible. */
static bool holds_values(const char *format) {
  return strcmp(format, "%s") != 0 && strchr(format, '%') != NULL && strchr(format, '\n') == NULL;
}

/* Without memory, what does not fit into the spare room is left out. */
__attribute__((format(printf, 3, 0))) static void
put_formatted(FILE *to, bool in_lines, const char *format, va_list values) {
  char spare[LINE_SPARE];
  va_list again;
  va_copy(again, values);
  const int length = vsnprintf(spare, LINE_SPARE, format, values);
  char *whole = length >= LINE_SPARE ? malloc((size_t)length + 1) : NULL;
  if (whole != NULL) vsnprintf(whole, (size_t)length + 1, format, again);
  va_end(again);
  const char *line = whole != NULL ? whole : spare;
  if (in_lines)
    put_lines(to, line, strlen(line), false);
  else
    put_safely(to, line, strlen(line));
  fputc('\n', to);
  free(whole);
}

void print_line(const char *format, ...) {
  va_list values;
  va_start(values, format);
  put_formatted(stdout, !holds_values(format), format, values);
  va_end(values);
}

/* Keeps a notice after what was printed before it, even if both go to one file. */
void print_notice(const char *format, ...) {
  va_list values;
  fflush(stdout);
  fputs("gommette: ", stderr);
  va_start(values, format);
  put_formatted(stderr, false, format, values);
  va_end(values);
}

/* The line is ours and short: blanks erase it on any terminal. */
enum { PROGRESS_COLUMNS = 78 };

void print_progress(const char *format, ...) {
  if (!isatty(STDERR_FILENO)) return;
  va_list values;
  char line[LINE_SPARE];
  va_start(values, format);
  vsnprintf(line, sizeof line, format, values);
  va_end(values);
  const int columns = text_columns(line);
  fputc('\r', stderr);
  put_safely(stderr, line, strlen(line));
  fprintf(stderr, "%*s", columns < PROGRESS_COLUMNS ? PROGRESS_COLUMNS - columns : 0, "");
  fflush(stderr);
}

void print_progress_end(void) {
  if (isatty(STDERR_FILENO)) fprintf(stderr, "\r%*s\r", PROGRESS_COLUMNS, "");
}

void print_events(void *context UNUSED, uint64_t done, uint64_t of) {
  if (of == 0)
    print_progress_end();
  else
    print_progress(_("%s of %s events"), count_shown(done).text, count_shown(of).text);
}

void print_trouble(const Error *err) {
  print_notice("%s", err->text);
}

bool printout_begin(Printout *printout, Error *err) {
  if (printout->binary && isatty(STDOUT_FILENO))
    return fail(err, ERROR_USAGE, "%s",
                _("this is a file for other programs, not for a terminal: name one with -o"));
  if (!memory_stream_open(&printout->memory, err)) return false;
  printout->out = printout->memory.out;
  return true;
}

bool printout_end(Printout *printout, bool written, Error *err) {
  char *text;
  size_t size;
  if (!memory_stream_close(&printout->memory, written, &text, &size, err)) return false;
  if (printout->binary)
    fwrite(text, 1, size, stdout);
  else
    put_lines(stdout, text, size, printout->in_pages);
  free(text);
  return true;
}

void print_now(void) {
  fflush(stdout);
}

bool print_end(Error *err) {
  errno = 0;
  const bool failed = fflush(stdout) != 0 || ferror(stdout) != 0;
  /* Asks the pipe itself whether its reader left, since the failure may be long past. A terminal
   * that hung up reports more than POLLERR. */
  struct pollfd output = {.fd = STDOUT_FILENO};
  if (failed && platform_poll(&output, 1, 0) == 1 && output.revents == POLLERR) {
    signal(SIGPIPE, SIG_DFL);
    raise(SIGPIPE);
  }
  if (fclose(stdout) == 0 && !failed) return true;
  const int why = errno;
  if (why == 0) return fail(err, ERROR_FAILED, _("the output could not be written"));
  char text[TROUBLE_TEXT_SIZE];
  return fail(err, file_error_kind_of_errno(why), _("the output could not be written: %s"),
              file_error_of_errno(why, text));
}
