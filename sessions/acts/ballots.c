#include "sessions/acts/ballots.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/acts/acts.h"
#include "sessions/journal/kiosk_value.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/session_parts.h"
#include "sessions/session/transaction.h"
#include "sessions/text/text.h"

/* Each closed vote has its own value, identified by how many were counted before. */
static bool add_kiosk(const Session *session, uint32_t subgroup, Kiosk kiosk, int64_t *blank,
                      Error *err) {
  Bytes bytes = {0};
  bool done = true, known = true;
  for (int64_t first = 0; done && known && first < kiosk.counted;) {
    KioskValue value;
    done = journal_find_kiosk(session->journal, subgroup, first, &bytes, &known, err);
    known = done && known && kiosk_value_read(&bytes, &value);
    if (!known) break;
    *blank += kiosk_value_blank(&value);
    first += (int64_t)value.record_count;
  }
  if (!known) *blank = RULE_UNKNOWN;
  kiosk_value_free(&bytes);
  return done;
}

static bool one_subgroup(const Roundtable *state) {
  return roundtable_subgroup_count(state) == 1;
}

bool blank_kiosk_ballots(const Session *session, const Roundtable *state, const Subgroup *subgroup,
                         int64_t *blank, Error *err) {
  const Subgroup *own = one_subgroup(state) ? roundtable_subgroup_at(state, 0) : subgroup;
  const bool all = !subgroup || one_subgroup(state);
  int64_t found = 0;
  if (all && !add_kiosk(session, WHOLE_SESSION, roundtable_kiosk(state), &found, err)) return false;
  if (own && found != RULE_UNKNOWN && !add_kiosk(session, own->number, own->kiosk, &found, err))
    return false;
  *blank = found;
  return true;
}

bool blank_ballots(const Session *session, const Roundtable *state, const Subgroup *subgroup,
                   int64_t *blank, Error *err) {
  const bool all = !subgroup || one_subgroup(state);
  const int64_t in_box = all ? roundtable_ballots_blank(state) : 0;
  int64_t in_kiosk;
  if (!blank_kiosk_ballots(session, state, subgroup, &in_kiosk, err)) return false;
  const bool known = in_box != RULE_UNKNOWN && in_kiosk != RULE_UNKNOWN;
  *blank = known ? in_box + in_kiosk : RULE_UNKNOWN;
  return true;
}

typedef struct BallotAct {
  EventKind kind;
  int64_t number;
  const BallotEntry *entries; /* what it will hold */
  size_t count;
  Ballot seen;
  const char *reason;
  bool opened;
  bool asks;         /* a reason would be enough */
  BallotLine *lines; /* the changes */
  size_t line_count;
} BallotAct;

static void add_line(BallotAct *ballot, const BallotEntry *before, const BallotEntry *after) {
  BallotLine line = {.recommendation =
                         before->recommendation ? before->recommendation : after->recommendation};
  memcpy(line.dots[BEFORE], before->dots, COLOUR_COUNT);
  memcpy(line.dots[AFTER], after->dots, COLOUR_COUNT);
  if (memcmp(line.dots[BEFORE], line.dots[AFTER], COLOUR_COUNT) != 0)
    ballot->lines[ballot->line_count++] = line;
}

/* Merges the present entries with the new ones, both in rising order of recommendation. */
static bool compare(BallotAct *ballot, const Ballot *now, Error *err) {
  static const BallotEntry none = {0};
  size_t old = 0, new = 0;
  ballot->lines = calloc(now->entry_count + ballot->count + 1, sizeof *ballot->lines);
  if (!ballot->lines) return fail_memory(err);
  while (old < now->entry_count || new < ballot->count) {
    int64_t is = old < now->entry_count ? now->entries[old].recommendation : INT64_MAX;
    int64_t shall = new < ballot->count ? ballot->entries[new].recommendation : INT64_MAX;
    const BallotEntry *before = is <= shall ? &now->entries[old++] : &none;
    const BallotEntry *after = shall <= is ? &ballot->entries[new ++] : &none;
    add_line(ballot, before, after);
  }
  return true;
}

static bool same_entries(const BallotEntry *a, size_t a_count, const BallotEntry *b,
                         size_t b_count) {
  if (a_count != b_count) return false;
  for (size_t n = 0; n < a_count; ++n)
    if (a[n].recommendation != b[n].recommendation ||
        memcmp(a[n].dots, b[n].dots, COLOUR_COUNT) != 0)
      return false;
  return true;
}

/* Shows both, so that nobody's dots are lost. */
static bool fail_changed(const Roundtable *state, const BallotAct *ballot, const Ballot *now,
                         Error *err) {
  char is[BALLOT_TEXT_SIZE], shall[BALLOT_TEXT_SIZE];
  long long number = (long long)ballot->number;
  ballot_text(state, ballot->entries, ballot->count, shall);
  if (ballot->kind == EVENT_BALLOT_WITHDRAWN && !now->cast)
    return fail(err, ERROR_FAILED, _("ballot %lld is not in the box: look again"), number);
  if (!now->cast)
    return fail(err, ERROR_FAILED,
                _("ballot %lld was withdrawn in the meantime; yours holds %s: look, then decide"),
                number, shall);
  ballot_text(state, now->entries, now->entry_count, is);
  if (ballot->kind == EVENT_BALLOT_WITHDRAWN)
    return fail(err, ERROR_FAILED,
                _("ballot %lld has changed in the meantime: it now holds %s; look, then decide"),
                number, is);
  return fail(err, ERROR_FAILED,
              _("ballot %lld has changed in the meantime: it now holds %s, yours holds %s; look, "
                "then decide"),
              number, is, shall);
}

