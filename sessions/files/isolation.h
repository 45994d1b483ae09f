/* Work in a process of its own, for libraries that end their process where memory or threads run
 * short, as GLib does: the process that records votes, and its terminal, live on.
 *
 * The process is a copy of this one (fork), so the work reads what we have as it stands; only what
 * it makes comes back. It keeps no descriptor of ours, says nothing on the terminal, heeds every
 * signal and leaves no core file. Our other thread holds no lock of the C library when it is
 * copied (sessions/files/syncer.h), so the work may call all of it. */
#ifndef SESSIONS_FILES_ISOLATION_H
#define SESSIONS_FILES_ISOLATION_H

#include <stdio.h>

#include "core/base/error.h"

/* Writes what it makes to a stream in memory. */
typedef bool IsolatedWork(void *context, FILE *made, Error *err);

typedef struct IsolationLimits {
  int64_t wait_ms;     /* how long it may take; then it is killed */
  uint64_t seconds;    /* of the processor's time */
  uint64_t memory_mib; /* of addresses, those of the copied process included */
} IsolationLimits;

typedef enum IsolationEnd {
  ISOLATION_MADE,
  ISOLATION_FAILED,      /* the work itself did, and *err says why */
  ISOLATION_NOT_STARTED, /* errno says why */
  ISOLATION_TOO_LATE,
  ISOLATION_ENDED /* before the work was done */
} IsolationEnd;

/* Waits for the work and writes what it made to a stream that the caller checks (ferror): all of it
 * or nothing. *err is set only for ISOLATION_FAILED. */
IsolationEnd isolation_run(IsolatedWork *work, void *context, const IsolationLimits *limits,
                           FILE *out, Error *err);

#endif
