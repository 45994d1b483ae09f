/* Finds the reason for each flag: the last one given for what led to it, or for all flags, after
 * the last event that led to it. A flag that is raised again starts without a reason. */
#ifndef SESSIONS_SESSION_BREACH_REASONS_H
#define SESSIONS_SESSION_BREACH_REASONS_H

#include "core/vote/breaches.h"
#include "sessions/session/session.h"

typedef struct ReasonSearch {
  Session *session;
  const Breaches *found;
  uint64_t end;      /* the flags are those after this event: nothing later is read */
  uint64_t known_to; /* whether a flag had a reason at this event is known; 0: unknown */
  bool
      *wanted; /* for each flag, at the end of the search: not decided by anything after known_to */
  char **reasons; /* for each flag, at the end of the search; NULL: no reason was given */
  uint64_t act;   /* scratch: this act … */
  char *of_act;   /* … was done for this reason; NULL: none */
} ReasonSearch;

/* Walks the history once, back from `end` until everything is decided or known. A correction among
 * the new events may take back a reason, so all are then searched for again. The caller frees the
 * strings in reasons, on failure too. */
bool search_reasons(ReasonSearch *search, Error *err);

#endif
