/* The one place that prints: sentences and tables on standard output, notices and errors on
 * standard error. All text is first made safe for a terminal, whatever a file or argument
 * contained.
 *
 * Printing a line needs no memory: without it, the line is cut at LINE_SPARE bytes but still
 * printed. */
#ifndef TUI_TERMINAL_PRINT_H
#define TUI_TERMINAL_PRINT_H

#include <stdint.h>
#include <stdio.h>

#include "core/base/error.h"
#include "sessions/files/memory_stream.h"

/* Prints one line on standard output. */
void print_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints one line on standard error, prefixed with the program's name. */
void print_notice(const char *format, ...) __attribute__((format(printf, 1, 2)));
void print_trouble(const Error *err);

/* Shows the progress of a long task, on standard error if that is a terminal: one line, replaced by
 * the next and removed by print_progress_end. */
void print_progress(const char *format, ...) __attribute__((format(printf, 1, 2)));
void print_progress_end(void);

/* Shows progress in events: a ProgressTaker (sessions/session/session.h) without context. */
void print_events(void *context, uint64_t done, uint64_t of);

/* Writes a text of lines, made safe, to another stream, as it would be printed. In pages, a line
 * may begin with a form feed: no typed text may then begin one. */
void print_into(FILE *to, const char *text, size_t size, bool in_pages);

/* What is written in memory first, so that all of it is printed or nothing:
 *
 *   Printout printout = {0};
 *   return printout_begin(&printout, err) &&
 *          printout_end(&printout, table_csv(printout.out, state, err), err); */
typedef struct Printout {
  bool binary;   /* data that people do not read, such as a PDF: refuses a terminal */
  bool in_pages; /* as for print_into */
  FILE *out;
  MemoryStream memory;
} Printout;

bool printout_begin(Printout *printout, Error *err);

/* Prints it if it was `written`; else err says why it was not. Frees it in either case. */
bool printout_end(Printout *printout, bool written, Error *err);

/* Flushes, so that the output is seen before a screen opens. */
void print_now(void);

/* Flushes and returns whether all output was written: a full disk is noticed here. If the reader of
 * a pipe has gone, ends the program by SIGPIPE, as for any filter. Call it once, last. */
bool print_end(Error *err);

#endif
