#include "sessions/acts/acts.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/event_fields.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/open_votes.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/acts/vote.h"
#include "sessions/session/session_day.h"
#include "sessions/text/text.h"

/* Checks that the people who handed in ballots and these together do not outnumber the voters. */
static bool check_turnout(const Roundtable *state, const DotsCounted *dots, Error *err) {
  const Recommendation *one = roundtable_recommendation(state, (uint32_t)dots->recommendation);
  if (!one || dots->dots <= 0) return true;
  Tally counted = one->counted;
  counted.dots[dots->colour] += dots->dots;
  return turnout_check_counts(state, one, counted, err);
}

bool open_vote_for(Transaction *tx, uint32_t recommendation, bool *opened, Error *err) {
  const Recommendation *one = roundtable_recommendation(transaction_state(tx), recommendation);
  const Subgroup *subgroup = one ? roundtable_subgroup(transaction_state(tx), one->subgroup) : NULL;
  *opened = subgroup && subgroup->vote == VOTE_NEVER_OPENED;
  return !*opened || transaction_add(tx,
                                     event_of_number(EVENT_SUBGROUP_VOTE_SET, subgroup->number, 0,
                                                     VOTE_NEVER_OPENED, VOTE_OPEN),
                                     err);
}

bool count_dots(Session *session, uint32_t recommendation, Colour colour, int64_t dots,
                bool *opened, Error *err) {
  Event event = event_make(EVENT_DOTS_COUNTED);
  bool opens = false;
  event.dots = (DotsCounted){.recommendation = recommendation, .colour = colour, .dots = dots};
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const bool counted = check_turnout(transaction_state(tx), &event.dots, err) &&
                       open_vote_for(tx, recommendation, &opens, err) &&
                       transaction_add(tx, event, err);
  if (!transaction_end(tx, counted, err)) return false;
  if (opened) *opened = opens;
  return true;
}

/* Checks that the act about to be taken is the one the user saw. */
static bool check_expected(uint64_t expected, uint64_t act, Error *err) {
  if (expected == 0 || expected == act) return true;
  return fail(err, ERROR_FAILED,
              _("this now applies to event %llu, not event %llu: look again, then decide"),
              (unsigned long long)act, (unsigned long long)expected);
}

static bool add_correction(Transaction *tx, uint64_t seq, Error *err) {
  return transaction_add(
      tx, (Event){.kind = EVENT_CORRECTION, .correction = {.corrects = (int64_t)seq}}, err);
}

/* Corrects whatever of an act is in force, last event first. */
static bool correct_act(Transaction *tx, uint64_t target, Error *err) {
  const uint64_t end = history_act_end(transaction_state(tx), target);
  transaction_expect(tx, end - target + 1);
  for (uint64_t seq = end; seq >= target; --seq) {
    const HistoryEntry *entry = history_at(transaction_state(tx), seq);
    if (!entry->in_force || history_lasts(entry)) continue;
    if (!add_correction(tx, seq, err)) return false;
  }
  return true;
}

static bool undo(Transaction *tx, Session *session, uint64_t act, uint64_t expected, Error *err) {
  const Roundtable *state = transaction_state(tx);
  if (act == 0) return fail(err, ERROR_FAILED, "%s", _("there is nothing to undo"));
  if (!check_expected(expected, act, err)) return false;
  const HistoryEntry *first = history_at(state, act);
  if (first->in_force && history_moves_clock(first)) return undo_phase_step(tx, session, act, err);
  const bool was_open = vote_is_open(state);
  return ranking_rule_may_turn(state, act, err) && correct_act(tx, act, err) &&
         keep_ranking_if_closed(tx, was_open, err);
}

bool undo_act(Session *session, uint32_t scope, uint64_t expected, uint64_t *taken, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const uint64_t act = session_undoable(session, scope);
  if (!transaction_end(tx, undo(tx, session, act, expected, err), err)) return false;
  *taken = act;
  return true;
}

