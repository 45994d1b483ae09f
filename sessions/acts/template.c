#include "sessions/acts/acts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rank/rank.h"
#include "core/vote/number.h"
#include "sessions/session/totals.h"
#include "sessions/session/transaction.h"

/* What is copied, and into what. */
typedef struct Template {
  Transaction *tx;
  const Roundtable *from;
  const bool *chosen;     /* by number: those of the next round, and their headings; NULL: all */
  const Ranking *ranking; /* whose ranks are recorded; NULL: none */
} Template;

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
         property != RECOMMENDATION_COUNTS_REASON && property != RECOMMENDATION_EARLIER_RANK;
}

/* The rank by the rule of the session copied. */
static bool copy_rank(const Template *template, const Recommendation *one, int64_t number,
                      Error *err) {
  enum { RANK_TEXT_SIZE = 16 };
  const RankingMethod method = (RankingMethod)roundtable_ranking_rule(template->from).method;
  char text[RANK_TEXT_SIZE] = "";
  for (size_t i = 0; template->ranking && i < template->ranking->count; ++i) {
    const Standing *standing = &template->ranking->standings[i];
    const Rank *rank = &standing->rank[method];
    if (standing->recommendation == one->number)
      snprintf(text, sizeof text, "%u%s", (unsigned)rank->overall, rank->tied ? "=" : "");
  }
  return copy_text(template->tx, EVENT_RECOMMENDATION_EDITED, number, RECOMMENDATION_EARLIER_RANK,
                   text, err);
}

static bool copy_recommendation(const Template *template, const Recommendation *one,
                                uint32_t subgroup, Error *err) {
  Transaction *tx = template->tx;
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
  return copy_rank(template, one, number, err);
}

/* A heading may come after its children. */
static bool copy_parents(const Template *template, const Subgroup *subgroup, uint32_t number,
                         Error *err) {
  Transaction *tx = template->tx;
  const Roundtable *from = template->from;
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

static bool is_taken(const Template *template, const Recommendation *one) {
  return template->chosen ? template->chosen[one->number] : one->status != STATUS_WITHDRAWN;
}

static bool copy_recommendations(const Template *template, const Subgroup *subgroup,
                                 uint32_t number, Error *err) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(template->from, subgroup, place);
    if (is_taken(template, one) && !copy_recommendation(template, one, number, err)) return false;
  }
  return true;
}

static bool copy_subgroup(const Template *template, const Subgroup *subgroup, Error *err) {
  Transaction *tx = template->tx;
  uint32_t number = roundtable_next_subgroup(transaction_state(tx));
  Event event = event_make(EVENT_SUBGROUP_ADDED);
  event.subgroup.number = number;
  event.subgroup.place = (int64_t)roundtable_subgroup_count(transaction_state(tx));
  event.subgroup.code = subgroup->text[SUBGROUP_CODE];
  event.subgroup.title = subgroup->text[SUBGROUP_TITLE];
  event.subgroup.status = subgroup->status;
  return transaction_add(tx, event, err) &&
         copy_text(tx, EVENT_SUBGROUP_EDITED, number, SUBGROUP_REASON,
                   subgroup->text[SUBGROUP_REASON], err) &&
         copy_number(tx, EVENT_SUBGROUP_VOTERS_SET, number, 0, subgroup->voters, err) &&
         copy_recommendations(template, subgroup, number, err) &&
         copy_parents(template, subgroup, number, err);
}

/* The next round has no subgroup in which nobody came first. */
static bool has_taken(const Template *template, const Subgroup *subgroup) {
  bool has = !template->chosen;
  for (size_t place = 0; !has && place < subgroup->recommendation_count; ++place)
    has = is_taken(template, roundtable_recommendation_at(template->from, subgroup, place));
  return has;
}

static bool copy_all(const Template *template, Error *err) {
  Transaction *tx = template->tx;
  const Roundtable *from = template->from, *state = transaction_state(tx);
  if (roundtable_subgroup_count(state) > 0 || *roundtable_phase(state, 1).name)
    return fail(err, ERROR_FAILED, "%s",
                _("this session is already prepared: copy into a new one"));
  if (!copy_descriptions(tx, from, err) || !copy_rules(tx, from, err) ||
      !copy_phases(tx, from, err))
    return false;
  for (size_t place = 0; place < roundtable_subgroup_count(from); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(from, place);
    if (has_taken(template, subgroup) && !copy_subgroup(template, subgroup, err)) return false;
  }
  return true;
}

