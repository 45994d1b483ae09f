/* Reading what lies before the checkpoint at which a session was opened. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/checkpoint.h"
#include "sessions/journal/checkpoint_codec.h"
#include "sessions/session/session_parts.h"

static bool same_states(const JournalLoader *one, const JournalLoader *other, bool *same,
                        Error *err) {
  Bytes a = {0}, b = {0};
  const bool told =
      checkpoint_encode(one->state, 0, &a, err) && checkpoint_encode(other->state, 0, &b, err);
  if (told)
    *same = a.size == b.size && memcmp(a.data, b.data, a.size) == 0 &&
            checkpoint_same_history(one->state, other->state);
  bytes_free(&a);
  bytes_free(&b);
  return told;
}

/* The state stays where it is, since an act may be under way that has looked at it. */
static bool complete(Session *session, Error *err) {
  bool same;
  if (!same_states(&session->loader, &session->proof, &same, err)) return false;
  if (!same)
    return fail(err, ERROR_BAD_DATA,
                _("%s: its checkpoints are not what its journal says: see `gommette verify "
                  "--help`"),
                session->path);
  checkpoint_complete(session->loader.state, session->proof.state);
  journal_loader_close(&session->proof);
  return true;
}

static bool read_on(Session *session, uint64_t events, Error *err) {
  const uint64_t end = roundtable_seq(session->loader.state);
  if (!session->proof.state &&
      !journal_loader_open(session->journal, session->path, &session->proof, err))
    return false;
  const uint64_t at = roundtable_seq(session->proof.state);
  return journal_loader_take(&session->proof, events < end - at ? at + events : end, err) &&
         (roundtable_seq(session->proof.state) < end || complete(session, err));
}

bool session_is_proven(const Session *session) {
  return checkpoint_is_complete(session->loader.state);
}

void session_tell_progress(Session *session, ProgressTaker *take, void *context) {
  session->progress = take;
  session->progress_context = context;
}

void session_progress(const Session *session, uint64_t done, uint64_t of) {
  if (session->progress) session->progress(session->progress_context, done, of);
}

static bool prove_slices(Session *session, uint64_t events, Error *err) {
  const uint64_t end = roundtable_seq(session->loader.state);
  while (events > 0 && !session_is_proven(session)) {
    const uint64_t slice = events < PROGRESS_EVERY ? events : PROGRESS_EVERY;
    if (!read_on(session, slice, err)) return false;
    events -= slice;
    if (events > 0 && session->proof.state)
      session_progress(session, roundtable_seq(session->proof.state), end);
  }
  if (events > 0) session_progress(session, 0, 0);
  return true;
}

bool session_prove(Session *session, uint64_t events, bool *proven, Error *err) {
  if (!session_is_proven(session) && !prove_slices(session, events, err)) {
    session->is_lost = true;
    return false;
  }
  *proven = session_is_proven(session);
  return true;
}

bool session_need_ballots(Session *session, Error *err) {
  bool proven;
  return session_prove(session, UINT64_MAX, &proven, err);
}
