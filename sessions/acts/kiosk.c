#include "sessions/acts/kiosk.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/turnout.h"
#include "sessions/acts/vote.h"
#include "sessions/files/platform.h"
#include "sessions/journal/kiosk_value.h"
#include "sessions/session/session_parts.h"

static bool add_step(Act *act, EventKind kind, uint32_t subgroup, Error *err) {
  Event event = event_make(kind);
  event.kiosk.subgroup = subgroup;
  return act_add(act, event, err);
}

/* Whoever has the keyboard holds a lock on it, taken before the journal says so and left after. */
static bool note_if_dead(Act *act, uint32_t subgroup, Error *err) {
  bool lives;
  if (!roundtable_kiosk_of(act_state(act), subgroup).handed_over) return true;
  return journal_keyboard_is_held(act_journal(act), subgroup, &lives, err) &&
         (lives || add_step(act, EVENT_KIOSK_INTERRUPTED, subgroup, err));
}

static bool build_interruption(void *context, Act *act, Error *err) {
  bool *interrupted = context;
  for (size_t place = 0; place < roundtable_subgroup_count(act_state(act)); ++place)
    if (!note_if_dead(act, roundtable_subgroup_at(act_state(act), place)->number, err))
      return false;
  if (!note_if_dead(act, WHOLE_SESSION, err)) return false;
  *interrupted = act_event_count(act) > 0;
  return true;
}

static bool is_handed_over(const Roundtable *state) {
  bool handed_over = roundtable_kiosk(state).handed_over;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    handed_over = handed_over || roundtable_subgroup_at(state, place)->kiosk.handed_over;
  return handed_over;
}

bool note_kiosk_interruption(Session *session, bool *interrupted, Error *err) {
  *interrupted = false;
  return !is_handed_over(session_state(session)) ||
         session_act(session, build_interruption, interrupted, err);
}

static bool check_keyboard(Act *act, uint32_t subgroup, Error *err) {
  bool is_held;
  if (!roundtable_kiosk_of(act_state(act), subgroup).handed_over) return true;
  if (!journal_keyboard_is_held(act_journal(act), subgroup, &is_held, err)) return false;
  return !is_held || fail(err, ERROR_FAILED, _("%s: a kiosk is on: take the keyboard back first"),
                          act_path(act));
}

bool act_check_no_kiosk(Act *act, Error *err) {
  for (size_t place = 0; place < roundtable_subgroup_count(act_state(act)); ++place)
    if (!check_keyboard(act, roundtable_subgroup_at(act_state(act), place)->number, err))
      return false;
  return check_keyboard(act, WHOLE_SESSION, err);
}

static bool any_vote_is_open(const Roundtable *state) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    if (roundtable_subgroup_at(state, place)->vote == VOTE_OPEN) return true;
  return false;
}

static bool open_votes(Act *act, uint32_t subgroup, Error *err) {
  size_t opened;
  bool by_hand = roundtable_voting_rule(act_state(act), RULE_OPENING) == OPENED_BY_HAND;
  if (!(by_hand && subgroup == WHOLE_SESSION) && !act_open_votes(act, subgroup, &opened, err))
    return false;
  return subgroup != WHOLE_SESSION || any_vote_is_open(act_state(act)) ||
         fail(err, ERROR_FAILED, "%s", _("no vote is open"));
}

/* This session has just taken the lock: if the keyboard is handed over, then by a dead process. */
static bool build_begin(void *context, Act *act, Error *err) {
  uint32_t subgroup = *(const uint32_t *)context;
  bool left = roundtable_kiosk_of(act_state(act), subgroup).handed_over;
  return (!left || add_step(act, EVENT_KIOSK_INTERRUPTED, subgroup, err)) &&
         open_votes(act, subgroup, err) && add_step(act, EVENT_KIOSK_BEGUN, subgroup, err);
}

static bool fail_handed_over(Error *err) {
  return fail(err, ERROR_FAILED, "%s", _("the keyboard is already handed over"));
}

bool kiosk_begin(Session *session, uint32_t subgroup, Error *err) {
  bool held;
  if (sodium_init() < 0)
    return fail(err, ERROR_FAILED, "%s", _("this machine gives no random numbers"));
  if (!journal_hold_keyboard(session->journal, subgroup, &held, err)) return false;
  if (!held) return fail_handed_over(err);
  bool begun = session_act(session, build_begin, &subgroup, err);
  if (!begun) journal_leave_keyboard(session->journal);
  return begun;
}

static bool fail_not_here(Error *err) {
  return fail(err, ERROR_FAILED, "%s", _("the keyboard is not handed over here"));
}

static bool build_end(void *context, Act *act, Error *err) {
  return add_step(act, EVENT_KIOSK_ENDED, *(const uint32_t *)context, err);
}

bool kiosk_end(Session *session, uint32_t subgroup, Error *err) {
  if (!journal_has_keyboard(session->journal, subgroup)) return fail_not_here(err);
  if (!session_act(session, build_end, &subgroup, err)) return false;
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
                  _("a recommendation of this ballot takes no votes any more: look again"));
    if (entry->recommendation <= last || memcmp(entry->dots, none, COLOUR_COUNT) == 0)
      return fail(err, ERROR_BAD_DATA, "%s", _("this ballot is not in order"));
    last = entry->recommendation;
  }
  return true;
}

bool kiosk_check_ballot(const Roundtable *state, uint32_t subgroup, const BallotEntry *entries,
                        size_t count, Error *err) {
  const Ballot ballot = {.cast = true, .entries = entries, .entry_count = count};
  return check_entries(state, subgroup, &ballot, err) && guard_check_ballot(state, &ballot, err);
}

