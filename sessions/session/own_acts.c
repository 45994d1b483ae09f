/* Which acts were recorded here: undo takes these first. */
#include "core/base/memory.h"
#include "sessions/session/session_parts.h"

/* Who votes alone has one span for a whole afternoon. */
void session_note_own(Session *session, EventSpan events) {
  const size_t count = session->own_count;
  if (count > 0 && session->own[count - 1].last + 1 == events.first)
    session->own[count - 1].last = events.last;
  else if (ARRAY_RESERVE(session->own, session->own_capacity, count + 1))
    session->own[session->own_count++] = events;
}

static bool is_own(const void *context, uint64_t act) {
  const Session *session = context;
  size_t first = 0, end = session->own_count;
  while (first < end) {
    const size_t middle = first + (end - first) / 2;
    if (session->own[middle].last < act)
      first = middle + 1;
    else
      end = middle;
  }
  return first < session->own_count && session->own[first].first <= act;
}

ActOwner session_act_owner(const Session *session, uint64_t act) {
  if (is_own(session, act)) return ACT_OWN;
  return act > session->opened_at ? ACT_OF_OTHERS : ACT_EARLIER;
}

/* The act that began the session is never undone, so before any own act there is one. */
static ActFilter own_acts(const Session *session) {
  const uint64_t first = session->own_count > 0 ? session->own[0].first : UINT64_MAX;
  return (ActFilter){.holds = is_own, .context = session, .after = first - 1};
}

uint64_t session_undoable(const Session *session, uint32_t scope) {
  const Roundtable *state = session->loader.state;
  const uint64_t act = history_undoable_of(state, scope, own_acts(session));
  return act != 0 ? act : history_undoable(state, scope);
}

uint64_t session_redoable(const Session *session, uint32_t scope) {
  const Roundtable *state = session->loader.state;
  const uint64_t act = history_redoable_of(state, scope, own_acts(session));
  return act != 0 ? act : history_redoable(state, scope);
}
