/* A session written anew from what is left of it: its second log, or what an open session whose
 * file is gone still has. */
#ifndef SESSIONS_LIBRARY_RECOVERY_H
#define SESSIONS_LIBRARY_RECOVERY_H

#include "sessions/session/second_log.h"

typedef struct Recovery {
  uint64_t events; /* how many there are now */
  ChainHash hash;
  Stamp last;      /* of the last one */
  bool whole;      /* names of voters and the kiosk's ballots too, which no log holds */
  bool torn;       /* the log ended in an event that was not whole */
  int64_t ballots; /* of the kiosk, that were not counted yet and are lost */
} Recovery;

/* Makes a session at `to`, which nothing has, of a log's events: each is checked as if it were
 * recorded now, and the chain is the same. Where it fails nothing is left of it. */
bool recover_log(const char *log, const char *to, Recovery *made, Error *err);

/* What a log holds, without making anything of it; *title (the caller frees it) is the session's.
 */
bool recover_look(const char *log, char **title, Recovery *held, Error *err);

/* Writes all that was ever recorded through this session, or taken in, to a new file: the whole of
 * the former one where that is still to be had, else its events from the second log. Refused where
 * neither has all of it. */
bool session_rescue(Session *session, const char *to, Recovery *made, Error *err);

#endif