/* All that the voter could put dots on, in rising order. */
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

/* What waits, as the journal says how many. */
static bool read_waiting(const Act *act, uint32_t subgroup, Bytes *bytes, KioskValue *value,
                         Error *err) {
  Kiosk kiosk = roundtable_kiosk_of(act_state(act), subgroup);
  bool found;
  if (!journal_find_kiosk(act_journal(act), subgroup, kiosk.counted, bytes, &found, err))
    return false;
  *value = (KioskValue){0};
  bool sound = found ? kiosk_value_read(bytes, value) : true;
  if (sound && (int64_t)value->record_count == kiosk.waiting) return true;
  return fail(err, ERROR_BAD_DATA,
              _("%s: the ballots of the kiosk are not as they were handed in: go on with a copy of "
                "it that was not altered"),
              act_path(act));
}

typedef struct KioskBallot {
  uint32_t subgroup;
  Ballot ballot;
} KioskBallot;

static bool keep_ballot(Act *act, const KioskBallot *received, const KioskValue *before,
                        Error *err) {
  uint8_t key[KIOSK_KEY_SIZE];
  uint32_t *offered = NULL;
  size_t count = 0;
  Bytes after = {0};
  const Roundtable *state = act_state(act);
  platform_random(key, sizeof key);
  bool kept =
      list_offered(state, received->subgroup, &offered, &count, err) &&
      kiosk_value_add(before, offered, count, &received->ballot, key, &after, err) &&
      journal_keep_kiosk(act_journal(act), received->subgroup,
                         roundtable_kiosk_of(state, received->subgroup).counted, &after, err);
  free(offered);
  kiosk_value_free(&after);
  return kept;
}

/* Whoever stands at the keyboard can give no reason, and may not learn a figure: only ballots are
 * counted, which everybody may know. */
static bool check_turnout(const Roundtable *state, uint32_t number, Error *err) {
  const Subgroup *subgroup = roundtable_subgroup(state, number);
  const bool only = !subgroup && roundtable_subgroup_count(state) == 1;
  if (only) subgroup = roundtable_subgroup_at(state, 0);
  if (!turnout_is_limited(state, subgroup)) return true;
  const Turnout turnout = turnout_of(state, subgroup);
  const bool known = turnout.voters != RULE_UNKNOWN && turnout.ballots != RULE_UNKNOWN;
  if (!known || turnout.ballots + turnout.kiosk < turnout.voters) return true;
  return fail(err, ERROR_FAILED,
              ngettext("the ballot of the %s voter is in already",
                       "the ballots of all %s voters are in already",
                       (unsigned long)turnout.voters),
              number_shown(turnout.voters).text);
}

static bool build_receipt(void *context, Act *act, Error *err) {
  const KioskBallot *received = context;
  const Ballot *ballot = &received->ballot;
  Bytes bytes = {0};
  KioskValue before;
  if (!journal_has_keyboard(act_journal(act), received->subgroup)) return fail_not_here(err);
  bool kept = kiosk_check_ballot(act_state(act), received->subgroup, ballot->entries,
                                 ballot->entry_count, err) &&
              check_turnout(act_state(act), received->subgroup, err) &&
              read_waiting(act, received->subgroup, &bytes, &before, err) &&
              add_step(act, EVENT_KIOSK_BALLOT_RECEIVED, received->subgroup, err) &&
              keep_ballot(act, received, &before, err);
  kiosk_value_free(&bytes);
  return kept;
}

bool kiosk_receive(Session *session, uint32_t subgroup, const BallotEntry *entries, size_t count,
                   Error *err) {
  KioskBallot received = {
      .subgroup = subgroup,
      .ballot = {.cast = true, .entries = entries, .entry_count = count},
  };
  return session_act(session, build_receipt, &received, err);
}

static bool add_count(Act *act, uint32_t subgroup, const Bytes *bytes, size_t ballots, Error *err) {
  Event event = event_make(EVENT_KIOSK_COUNTED);
  ChainHash hash = kiosk_value_hash(bytes);
  event.kiosk.subgroup = subgroup;
  event.kiosk.ballots = (int64_t)ballots;
  memcpy(event.kiosk.hash, hash.bytes, sizeof event.kiosk.hash);
  return act_add(act, event, err);
}

static bool add_sums(Act *act, const KioskValue *value, Error *err) {
  for (size_t column = 0; column < value->column_count; ++column) {
    Event event = event_make(EVENT_KIOSK_TALLIED);
    event.kiosk.recommendation = kiosk_value_recommendation(value, column);
    event.kiosk.tally = kiosk_value_sum(value, column);
    if (tally_cumulative(event.kiosk.tally) > 0 && !act_add(act, event, err)) return false;
  }
  return true;
}

static bool count_waiting(Act *act, uint32_t subgroup, Error *err) {
  Bytes bytes = {0};
  KioskValue value;
  bool counted = read_waiting(act, subgroup, &bytes, &value, err) &&
                 add_count(act, subgroup, &bytes, value.record_count, err) &&
                 add_sums(act, &value, err);
  kiosk_value_free(&bytes);
  return counted;
}

bool act_count_kiosk(Act *act, uint32_t subgroup, Error *err) {
  if (!note_if_dead(act, subgroup, err)) return false;
  Kiosk kiosk = roundtable_kiosk_of(act_state(act), subgroup);
  if (kiosk.handed_over)
    return fail(err, ERROR_FAILED, "%s",
                _("the keyboard is still handed over: take it back before the vote is closed"));
  return kiosk.waiting == 0 || count_waiting(act, subgroup, err);
}
