/* Runs work in a process of its own, for libraries that end their process when memory or threads
 * run short, as GLib does: the process that records votes, and its terminal, survive.
 *
 * The process is a copy of this one (fork), so the work sees our data as it is; only its output
 * comes back. It has no descriptor of ours, writes nothing to the terminal, handles signals by
 * default and leaves no core file. Our other thread holds no lock of the C library during the fork
 * (sessions/files/syncer.h), so the work may call all of it. */
#ifndef SESSIONS_FILES_ISOLATION_H
#define SESSIONS_FILES_ISOLATION_H

#include <stdio.h>

#include "core/base/error.h"

/* Writes its output to a stream in memory. */
typedef bool IsolatedWork(void *context, FILE *made, Error *err);

typedef struct IsolationLimits {
  int64_t wait_ms;     /* time limit; then it is killed */
  uint64_t seconds;    /* of CPU time */
  uint64_t memory_mib; /* of address space, including that of the copied process */
} IsolationLimits;

typedef enum IsolationEnd {
  ISOLATION_MADE,
  ISOLATION_FAILED,      /* the work itself failed, and *err says why */
  ISOLATION_NOT_STARTED, /* errno says why */
  ISOLATION_TOO_LATE,
  ISOLATION_ENDED /* the process ended before the work was done */
} IsolationEnd;

/* Waits for the work and writes its output, all of it or nothing, to a stream that the caller
 * checks: ferror, with the cause in errno. *err is set only for ISOLATION_FAILED. */
IsolationEnd isolation_run(IsolatedWork *work, void *context, const IsolationLimits *limits,
                           FILE *out, Error *err);

#endif
