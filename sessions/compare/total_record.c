/* Records a total as a session of its own. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/open_votes.h"
#include "sessions/acts/vote.h"
#include "sessions/compare/total.h"
#include "sessions/session/transaction.h"

typedef struct Recording {
  const Total *total;
  Transaction *tx;
  uint32_t *numbers; /* of rows, in the new session; 0: not added */
} Recording;

static bool add_source(Recording *recording, const PanelSession *one, Error *err) {
  Event event = event_make(EVENT_SOURCE_ADDED);
  const ChainHash hash = session_hash(one->session);
  event.source.title = roundtable_text(one->state, SESSION_TITLE);
  event.source.seq = (int64_t)session_stamp(one->session).seq;
  memcpy(event.source.id, roundtable_session_id(one->state), SESSION_ID_SIZE);
  memcpy(event.source.hash, hash.bytes, FILE_HASH_SIZE);
  return transaction_add(recording->tx, event, err);
}

/* A separate act, before there are votes: otherwise undoing the sums would undo the rule. */
static bool add_rule(Transaction *tx, const Total *total, Error *err) {
  const RankingRule before = roundtable_ranking_rule(transaction_state(tx));
  const RankingRule after = {.method = (int64_t)total->method, .weights = total->weights};
  if (before.method == after.method && weights_same(before.weights, after.weights)) return true;
  return transaction_add(tx, event_of_rule(before, after), err);
}

static bool add_text(Recording *recording, EventKind kind, int64_t subject, int64_t property,
                     const char *text, Error *err) {
  const Event event = event_of_text(kind, subject, property, "", text);
  return !*text || transaction_add(recording->tx, event, err);
}

/* Held if it was held in any session. */
static SubgroupStatus status_of(const Total *total, const char *code) {
  for (size_t session = 0; session < total->panel.count; ++session) {
    const Subgroup *subgroup = roundtable_find_subgroup(total->panel.of[session].state, code);
    if (subgroup && subgroup->status == SUBGROUP_HELD) return SUBGROUP_HELD;
  }
  return SUBGROUP_NOT_HELD;
}

static bool add_subgroup(Recording *recording, const Subgroup *model, Error *err) {
  const Roundtable *state = transaction_state(recording->tx);
  const char *code = model->text[SUBGROUP_CODE];
  if (roundtable_find_subgroup(state, code)) return true;
  const SubgroupStatus status = status_of(recording->total, code);
  Event event = event_make(EVENT_SUBGROUP_ADDED);
  event.subgroup = (SubgroupAdded){.number = roundtable_next_subgroup(state),
                                   .place = (int64_t)roundtable_subgroup_count(state),
                                   .code = code,
                                   .title = model->text[SUBGROUP_TITLE],
                                   .status = status};
  return transaction_add(recording->tx, event, err) &&
         (status == SUBGROUP_HELD ||
          add_text(recording, EVENT_SUBGROUP_EDITED, event.subgroup.number, SUBGROUP_REASON,
                   model->text[SUBGROUP_REASON], err));
}

static bool add_subgroups(Recording *recording, Error *err) {
  const Panel *panel = &recording->total->panel;
  for (size_t session = 0; session < panel->count; ++session) {
    const Roundtable *state = panel->of[session].state;
    for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
      if (!add_subgroup(recording, roundtable_subgroup_at(state, place), err)) return false;
  }
  return true;
}

static bool add_texts(Recording *recording, const Recommendation *model, uint32_t number,
                      RecommendationStatus status, Error *err) {
  static const RecommendationText COPIED[] = {RECOMMENDATION_SHORT_TITLE, RECOMMENDATION_DETAIL,
                                              RECOMMENDATION_KEY, RECOMMENDATION_SEE_ALSO};
  const char *reason = model->text[RECOMMENDATION_REASON];
  for (size_t n = 0; n < sizeof COPIED / sizeof *COPIED; ++n)
    if (!add_text(recording, EVENT_RECOMMENDATION_EDITED, number, COPIED[n], model->text[COPIED[n]],
                  err))
      return false;
  if (status != STATUS_NOT_FOR_THE_VOTE) return true;
  return add_text(recording, EVENT_RECOMMENDATION_EDITED, number, RECOMMENDATION_REASON,
                  *reason ? reason : _("put to the vote in none of the sessions added up"), err);
}

static bool add_recommendation(Recording *recording, size_t row, Error *err) {
  const Total *total = recording->total;
  const Roundtable *state = transaction_state(recording->tx);
  const Recommendation *model =
      pick_recommendation(&total->panel, matching_first(&total->matching, row));
  const Subgroup *subgroup = roundtable_find_subgroup(state, total->names[row].subgroup_code);
  const RecommendationStatus status = model->status == STATUS_HEADING ? STATUS_HEADING
                                      : total->sums[row].sessions > 0 ? STATUS_VOTABLE
                                                                      : STATUS_NOT_FOR_THE_VOTE;
  Event event = event_make(EVENT_RECOMMENDATION_ADDED);
  event.recommendation = (RecommendationAdded){.number = roundtable_next_recommendation(state),
                                               .subgroup = subgroup->number,
                                               .place = (int64_t)subgroup->recommendation_count,
                                               .code = total->names[row].code,
                                               .title = model->text[RECOMMENDATION_TITLE],
                                               .status = status};
  recording->numbers[row] = (uint32_t)event.recommendation.number;
  return transaction_add(recording->tx, event, err) &&
         add_texts(recording, model, recording->numbers[row], status, err);
}