/* Adds the revert to an act that has no event yet; the reason, which is clean, is filed under the
 * subgroup of the reverted event. */
static bool add_revert(Transaction *tx, uint64_t seq, const char *reason, Error *err) {
  if (!event_can_be_reverted(transaction_state(tx), seq, err)) return false;
  const uint32_t subgroup = history_at(transaction_state(tx), seq)->subgroup;
  Event event = event_of_reason(seq, reason);
  if (roundtable_subgroup(transaction_state(tx), subgroup)) event.remark.subgroup = subgroup;
  return transaction_add(tx, event, err) && add_correction(tx, seq, err);
}

/* Corrections do not nest: a revert that was undone is recorded again, with the same reason. */
static bool revert_again(Transaction *tx, Session *session, uint64_t *taken, Error *err) {
  const Event *event;
  if (!session_event(session, *taken, &event, err)) return false;
  const uint64_t seq = (uint64_t)event->remark.about;
  *taken = roundtable_seq(transaction_state(tx)) + 1;
  return add_revert(tx, seq, event->remark.text, err);
}

static bool redo(Transaction *tx, Session *session, uint32_t scope, uint64_t expected,
                 uint64_t *taken, Error *err) {
  const Roundtable *state = transaction_state(tx);
  const uint64_t corrections = session_redoable(session, scope);
  if (corrections == 0) return fail(err, ERROR_FAILED, "%s", _("there is nothing to redo"));
  /* Returns the act that an act of corrections took back. Its first event may be the reason. */
  const HistoryEntry *entry = history_at(state, corrections);
  for (uint64_t seq = corrections; entry->corrects == 0; entry = history_at(state, seq))
    ++seq;
  *taken = history_at(state, entry->corrects)->act;
  if (!check_expected(expected, corrections, err)) return false;
  if (history_at(state, corrections)->kind == EVENT_PHASE_CORRECTED)
    return redo_phase_step(tx, session, corrections, err);
  if (!ranking_rule_may_turn(state, *taken, err)) return false;
  const bool was_open = vote_is_open(state);
  return (history_at(state, *taken)->kind == EVENT_REASON_GIVEN
              ? revert_again(tx, session, taken, err)
              : correct_act(tx, corrections, err)) &&
         keep_ranking_if_closed(tx, was_open, err);
}

bool redo_act(Session *session, uint32_t scope, uint64_t expected, uint64_t *taken, Error *err) {
  uint64_t act = 0;
  Transaction *tx = transaction_begin(session, err);
  if (!tx || !transaction_end(tx, redo(tx, session, scope, expected, &act, err), err)) return false;
  *taken = act;
  return true;
}

bool add_description(Transaction *tx, SessionText property, const char *text, Error *err) {
  char date[DAY_TEXT_SIZE];
  const char *now = roundtable_text(transaction_state(tx), property), *kept;
  if (session_text_same(property, now, text)) return true;
  if (!session_text_kept(property, text, date, &kept, err)) return false;
  return transaction_add(tx, event_of_text(EVENT_SESSION_DESCRIBED, 0, property, now, kept), err);
}

bool describe_session(Session *session, SessionText property, const char *text, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx, add_description(tx, property, text, err), err);
}

