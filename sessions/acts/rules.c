/* Rules of the vote, and phases of the day. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/agenda.h"
#include "sessions/event_text/labels.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/totals.h"
#include "sessions/text/text.h"

/* The content of waiting ballots is unknown: assume that they have dots. */
static bool has_ballots(Kiosk kiosk) {
  return kiosk.waiting > 0 || kiosk.counted > 0;
}

bool ranking_rule_needs_reason(const Roundtable *state) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (subgroup_has_votes(state, subgroup) || has_ballots(subgroup->kiosk)) return true;
  }
  return has_ballots(roundtable_kiosk(state));
}

static bool fail_without_reason(Error *err) {
  return fail(err, ERROR_FAILED, "%s",
              _("there are already votes: say why the ranking rule changes"));
}

bool labels_need_reason(const Roundtable *state) {
  return ranking_rule_needs_reason(state) || roundtable_ballots_cast(state) > 0;
}

static bool holds(const Roundtable *state, uint64_t act, EventKind kind) {
  const HistoryEntry *entry;
  for (uint64_t seq = act; (entry = history_at(state, seq)) && entry->act == act; ++seq)
    if (entry->kind == (uint8_t)kind) return true;
  return false;
}

/* Undoing or redoing what a reason was asked for takes a reason as well. */
static bool labels_may_turn(const Roundtable *state, uint64_t act, Error *err) {
  const HistoryEntry *entry;
  bool sets = false;
  for (uint64_t seq = act; (entry = history_at(state, seq)) && entry->act == act; ++seq)
    sets = sets || (entry->kind == EVENT_SESSION_DESCRIBED && entry->property > SESSION_THEME);
  return !sets || holds(state, act, EVENT_REASON_GIVEN) || !labels_need_reason(state) ||
         fail(err, ERROR_FAILED, "%s",
              _("there are already votes: say why the words for the colours change"));
}

bool ranking_rule_may_turn(const Roundtable *state, uint64_t act, Error *err) {
  if (!labels_may_turn(state, act, err)) return false;
  return !holds(state, act, EVENT_RANKING_RULE_SET) || holds(state, act, EVENT_REASON_GIVEN) ||
         !ranking_rule_needs_reason(state) || fail_without_reason(err);
}

static bool add_reason(Transaction *tx, const char *reason, Error *err) {
  const uint64_t about = roundtable_seq(transaction_state(tx));
  return !*reason || transaction_add(tx, event_of_reason(about, reason), err);
}

typedef struct NumberAct {
  EventKind kind;
  uint32_t subject;
  int64_t property;
  int64_t value;
  int64_t by; /* if not 0: added to the present value, which must be known */
  const char *reason;
  bool asks; /* a reason would be enough */
} NumberAct;

/* Whether it may be stricter than before. */
static bool allows_less(const NumberAct *setting, int64_t now) {
  if (setting->value == RULE_UNKNOWN) return false;
  if (setting->kind == EVENT_VOTING_RULE_SET) {
    if (setting->property == RULE_OPENING || setting->property == RULE_TOP) return false;
    if (setting->property == RULE_DOTS_PER_ITEM) return setting->value == ONE_DOT_AN_ITEM;
    if (setting->property == RULE_SCOPE) return true;
  }
  return now == RULE_UNKNOWN || setting->value < now;
}

/* While figures are hidden, nothing may reveal whether a rule is broken: a reason is asked for in
 * any case. */
static bool check_hidden(NumberAct *setting, const Roundtable *state, int64_t now, Error *err) {
  const bool voted = ranking_rule_needs_reason(state) || roundtable_ballots_cast(state) > 0;
  if (*setting->reason || !voted || !results_hidden(state) || !allows_less(setting, now))
    return true;
  setting->asks = true;
  return fail(err, ERROR_FAILED, "%s",
              _("there are already votes: say why the voting rule changes"));
}

static bool add_number(Transaction *tx, NumberAct *setting, int64_t now, Error *err) {
  const Event event =
      event_of_number(setting->kind, setting->subject, setting->property, now, setting->value);
  return transaction_add(tx, event, err) && add_reason(tx, setting->reason, err);
}

