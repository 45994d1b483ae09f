#include "sessions/acts/kiosk.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "sessions/acts/open_votes.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/journal/kiosk_value.h"
#include "sessions/session/session_parts.h"

static bool add_step(Transaction *tx, EventKind kind, uint32_t subgroup, Error *err) {
  return transaction_add(tx, (Event){.kind = kind, .kiosk = {.subgroup = subgroup}}, err);
}

/* The process that has the keyboard holds a lock on it, taken before the journal says so and
 * released after. */
static bool note_if_dead(Transaction *tx, uint32_t subgroup, Error *err) {
  bool lives;
  if (!roundtable_kiosk_of(transaction_state(tx), subgroup).handed_over) return true;
  return journal_keyboard_is_held(transaction_journal(tx), subgroup, &lives, err) &&
         (lives || add_step(tx, EVENT_KIOSK_INTERRUPTED, subgroup, err));
}

static bool note_dead_kiosks(Transaction *tx, Error *err) {
  const Roundtable *state = transaction_state(tx);
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    if (!note_if_dead(tx, roundtable_subgroup_at(state, place)->number, err)) return false;
  return note_if_dead(tx, WHOLE_SESSION, err);
}

bool note_kiosk_interruption(Session *session, bool *interrupted, Error *err) {
  bool found = false;
  const Roundtable *state = session_state(session);
  bool handed_over = roundtable_kiosk(state).handed_over;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    handed_over = handed_over || roundtable_subgroup_at(state, place)->kiosk.handed_over;
  if (handed_over) {
    Transaction *tx = transaction_begin(session, err);
    if (!tx) return false;
    const bool noted = note_dead_kiosks(tx, err);
    found = transaction_event_count(tx) > 0;
    if (!transaction_end(tx, noted, err)) return false;
  }
  *interrupted = found;
  return true;
}

static bool check_keyboard(Transaction *tx, uint32_t subgroup, Error *err) {
  bool is_held;
  if (!roundtable_kiosk_of(transaction_state(tx), subgroup).handed_over) return true;
  if (!journal_keyboard_is_held(transaction_journal(tx), subgroup, &is_held, err)) return false;
  return !is_held ||
         fail(err, ERROR_FAILED, _("%s: a kiosk is active: take the keyboard back first"),
              transaction_path(tx));
}

bool check_no_kiosk(Transaction *tx, Error *err) {
  for (size_t place = 0; place < roundtable_subgroup_count(transaction_state(tx)); ++place)
    if (!check_keyboard(tx, roundtable_subgroup_at(transaction_state(tx), place)->number, err))
      return false;
  return check_keyboard(tx, WHOLE_SESSION, err);
}

static bool any_vote_is_open(const Roundtable *state) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    if (roundtable_subgroup_at(state, place)->vote == VOTE_OPEN) return true;
  return false;
}

static bool open_votes(Transaction *tx, uint32_t subgroup, Error *err) {
  bool by_hand = roundtable_voting_rule(transaction_state(tx), RULE_OPENING) == OPENED_BY_HAND;
  if (!(by_hand && subgroup == WHOLE_SESSION) && !open_votes_of(tx, subgroup, err)) return false;
  return subgroup != WHOLE_SESSION || any_vote_is_open(transaction_state(tx)) ||
         fail(err, ERROR_FAILED, "%s", _("no vote is open"));
}

/* This session has just taken the lock: if the keyboard is handed over, the process that did it is
 * dead. */
static bool record_begin(Session *session, uint32_t subgroup, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const bool left = roundtable_kiosk_of(transaction_state(tx), subgroup).handed_over;
  const bool begun = (!left || add_step(tx, EVENT_KIOSK_INTERRUPTED, subgroup, err)) &&
                     open_votes(tx, subgroup, err) &&
                     add_step(tx, EVENT_KIOSK_BEGUN, subgroup, err);
  return transaction_end(tx, begun, err);
}

bool kiosk_begin(Session *session, uint32_t subgroup, Error *err) {
  bool held;
  if (!check_random(err)) return false;
  if (!journal_hold_keyboard(session->journal, subgroup, &held, err)) return false;
  if (!held) return fail(err, ERROR_FAILED, "%s", _("the keyboard is already handed over"));
  const bool begun = record_begin(session, subgroup, err);
  if (!begun) journal_leave_keyboard(session->journal);
  return begun;
}