bool event_can_be_reverted(const Roundtable *roundtable, uint64_t seq, Error *err) {
  const unsigned long long number = (unsigned long long)seq;
  const HistoryEntry *entry = history_at(roundtable, seq);
  if (!entry) return fail(err, ERROR_FAILED, _("there is no event %llu"), number);
  if (entry->kind == EVENT_CORRECTION)
    return fail(err, ERROR_FAILED,
                _("event %llu reverts event %llu: undo it while it is the latest, or record again "
                  "what event %llu was"),
                number, (unsigned long long)entry->corrects, (unsigned long long)entry->corrects);
  if (entry->kind == EVENT_REASON_GIVEN)
    return fail(err, ERROR_FAILED, _("event %llu is a reason and goes with what it explains"),
                number);
  if (entry->kind == EVENT_FILE_IMPORTED)
    return fail(err, ERROR_FAILED,
                _("event %llu says that a file was imported: revert the events after it that came "
                  "from the file"),
                number);
  if (entry->kind == EVENT_SOURCE_ADDED)
    return fail(err, ERROR_FAILED,
                _("event %llu says which session was added up: it goes with the whole action"),
                number);
  if (entry->kind == EVENT_RANKING_KEPT)
    return fail(err, ERROR_FAILED,
                _("event %llu saves a ranking as it was then: that is a record and stays"), number);
  if (entry->kind == EVENT_MERGED)
    return fail(err, ERROR_FAILED,
                _("event %llu says what came in from another file: revert the events after it that "
                  "should not stay"),
                number);
  if (entry->recorded)
    return fail(err, ERROR_FAILED,
                _("event %llu changed nothing here: it is kept only as a record of the other file"),
                number);
  if (history_moves_clock(entry) || entry->kind == EVENT_PHASE_CORRECTED)
    return fail(err, ERROR_FAILED,
                _("event %llu is a phase step: undo it while it is the latest; after that, in the "
                  "vote, go to the phase that is really active, with the time when it began"),
                number);
  if (history_lasts(entry))
    return fail(err, ERROR_FAILED, _("event %llu took place in the room: it cannot be reverted"),
                number);
  return entry->in_force ||
         fail(err, ERROR_FAILED, _("event %llu has already been reverted, by event %llu"),
              (unsigned long long)seq, (unsigned long long)history_taken_back_by(roundtable, seq));
}

static bool clean_reason(const char *raw, char **clean, Error *err) {
  if (!text_clean_reason(raw, clean, err)) return false;
  return **clean ||
         fail(err, ERROR_FAILED, "%s", _("say why this is reverted: the reason is recorded"));
}

static bool revert(Transaction *tx, uint64_t seq, const char *reason, Error *err) {
  const bool was_open = vote_is_open(transaction_state(tx));
  return add_revert(tx, seq, reason, err) && keep_ranking_if_closed(tx, was_open, err);
}

bool revert_event(Session *session, uint64_t seq, const char *reason, uint64_t *taken, Error *err) {
  char *clean = NULL;
  Transaction *tx = clean_reason(reason, &clean, err) ? transaction_begin(session, err) : NULL;
  const bool reverted = tx && transaction_end(tx, revert(tx, seq, clean, err), err);
  free(clean);
  if (reverted) *taken = session_stamp(session).act;
  return reverted;
}

/* Finds the event that names an act. Of a vote that was opened, only the event itself says whether
 * that was for a dot. */
static bool find_main(Session *session, uint64_t act, uint64_t *main, Error *err) {
  const Roundtable *state = session_state(session);
  const uint64_t end = history_act_end(state, act);
  uint64_t seq = act;
  for (; seq < end; ++seq) {
    const HistoryEntry *entry = history_at(state, seq);
    const Event *event = NULL;
    if (entry->kind == EVENT_SUBGROUP_VOTE_SET && !session_event(session, seq, &event, err))
      return false;
    if (event ? event_text_is_main(event) : !kind_has(entry->kind, KIND_GOES_WITH_OTHERS)) break;
  }
  *main = seq;
  return true;
}

/* Counts the events of this kind in an act. */
static size_t count_kind(const Roundtable *state, uint64_t act, EventKind kind) {
  const uint64_t end = history_act_end(state, act);
  const HistoryEntry *entry;
  size_t count = 0;
  for (uint64_t seq = act; seq <= end && (entry = history_at(state, seq)) != NULL; seq++)
    count += entry->kind == kind;
  return count;
}

/* An act of many events is named after all of them, since it is undone as a whole. It is counted
 * only where its name has the number, as an import may have millions of events. */