/* A given reason covers whatever the rule breaks. */
static bool set_number(Transaction *tx, NumberAct *setting, int64_t now, Error *err) {
  RulesBefore before;
  if (*setting->reason || !allows_less(setting, now)) return add_number(tx, setting, now, err);
  if (!breaches_before(tx, EVERY_BALLOT, &before, err)) return false;
  bool set = add_number(tx, setting, now, err) &&
             check_breaches_after(tx, &before, roundtable_seq(transaction_state(tx)), "",
                                  &setting->asks, err);
  breaches_free(&before.broken);
  return set;
}

static bool change_number(Transaction *tx, NumberAct *setting, Error *err) {
  const Roundtable *state = transaction_state(tx);
  bool of_subgroup = setting->kind == EVENT_SUBGROUP_VOTERS_SET;
  const Subgroup *subgroup = roundtable_subgroup(state, setting->subject);
  if (of_subgroup && !subgroup)
    return fail(err, ERROR_FAILED, "%s", _("what was to be changed is gone: look again"));
  int64_t now =
      of_subgroup ? subgroup->voters : roundtable_voting_rule(state, (VotingRule)setting->property);
  if (setting->by != 0 && now == RULE_UNKNOWN)
    return fail(err, ERROR_FAILED, "%s",
                _("the number of voters is not known yet: set it in the agenda first"));
  if (setting->by != 0) setting->value = now + setting->by;
  if (now == setting->value) return true;
  return check_hidden(setting, state, now, err) && set_number(tx, setting, now, err);
}

bool add_voter_count(Transaction *tx, int64_t voters, const char *reason, Error *err) {
  NumberAct setting = {
      .kind = EVENT_VOTING_RULE_SET, .property = RULE_VOTERS, .value = voters, .reason = reason};
  const Roundtable *state = transaction_state(tx);
  const int64_t now = roundtable_voting_rule(state, RULE_VOTERS);
  if (now == voters) return true;
  if (!check_hidden(&setting, state, now, err)) return false;
  if (!results_hidden(state)) setting.reason = ""; /* asked for only if a rule is broken */
  return add_number(tx, &setting, now, err);
}

static bool run_number(Session *session, NumberAct setting, const char *reason, bool *asks,
                       Error *err) {
  char *clean = NULL;
  if (!text_clean_reason(reason, &clean, err)) return false;
  setting.reason = clean;
  Transaction *tx = transaction_begin(session, err);
  const bool set = tx && transaction_end(tx, change_number(tx, &setting, err), err);
  if (!set && asks) *asks = setting.asks;
  free(clean);
  return set;
}

bool set_subgroup_voters(Session *session, uint32_t subgroup, int64_t voters, const char *reason,
                         bool *asks, Error *err) {
  const NumberAct setting = {
      .kind = EVENT_SUBGROUP_VOTERS_SET, .subject = subgroup, .value = voters};
  return run_number(session, setting, reason, asks, err);
}

bool change_voters(Session *session, uint32_t subgroup, int64_t by, const char *reason, bool *asks,
                   Error *err) {
  const NumberAct of_session = {.kind = EVENT_VOTING_RULE_SET, .property = RULE_VOTERS, .by = by},
                  of_subgroup = {.kind = EVENT_SUBGROUP_VOTERS_SET, .subject = subgroup, .by = by};
  return run_number(session, subgroup == WHOLE_SESSION ? of_session : of_subgroup, reason, asks,
                    err);
}

bool set_voting_rule(Session *session, VotingRule rule, int64_t value, const char *reason,
                     bool *asks, Error *err) {
  const NumberAct setting = {.kind = EVENT_VOTING_RULE_SET, .property = rule, .value = value};
  return run_number(session, setting, reason, asks, err);
}

static bool add_ranking_rule(Transaction *tx, RankingRule rule, const char *reason, Error *err) {
  const RankingRule now = roundtable_ranking_rule(transaction_state(tx));
  if (now.method == rule.method && weights_same(now.weights, rule.weights)) return true;
  if (!*reason && ranking_rule_needs_reason(transaction_state(tx))) return fail_without_reason(err);
  return transaction_add(tx, event_of_rule(now, rule), err) && add_reason(tx, reason, err);
}

bool set_ranking_rule(Session *session, RankingRule rule, const char *reason, Error *err) {
  char *clean = NULL;
  if (!text_clean_reason(reason, &clean, err)) return false;
  Transaction *tx = transaction_begin(session, err);
  const bool set = tx && transaction_end(tx, add_ranking_rule(tx, rule, clean, err), err);
  free(clean);
  return set;
}

