/* Runs another program, started with an argument list and never through a shell, with three streams
 * and no other descriptor of ours. */
#ifndef SESSIONS_FILES_CHILD_H
#define SESSIONS_FILES_CHILD_H

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "core/base/error.h"

/* Ctrl-C, a closed terminal and termination requests, held back while a file is half written: they
 * are delivered once it has been saved or removed. */

/* Holds these signals back. *before is what signal_block_release needs, which delivers pending
 * ones. Ignored signals stay ignored. */
void signal_block_hold(sigset_t *before);
void signal_block_release(const sigset_t *before);

/* Call now and then during long work: false, with an error, if a signal is pending. */
bool signal_block_check(Error *err);

/* The program's standard input, output and error. Each descriptor is above 2. */
typedef struct ChildStreams {
  int in, out, err;
} ChildStreams;

/* Starts arguments[0]: a path, or a name looked up in $PATH. Signals blocked or ignored here are
 * not blocked or ignored there. Returns 0, or an errno; *child is set if 0. */
int child_start(char *const arguments[], const ChildStreams *streams, pid_t *child);

/* Waits for its end; returns whether it exited by itself with status 0. If its end cannot be known,
 * *status (as of waitpid) is -1. */
bool child_wait(pid_t child, int *status);

/* Returns a stream to pass to a program: in memory, so that a full disk does not matter; it
 * disappears when closed, and is not inherited by programs that it is not passed to. NULL with
 * errno if not available. */
FILE *child_stream(void);

#endif
