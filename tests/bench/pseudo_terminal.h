/* A program in a terminal of 80 × 24 cells that nobody sees: keys go in, frames come out, and the
 * clock stands at both ends. */
#ifndef TESTS_BENCH_PSEUDO_TERMINAL_H
#define TESTS_BENCH_PSEUDO_TERMINAL_H

#include <stdint.h>
#include <sys/types.h>

typedef struct PseudoTerminal {
  const char *program; /* for errors */
  int descriptor;
  pid_t process;
} PseudoTerminal;

/* What was painted in one go. */
typedef struct Frame {
  int64_t complete_ns; /* when its last byte was read, by clock_ns */
  int64_t bytes, cells;
} Frame;

/* In a process just forked: becomes a program. arguments[0] is looked for in PATH; NULL ends them,
 * after eight at most. */
_Noreturn void become_program(const char *const arguments[]);

/* Starts a program, named as above. */
PseudoTerminal terminal_start(const char *const arguments[]);

/* Waits for output (gives up after 30 s without any) and reads it until none has come for
 * `quiet_ms`. The quiet only proves that the frame was complete: it is no part of the time. */
Frame terminal_read_frame(const PseudoTerminal *terminal, int quiet_ms);

/* Types keys, reads the frame that answers and returns how long it took from the first to the last
 * byte of either, in ns. *frame may be NULL. */
int64_t terminal_answer_ns(const PseudoTerminal *terminal, const char *keys, int quiet_ms,
                           Frame *frame);

/* The most memory that the program ever held (VmHWM), in bytes. */
int64_t terminal_peak_memory(const PseudoTerminal *terminal);

/* Hangs up and waits until the program has gone. */
void terminal_end(PseudoTerminal *terminal);

#endif
