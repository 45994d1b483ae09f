#include "sessions/session/voters.h"

#include "sessions/session/session_parts.h"

bool session_voters(Session *session, VoterTaker *take, void *context, Error *err) {
  return journal_read_voters(session->journal, take, context, err);
}
