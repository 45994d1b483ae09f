#include "sessions/session/rule_breaches.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/session/breach_reasons.h"
#include "sessions/session/session_parts.h"
#include "sessions/session/totals.h"
#include "sessions/text/text.h"

static void free_reasons(char **reasons, size_t count) {
  for (size_t n = 0; reasons && n < count; ++n)
    free(reasons[n]);
  free(reasons);
}

/* What was known of the same flag before, where nothing since has to do with it. */
static bool take_over(const RuleBreaches *kept, const Breaches *found, ReasonSearch *search,
                      Error *err) {
  for (size_t n = 0; n < found->count; ++n) {
    if (!search->wanted[n]) continue;
    const Breach *was = breaches_like(&kept->found, &found->list[n]);
    const char *reason = was ? kept->reasons[was - kept->found.list] : NULL;
    search->reasons[n] = reason ? strdup(reason) : NULL;
    if (reason && !search->reasons[n]) return fail_memory(err);
  }
  return true;
}

static bool find_reasons(Session *session, uint64_t end, const RuleBreaches *kept,
                         const Breaches *found, char ***reasons, Error *err) {
  ReasonSearch search = {
      .session = session, .found = found, .end = end, .known_to = kept->known_to};
  search.wanted = calloc(found->count + 1, sizeof *search.wanted);
  search.reasons = calloc(found->count + 1, sizeof *search.reasons);
  const bool done = (search.wanted && search.reasons) || fail_memory(err);
  if (done && search_reasons(&search, err) && take_over(kept, found, &search, err)) {
    free(search.wanted);
    *reasons = search.reasons;
    return true;
  }
  free(search.wanted);
  free_reasons(search.reasons, found->count);
  return false;
}

bool rule_breaches_renew_at(Session *session, const Roundtable *state, RuleBreaches *kept,
                            Error *err) {
  Breaches found;
  char **reasons;
  if (!breaches_find_with(state, &kept->scan, &found, err)) return false;
  if (!find_reasons(session, roundtable_seq(state), kept, &found, &reasons, err)) {
    breaches_free(&found);
    return false;
  }
  free_reasons(kept->reasons, kept->found.count);
  breaches_free(&kept->found);
  kept->found = found;
  kept->reasons = reasons;
  kept->known_to = roundtable_seq(state);
  return true;
}

bool rule_breaches_renew(Session *session, RuleBreaches *kept, Error *err) {
  return rule_breaches_renew_at(session, session_state(session), kept, err);
}

bool rule_breaches_read(Session *session, RuleBreaches *breaches, Error *err) {
  RuleBreaches read = {.known_to = 0};
  if (!session_need_ballots(session, err) || !rule_breaches_renew(session, &read, err)) {
    rule_breaches_free(&read);
    return false;
  }
  *breaches = read;
  return true;
}

void rule_breaches_free(RuleBreaches *breaches) {
  free_reasons(breaches->reasons, breaches->found.count);
  ballot_scan_free(&breaches->scan);
  breaches_free(&breaches->found);
  *breaches = (RuleBreaches){.known_to = 0};
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
  const Breach *same = breaches_like(&breaches->found, breach);
  const char *given = same ? breaches->reasons[same - breaches->found.list] : NULL;
  return given ? given : "";
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

static bool find_broken(const Roundtable *state, int64_t ballot, Breaches *found, Error *err) {
  return ballot == EVERY_BALLOT ? breaches_find(state, found, err)
                                : breaches_find_by(state, ballot, found, err);
}

bool act_begin_rules(Act *act, int64_t ballot, RulesBefore *before, Error *err) {
  RulesBefore begun = {.ballot = ballot};
  if (!act_need_ballots(act, err) || !find_broken(act_state(act), ballot, &begun.broken, err))
    return false;
  *before = begun;
  return true;
}

bool act_keep_rules(Act *act, const RulesBefore *before, uint64_t about, const char *reason,
                    bool *asks, Error *err) {
  const Roundtable *state = act_state(act);
  const bool hidden = results_hidden(state);
  char text[BREACH_TEXT_SIZE];
  Breaches now;
  if (!find_broken(state, before->ballot, &now, err)) return false;
  if (hidden) keep_public(&now);
  const Breach *worse = breaches_worse(&before->broken, &now);
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