/* Two colours that mean the same could not be told apart on paper. */
static bool check_distinct(const Roundtable *state, const char *const labels[COLOUR_COUNT],
                           Error *err) {
  const char *now[COLOUR_COUNT];
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    now[colour] = labels[colour] ? labels[colour] : roundtable_text(state, label_property(colour));
  for (Colour colour = YELLOW; colour < COLOUR_COUNT; ++colour)
    for (Colour other = GREEN; other < colour; ++other)
      if (*now[colour] && text_alike(now[colour], now[other]))
        return fail(err, ERROR_FAILED, _("“%s” is already the word for %s: choose another"),
                    text_quoted(now[colour]).text, colour_sign(other));
  return true;
}

static bool add_labels(Transaction *tx, const char *const labels[COLOUR_COUNT], const char *reason,
                       bool *asks, Error *err) {
  const Roundtable *state = transaction_state(tx);
  bool changed = false;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    changed =
        changed || (labels[colour] &&
                    strcmp(labels[colour], roundtable_text(state, label_property(colour))) != 0);
  if (!changed) return true;
  if (!check_distinct(state, labels, err)) return false;
  *asks = !*reason && labels_need_reason(state);
  if (*asks)
    return fail(err, ERROR_FAILED, "%s",
                _("there are already votes: say why the words for the colours change"));
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour) {
    const SessionText property = label_property(colour);
    const char *now = roundtable_text(transaction_state(tx), property);
    if (!labels[colour] || strcmp(labels[colour], now) == 0) continue;
    if (!transaction_add(
            tx, event_of_text(EVENT_SESSION_DESCRIBED, 0, property, now, labels[colour]), err))
      return false;
  }
  return add_reason(tx, reason, err);
}

static bool clean_labels(const char *const raw[COLOUR_COUNT], char *clean[COLOUR_COUNT],
                         Error *err) {
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    if (raw[colour] &&
        (!text_clean(TEXT_TITLE, raw[colour], strlen(raw[colour]), &clean[colour], err) ||
         !label_check(clean[colour], err)))
      return false;
  return true;
}

bool set_labels(Session *session, const char *const labels[COLOUR_COUNT], const char *reason,
                bool *asks, Error *err) {
  char *clean[COLOUR_COUNT] = {NULL}, *why = NULL;
  bool needs = false, set = false;
  if (clean_labels(labels, clean, err) && text_clean_reason(reason, &why, err)) {
    const char *const kept[COLOUR_COUNT] = {clean[GREEN], clean[YELLOW], clean[RED]};
    Transaction *tx = transaction_begin(session, err);
    set = tx && transaction_end(tx, add_labels(tx, kept, why, &needs, err), err);
  }
  if (!set && asks) *asks = needs;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    free(clean[colour]);
  free(why);
  return set;
}

static bool add_phase(Transaction *tx, uint32_t phase, const char *name, int64_t minutes,
                      Error *err) {
  if (phase < 1 || phase > PHASES_MAX)
    return fail(err, ERROR_BAD_DATA, _("a session has at most %d phases"), PHASES_MAX);
  const Phase now = roundtable_phase(transaction_state(tx), phase);
  if (strcmp(now.name, name) == 0 && now.minutes == minutes) return true;
  Event event = event_make(EVENT_PHASE_PLANNED);
  event.planned =
      (PhasePlanned){.phase = phase, .name = {now.name, name}, .minutes = {now.minutes, minutes}};
  return transaction_add(tx, event, err);
}

bool plan_phase(Session *session, uint32_t phase, const char *name, int64_t minutes, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx, add_phase(tx, phase, name, minutes, err), err);
}

static bool add_default_phases(Transaction *tx, Error *err) {
  static const struct {
    const char *name;
    int64_t minutes;
  } phases[] = {{N_("Introductions"), 15},
                {N_("Recap"), 15},
                {N_("Subgroups"), 60},
                {N_("Report back"), 60},
                {N_("Vote"), 45}};
  for (uint32_t phase = 1; phase <= PHASES_MAX; ++phase)
    if (*roundtable_phase(transaction_state(tx), phase).name)
      return fail(err, ERROR_FAILED, "%s", _("phases are already planned: edit them"));
  for (uint32_t i = 0; i < sizeof phases / sizeof *phases; ++i)
    if (!add_phase(tx, i + 1, _(phases[i].name), phases[i].minutes, err)) return false;
  return true;
}

bool plan_default_phases(Session *session, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx, add_default_phases(tx, err), err);
}