static bool fail_not_here(Error *err) {
  return fail(err, ERROR_FAILED, "%s", _("the keyboard is not handed over here"));
}

bool kiosk_end(Session *session, uint32_t subgroup, Error *err) {
  if (!journal_has_keyboard(session->journal, subgroup)) return fail_not_here(err);
  Transaction *tx = transaction_begin(session, err);
  if (!tx || !transaction_end(tx, add_step(tx, EVENT_KIOSK_ENDED, subgroup, err), err))
    return false;
  journal_leave_keyboard(session->journal);
  return true;
}

static bool takes_dots(const Roundtable *state, uint32_t kiosk, uint32_t number) {
  const Recommendation *one = roundtable_recommendation(state, number);
  if (!one || one->status != STATUS_VOTABLE) return false;
  const Subgroup *subgroup = roundtable_subgroup(state, one->subgroup);
  return subgroup->status == SUBGROUP_HELD && subgroup->vote == VOTE_OPEN &&
         (kiosk == WHOLE_SESSION || kiosk == subgroup->number);
}

static bool check_entries(const Roundtable *state, uint32_t subgroup, const Ballot *ballot,
                          Error *err) {
  static const uint8_t none[COLOUR_COUNT] = {0};
  uint32_t last = 0;
  for (size_t n = 0; n < ballot->entry_count; ++n) {
    const BallotEntry *entry = &ballot->entries[n];
    if (!takes_dots(state, subgroup, entry->recommendation))
      return fail(err, ERROR_FAILED, "%s",
                  _("a recommendation of this ballot no longer takes votes: look again"));
    if (entry->recommendation <= last || memcmp(entry->dots, none, COLOUR_COUNT) == 0)
      return fail(err, ERROR_BAD_DATA, "%s", _("this ballot is not valid"));
    last = entry->recommendation;
  }
  return true;
}

bool kiosk_check_ballot(const Roundtable *state, uint32_t subgroup, const BallotEntry *entries,
                        size_t count, Error *err) {
  const Ballot ballot = {.cast = true, .entries = entries, .entry_count = count};
  return check_entries(state, subgroup, &ballot, err) && guard_check_ballot(state, &ballot, err);
}

/* Lists all that the voter could put dots on, in rising order. */
static bool list_offered(const Roundtable *state, uint32_t subgroup, uint32_t **offered,
                         size_t *count, Error *err) {
  uint32_t end = roundtable_next_recommendation(state);
  uint32_t *numbers = calloc(end, sizeof *numbers);
  size_t found = 0;
  if (!numbers) return fail_memory(err);
  for (uint32_t number = 1; number < end; ++number)
    if (takes_dots(state, subgroup, number)) numbers[found++] = number;
  *offered = numbers;
  *count = found;
  return true;
}

/* Reads the waiting ballots, as many as the journal says. */
static bool read_waiting(const Transaction *tx, uint32_t subgroup, Bytes *bytes, KioskValue *value,
                         Error *err) {
  Kiosk kiosk = roundtable_kiosk_of(transaction_state(tx), subgroup);
  bool found;
  if (!journal_find_kiosk(transaction_journal(tx), subgroup, kiosk.counted, bytes, &found, err))
    return false;
  *value = (KioskValue){0};
  bool sound = found ? kiosk_value_read(bytes, value) : true;
  if (sound && (int64_t)value->record_count == kiosk.waiting) return true;
  return fail(err, ERROR_BAD_DATA,
              _("%s: the kiosk ballots are not as they were handed in: use an unaltered copy"),
              transaction_path(tx));
}

static bool keep_ballot(Transaction *tx, uint32_t subgroup, const Ballot *ballot,
                        const KioskValue *before, Error *err) {
  uint8_t key[KIOSK_KEY_SIZE];
  uint32_t *offered = NULL;
  size_t count = 0;
  Bytes after = {0};
  const Roundtable *state = transaction_state(tx);
  platform_random(key, sizeof key);
  bool kept = list_offered(state, subgroup, &offered, &count, err) &&
              kiosk_value_add(before, offered, count, ballot, key, &after, err) &&
              journal_keep_kiosk(transaction_journal(tx), subgroup,
                                 roundtable_kiosk_of(state, subgroup).counted, &after, err);
  free(offered);
  kiosk_value_free(&after);
  return kept;
}

