/* The rules of the vote and the phases of the day. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/agenda.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/totals.h"
#include "sessions/text/text.h"

/* What is on ballots that wait is not known; there may well be dots. */
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
              _("there are votes already: say why the ranking rule changes"));
}

static bool holds(const Roundtable *state, uint64_t act, EventKind kind) {
  const Happening *happening;
  for (uint64_t seq = act; (happening = history_at(state, seq)) && happening->act == act; ++seq)
    if (happening->kind == (uint8_t)kind) return true;
  return false;
}

bool ranking_rule_may_turn(const Roundtable *state, uint64_t act, Error *err) {
  return !holds(state, act, EVENT_RANKING_RULE_SET) || holds(state, act, EVENT_REASON_GIVEN) ||
         !ranking_rule_needs_reason(state) || fail_without_reason(err);
}

static bool add_reason(Act *act, const char *reason, Error *err) {
  Event event = event_make(EVENT_REASON_GIVEN);
  event.remark.about = (int64_t)roundtable_seq(act_state(act));
  event.remark.text = reason;
  return !*reason || act_add(act, event, err);
}

typedef struct NumberAct {
  EventKind kind;
  uint32_t subject;
  int64_t property;
  int64_t value;
  const char *reason;
  bool asks; /* a reason would do */
} NumberAct;

/* Whether it may leave less room than before. */
static bool allows_less(const NumberAct *setting, int64_t now) {
  if (setting->value == RULE_UNKNOWN) return false;
  if (setting->kind == EVENT_VOTING_RULE_SET) {
    if (setting->property == RULE_OPENING) return false;
    if (setting->property == RULE_DOTS_PER_ITEM) return setting->value == ONE_DOT_AN_ITEM;
    if (setting->property == RULE_SCOPE) return true;
  }
  return now == RULE_UNKNOWN || setting->value < now;
}

/* While figures are hidden whether a rule is broken is not told: each is then asked about. */
static bool check_hidden(NumberAct *setting, const Roundtable *state, int64_t now, Error *err) {
  const bool voted = ranking_rule_needs_reason(state) || roundtable_ballots_cast(state) > 0;
  if (*setting->reason || !voted || !results_hidden(state) || !allows_less(setting, now))
    return true;
  setting->asks = true;
  return fail(err, ERROR_FAILED, "%s",
              _("there are votes already: say why the rule of the vote changes"));
}

static bool add_number(Act *act, NumberAct *setting, int64_t now, Error *err) {
  Event event = event_make(setting->kind);
  event.number.subject = setting->subject;
  event.number.property = setting->property;
  event.number.value[BEFORE] = now;
  event.number.value[AFTER] = setting->value;
  return act_add(act, event, err) && add_reason(act, setting->reason, err);
}

/* A reason that was given covers whatever the rule breaks. */
static bool set_number(Act *act, NumberAct *setting, int64_t now, Error *err) {
  RulesBefore before;
  if (*setting->reason || !allows_less(setting, now)) return add_number(act, setting, now, err);
  if (!act_begin_rules(act, EVERY_BALLOT, &before, err)) return false;
  bool set = add_number(act, setting, now, err) &&
             act_keep_rules(act, &before, roundtable_seq(act_state(act)), "", &setting->asks, err);
  breaches_free(&before.broken);
  return set;
}

static bool build_number(void *context, Act *act, Error *err) {
  NumberAct *setting = context;
  const Roundtable *state = act_state(act);
  bool of_subgroup = setting->kind == EVENT_SUBGROUP_VOTERS_SET;
  const Subgroup *subgroup = roundtable_subgroup(state, setting->subject);
  if (of_subgroup && !subgroup)
    return fail(err, ERROR_FAILED, "%s", _("what was to be changed is gone: look again"));
  int64_t now =
      of_subgroup ? subgroup->voters : roundtable_voting_rule(state, (VotingRule)setting->property);
  if (now == setting->value) return true;
  return check_hidden(setting, state, now, err) && set_number(act, setting, now, err);
}

bool act_set_voters(Act *act, int64_t voters, const char *reason, Error *err) {
  NumberAct setting = {
      .kind = EVENT_VOTING_RULE_SET, .property = RULE_VOTERS, .value = voters, .reason = reason};
  const Roundtable *state = act_state(act);
  const int64_t now = roundtable_voting_rule(state, RULE_VOTERS);
  if (now == voters) return true;
  if (!check_hidden(&setting, state, now, err)) return false;
  if (!results_hidden(state)) setting.reason = ""; /* it is asked for where a rule is broken */
  return add_number(act, &setting, now, err);
}

