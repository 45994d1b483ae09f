#include "sessions/acts/saved_ranking.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/open_votes.h"
#include "sessions/session/derived_tables.h"
#include "sessions/text/day.h"

const char *kept_when(const SavedRanking *kept, char text[KEPT_TEXT_SIZE]) {
  char time[LOCAL_TIME_SIZE];
  snprintf(text, KEPT_TEXT_SIZE, _("no. %llu, %s, %s"), (unsigned long long)kept->stamp.seq,
           local_time_words(&kept->stamp, time),
           kept->how.why == KEPT_AT_CLOSING ? _("as the vote closed") : _("on request"));
  return text;
}

const char *kept_since(const SavedRanking *kept, char text[KEPT_TEXT_SIZE]) {
  const unsigned long changes = (unsigned long)kept->changes;
  if (changes == 0)
    snprintf(text, KEPT_TEXT_SIZE, "%s",
             kept->same ? _("no vote changed since")
                        : _("no vote changed since, but what is ranked did: the ranks now differ"));
  else if (kept->same)
    snprintf(text, KEPT_TEXT_SIZE,
             ngettext("%s event changed votes since: the ranks are the same",
                      "%s events changed votes since: the ranks are the same", changes),
             count_shown(changes).text);
  else
    snprintf(text, KEPT_TEXT_SIZE,
             ngettext("%s event changed votes since: the ranks now differ",
                      "%s events changed votes since: the ranks now differ", changes),
             count_shown(changes).text);
  return text;
}

static bool add_ranking(Transaction *tx, RankingRule rule, Scope scope, KeptWhy why, Error *err) {
  const RankingKept kept = {.rule = rule, .scope = (int64_t)scope, .why = (int64_t)why};
  return transaction_add(tx, (Event){.kind = EVENT_RANKING_KEPT, .kept = kept}, err);
}

static bool is_ranking(EventKind kind) {
  return kind == EVENT_RANKING_KEPT;
}

uint32_t saved_rankings_count(const Roundtable *state) {
  return (uint32_t)history_count_since(state, 0, is_ranking);
}

bool save_ranking(Session *session, RankingRule rule, Scope scope, uint32_t *id, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx || !transaction_end(tx, add_ranking(tx, rule, scope, KEPT_WHEN_ASKED, err), err))
    return false;
  *id = saved_rankings_count(session_state(session));
  return true;
}

static bool is_ranked(const Roundtable *state, const Subgroup *subgroup) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place)
    if (recommendation_put_to_the_vote(state, roundtable_recommendation_at(state, subgroup, place)))
      return true;
  return false;
}

static bool something_is_ranked(const Roundtable *state) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    if (is_ranked(state, roundtable_subgroup_at(state, place))) return true;
  return false;
}

bool keep_ranking_at_closing(Transaction *tx, Error *err) {
  const Roundtable *state = transaction_state(tx);
  if (vote_is_open(state) || !something_is_ranked(state)) return true;
  return add_ranking(tx, roundtable_ranking_rule(state), SCOPE_SESSION, KEPT_AT_CLOSING, err);
}

static bool changes_a_closing(EventKind kind) {
  return kind_changes_votes(kind) || kind == EVENT_RANKING_RULE_SET;
}

bool keep_ranking_if_closed(Transaction *tx, bool was_open, Error *err) {
  const Roundtable *state = transaction_state(tx);
  if (!was_open || vote_is_open(state)) return true;
  uint64_t last = history_latest_of(state, EVENT_RANKING_KEPT, KEPT_AT_CLOSING);
  bool kept = last > 0 && history_count_since(state, last, changes_a_closing) == 0;
  return kept || keep_ranking_at_closing(tx, err);
}

/* Compares with the ranking of the present state; if that can no longer be ranked this way, they
 * differ. */
static bool compare_with_now(const Roundtable *then, const Roundtable *now, const Event *event,
                             bool *same, Error *err) {
  SavedResults before = {0}, after = {0};
  Error why = {0};
  if (!saved_results_make(then, event, &before, err)) return false;
  const bool ranks = saved_results_make(now, event, &after, &why);
  const bool known = ranks || !is_of_machine(&why);
  if (known) *same = ranks && saved_results_same_ranks(&before, &after);
  saved_results_free(&before);
  saved_results_free(&after);
  return known || fail_again(&why, err);
}

static bool read_kept(Session *session, uint64_t seq, uint32_t id, SavedRanking *kept,
                      Roundtable **then, Error *err) {
  const Event *event;
  bool same;
  Roundtable *state;
  if (!session_state_at(session, seq, &state, err)) return false;
  const Roundtable *now = session_state(session);
  if (!session_event(session, seq, &event, err) ||
      !compare_with_now(state, now, event, &same, err)) {
    roundtable_close(state);
    return false;
  }
  *then = state;
  *kept = (SavedRanking){.id = id,
                         .stamp = event->stamp,
                         .how = event->kept,
                         .same = same,
                         .changes = history_count_since(now, seq, kind_changes_votes)};
  return true;
}

/* Returns the seq of the next one after `after`, or 0. */
static uint64_t next_kept(const Roundtable *state, uint64_t after) {
  const HistoryEntry *entry;
  for (uint64_t seq = after + 1; (entry = history_at(state, seq)); ++seq)
    if (entry->kind == EVENT_RANKING_KEPT && !entry->recorded) return seq;
  return 0;
}

bool saved_rankings_read(Session *session, SavedRanking **kept, size_t *count, Error *err) {
  size_t most = saved_rankings_count(session_state(session));
  SavedRanking *list = calloc(most + 1, sizeof *list);
  uint64_t seq = 0;
  if (!list) return fail_memory(err);
  for (size_t n = 0; n < most; ++n) {
    Roundtable *then = NULL;
    seq = next_kept(session_state(session), seq);
    if (!read_kept(session, seq, (uint32_t)n + 1, &list[n], &then, err)) {
      free(list);
      return false;
    }
    roundtable_close(then);
  }
  *kept = list;
  *count = most;
  return true;
}

bool saved_ranking_find(Session *session, uint32_t id, SavedRanking *kept, Roundtable **then,
                        Error *err) {
  uint64_t seq = 0;
  uint32_t n = 0;
  do
    seq = next_kept(session_state(session), seq);
  while (seq > 0 && ++n < id);
  if (seq == 0 || id == 0)
    return fail(err, ERROR_FAILED,
                _("there is no saved ranking %lu: `gommette rankings FILE` lists them"),
                (unsigned long)id);
  return read_kept(session, seq, id, kept, then, err);
}
