/* Voters who go by a name, as a session's file keeps them outside the chain. */
#ifndef SESSIONS_SESSION_VOTERS_H
#define SESSIONS_SESSION_VOTERS_H

#include "sessions/journal/journal.h"
#include "sessions/session/session.h"

/* Hands each name, with its ballot's number, to `take`, in rising order of bytes, until it returns
 * false, which is then what this returns. Names are people's: count them, show none. */
bool session_voters(Session *session, VoterTaker *take, void *context, Error *err);

#endif