static void name_act(const Roundtable *state, const Event *event, char name[EVENT_TEXT_SIZE]) {
  const bool is_list =
      event->kind == EVENT_RECOMMENDATION_ADDED || event->kind == EVENT_SUBGROUP_ADDED;
  const EventKind counted = is_list ? EVENT_RECOMMENDATION_ADDED : event->kind;
  const size_t count =
      (is_list || event->kind == EVENT_PHASE_PLANNED || event->kind == EVENT_SUBGROUP_VOTE_SET)
          ? count_kind(state, event->stamp.act, counted)
          : 0;
  if (event->kind == EVENT_SUBGROUP_VOTE_SET) {
    if (count == 1)
      event_text_name(state, event, name);
    else if (event->number.value[AFTER] == VOTE_CLOSED)
      snprintf(name, EVENT_TEXT_SIZE, "%s", _("closing the votes"));
    else
      snprintf(name, EVENT_TEXT_SIZE, "%s", _("opening the votes"));
  } else if (count > 1 && is_list)
    snprintf(name, EVENT_TEXT_SIZE,
             ngettext("%s recommendation", "%s recommendations", (unsigned long)count),
             count_shown(count).text);
  else if (count > 1)
    snprintf(name, EVENT_TEXT_SIZE, "%s", _("phases of the day"));
  else
    event_text_name(state, event, name);
}

bool act_name(Session *session, uint64_t act, char name[EVENT_TEXT_SIZE], Error *err) {
  uint64_t main;
  const Event *event;
  if (!find_main(session, act, &main, err) || !session_event(session, main, &event, err))
    return false;
  name_act(session_state(session), event, name);
  return true;
}

/* A reason for counts reveals that they are too high. */
static bool is_reason_of_counts(const HistoryEntry *entry) {
  return entry->kind == EVENT_RECOMMENDATION_EDITED &&
         entry->property == RECOMMENDATION_COUNTS_REASON;
}

static bool is_vote(const HistoryEntry *entry) {
  return (entry->kind >= EVENT_DOTS_COUNTED && entry->kind <= EVENT_KIOSK_TALLIED) ||
         is_reason_of_counts(entry);
}

/* Names a vote by its number and what it is about: a recommendation, or a ballot by number. */
static void name_vote(const Roundtable *state, const HistoryEntry *entry, uint64_t seq,
                      char name[EVENT_TEXT_SIZE]) {
  const bool on_one = entry->kind == EVENT_DOTS_COUNTED || entry->kind == EVENT_COUNTS_SET ||
                      is_reason_of_counts(entry);
  const Recommendation *recommendation =
      on_one ? roundtable_recommendation(state, history_recommendation(entry)) : NULL;
  if (entry->kind == EVENT_BALLOT_CAST || entry->kind == EVENT_BALLOT_WITHDRAWN)
    snprintf(name, EVENT_TEXT_SIZE, _("no. %llu, ballot %lld"), (unsigned long long)seq,
             (long long)entry->subject);
  else if (!recommendation)
    snprintf(name, EVENT_TEXT_SIZE, _("no. %llu"), (unsigned long long)seq);
  else
    snprintf(name, EVENT_TEXT_SIZE, _("no. %llu on %s"), (unsigned long long)seq,
             reference_shown(state, recommendation).text);
}

bool act_hidden_name(Session *session, uint64_t act, char name[EVENT_TEXT_SIZE], Error *err) {
  const Roundtable *state = session_state(session);
  uint64_t main;
  if (!find_main(session, act, &main, err)) return false;
  /* Corrections lead back to the event that was recorded first. */
  uint64_t seq = main;
  const HistoryEntry *entry = history_at(state, seq);
  for (; entry && entry->corrects != 0; entry = history_at(state, seq))
    seq = entry->corrects;
  if (!entry || !is_vote(entry)) return act_name(session, act, name, err);
  char vote[EVENT_TEXT_SIZE];
  name_vote(state, entry, seq, vote);
  snprintf(name, EVENT_TEXT_SIZE, seq == main ? "%s" : _("reverting: %.1000s"), vote);
  return true;
}
