/* Rebuilds a session from its second log, or from what an open session still has after its file was
 * lost. */
#ifndef SESSIONS_LIBRARY_RECOVERY_H
#define SESSIONS_LIBRARY_RECOVERY_H

#include "sessions/session/session.h"

typedef struct Recovery {
  uint64_t events; /* how many it has now */
  ChainHash hash;
  Stamp last;      /* of the last one */
  bool whole;      /* includes names of voters and kiosk ballots, which no log has */
  bool torn;       /* the log ended in an incomplete event */
  int64_t ballots; /* kiosk ballots not counted yet, which are lost */
} Recovery;

/* Makes a session at `to`, which must be free, from a log's events: each is checked as if recorded
 * now, and the chain is the same. On failure nothing is left of it. */
bool recover_log(const char *log, const char *to, Recovery *made, Error *err);

/* Reads what a log holds without recovering it; *title (the caller frees it) is the session's. */
bool recover_look(const char *log, char **title, Recovery *held, Error *err);

/* Writes everything ever recorded or loaded through this session to a new file: a copy of the
 * former file if it is still accessible, else its events from the second log. Refused if neither is
 * complete. */
bool session_rescue(Session *session, const char *to, Recovery *made, Error *err);

#endif
