#include "sessions/rule_breaches.h"

#include <stdlib.h>
#include <string.h>

#include "core/words.h"
#include "sessions/figures.h"
#include "sessions/text.h"

enum {
  TURNOUT = 1U << BREACH_TURNOUT,
  BALLOT_DOTS = 1U << BREACH_BALLOT_DOTS,
  BALLOT_ITEM = 1U << BREACH_BALLOT_ITEM,
  SUMS = 1U << BREACH_RECOMMENDATION | 1U << BREACH_DOTS,
  ALL = (1U << BREACH_KINDS) - 1
};

/* What a voting rule has to do with. */
static unsigned led_to_by_rule(VotingRule rule) {
  switch (rule) {
  case RULE_VOTERS: return TURNOUT | SUMS;
  case RULE_ALLOWANCE:
  case RULE_ALLOWANCE_GREEN:
  case RULE_ALLOWANCE_YELLOW:
  case RULE_ALLOWANCE_RED:
  case RULE_SCOPE: return TURNOUT | BALLOT_DOTS | SUMS;
  case RULE_DOTS_PER_ITEM: return TURNOUT | BALLOT_ITEM | SUMS;
  case RULE_OPENING:
  case VOTING_RULES: break;
  }
  return 0;
}

/* The kinds of breaches that an event can lead to; a reason for itself (0) is for all. */
static unsigned led_to_by(const Happening *happening) {
  if (!happening) return ALL;
  switch ((int)happening->kind) {
  case EVENT_VOTING_RULE_SET: return led_to_by_rule((VotingRule)happening->property);
  case EVENT_SUBGROUP_VOTERS_SET: return TURNOUT | SUMS;
  case EVENT_BALLOT_CAST:
  case EVENT_FILE_IMPORTED: return TURNOUT | BALLOT_DOTS | BALLOT_ITEM | SUMS;
  case EVENT_KIOSK_COUNTED:
  case EVENT_KIOSK_BALLOT_RECEIVED: return TURNOUT | SUMS;
  default: return 0;
  }
}

static unsigned kinds_in(const Breaches *found) {
  unsigned kinds = 0;
  for (size_t n = 0; n < found->count; ++n)
    kinds |= 1U << found->list[n].kind;
  return kinds;
}

static bool take_reason(Session *session, uint64_t seq, RuleBreaches *breaches, unsigned *wanted,
                        Error *err) {
  const Event *event;
  if (!session_event(session, seq, &event, err)) return false;
  const uint64_t about = (uint64_t)event->remark.about;
  const Happening *happening = history_at(session_state(session), about);
  const unsigned kinds = about > 0 && !happening ? 0 : led_to_by(happening) & *wanted;
  for (int kind = 0; kind < BREACH_KINDS; ++kind) {
    if (!(kinds & 1U << kind)) continue;
    breaches->reasons[kind] = strdup(event->remark.text);
    if (!breaches->reasons[kind]) return fail_memory(err);
  }
  *wanted &= ~kinds;
  return true;
}

bool rule_breaches_read(Session *session, RuleBreaches *breaches, Error *err) {
  RuleBreaches read = {.found = {.count = 0}};
  const Roundtable *state = session_state(session);
  if (!breaches_find(state, &read.found, err)) return false;
  unsigned wanted = kinds_in(&read.found);
  bool done = true;
  for (uint64_t seq = roundtable_seq(state); done && wanted != 0 && seq > 0; --seq) {
    const Happening *happening = history_at(state, seq);
    if (!happening) break;
    if (happening->kind == EVENT_REASON_GIVEN && happening->in_force)
      done = take_reason(session, seq, &read, &wanted, err);
  }
  if (done)
    *breaches = read;
  else
    rule_breaches_free(&read);
  return done;
}

void rule_breaches_free(RuleBreaches *breaches) {
  for (int kind = 0; kind < BREACH_KINDS; ++kind)
    free(breaches->reasons[kind]);
  breaches_free(&breaches->found);
  *breaches = (RuleBreaches){.found = {.count = 0}};
}

/* Of more dots than there can be in a subgroup one reason for its counts is enough. */
static const char *counts_reason(const Roundtable *roundtable, const Breach *breach) {
  const Recommendation *one = roundtable_recommendation(roundtable, breach->recommendation);
  if (one) return one->text[RECOMMENDATION_COUNTS_REASON];
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (breach->subgroup != 0 && breach->subgroup != subgroup->number) continue;
    for (size_t n = 0; n < subgroup->recommendation_count; ++n) {
      one = roundtable_recommendation_at(roundtable, subgroup, n);
      if (*one->text[RECOMMENDATION_COUNTS_REASON]) return one->text[RECOMMENDATION_COUNTS_REASON];
    }
  }
  return "";
}

static bool is_about_counts(const Breach *breach) {
  return breach->kind == BREACH_RECOMMENDATION || breach->kind == BREACH_DOTS ||
         (breach->kind == BREACH_TURNOUT && breach->by_dots > 0);
}

const char *rule_breach_reason(const RuleBreaches *breaches, const Roundtable *roundtable,
                               const Breach *breach) {
  const char *reason = is_about_counts(breach) ? counts_reason(roundtable, breach) : "";
  if (*reason) return reason;
  return breaches->reasons[breach->kind] ? breaches->reasons[breach->kind] : "";
}

/* What everybody may know, out of a list. */
static size_t keep_public(Breaches *breaches) {
  size_t kept = 0;
  for (size_t n = 0; n < breaches->count; ++n)
    if (breach_is_public(&breaches->list[n])) breaches->list[kept++] = breaches->list[n];
  breaches->count = kept;
  return kept;
}

static bool add_reason(Act *act, uint64_t about, const char *reason, Error *err) {
  Event event = event_make(EVENT_REASON_GIVEN);
  event.remark.about = (int64_t)about;
  event.remark.text = reason;
  return act_add(act, event, err);
}

bool act_keep_rules(Act *act, const Breaches *before, uint64_t about, const char *reason,
                    bool *asks, Error *err) {
  const Roundtable *state = act_state(act);
  const bool hidden = results_hidden(state);
  char text[BREACH_TEXT_SIZE];
  Breaches now;
  if (!breaches_find(state, &now, err)) return false;
  if (hidden) keep_public(&now);
  const Breach *worse = breaches_worse(before, &now);
  if (worse) breach_text(state, worse, hidden, text);
  const bool broken = worse != NULL;
  breaches_free(&now);
  if (!broken) return true;
  if (*reason) return add_reason(act, about, reason, err);
  if (asks) *asks = true;
  return fail(err, ERROR_FAILED, _("%s: give a reason to keep it"), text);
}

typedef struct LateReason {
  const char *reason;
} LateReason;

static bool build_late_reason(void *context, Act *act, Error *err) {
  const LateReason *late = context;
  return add_reason(act, 0, late->reason, err);
}

bool give_rules_reason(Session *session, const char *reason, Error *err) {
  char *clean = NULL;
  Error cause = {0};
  if (!text_clean(TEXT_TITLE, reason, strlen(reason), &clean, &cause))
    return fail(err, cause.kind, _("the reason was not taken: %s"), cause.text);
  LateReason late = {.reason = clean};
  bool given = *clean ? session_act(session, build_late_reason, &late, err)
                      : fail(err, ERROR_FAILED, "%s", _("say why it stands all the same"));
  free(clean);
  return given;
}