static bool clean_reason(const char *reason, char **clean, Error *err) {
  Error cause = {0};
  return text_clean(TEXT_TITLE, reason, strlen(reason), clean, &cause) ||
         fail(err, cause.kind, _("the reason was not taken: %s"), cause.text);
}

static bool run_number(Session *session, NumberAct setting, const char *reason, bool *asks,
                       Error *err) {
  char *clean = NULL;
  if (!clean_reason(reason, &clean, err)) return false;
  setting.reason = clean;
  bool set = session_act(session, build_number, &setting, err);
  if (!set && asks) *asks = setting.asks;
  free(clean);
  return set;
}

bool set_subgroup_voters_because(Session *session, uint32_t subgroup, int64_t voters,
                                 const char *reason, bool *asks, Error *err) {
  const NumberAct setting = {
      .kind = EVENT_SUBGROUP_VOTERS_SET, .subject = subgroup, .value = voters};
  return run_number(session, setting, reason, asks, err);
}

bool set_voting_rule_because(Session *session, VotingRule rule, int64_t value, const char *reason,
                             bool *asks, Error *err) {
  const NumberAct setting = {.kind = EVENT_VOTING_RULE_SET, .property = rule, .value = value};
  return run_number(session, setting, reason, asks, err);
}

bool set_subgroup_voters(Session *session, uint32_t subgroup, int64_t voters, Error *err) {
  return set_subgroup_voters_because(session, subgroup, voters, "", NULL, err);
}

bool set_voting_rule(Session *session, VotingRule rule, int64_t value, Error *err) {
  return set_voting_rule_because(session, rule, value, "", NULL, err);
}

typedef struct RankingRuleAct {
  RankingRule rule;
  const char *reason;
} RankingRuleAct;

static bool build_ranking_rule(void *context, Act *act, Error *err) {
  const RankingRuleAct *setting = context;
  RankingRule now = roundtable_ranking_rule(act_state(act));
  if (now.method == setting->rule.method && weights_same(now.weights, setting->rule.weights))
    return true;
  if (!*setting->reason && ranking_rule_needs_reason(act_state(act)))
    return fail_without_reason(err);
  Event event = event_make(EVENT_RANKING_RULE_SET);
  event.ranking_rule.rule[BEFORE] = now;
  event.ranking_rule.rule[AFTER] = setting->rule;
  return act_add(act, event, err) && add_reason(act, setting->reason, err);
}

bool set_ranking_rule(Session *session, RankingRule rule, const char *reason, Error *err) {
  char *clean = NULL;
  if (!clean_reason(reason, &clean, err)) return false;
  RankingRuleAct setting = {.rule = rule, .reason = clean};
  bool set = session_act(session, build_ranking_rule, &setting, err);
  free(clean);
  return set;
}

typedef struct PhaseAct {
  uint32_t phase;
  const char *name;
  int64_t minutes;
} PhaseAct;

static bool build_phase(void *context, Act *act, Error *err) {
  const PhaseAct *planning = context;
  if (planning->phase < 1 || planning->phase > PHASES_MAX)
    return fail(err, ERROR_BAD_DATA, _("a session has at most %d phases"), PHASES_MAX);
  Phase now = roundtable_phase(act_state(act), planning->phase);
  if (strcmp(now.name, planning->name) == 0 && now.minutes == planning->minutes) return true;
  Event event = event_make(EVENT_PHASE_PLANNED);
  event.planned = (PhasePlanned){.phase = planning->phase,
                                 .name = {now.name, planning->name},
                                 .minutes = {now.minutes, planning->minutes}};
  return act_add(act, event, err);
}

bool plan_phase(Session *session, uint32_t phase, const char *name, int64_t minutes, Error *err) {
  PhaseAct planning = {.phase = phase, .name = name, .minutes = minutes};
  return session_act(session, build_phase, &planning, err);
}

static const PhaseAct default_phases[] = {
    {1, N_("Introductions"), 15}, {2, N_("Recap"), 15}, {3, N_("Subgroups"), 60},
    {4, N_("Report back"), 60},   {5, N_("Vote"), 45},
};

static bool build_default_phases(void *context, Act *act, Error *err) {
  (void)context;
  for (uint32_t phase = 1; phase <= PHASES_MAX; ++phase)
    if (*roundtable_phase(act_state(act), phase).name)
      return fail(err, ERROR_FAILED, "%s", _("phases are planned already: edit them"));
  for (size_t i = 0; i < sizeof default_phases / sizeof *default_phases; ++i) {
    PhaseAct planning = default_phases[i];
    planning.name = _(planning.name);
    if (!build_phase(&planning, act, err)) return false;
  }
  return true;
}

bool plan_default_phases(Session *session, Error *err) {
  return session_act(session, build_default_phases, NULL, err);
}
