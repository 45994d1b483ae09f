#include "sessions/acts/acts.h"

#include "core/base/i18n.h"
#include "sessions/session/transaction.h"

static bool copy_text(Transaction *tx, EventKind kind, int64_t subject, int64_t property,
                      const char *text, Error *err) {
  return !*text || transaction_add(tx, event_of_text(kind, subject, property, "", text), err);
}

static bool copy_descriptions(Transaction *tx, const Roundtable *from, Error *err) {
  static const SessionText copied[] = {SESSION_PLACE, SESSION_THEME, SESSION_LABEL_GREEN,
                                       SESSION_LABEL_YELLOW, SESSION_LABEL_RED};
  for (size_t i = 0; i < sizeof copied / sizeof *copied; ++i)
    if (!copy_text(tx, EVENT_SESSION_DESCRIBED, 0, copied[i], roundtable_text(from, copied[i]),
                   err))
      return false;
  return true;
}

static bool copy_number(Transaction *tx, EventKind kind, int64_t subject, int64_t property,
                        int64_t value, Error *err) {
  return value == RULE_UNKNOWN ||
         transaction_add(tx, event_of_number(kind, subject, property, RULE_UNKNOWN, value), err);
}

static bool copy_rules(Transaction *tx, const Roundtable *from, Error *err) {
  const RankingRule now = roundtable_ranking_rule(transaction_state(tx));
  if (!transaction_add(tx, event_of_rule(now, roundtable_ranking_rule(from)), err)) return false;
  for (int rule = 0; rule < VOTING_RULES; ++rule)
    if (!copy_number(tx, EVENT_VOTING_RULE_SET, 0, rule,
                     roundtable_voting_rule(from, (VotingRule)rule), err))
      return false;
  return true;
}

static bool copy_phases(Transaction *tx, const Roundtable *from, Error *err) {
  for (uint32_t number = 1; number <= PHASES_MAX; ++number) {
    Phase phase = roundtable_phase(from, number);
    Event event = event_make(EVENT_PHASE_PLANNED);
    event.planned =
        (PhasePlanned){.phase = number, .name = {"", phase.name}, .minutes = {0, phase.minutes}};
    if (*phase.name && !transaction_add(tx, event, err)) return false;
  }
  return true;
}

static bool is_copied(RecommendationText property) {
  return property != RECOMMENDATION_TITLE && property != RECOMMENDATION_NOTE &&
         property != RECOMMENDATION_COUNTS_REASON;
}

static bool copy_recommendation(Transaction *tx, const Recommendation *one, uint32_t subgroup,
                                Error *err) {
  const Roundtable *state = transaction_state(tx);
  uint32_t number = roundtable_next_recommendation(state);
  Event event = event_make(EVENT_RECOMMENDATION_ADDED);
  event.recommendation = (RecommendationAdded){
      .number = number,
      .subgroup = subgroup,
      .place = (int64_t)roundtable_subgroup(state, subgroup)->recommendation_count,
      .code = one->code,
      .title = one->text[RECOMMENDATION_TITLE],
      .status = one->status};
  if (!transaction_add(tx, event, err)) return false;
  for (int property = 0; property < RECOMMENDATION_TEXTS; ++property)
    if (is_copied((RecommendationText)property) &&
        !copy_text(tx, EVENT_RECOMMENDATION_EDITED, number, property, one->text[property], err))
      return false;
  return true;
}

/* A heading may come after its children. */
static bool copy_parents(Transaction *tx, const Roundtable *from, const Subgroup *subgroup,
                         uint32_t number, Error *err) {
  for (size_t place = 0;
       place < roundtable_subgroup(transaction_state(tx), number)->recommendation_count; ++place) {
    const Roundtable *state = transaction_state(tx);
    const Recommendation *one =
        roundtable_recommendation_at(state, roundtable_subgroup(state, number), place);
    const Recommendation *model = roundtable_find_recommendation(from, subgroup->number, one->code);
    const Recommendation *heading = roundtable_recommendation(from, model->parent);
    const Recommendation *parent =
        heading ? roundtable_find_recommendation(state, number, heading->code) : NULL;
    if (parent && one->parent != parent->number &&
        !transaction_add(tx, event_of_parent(one, place, parent->number), err))
      return false;
  }
  return true;
}

static bool copy_recommendations(Transaction *tx, const Roundtable *from, const Subgroup *subgroup,
                                 uint32_t number, Error *err) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(from, subgroup, place);
    if (one->status != STATUS_WITHDRAWN && !copy_recommendation(tx, one, number, err)) return false;
  }
  return true;
}

static bool copy_subgroup(Transaction *tx, const Roundtable *from, const Subgroup *subgroup,
                          Error *err) {
  uint32_t number = roundtable_next_subgroup(transaction_state(tx));
  Event event = event_make(EVENT_SUBGROUP_ADDED);
  event.subgroup.number = number;
  event.subgroup.place = (int64_t)roundtable_subgroup_count(transaction_state(tx));
  event.subgroup.code = subgroup->text[SUBGROUP_CODE];
  event.subgroup.title = subgroup->text[SUBGROUP_TITLE];
  return transaction_add(tx, event, err) &&
         copy_number(tx, EVENT_SUBGROUP_VOTERS_SET, number, 0, subgroup->voters, err) &&
         copy_recommendations(tx, from, subgroup, number, err) &&
         copy_parents(tx, from, subgroup, number, err);
}

static bool copy_all(Transaction *tx, const Roundtable *from, Error *err) {
  const Roundtable *state = transaction_state(tx);
  if (roundtable_subgroup_count(state) > 0 || *roundtable_phase(state, 1).name)
    return fail(err, ERROR_FAILED, "%s",
                _("this session is already prepared: copy into a new one"));
  if (!copy_descriptions(tx, from, err) || !copy_rules(tx, from, err) ||
      !copy_phases(tx, from, err))
    return false;
  for (size_t place = 0; place < roundtable_subgroup_count(from); ++place)
    if (!copy_subgroup(tx, from, roundtable_subgroup_at(from, place), err)) return false;
  return true;
}

bool copy_preparation(Session *session, const Roundtable *from, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx, copy_all(tx, from, err), err);
}
