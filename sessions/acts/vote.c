#include "sessions/acts/vote.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "sessions/acts/kiosk.h"
#include "sessions/acts/saved_ranking.h"

typedef struct VoteStep {
  uint32_t subgroup;
  size_t count;
} VoteStep;

static bool add_vote(Act *act, const Subgroup *subgroup, SubgroupVote vote, Error *err) {
  Event event = event_make(EVENT_SUBGROUP_VOTE_SET);
  event.number.subject = subgroup->number;
  event.number.value[BEFORE] = subgroup->vote;
  event.number.value[AFTER] = vote;
  return act_add(act, event, err);
}

/* The votes that stand so, of one subgroup or of all that were held. */
static bool set_votes(Act *act, uint32_t subgroup, SubgroupVote from, SubgroupVote to,
                      size_t *count, Error *err) {
  for (size_t place = 0; place < roundtable_subgroup_count(act_state(act)); ++place) {
    const Subgroup *one = roundtable_subgroup_at(act_state(act), place);
    bool wanted = subgroup == WHOLE_SESSION || one->number == subgroup;
    if (!wanted || one->status != SUBGROUP_HELD || one->vote != from) continue;
    if (!add_vote(act, one, to, err)) return false;
    ++*count;
  }
  return true;
}

bool act_open_votes(Act *act, uint32_t subgroup, size_t *opened, Error *err) {
  *opened = 0;
  return set_votes(act, subgroup, VOTE_NEVER_OPENED, VOTE_OPEN, opened, err);
}

static bool is_opened_by_hand(const Roundtable *state) {
  return roundtable_voting_rule(state, RULE_OPENING) == OPENED_BY_HAND;
}

static bool build_start(void *context, Act *act, Error *err) {
  VoteStep *start = context;
  bool by_hand = is_opened_by_hand(act_state(act));
  if (by_hand && start->subgroup == WHOLE_SESSION)
    return fail(err, ERROR_FAILED, "%s",
                _("in this session each subgroup is opened by hand: say which one"));
  if (!set_votes(act, by_hand ? start->subgroup : (uint32_t)WHOLE_SESSION, VOTE_NEVER_OPENED,
                 VOTE_OPEN, &start->count, err))
    return false;
  if (start->count > 0) return true;
  return by_hand ? fail(err, ERROR_FAILED, "%s", _("this vote was started already"))
                 : fail(err, ERROR_FAILED, "%s",
                        _("every vote was started already: a closed one can be opened again"));
}

bool start_vote(Session *session, uint32_t subgroup, size_t *opened, Error *err) {
  VoteStep start = {.subgroup = subgroup};
  if (!session_act(session, build_start, &start, err)) return false;
  *opened = start.count;
  return true;
}

static bool is_open(const Subgroup *subgroup) {
  return subgroup->status == SUBGROUP_HELD && subgroup->vote == VOTE_OPEN;
}

static bool is_the_last_open(const Roundtable *state, uint32_t subgroup) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *one = roundtable_subgroup_at(state, place);
    if (is_open(one) && one->number != subgroup) return false;
  }
  return true;
}

/* One ballot of the session's kiosk is for all votes that are open. */
static bool count_session_kiosk(Act *act, uint32_t closed, Error *err) {
  const Roundtable *state = act_state(act);
  Kiosk kiosk = roundtable_kiosk(state);
  if (!kiosk.handed_over && kiosk.waiting == 0) return true;
  if (closed != WHOLE_SESSION && !is_the_last_open(state, closed))
    return fail(err, ERROR_FAILED, "%s",
                _("the kiosk's ballots are for the whole session: close all votes together"));
  return act_count_kiosk(act, WHOLE_SESSION, err);
}

static bool count_kiosks(Act *act, uint32_t closed, Error *err) {
  for (size_t place = 0; place < roundtable_subgroup_count(act_state(act)); ++place) {
    const Subgroup *one = roundtable_subgroup_at(act_state(act), place);
    bool wanted = closed == WHOLE_SESSION || one->number == closed;
    if (wanted && is_open(one) && !act_count_kiosk(act, one->number, err)) return false;
  }
  return count_session_kiosk(act, closed, err);
}

static bool build_close(void *context, Act *act, Error *err) {
  VoteStep *close = context;
  if (!count_kiosks(act, close->subgroup, err)) return false;
  if (!set_votes(act, close->subgroup, VOTE_OPEN, VOTE_CLOSED, &close->count, err)) return false;
  if (close->count > 0) return act_keep_at_closing(act, err);
  return close->subgroup == WHOLE_SESSION
             ? fail(err, ERROR_FAILED, "%s", _("no vote is open"))
             : fail(err, ERROR_FAILED, "%s", _("this vote is not open"));
}

bool close_vote(Session *session, uint32_t subgroup, size_t *closed, Error *err) {
  VoteStep close = {.subgroup = subgroup};
  if (!session_act(session, build_close, &close, err)) return false;
  *closed = close.count;
  return true;
}

static bool build_reopening(void *context, Act *act, Error *err) {
  VoteStep *reopening = context;
  if (!set_votes(act, reopening->subgroup, VOTE_CLOSED, VOTE_OPEN, &reopening->count, err))
    return false;
  return reopening->count > 0 || fail(err, ERROR_FAILED, "%s", _("this vote is not closed"));
}

bool reopen_vote(Session *session, uint32_t subgroup, Error *err) {
  VoteStep reopening = {.subgroup = subgroup};
  return session_act(session, build_reopening, &reopening, err);
}

bool act_open_for(Act *act, uint32_t recommendation, bool *opened, Error *err) {
  const Recommendation *one = roundtable_recommendation(act_state(act), recommendation);
  const Subgroup *subgroup = one ? roundtable_subgroup(act_state(act), one->subgroup) : NULL;
  *opened = subgroup && subgroup->vote == VOTE_NEVER_OPENED;
  return !*opened || add_vote(act, subgroup, VOTE_OPEN, err);
}

static bool was_noted(const Roundtable *state, const Stamp *now) {
  enum { AT_ONCE_MS = 10000 };
  const Happening *last = history_at(state, roundtable_seq(state));
  Stamp then = roundtable_last_stamp(state);
  return last && last->kind == EVENT_INCIDENT && now->boot_ms - then.boot_ms < AT_ONCE_MS &&
         memcmp(now->boot_mark, then.boot_mark, BOOT_MARK_SIZE) == 0;
}

typedef struct IncidentAct {
  const Incident *incidents;
  size_t count;
  Stamp now;
} IncidentAct;

static bool build_incident(void *context, Act *act, Error *err) {
  const IncidentAct *noted = context;
  if (was_noted(act_state(act), &noted->now)) return true;
  for (size_t n = 0; n < noted->count; ++n) {
    Event event = event_make(EVENT_INCIDENT);
    event.incident = noted->incidents[n];
    if (!act_add(act, event, err)) return false;
  }
  return true;
}

bool note_incidents(Session *session, const Incident *incidents, size_t count, Error *err) {
  IncidentAct noted = {.incidents = incidents, .count = count, .now = session_now(session)};
  return session_act(session, build_incident, &noted, err);
}

bool note_restart(Session *session, Error *err) {
  Stamp now = session_now(session), then = session_stamp(session);
  PhaseClock clock = roundtable_phase_clock(session_state(session));
  if (!clock.running || memcmp(now.boot_mark, then.boot_mark, BOOT_MARK_SIZE) == 0) return true;
  Incident restart = {.what = INCIDENT_RESTARTED, .milliseconds = now.wall_ms - then.wall_ms};
  return note_incidents(session, &restart, 1, err);
}
