/* The one place that prints: sentences and tables on standard output, notices and errors on
 * standard error. Wherever it goes, it is first made safe for a terminal, whatever a file or an
 * argument held.
 *
 * A line needs no memory: where there is none it is cut at LINE_SPARE bytes, but told. */
#ifndef TUI_TERMINAL_PRINT_H
#define TUI_TERMINAL_PRINT_H

#include <stdint.h>
#include <stdio.h>

#include "core/base/error.h"

/* One line on standard output. */
void print_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* One line on standard error, beginning with the program's name. */
void print_notice(const char *format, ...) __attribute__((format(printf, 1, 2)));
void print_trouble(const Error *err);

/* How far a long work has got, on standard error if that is a terminal: one line that each next one
 * replaces, and that print_progress_end takes away. */
void print_progress(const char *format, ...) __attribute__((format(printf, 1, 2)));
void print_progress_end(void);

/* A ProgressTaker (sessions/session/session.h) that tells so of events; without context. */
void print_events(void *context, uint64_t done, uint64_t of);

/* A text of lines, made safe, on another stream: what would be printed. */
void print_into(FILE *to, const char *text, size_t size);

/* What `write` writes, on standard output: all of it, or nothing where it fails. */
typedef bool PrintWriter(FILE *out, const void *context, Error *err);
bool print_written(PrintWriter *write, const void *context, Error *err);

/* The same for a file that people do not read, such as a PDF: not on a terminal. */
bool print_binary(PrintWriter *write, const void *context, Error *err);

/* Lets what was printed be seen before a screen opens. */
void print_now(void);

/* Whether all that was printed got where it should: a full disk is noticed here. Where the reader
 * of a pipe had enough of it, this ends the program by SIGPIPE, as it ends others. To be called
 * once, last. */
bool print_end(Error *err);

#endif
