/* Which reason belongs to which flag: the last that was given for what led to it, or for all, after
 * the last event that did lead to it. A flag that came about anew has none from before. */
#ifndef SESSIONS_SESSION_BREACH_REASONS_H
#define SESSIONS_SESSION_BREACH_REASONS_H

#include "core/vote/breaches.h"
#include "sessions/session/session.h"

typedef struct ReasonSearch {
  Session *session;
  const Breaches *found;
  uint64_t end;      /* the event after which the flags stand: no later one is looked at */
  uint64_t known_to; /* whether a flag had a reason then is known; 0: it is not */
  bool *wanted;      /* for each flag, when the search ends: nothing after known_to decides it */
  char **reasons;    /* likewise; NULL: none was given */
  uint64_t act;      /* meanwhile: this act … */
  char *of_act;      /* … was done for this reason; NULL: none */
} ReasonSearch;

/* Walks the history once, from `end` back to where all is decided or known. A correction among what
 * is new may take back a reason, so that all is looked for. The caller frees what is in reasons, on
 * failure too. */
bool search_reasons(ReasonSearch *search, Error *err);

#endif
