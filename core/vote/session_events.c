/* Events about the session itself. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/state.h"

/* That it is the first event and no other is was asked of its stamp. */
bool check_session_begun(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)roundtable;
  (void)event;
  (void)to;
  (void)err;
  return true;
}

void apply_session_begun(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  memcpy(roundtable->session_id, event->begun.id, SESSION_ID_SIZE);
}

bool check_session_described(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const TextChange *change = &event->text;
  if (change->subject != 0 || change->property < 0 || change->property >= SESSION_TEXTS)
    return fail_out_of_range(err, _("the property of the session"));
  return check_text_change(roundtable, event, to, roundtable->text[change->property],
                           TITLE_CHARACTERS_MAX, err);
}

void apply_session_described(Roundtable *roundtable, const Event *event, Side to) {
  roundtable->text[event->text.property] = store_text(&roundtable->texts, event->text.text[to]);
}

static bool same_rule(RankingRule a, RankingRule b) {
  return a.method == b.method && weights_same(a.weights, b.weights);
}

bool check_ranking_rule_set(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  RankingRule rule = event->ranking_rule.rule[to];
  if (rule.method < 0 || rule.method >= MAIN_RANKINGS)
    return fail_out_of_range(err, _("the ranking method"));
  if (!weights_check(rule.weights, err)) return false;
  if (!same_rule(roundtable->ranking_rule, event->ranking_rule.rule[opposite(to)]))
    return fail_changed_since(roundtable, event, err);
  return true;
}

void apply_ranking_rule_set(Roundtable *roundtable, const Event *event, Side to) {
  roundtable->ranking_rule = event->ranking_rule.rule[to];
}

/* The largest value of a voting rule. */
static int64_t voting_rule_most(int64_t rule) {
  switch ((VotingRule)rule) {
  case RULE_VOTERS:
  case RULE_ALLOWANCE:
  case RULE_ALLOWANCE_GREEN:
  case RULE_ALLOWANCE_YELLOW:
  case RULE_ALLOWANCE_RED: return COUNT_MAX;
  case RULE_DOTS_PER_ITEM: return STACKING;
  case RULE_SCOPE: return SCOPE_SUBGROUP;
  case RULE_OPENING: return OPENED_BY_HAND;
  case VOTING_RULES: break;
  }
  return RULE_UNKNOWN;
}

bool check_voting_rule_set(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const NumberChange *change = &event->number;
  if (change->subject != 0 || change->property < 0 || change->property >= VOTING_RULES)
    return fail_out_of_range(err, _("the voting rule"));
  int64_t value = change->value[to];
  if (value < RULE_UNKNOWN || value > voting_rule_most(change->property))
    return fail_out_of_range(err, _("the value of the voting rule"));
  if (roundtable->voting_rule[change->property] != change->value[opposite(to)])
    return fail_changed_since(roundtable, event, err);
  return true;
}

void apply_voting_rule_set(Roundtable *roundtable, const Event *event, Side to) {
  roundtable->voting_rule[event->number.property] = event->number.value[to];
}
