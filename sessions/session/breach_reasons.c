#include "sessions/session/rule_breaches.h"

#include <stdlib.h>
#include <string.h>

#include "core/vote/history.h"

/* The event whose effect took place, and in which direction. */
typedef struct Step {
  const Event *event;
  Side to;
} Step;

static Side other(Side to) {
  return to == AFTER ? BEFORE : AFTER;
}

static bool is_about_dots(const Breach *breach) {
  return breach->kind == BREACH_RECOMMENDATION || breach->kind == BREACH_DOTS;
}

/* Whether the flag concerns the recommendation. */
static bool is_within(const Roundtable *state, const Breach *breach, int64_t recommendation) {
  if (breach->kind == BREACH_RECOMMENDATION ||
      (breach->kind == BREACH_TURNOUT && breach->by_dots > 0))
    return breach->recommendation == recommendation;
  const Recommendation *one = roundtable_recommendation(state, (uint32_t)recommendation);
  return breach->subgroup == 0 || (one && one->subgroup == breach->subgroup);
}

static bool is_listed(const Breach *breach, int64_t ballot) {
  for (size_t n = 0; n < breach->listed; ++n)
    if (breach->ballots[n] == ballot) return true;
  return breach->ballot_count > (int64_t)breach->listed;
}

/* Whether it adds dots, of any colour, where the flag counts them. */
static bool adds_dots(const Roundtable *state, const Breach *breach, const BallotChange *change,
                      Side to) {
  for (size_t n = 0; n < change->line_count; ++n) {
    const BallotLine *line = &change->lines[n];
    const bool looked_at = breach->kind == BREACH_BALLOT_ITEM ||
                           (breach->kind == BREACH_TURNOUT && breach->subgroup == 0) ||
                           is_within(state, breach, line->recommendation);
    for (int colour = 0; looked_at && colour < COLOUR_COUNT; ++colour)
      if (line->dots[to][colour] > line->dots[other(to)][colour]) return true;
  }
  return false;
}

/* A ballot that is only changed brings no new voter. */
static bool ballot_leads(const Roundtable *state, const Breach *breach, Step step) {
  const BallotChange *change = &step.event->ballot;
  const bool comes = change->cast[step.to] && !change->cast[other(step.to)];
  switch (breach->kind) {
  case BREACH_TURNOUT: return comes && (breach->subgroup == 0 || is_listed(breach, change->ballot));
  case BREACH_BALLOT_DOTS:
  case BREACH_BALLOT_ITEM:
    return is_listed(breach, change->ballot) && adds_dots(state, breach, change, step.to);
  case BREACH_RECOMMENDATION:
  case BREACH_DOTS: return adds_dots(state, breach, change, step.to);
  case BREACH_KINDS: break;
  }
  return false;
}

static bool counts_lead(const Roundtable *state, const Breach *breach, int64_t recommendation,
                        bool more) {
  const bool by_dots =
      is_about_dots(breach) || (breach->kind == BREACH_TURNOUT && breach->by_dots > 0);
  return more && by_dots && is_within(state, breach, recommendation);
}

static bool allows_less(const NumberChange *change, Side to) {
  const int64_t now = change->value[to], was = change->value[other(to)];
  return now != RULE_UNKNOWN && (was == RULE_UNKNOWN || now < was);
}

static bool rule_leads(const Breach *breach, Step step) {
  const NumberChange *change = &step.event->number;
  switch ((VotingRule)change->property) {
  case RULE_VOTERS:
    return (breach->kind == BREACH_TURNOUT || is_about_dots(breach)) &&
           allows_less(change, step.to);
  case RULE_ALLOWANCE:
  case RULE_ALLOWANCE_GREEN:
  case RULE_ALLOWANCE_YELLOW:
  case RULE_ALLOWANCE_RED:
    return breach->kind != BREACH_BALLOT_ITEM && allows_less(change, step.to);
  case RULE_SCOPE: return breach->kind != BREACH_BALLOT_ITEM;
  case RULE_DOTS_PER_ITEM: return breach->kind != BREACH_BALLOT_DOTS;
  case RULE_OPENING:
  case RULE_TOP:
  case VOTING_RULES: break;
  }
  return false;
}

static bool leads(const Roundtable *state, const Breach *breach, const Event *event) {
  Side to = AFTER;
  for (; event->kind == EVENT_CORRECTION; event = event->correction.target)
    to = to == AFTER ? BEFORE : AFTER;
  const Step step = {.event = event, .to = to};
  const bool in_kiosk = breach->subgroup == 0 || step.event->kiosk.subgroup == 0 ||
                        step.event->kiosk.subgroup == breach->subgroup;
  switch ((int)step.event->kind) {
  case EVENT_BALLOT_CAST:
  case EVENT_BALLOT_WITHDRAWN: return ballot_leads(state, breach, step);
  case EVENT_DOTS_COUNTED:
    return counts_lead(state, breach, step.event->dots.recommendation,
                       (step.event->dots.dots > 0) == (step.to == AFTER));
  case EVENT_COUNTS_SET: {
    const CountsSet *counts = &step.event->counts;
    bool more = false;
    for (int colour = 0; colour < COLOUR_COUNT; ++colour)
      more =
          more || counts->tally[step.to].dots[colour] > counts->tally[other(step.to)].dots[colour];
    return counts_lead(state, breach, counts->recommendation, more);
  }
  case EVENT_VOTING_RULE_SET: return rule_leads(breach, step);
  case EVENT_SUBGROUP_VOTERS_SET: {
    const NumberChange *change = &step.event->number;
    return (breach->kind == BREACH_TURNOUT || is_about_dots(breach)) &&
           (breach->subgroup == 0 || change->subject == breach->subgroup) &&
           allows_less(change, step.to);
  }
  case EVENT_KIOSK_BALLOT_RECEIVED: return breach->kind == BREACH_TURNOUT && in_kiosk;
  case EVENT_KIOSK_COUNTED: return is_about_dots(breach) && in_kiosk;
  default: return false;
  }
}