static bool open_votes(Transaction *tx, BallotAct *ballot, Error *err) {
  for (size_t line = 0; line < ballot->line_count; ++line) {
    bool opened;
    if (!open_vote_for(tx, ballot->lines[line].recommendation, &opened, err)) return false;
    ballot->opened = ballot->opened || opened;
  }
  return true;
}

static bool add_change(Transaction *tx, BallotAct *ballot, bool was_cast, Error *err) {
  Event event = event_make(ballot->kind);
  event.ballot.ballot = ballot->number;
  event.ballot.cast[BEFORE] = was_cast;
  event.ballot.cast[AFTER] = ballot->kind == EVENT_BALLOT_CAST;
  event.ballot.lines = ballot->lines;
  event.ballot.line_count = ballot->line_count;
  return open_votes(tx, ballot, err) && transaction_add(tx, event, err);
}

/* Counted from 1, as people do. */
static int64_t next_number(const Roundtable *state) {
  int64_t next = roundtable_next_ballot(state);
  return next > 0 ? next : 1;
}

static bool change_by_rules(Transaction *tx, BallotAct *ballot, bool was_cast, Error *err) {
  RulesBefore before;
  if (!breaches_before(tx, ballot->number, &before, err)) return false;
  bool kept = add_change(tx, ballot, was_cast, err) &&
              check_breaches_after(tx, &before, roundtable_seq(transaction_state(tx)),
                                   ballot->reason, &ballot->asks, err);
  breaches_free(&before.broken);
  return kept;
}

static bool change(Transaction *tx, BallotAct *ballot, Error *err) {
  const Roundtable *state = transaction_state(tx);
  Ballot now;
  if (!transaction_need_ballots(tx, err)) return false;
  if (ballot->number == NEXT_BALLOT) ballot->number = next_number(state);
  roundtable_ballot(state, ballot->number, &now);
  if (!compare(ballot, &now, err)) return false;
  if (ballot->kind == EVENT_BALLOT_CAST && now.cast && ballot->line_count == 0) return true;
  const Ballot *seen = &ballot->seen;
  bool same = seen->cast == now.cast &&
              same_entries(seen->entries, seen->entry_count, now.entries, now.entry_count);
  return (same || fail_changed(state, ballot, &now, err)) &&
         change_by_rules(tx, ballot, now.cast, err);
}

/* What was seen may be borrowed from the state, which is refreshed before the comparison. */
static bool keep_seen(BallotAct *ballot, const Ballot *seen, BallotEntry **kept, Error *err) {
  if (!seen) return true;
  ballot->seen = *seen;
  if (seen->entry_count == 0) return true;
  *kept = calloc(seen->entry_count, sizeof **kept);
  if (!*kept) return fail_memory(err);
  memcpy(*kept, seen->entries, seen->entry_count * sizeof **kept);
  ballot->seen.entries = *kept;
  return true;
}

static bool change_ballot(Session *session, BallotAct *ballot, const Ballot *seen, Error *err) {
  BallotEntry *kept = NULL;
  Transaction *tx = keep_seen(ballot, seen, &kept, err) ? transaction_begin(session, err) : NULL;
  const bool changed = tx && transaction_end(tx, change(tx, ballot, err), err);
  free(ballot->lines);
  free(kept);
  return changed;
}

bool record_ballot(Session *session, int64_t *number, const BallotEntry *entries, size_t count,
                   const Ballot *seen, const char *reason, bool *opened, bool *asks, Error *err) {
  BallotAct ballot = {
      .kind = EVENT_BALLOT_CAST, .number = *number, .entries = entries, .count = count};
  char *clean = NULL;
  if (!text_clean_reason(reason, &clean, err)) return false;
  ballot.reason = clean;
  const bool recorded = change_ballot(session, &ballot, seen, err);
  if (recorded) *number = ballot.number;
  if (recorded && opened) *opened = ballot.opened;
  if (!recorded && asks) *asks = ballot.asks;
  free(clean);
  return recorded;
}

bool withdraw_ballot(Session *session, int64_t number, const Ballot *seen, Error *err) {
  BallotAct ballot = {.kind = EVENT_BALLOT_WITHDRAWN, .number = number, .reason = ""};
  return change_ballot(session, &ballot, seen, err);
}

enum { ENTRY_TEXT_SIZE = REFERENCE_TEXT_SIZE + 64 };

static void entry_text(const Roundtable *state, const BallotEntry *entry, const char *before,
                       char text[ENTRY_TEXT_SIZE]) {
  const Recommendation *one = roundtable_recommendation(state, entry->recommendation);
  snprintf(text, ENTRY_TEXT_SIZE, "%s%s", before, one ? reference_shown(state, one).text : "?");
  for (int colour = 0; colour < COLOUR_COUNT; ++colour) {
    int count = entry->dots[colour];
    if (count == 1) string_append(text, ENTRY_TEXT_SIZE, " %s", colour_sign((Colour)colour));
    if (count > 1)
      string_append(text, ENTRY_TEXT_SIZE, " %s %s", number_shown(count).text,
                    colour_sign((Colour)colour));
  }
}

const char *ballot_text(const Roundtable *state, const BallotEntry *entries, size_t count,
                        char text[BALLOT_TEXT_SIZE]) {
  static const char cut[] = ", …";
  char entry[ENTRY_TEXT_SIZE];
  bool fits = true;
  snprintf(text, BALLOT_TEXT_SIZE, "%s", count == 0 ? _("no dot") : "");
  for (size_t n = 0; n < count && fits; ++n) {
    entry_text(state, &entries[n], n > 0 ? ", " : "", entry);
    fits = strlen(text) + strlen(entry) + sizeof cut <= BALLOT_TEXT_SIZE;
    string_append(text, BALLOT_TEXT_SIZE, "%s", fits ? entry : cut);
  }
  return text;
}
