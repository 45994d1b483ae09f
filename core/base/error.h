/* Errors, memory, exact fractions and translation. Here: why something could not be done. */
#ifndef CORE_BASE_ERROR_H
#define CORE_BASE_ERROR_H

#include <stdbool.h>
#include <stdint.h>

/* What kind of trouble it is. All but ERROR_MACHINE, which is 1 there, are also the program's exit
 * codes. */
typedef enum ErrorKind {
  ERROR_NONE = 0,
  ERROR_FAILED = 1,   /* the machine or the moment refuses: disk full, file missing, vote closed */
  ERROR_USAGE = 2,    /* the command was not understood */
  ERROR_BAD_DATA = 3, /* a file or a text is not what it should be */
  ERROR_MACHINE = 4,  /* memory, the disk or the system failed: nothing is known of the thing
                         asked about, which may well be sound */
  /* No trouble: a signal asked the program to end, which it did in order. The text is empty. */
  ERROR_HUNG_UP = 129,
  ERROR_TERMINATED = 143,
} ErrorKind;

enum { ERROR_TEXT_SIZE = 2048 };

typedef struct Error {
  ErrorKind kind;
  char text[ERROR_TEXT_SIZE]; /* one clause about the user's thing and what to do; translated */
} Error;

/* After the name of a parameter: a function of a table needs the signature, but not this argument.
 */
#define UNUSED __attribute__((unused))

/* Fills *err and returns false, so that a function can end with `return fail(err, …)`. A text that
 * is too long is cut at a character's edge. err may be NULL, and its own text an argument: what
 * went wrong below can be put into a sentence that says where. */
bool fail(Error *err, ErrorKind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for memory that ran out. */
bool fail_memory(Error *err);

/* Hands a reason on as it is, where there is nothing to add. */
bool fail_again(const Error *reason, Error *err);

/* Whether a failure says nothing of the thing asked about: whoever would conclude from it that a
 * file is damaged, or a text not what it should be, hands it on instead. */
bool is_of_machine(const Error *reason);

/* The program's exit status. */
int error_status(ErrorKind kind);

#endif