/* A voter at the keyboard cannot give a reason and must not learn a figure: only the number of
 * ballots, which is public, is checked. */
static bool check_turnout(const Roundtable *state, uint32_t number, Error *err) {
  const Subgroup *subgroup = roundtable_subgroup(state, number);
  const bool only = !subgroup && roundtable_subgroup_count(state) == 1;
  if (only) subgroup = roundtable_subgroup_at(state, 0);
  if (!turnout_is_limited(state, subgroup)) return true;
  const Turnout turnout = turnout_of(state, subgroup);
  const bool known = turnout.voters != RULE_UNKNOWN && turnout.ballots != RULE_UNKNOWN;
  if (!known || turnout.ballots + turnout.kiosk < turnout.voters) return true;
  return fail(err, ERROR_FAILED,
              ngettext("the ballot of the %s voter is already in",
                       "the ballots of all %s voters are already in",
                       (unsigned long)turnout.voters),
              number_shown(turnout.voters).text);
}

static bool receive(Transaction *tx, uint32_t subgroup, const Ballot *ballot, Error *err) {
  const Roundtable *state = transaction_state(tx);
  Bytes bytes = {0};
  KioskValue before;
  if (!journal_has_keyboard(transaction_journal(tx), subgroup)) return fail_not_here(err);
  bool kept = kiosk_check_ballot(state, subgroup, ballot->entries, ballot->entry_count, err) &&
              check_turnout(state, subgroup, err) &&
              read_waiting(tx, subgroup, &bytes, &before, err) &&
              add_step(tx, EVENT_KIOSK_BALLOT_RECEIVED, subgroup, err) &&
              keep_ballot(tx, subgroup, ballot, &before, err);
  kiosk_value_free(&bytes);
  return kept;
}

bool kiosk_receive(Session *session, uint32_t subgroup, const BallotEntry *entries, size_t count,
                   Error *err) {
  const Ballot ballot = {.cast = true, .entries = entries, .entry_count = count};
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx, receive(tx, subgroup, &ballot, err), err);
}

static bool add_count(Transaction *tx, uint32_t subgroup, const Bytes *bytes, size_t ballots,
                      Error *err) {
  Event event = event_make(EVENT_KIOSK_COUNTED);
  ChainHash hash = kiosk_value_hash(bytes);
  event.kiosk.subgroup = subgroup;
  event.kiosk.ballots = (int64_t)ballots;
  memcpy(event.kiosk.hash, hash.bytes, sizeof event.kiosk.hash);
  return transaction_add(tx, event, err);
}

static bool add_sums(Transaction *tx, const KioskValue *value, Error *err) {
  for (size_t column = 0; column < value->column_count; ++column) {
    Event event = event_make(EVENT_KIOSK_TALLIED);
    event.kiosk.recommendation = kiosk_value_recommendation(value, column);
    event.kiosk.tally = kiosk_value_sum(value, column);
    if (tally_cumulative(event.kiosk.tally) > 0 && !transaction_add(tx, event, err)) return false;
  }
  return true;
}

static bool count_waiting(Transaction *tx, uint32_t subgroup, Error *err) {
  Bytes bytes = {0};
  KioskValue value;
  bool counted = read_waiting(tx, subgroup, &bytes, &value, err) &&
                 add_count(tx, subgroup, &bytes, value.record_count, err) &&
                 add_sums(tx, &value, err);
  kiosk_value_free(&bytes);
  return counted;
}

bool count_kiosk(Transaction *tx, uint32_t subgroup, Error *err) {
  if (!note_if_dead(tx, subgroup, err)) return false;
  Kiosk kiosk = roundtable_kiosk_of(transaction_state(tx), subgroup);
  if (kiosk.handed_over)
    return fail(err, ERROR_FAILED, "%s",
                _("the keyboard is still handed over: take it back before the vote is closed"));
  return kiosk.waiting == 0 || count_waiting(tx, subgroup, err);
}
