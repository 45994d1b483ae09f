#include "sessions/acts/vote.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "sessions/acts/kiosk.h"
#include "sessions/acts/saved_ranking.h"

static bool add_vote(Transaction *tx, const Subgroup *subgroup, SubgroupVote vote, Error *err) {
  Event event = event_make(EVENT_SUBGROUP_VOTE_SET);
  event.number.subject = subgroup->number;
  event.number.value[BEFORE] = subgroup->vote;
  event.number.value[AFTER] = vote;
  return transaction_add(tx, event, err);
}

/* The votes that stand so, of one subgroup or of all that were held. */
static bool set_votes(Transaction *tx, uint32_t subgroup, SubgroupVote from, SubgroupVote to,
                      size_t *count, Error *err) {
  for (size_t place = 0; place < roundtable_subgroup_count(transaction_state(tx)); ++place) {
    const Subgroup *one = roundtable_subgroup_at(transaction_state(tx), place);
    bool wanted = subgroup == WHOLE_SESSION || one->number == subgroup;
    if (!wanted || one->status != SUBGROUP_HELD || one->vote != from) continue;
    if (!add_vote(tx, one, to, err)) return false;
    ++*count;
  }
  return true;
}

bool open_votes_of(Transaction *tx, uint32_t subgroup, Error *err) {
  size_t opened = 0;
  return set_votes(tx, subgroup, VOTE_NEVER_OPENED, VOTE_OPEN, &opened, err);
}

static bool is_opened_by_hand(const Roundtable *state) {
  return roundtable_voting_rule(state, RULE_OPENING) == OPENED_BY_HAND;
}

static bool start(Transaction *tx, uint32_t subgroup, size_t *opened, Error *err) {
  const bool by_hand = is_opened_by_hand(transaction_state(tx));
  if (by_hand && subgroup == WHOLE_SESSION)
    return fail(err, ERROR_FAILED, "%s",
                _("in this session each subgroup is opened by hand: say which one"));
  if (!by_hand) subgroup = WHOLE_SESSION;
  if (!set_votes(tx, subgroup, VOTE_NEVER_OPENED, VOTE_OPEN, opened, err)) return false;
  return *opened > 0 ||
         fail(err, ERROR_FAILED, "%s",
              by_hand ? _("this vote was started already")
                      : _("every vote was started already: a closed one can be opened again"));
}

bool start_vote(Session *session, uint32_t subgroup, size_t *opened, Error *err) {
  size_t count = 0;
  Transaction *tx = transaction_begin(session, err);
  if (!tx || !transaction_end(tx, start(tx, subgroup, &count, err), err)) return false;
  *opened = count;
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
static bool count_session_kiosk(Transaction *tx, uint32_t closed, Error *err) {
  const Roundtable *state = transaction_state(tx);
  Kiosk kiosk = roundtable_kiosk(state);
  if (!kiosk.handed_over && kiosk.waiting == 0) return true;
  if (closed != WHOLE_SESSION && !is_the_last_open(state, closed))
    return fail(err, ERROR_FAILED, "%s",
                _("the kiosk's ballots are for the whole session: close all votes together"));
  return count_kiosk(tx, WHOLE_SESSION, err);
}

static bool count_kiosks(Transaction *tx, uint32_t closed, Error *err) {
  for (size_t place = 0; place < roundtable_subgroup_count(transaction_state(tx)); ++place) {
    const Subgroup *one = roundtable_subgroup_at(transaction_state(tx), place);
    bool wanted = closed == WHOLE_SESSION || one->number == closed;
    if (wanted && is_open(one) && !count_kiosk(tx, one->number, err)) return false;
  }
  return count_session_kiosk(tx, closed, err);
}

static bool close_votes(Transaction *tx, uint32_t subgroup, size_t *closed, Error *err) {
  if (!count_kiosks(tx, subgroup, err) ||
      !set_votes(tx, subgroup, VOTE_OPEN, VOTE_CLOSED, closed, err))
    return false;
  if (*closed > 0) return keep_ranking_at_closing(tx, err);
  return fail(err, ERROR_FAILED, "%s",
              subgroup == WHOLE_SESSION ? _("no vote is open") : _("this vote is not open"));
}

bool close_vote(Session *session, uint32_t subgroup, size_t *closed, Error *err) {
  size_t count = 0;
  Transaction *tx = transaction_begin(session, err);
  if (!tx || !transaction_end(tx, close_votes(tx, subgroup, &count, err), err)) return false;
  *closed = count;
  return true;
}

bool reopen_vote(Session *session, uint32_t subgroup, Error *err) {
  size_t count = 0;
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const bool reopened = set_votes(tx, subgroup, VOTE_CLOSED, VOTE_OPEN, &count, err) &&
                        (count > 0 || fail(err, ERROR_FAILED, "%s", _("this vote is not closed")));
  return transaction_end(tx, reopened, err);
}

bool open_vote_for(Transaction *tx, uint32_t recommendation, bool *opened, Error *err) {
  const Recommendation *one = roundtable_recommendation(transaction_state(tx), recommendation);
  const Subgroup *subgroup = one ? roundtable_subgroup(transaction_state(tx), one->subgroup) : NULL;
  *opened = subgroup && subgroup->vote == VOTE_NEVER_OPENED;
  return !*opened || add_vote(tx, subgroup, VOTE_OPEN, err);
}

static bool was_noted(const Roundtable *state, const Stamp *now) {
  enum { AT_ONCE_MS = 10000 };
  const HistoryEntry *last = history_at(state, roundtable_seq(state));
  Stamp then = roundtable_last_stamp(state);
  return last && last->kind == EVENT_INCIDENT && now->boot_ms - then.boot_ms < AT_ONCE_MS &&
         memcmp(now->boot_mark, then.boot_mark, BOOT_MARK_SIZE) == 0;
}

bool note_incidents(Session *session, const Incident *incidents, size_t count, Error *err) {
  const Stamp now = session_now(session);
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  bool noted = true;
  if (was_noted(transaction_state(tx), &now)) count = 0;
  for (size_t n = 0; noted && n < count; ++n) {
    Event event = event_make(EVENT_INCIDENT);
    event.incident = incidents[n];
    noted = transaction_add(tx, event, err);
  }
  return transaction_end(tx, noted, err);
}

bool note_restart(Session *session, Error *err) {
  Stamp now = session_now(session), then = session_stamp(session);
  PhaseClock clock = roundtable_phase_clock(session_state(session));
  if (!clock.running || memcmp(now.boot_mark, then.boot_mark, BOOT_MARK_SIZE) == 0) return true;
  Incident restart = {.what = INCIDENT_RESTARTED, .milliseconds = now.wall_ms - then.wall_ms};
  return note_incidents(session, &restart, 1, err);
}
