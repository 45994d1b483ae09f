/* Inside of a second log, for the files that make one and write it. */
#ifndef SESSIONS_SESSION_SECOND_LOG_PARTS_H
#define SESSIONS_SESSION_SECOND_LOG_PARTS_H

#include "sessions/files/syncer.h"
#include "sessions/session/second_log.h"

struct SecondLog {
  EventLog log;
  char *path;     /* NULL: in memory */
  Syncer *syncer; /* NULL in memory */
  Bytes held;     /* records of the act that is being made … */
  uint64_t held_first, held_last;
  ChainHash held_hash;
  bool held_all; /* … which are all of them */
  bool stopped;
  Error why;
};

/* Another process that writes the same log at this moment is waited for, but not for long: what is
 * not written now is the next time. */
bool second_log_lock(const SecondLog *log);
void second_log_unlock(const SecondLog *log);

/* What errors call it. */
const char *second_log_name(const SecondLog *log);

#endif
