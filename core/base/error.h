/* Errors, memory, exact fractions and translation. This header describes why something failed. */
#ifndef CORE_BASE_ERROR_H
#define CORE_BASE_ERROR_H

#include <stdbool.h>
#include <stdint.h>

/* The kind of failure. All but ERROR_MACHINE, which exits with 1, are also the program's exit
 * codes. */
typedef enum ErrorKind {
  ERROR_NONE = 0,
  ERROR_FAILED = 1,   /* not possible now: disk full, file missing, vote closed */
  ERROR_USAGE = 2,    /* the command was not understood */
  ERROR_BAD_DATA = 3, /* a file or a text is invalid */
  ERROR_MACHINE = 4,  /* memory, the disk or the system failed: nothing is known about the object in
                         question, which may well be sound */
  /* Not a failure: a signal asked the program to end, which it did cleanly. The text is empty. */
  ERROR_HUNG_UP = 129,
  ERROR_TERMINATED = 143,
} ErrorKind;

enum { ERROR_TEXT_SIZE = 2048 };

typedef struct Error {
  ErrorKind kind;
  char text[ERROR_TEXT_SIZE]; /* one translated clause about the user's object and what to do */
} Error;

/* Put after the name of a parameter that a function in a table must have but does not use. */
#define UNUSED __attribute__((unused))

/* Fills *err and returns false, so that a function can end with `return fail(err, …)`. Text that is
 * too long is truncated between characters. err may be NULL, and its own text may be an argument,
 * to put a lower-level error into a sentence that says where. */
bool fail(Error *err, ErrorKind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for out of memory. */
bool fail_memory(Error *err);

/* Passes a reason on unchanged. */
bool fail_again(const Error *reason, Error *err);

/* Returns whether a failure says nothing about the object in question: pass it on instead of
 * concluding that a file is damaged or a text invalid. */
bool is_of_machine(const Error *reason);

/* Returns the program's exit status. */
int error_status(ErrorKind kind);

#endif