/* Decides what it can without reading the event: most of a long history concerns no flag. */
static bool may_lead(const Roundtable *state, const Breach *breach, const HistoryEntry *entry) {
  const HistoryEntry *stake = history_at_stake(state, entry);
  if (!stake) return false;
  switch ((int)stake->kind) {
  case EVENT_BALLOT_CAST:
  case EVENT_BALLOT_WITHDRAWN:
    return (breach->kind != BREACH_BALLOT_DOTS && breach->kind != BREACH_BALLOT_ITEM) ||
           is_listed(breach, (int64_t)stake->subject);
  case EVENT_DOTS_COUNTED:
  case EVENT_COUNTS_SET: return counts_lead(state, breach, (int64_t)stake->subject, true);
  case EVENT_VOTING_RULE_SET:
  case EVENT_SUBGROUP_VOTERS_SET:
  case EVENT_KIOSK_BALLOT_RECEIVED:
  case EVENT_KIOSK_COUNTED: return true;
  default: return false;
  }
}

static bool read_leads(const ReasonSearch *search, const Breach *breach, uint64_t seq, bool *does,
                       Error *err) {
  const Roundtable *state = session_state(search->session);
  const HistoryEntry *entry = history_at(state, seq);
  const Event *event;
  *does = false;
  if (!entry || !may_lead(state, breach, entry)) return true;
  if (!session_event(search->session, seq, &event, err)) return false;
  *does = leads(state, breach, event);
  return true;
}

/* A reason about itself is for all flags, and so is one given later for a whole file. */
static bool is_for(const ReasonSearch *search, const Breach *breach, uint64_t about, bool *is,
                   Error *err) {
  const HistoryEntry *entry = history_at(session_state(search->session), about);
  *is = about == 0 || (entry && entry->kind == EVENT_FILE_IMPORTED);
  return *is || read_leads(search, breach, about, is, err);
}

static bool decide(ReasonSearch *search, size_t n, const char *reason, Error *err) {
  search->wanted[n] = false;
  search->reasons[n] = reason ? strdup(reason) : NULL;
  return !reason || search->reasons[n] || fail_memory(err);
}

static bool take_reason(ReasonSearch *search, uint64_t seq, const HistoryEntry *entry, Error *err) {
  const Event *event;
  bool done = true, is;
  if (!session_event(search->session, seq, &event, err)) return false;
  const uint64_t about = (uint64_t)event->remark.about;
  char *text = strdup(event->remark.text);
  if (!text) return fail_memory(err);
  /* Given within an act, it is for what that act led to (for a file, each of its events), and for
   * no other flag. */
  const HistoryEntry *cause = history_at(session_state(search->session), about);
  if (about != 0 && cause && cause->act == entry->act) {
    free(search->of_act);
    search->of_act = text;
    search->act = entry->act;
    return true;
  }
  for (size_t n = 0; done && n < search->found->count; ++n)
    if (search->wanted[n])
      done = is_for(search, &search->found->list[n], about, &is, err) &&
             (!is || decide(search, n, text, err));
  free(text);
  return done;
}

/* A correction with a reason is preceded by it. */
static bool decide_by(ReasonSearch *search, size_t n, const HistoryEntry *entry, Error *err) {
  const Event *event;
  if (search->of_act && entry->act == search->act) return decide(search, n, search->of_act, err);
  if (!history_reverts(session_state(search->session), entry)) return decide(search, n, NULL, err);
  return session_event(search->session, entry->act, &event, err) &&
         decide(search, n, event->remark.text, err);
}

static bool look_at(ReasonSearch *search, uint64_t seq, const HistoryEntry *entry, Error *err) {
  bool does;
  const bool in_force = entry->in_force || entry->taken_back_by > search->end;
  if (!in_force) return true;
  if (entry->kind == EVENT_REASON_GIVEN) return take_reason(search, seq, entry, err);
  for (size_t n = 0; n < search->found->count; ++n) {
    if (!search->wanted[n]) continue;
    if (!read_leads(search, &search->found->list[n], seq, &does, err)) return false;
    if (does && !decide_by(search, n, entry, err)) return false;
  }
  return true;
}

static bool any_wanted(const ReasonSearch *search) {
  for (size_t n = 0; n < search->found->count; ++n)
    if (search->wanted[n]) return true;
  return false;
}

/* Returns where the search may end. */
static uint64_t floor_of(const ReasonSearch *search) {
  const Roundtable *state = session_state(search->session);
  if (search->known_to > search->end || search->found->count == 0) return 0;
  for (uint64_t seq = search->end; search->known_to > 0 && seq > search->known_to; --seq) {
    const HistoryEntry *entry = history_at(state, seq);
    if (!entry || entry->kind == EVENT_CORRECTION) return 0;
  }
  return search->known_to;
}

bool search_reasons(ReasonSearch *search, Error *err) {
  const Roundtable *state = session_state(search->session);
  const uint64_t floor = floor_of(search);
  bool done = true;
  for (size_t n = 0; n < search->found->count; ++n)
    search->wanted[n] = true;
  for (uint64_t seq = search->end; done && seq > floor && any_wanted(search); --seq) {
    const HistoryEntry *entry = history_at(state, seq);
    if (!entry) break;
    done = look_at(search, seq, entry, err);
  }
  free(search->of_act);
  search->of_act = NULL;
  for (size_t n = 0; floor == 0 && n < search->found->count; ++n)
    search->wanted[n] = false;
  return done;
}