bool copy_preparation(Session *session, const Roundtable *from, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  const Template template = {.tx = tx, .from = from};
  return tx && transaction_end(tx, copy_all(&template, err), err);
}

/* The next round. */

/* Marks those up to a rank, and the headings above them. */
static void choose(const Roundtable *from, const Ranking *ranking, uint32_t top, bool *chosen,
                   NextRound *made) {
  const RankingMethod method = (RankingMethod)roundtable_ranking_rule(from).method;
  uint32_t last = 0;
  for (size_t i = 0; i < ranking->count; ++i) {
    const Standing *standing = &ranking->standings[i];
    const uint32_t rank = standing->rank[method].overall;
    if (rank > top) continue;
    ++made->count;
    if (rank > last) last = rank;
    for (uint32_t number = standing->recommendation; number != 0;
         number = roundtable_recommendation(from, number)->parent)
      chosen[number] = true;
  }
  made->tied_from = made->count > top ? last : 0;
}

static bool add_round_before(Transaction *tx, Session *from, Error *err) {
  Event event = event_make(EVENT_SOURCE_ADDED);
  const Roundtable *state = session_state(from);
  const ChainHash hash = session_hash(from);
  event.source.part = SOURCE_ROUND_BEFORE;
  event.source.title = roundtable_text(state, SESSION_TITLE);
  event.source.seq = (int64_t)roundtable_seq(state);
  memcpy(event.source.id, roundtable_session_id(state), SESSION_ID_SIZE);
  memcpy(event.source.hash, hash.bytes, FILE_HASH_SIZE);
  return transaction_add(tx, event, err);
}

static bool copy_first(Session *session, Session *from, const Ranking *ranking, uint32_t top,
                       NextRound *made, Error *err) {
  const Roundtable *state = session_state(from);
  bool *chosen = calloc(roundtable_recommendation_total(state) + 1, sizeof *chosen);
  if (!chosen) return fail_memory(err);
  choose(state, ranking, top, chosen, made);
  Transaction *tx = transaction_begin(session, err);
  const Template template = {
      .tx = tx, .from = state, .chosen = chosen, .ranking = made->has_ranks ? ranking : NULL};
  const bool done =
      tx && transaction_end(tx, add_round_before(tx, from, err) && copy_all(&template, err), err);
  free(chosen);
  return done;
}

bool copy_next_round(Session *session, Session *from, int64_t top, bool reveals, NextRound *made,
                     Error *err) {
  const Roundtable *state = session_state(from);
  Ranking ranking;
  if (top == 0) top = roundtable_top(state);
  *made = (NextRound){.has_ranks = reveals || !results_hidden(state)};
  if (!ranking_compute(state, NULL, roundtable_ranking_rule(state).weights, &ranking, err))
    return false;
  const bool done = ranking.count > 0
                        ? copy_first(session, from, &ranking,
                                     top < UINT32_MAX ? (uint32_t)top : UINT32_MAX, made, err)
                        : fail(err, ERROR_FAILED, "%s",
                               _("nothing has been put to the vote yet, so nothing came first"));
  ranking_free(&ranking);
  return done;
}

const char *next_round_sentence(const NextRound *made, char text[NEXT_ROUND_TEXT_SIZE]) {
  const unsigned long count = (unsigned long)made->count;
  int length =
      snprintf(text, NEXT_ROUND_TEXT_SIZE,
               ngettext("%s recommendation", "%s recommendations", count), count_shown(count).text);
  if (made->tied_from == 0 || length < 0) return text;
  snprintf(text + length, NEXT_ROUND_TEXT_SIZE - (size_t)length,
           made->tied_from + 1 == made->count ? _(": ranks %s and %s are tied")
                                              : _(": ranks %s to %s are tied"),
           count_shown(made->tied_from).text, count_shown(count).text);
  return text;
}
