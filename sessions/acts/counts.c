#include "sessions/acts/counts.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/acts/acts.h"
#include "sessions/session/transaction.h"

Tally count_row_result(const CountRow *row, Tally counted) {
  return row->adds ? tally_add(counted, row->typed) : row->typed;
}

static Tally difference(Tally from, Tally to) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    to.dots[colour] -= from.dots[colour];
  return to;
}

/* Checks the allowance as a whole. */
static bool fits_in_all(const Roundtable *roundtable, const Recommendation *recommendation,
                        int64_t dots, Error *why) {
  const Subgroup *subgroup = roundtable_subgroup(roundtable, recommendation->subgroup);
  Guard guard = guard_of_allowance(roundtable, subgroup, COLOUR_COUNT);
  guard.placed += dots;
  return dots <= 0 || !guard_is_exceeded(guard) ||
         fail(why, ERROR_FAILED, "%s", _("more dots than the voters have in total"));
}

bool counts_pass_a_guard(const Roundtable *roundtable, const Recommendation *recommendation,
                         Tally counted, Error *why) {
  Tally more = difference(recommendation->counted, counted);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (!guard_check_dots(roundtable, recommendation, (Colour)colour, more.dots[colour], why))
      return true;
  return !guard_check_item(roundtable, recommendation, more, why) ||
         !turnout_check_counts(roundtable, recommendation, counted, why) ||
         !fits_in_all(roundtable, recommendation, tally_cumulative(more), why);
}

/* Shows both, so that nobody's numbers are lost. */
static bool check_seen(const CountRow *row, const Roundtable *state,
                       const Recommendation *recommendation, Error *err) {
  Tally now = recommendation->counted;
  if (!row->was_seen || tally_same(row->seen, now)) return true;
  return fail(err, ERROR_FAILED,
              _("%s has changed in the meantime: it now has %s ● %s ▲ %s ■, you typed %s ● %s ▲ %s "
                "■; look, then decide"),
              reference_shown(state, recommendation).text, number_shown(now.dots[GREEN]).text,
              number_shown(now.dots[YELLOW]).text, number_shown(now.dots[RED]).text,
              number_shown(row->typed.dots[GREEN]).text, number_shown(row->typed.dots[YELLOW]).text,
              number_shown(row->typed.dots[RED]).text);
}

static bool add_counts(Transaction *tx, const CountRow *row, const Recommendation *recommendation,
                       Tally counted, Error *err) {
  bool same = recommendation->counts_known && tally_same(recommendation->counted, counted);
  if (same && !row->is_blind) return true;
  const Event event = {.kind = EVENT_COUNTS_SET,
                       .counts = {.recommendation = recommendation->number,
                                  .known = {recommendation->counts_known, 1},
                                  .tally = {recommendation->counted, counted}}};
  return transaction_add(tx, event, err);
}

static bool add_reason(Transaction *tx, const Recommendation *recommendation, const char *reason,
                       Error *err) {
  const char *before = recommendation->text[RECOMMENDATION_COUNTS_REASON];
  if (strcmp(before, reason) == 0) return true;
  const Event event = event_of_text(EVENT_RECOMMENDATION_EDITED, recommendation->number,
                                    RECOMMENDATION_COUNTS_REASON, before, reason);
  return transaction_add(tx, event, err);
}

static bool check_reason(const CountRow *row, const Roundtable *state,
                         const Recommendation *recommendation, Tally counted, bool *passes,
                         Error *err) {
  Error why = {0};
  *passes = counts_pass_a_guard(state, recommendation, counted, &why);
  if (!*passes || row->is_blind || row->reason[0] != '\0') return true;
  return fail(err, ERROR_FAILED, _("%s: give a reason to keep these counts"), why.text);
}

/* A reason outlives its counts only while a guard is exceeded. */
static const char *reason_kept(const CountRow *row, const Roundtable *state,
                               const Recommendation *recommendation, bool passes) {
  if (passes || row->is_blind) return row->reason;
  return guard_flags(state, recommendation) ? recommendation->text[RECOMMENDATION_COUNTS_REASON]
                                            : "";
}

static bool fail_gone(Error *err) {
  return fail(err, ERROR_FAILED, "%s", _("this recommendation no longer exists"));
}

static bool set_counts(Transaction *tx, const CountRow *row, bool *opened, Error *err) {
  const Roundtable *state = transaction_state(tx);
  const uint32_t number = row->recommendation;
  const Recommendation *recommendation = roundtable_recommendation(state, number);
  bool passes;
  if (!recommendation) return fail_gone(err);
  if (!check_seen(row, state, recommendation, err)) return false;
  const Tally counted = count_row_result(row, recommendation->counted);
  if (!check_reason(row, state, recommendation, counted, &passes, err) ||
      !open_vote_for(tx, number, opened, err))
    return false;
  recommendation = roundtable_recommendation(state, number);
  if (!add_counts(tx, row, recommendation, counted, err)) return false;
  recommendation = roundtable_recommendation(state, number);
  return add_reason(tx, recommendation, reason_kept(row, state, recommendation, passes), err);
}

bool record_counts(Session *session, const CountRow *row, bool *opened, Error *err) {
  bool opens = false;
  Transaction *tx = transaction_begin(session, err);
  if (!tx || !transaction_end(tx, set_counts(tx, row, &opens, err), err)) return false;
  *opened = opens;
  return true;
}

bool give_counts_reason(Session *session, uint32_t recommendation, const char *reason, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const Recommendation *one = roundtable_recommendation(transaction_state(tx), recommendation);
  return transaction_end(tx, one ? add_reason(tx, one, reason, err) : fail_gone(err), err);
}

bool counts_are_over(const Roundtable *roundtable, const Recommendation *recommendation) {
  const Subgroup *subgroup = roundtable_subgroup(roundtable, recommendation->subgroup);
  return guard_flags(roundtable, recommendation) ||
         (recommendation->counts_known && guard_flags_allowance(roundtable, subgroup));
}

static void note_unexplained(uint32_t *numbers, size_t room, size_t *count,
                             const Recommendation *recommendation) {
  if (*count < room) numbers[*count] = recommendation->number;
  ++*count;
}

static bool has_reason(const Recommendation *recommendation) {
  return *recommendation->text[RECOMMENDATION_COUNTS_REASON] != '\0';
}

static bool any_reason(const Roundtable *roundtable, const Subgroup *subgroup) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place)
    if (has_reason(roundtable_recommendation_at(roundtable, subgroup, place))) return true;
  return false;
}

/* An exceeded allowance is reported for the last counts that draw on it. */
static void look_through(const Roundtable *roundtable, const Subgroup *subgroup, uint32_t *numbers,
                         size_t room, size_t *count) {
  const Recommendation *last = NULL;
  size_t before = *count;
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(roundtable, subgroup, place);
    if (one->counts_known) last = one;
    if (!has_reason(one) && guard_flags(roundtable, one))
      note_unexplained(numbers, room, count, one);
  }
  bool explained = *count > before || last == NULL || any_reason(roundtable, subgroup);
  if (!explained && guard_flags_allowance(roundtable, subgroup))
    note_unexplained(numbers, room, count, last);
}

size_t counts_without_reason(const Roundtable *roundtable, uint32_t *numbers, size_t room) {
  size_t count = 0;
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place)
    look_through(roundtable, roundtable_subgroup_at(roundtable, place), numbers, room, &count);
  return count;
}