/* Returns the row of a recommendation's heading in the same session; the row count if none. */
static size_t heading_row(const Total *total, size_t row) {
  const Matching *matching = &total->matching;
  const Pick pick = matching_first(matching, row);
  const uint32_t parent = pick_recommendation(&total->panel, pick)->parent;
  size_t heading = 0;
  while (heading < matching->row_count &&
         (parent == 0 || matching_at(matching, heading, pick.session)->recommendation != parent))
    ++heading;
  return heading;
}

/* A heading that another session has in a different subgroup is ignored here. */
static bool put_under(Recording *recording, size_t row, Error *err) {
  const Roundtable *state = transaction_state(recording->tx);
  const size_t heading = heading_row(recording->total, row);
  if (heading == recording->total->matching.row_count) return true;
  const Recommendation *one = roundtable_recommendation(state, recording->numbers[row]);
  const Recommendation *parent = roundtable_recommendation(state, recording->numbers[heading]);
  const Subgroup *subgroup = roundtable_subgroup(state, one->subgroup);
  if (parent->subgroup != one->subgroup || parent->status != STATUS_HEADING) return true;
  size_t place = 0;
  while (subgroup->recommendations[place] != one->number)
    ++place;
  return transaction_add(recording->tx, event_of_parent(one, place, parent->number), err);
}

static bool add_counts(Recording *recording, size_t row, Error *err) {
  const Total *total = recording->total;
  const Sum *sum = &total->sums[row];
  char reference[TOTAL_REFERENCE_SIZE];
  Error cause = {0};
  Event event = event_make(EVENT_COUNTS_SET);
  event.counts = (CountsSet){
      .recommendation = recording->numbers[row], .known = {0, 1}, .tally = {{{0}}, sum->tally}};
  if (sum->sessions == 0 || transaction_add(recording->tx, event, &cause)) return true;
  return fail(err, cause.kind, _("%s: %s"), total_reference(total, row, reference), cause.text);
}

static bool each_row(Recording *recording, bool take(Recording *, size_t, Error *), Error *err) {
  for (size_t row = 0; row < recording->total->matching.row_count; ++row)
    if (!take(recording, row, err)) return false;
  return true;
}

/* If only the members of a subgroup vote, no number holds for the whole session. */
static bool has_subgroup_voters(const Roundtable *state) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    if (roundtable_subgroup_at(state, place)->voters != RULE_UNKNOWN) return true;
  return false;
}

/* Returns 0 if unknown. */
static int64_t voters_together(const Total *total) {
  int64_t voters = 0;
  if (total->voted_twice) return 0;
  for (size_t n = 0; n < total->row_count; ++n)
    if (total->sums[total->rows[n]].sessions < total->panel.count) return 0;
  for (size_t session = 0; session < total->panel.count; ++session) {
    const PanelSession *one = &total->panel.of[session];
    if (one->voters == RULE_UNKNOWN || has_subgroup_voters(one->state)) return 0;
    voters += one->voters;
  }
  return voters;
}

static bool add_voters(Recording *recording, Error *err) {
  const int64_t voters = voters_together(recording->total);
  const Event event = event_of_number(EVENT_VOTING_RULE_SET, 0, RULE_VOTERS, RULE_UNKNOWN, voters);
  return voters == 0 || transaction_add(recording->tx, event, err);
}

static bool record(Recording *recording, Error *err) {
  const Panel *panel = &recording->total->panel;
  for (size_t session = 0; session < panel->count; ++session)
    if (!add_source(recording, &panel->of[session], err)) return false;
  return add_voters(recording, err) && add_subgroups(recording, err) &&
         each_row(recording, add_recommendation, err) && each_row(recording, put_under, err) &&
         each_row(recording, add_counts, err) &&
         (!vote_has_begun(transaction_state(recording->tx)) || show_totals(recording->tx, err));
}

static bool add_total(Transaction *tx, const Total *total, Error *err) {
  Recording recording = {.total = total, .tx = tx};
  recording.numbers = calloc(total->matching.row_count + 1, sizeof *recording.numbers);
  const bool recorded = recording.numbers ? record(&recording, err) : fail_memory(err);
  free(recording.numbers);
  return recorded;
}

bool total_record(Session *session, const Total *total, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx || !transaction_end(tx, add_rule(tx, total, err), err)) return false;
  tx = transaction_begin(session, err);
  return tx && transaction_end(tx, add_total(tx, total, err), err);
}
