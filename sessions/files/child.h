/* Another program, started by a list of arguments and never through a shell, with three streams and
 * no other descriptor of ours. */
#ifndef SESSIONS_FILES_CHILD_H
#define SESSIONS_FILES_CHILD_H

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "core/base/error.h"

/* Ctrl-C, a closed terminal and a request to end, held back while a file is half made: they arrive
 * once it has been kept or taken away. */

/* *before is what signal_block_release needs: there, what was held back arrives. Signals that are
 * ignored stay so. */
void signal_block_hold(sigset_t *before);
void signal_block_release(const sigset_t *before);

/* Whoever works for long asks now and then: false, with an error, if one is waiting. */
bool signal_block_check(Error *err);

/* Standard input, output and error of the program. Each is above 2. */
typedef struct ChildStreams {
  int in, out, err;
} ChildStreams;

/* Starts arguments[0]: a path, or a name that is looked for in $PATH. No signal is blocked or
 * ignored there because it is here. Returns 0, or what is wrong as an errno; *child is set for 0.
 */
int child_start(char *const arguments[], const ChildStreams *streams, pid_t *child);

/* Waits until it has ended; whether it did so by itself with status 0. Where its end is not ours to
 * know, *status (as of waitpid) is -1. */
bool child_wait(pid_t child, int *status);

/* A stream that a program can be given: in memory, so that no full disk is in the way; gone when it
 * is closed, and closed in every program that is not given it. NULL with errno where that cannot be
 * had. */
FILE *child_stream(void);

#endif
