#include "tests/bench/pseudo_terminal.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/measure.h"

enum { PATIENCE_MS = 30 * 1000, ROWS = 24, COLUMNS = 80, ARGUMENTS_MAX = 8 };

/* exec wants arguments that could be changed. */
void become_program(const char *const arguments[]) {
  char *own[ARGUMENTS_MAX + 1] = {NULL};
  for (size_t n = 0; n < ARGUMENTS_MAX && arguments[n]; ++n)
    memcpy(&own[n], &arguments[n], sizeof *own);
  if (own[0]) execvp(own[0], own);
  _exit(127);
}

PseudoTerminal terminal_start(const char *const arguments[]) {
  const struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
  PseudoTerminal terminal = {.program = arguments[0]};
  terminal.process = forkpty(&terminal.descriptor, NULL, NULL, &size);
  if (terminal.process < 0) give_up("no terminal for %s: %s", arguments[0], strerror(errno));
  if (terminal.process == 0) become_program(arguments);
  return terminal;
}

/* Where the reader of a terminal's output is: in text or in a sequence that moves or colours. */
typedef enum Place { IN_TEXT, AFTER_ESCAPE, IN_CONTROL, IN_CHARACTER_SET, IN_STRING } Place;

typedef struct Output {
  Frame frame;
  Place place;
  int64_t number; /* the last one of a control sequence */
} Output;

static void take_in_text(Output *output, unsigned char byte) {
  if (byte == 0x1b) {
    output->place = AFTER_ESCAPE;
  } else if (byte >= ' ' && byte != 0x7f && (byte & 0xC0) != 0x80) {
    ++output->frame.cells; /* a character's first byte */
  }
}

static void take_after_escape(Output *output, unsigned char byte) {
  output->number = 0;
  output->place = byte == '['                  ? IN_CONTROL
                  : byte == ']' || byte == 'P' ? IN_STRING
                  : byte >= ' ' && byte <= '/' ? IN_CHARACTER_SET
                                               : IN_TEXT;
}

static void take_in_control(Output *output, unsigned char byte) {
  if (byte >= '0' && byte <= '9') output->number = output->number * 10 + (byte - '0');
  if (byte == ';') output->number = 0;
  if (byte < '@') return;
  output->place = IN_TEXT;
  if (byte == 'b') output->frame.cells += output->number; /* the last character again */
}

static void take_byte(Output *output, unsigned char byte) {
  switch (output->place) {
  case IN_TEXT: take_in_text(output, byte); break;
  case AFTER_ESCAPE: take_after_escape(output, byte); break;
  case IN_CONTROL: take_in_control(output, byte); break;
  case IN_CHARACTER_SET: output->place = IN_TEXT; break;
  case IN_STRING:
    if (byte == 0x07 || byte == 0x1b) output->place = byte == 0x07 ? IN_TEXT : AFTER_ESCAPE;
    break;
  }
}

static bool wait_for_output(const PseudoTerminal *terminal, int patience_ms) {
  struct pollfd wanted = {.fd = terminal->descriptor, .events = POLLIN};
  return poll(&wanted, 1, patience_ms) > 0;
}

static void read_some(const PseudoTerminal *terminal, Output *output) {
  unsigned char bytes[16 * 1024];
  ssize_t size = read(terminal->descriptor, bytes, sizeof bytes);
  output->frame.complete_ns = clock_ns();
  if (size <= 0) give_up("%s ended before its time", terminal->program);
  output->frame.bytes += size;
  for (ssize_t n = 0; n < size; ++n)
    take_byte(output, bytes[n]);
}

Frame terminal_read_frame(const PseudoTerminal *terminal, int quiet_ms) {
  Output output = {.place = IN_TEXT};
  if (!wait_for_output(terminal, PATIENCE_MS)) give_up("%s does not answer", terminal->program);
  do {
    read_some(terminal, &output);
  } while (wait_for_output(terminal, quiet_ms));
  return output.frame;
}

int64_t terminal_answer_ns(const PseudoTerminal *terminal, const char *keys, int quiet_ms,
                           Frame *frame) {
  size_t size = strlen(keys);
  int64_t start = clock_ns();
  if (write(terminal->descriptor, keys, size) != (ssize_t)size)
    give_up("%s takes no keys: %s", terminal->program, strerror(errno));
  Frame answer = terminal_read_frame(terminal, quiet_ms);
  if (frame) *frame = answer;
  return answer.complete_ns - start;
}

int64_t terminal_peak_memory(const PseudoTerminal *terminal) {
  static const char name[] = "VmHWM:";
  char path[64], line[256];
  snprintf(path, sizeof path, "/proc/%d/status", (int)terminal->process);
  FILE *status = fopen(path, "r");
  if (!status) give_up("%s: %s", path, strerror(errno));
  int64_t kibibytes = 0;
  while (fgets(line, sizeof line, status))
    if (strncmp(line, name, sizeof name - 1) == 0)
      kibibytes = strtoll(line + sizeof name - 1, NULL, 10);
  fclose(status);
  return kibibytes * 1024;
}

void terminal_end(PseudoTerminal *terminal) {
  close(terminal->descriptor);
  kill(terminal->process, SIGTERM);
  waitpid(terminal->process, NULL, 0);
  terminal->process = 0;
}
