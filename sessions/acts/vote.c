#include "sessions/acts/vote.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "sessions/acts/kiosk.h"
#include "sessions/acts/open_votes.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/session/time_spec.h"
#include "sessions/session/totals.h"
#include "sessions/text/day.h"
#include "sessions/text/text.h"

/* An event after which a board that follows the vote shows where it took place. */
static bool is_vote(const HistoryEntry *entry) {
  const EventKind kind = (EventKind)entry->kind;
  return entry->subgroup != WHOLE_SESSION &&
         (kind == EVENT_DOTS_COUNTED || kind == EVENT_COUNTS_SET || kind == EVENT_KIOSK_BEGUN ||
          kind == EVENT_KIOSK_BALLOT_RECEIVED);
}

/* Shows where a vote took place: its subgroup or, if the board shows one recommendation at a time,
 * that one. */
static void show_vote(const HistoryEntry *vote, Board *board) {
  const uint32_t one = history_recommendation(vote);
  const bool single = board->view == BOARD_RECOMMENDATION && one != 0;
  board->view = single ? BOARD_RECOMMENDATION : BOARD_SUBGROUP;
  board->subject = single ? one : vote->subgroup;
}

/* Follows the latest vote since it was told what to show, unless several subgroups vote at once. An
 * act that ends by revealing results was cast elsewhere. */
static void follow(const Roundtable *state, Board *board) {
  enum { LATEST_EVENTS = 200, LATEST_VOTES = 32, TURNS_MAX = 2 };
  const HistoryEntry *latest = NULL, *later = NULL;
  const uint64_t end = roundtable_seq(state);
  uint64_t revealed = 0; /* the latest act that revealed results */
  int votes = 0, turns = 0;
  for (uint64_t seq = end; seq > 0 && end - seq < LATEST_EVENTS && votes < LATEST_VOTES; seq--) {
    const HistoryEntry *entry = history_at(state, seq);
    if (entry == NULL || entry->kind == EVENT_BOARD_SHOWN) break;
    if (entry->kind == EVENT_CURTAIN_LIFTED) revealed = entry->act;
    if (!is_vote(entry)) continue;
    if (entry->act == revealed) break;
    turns += later != NULL && later->subgroup != entry->subgroup;
    if (latest == NULL) latest = entry;
    later = entry;
    votes++;
  }
  if (latest != NULL && turns <= TURNS_MAX) show_vote(latest, board);
}

Board board_in_view(const Roundtable *state) {
  Board board = roundtable_board(state);
  follow(state, &board);
  if (board.view != BOARD_WELCOME || roundtable_subgroup_count(state) != 1) return board;
  board.view = BOARD_SUBGROUP;
  board.subject = roundtable_subgroup_at(state, 0)->number;
  return board;
}

bool board_show(Session *session, BoardView view, uint32_t subject, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const Board now = board_in_view(transaction_state(tx));
  const Event event = {.kind = EVENT_BOARD_SHOWN, .board = {view, subject}};
  const bool same = now.view == view && now.subject == subject;
  return transaction_end(tx, same || transaction_add(tx, event, err), err);
}

bool curtain_draw(Session *session, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const bool drawn = roundtable_board(transaction_state(tx)).curtain ||
                     transaction_add(tx, event_make(EVENT_CURTAIN_DRAWN), err);
  return transaction_end(tx, drawn, err);
}

static bool lift(Transaction *tx, Reveal reveal, uint32_t steps, Error *err) {
  const Board now = roundtable_board(transaction_state(tx));
  if (!now.curtain && now.reveal == reveal && now.steps == steps) return true;
  return transaction_add(tx, (Event){.kind = EVENT_CURTAIN_LIFTED, .curtain = {reveal, steps}},
                         err);
}

bool curtain_lift(Session *session, Reveal reveal, uint32_t steps, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx, lift(tx, reveal, steps, err), err);
}

bool show_totals(Transaction *tx, Error *err) {
  return lift(tx, REVEAL_TOTALS, 0, err);
}

enum { SECOND_MS = 1000 };

uint32_t phase_planned_after(const Roundtable *roundtable, uint32_t phase) {
  while (++phase <= PHASES_MAX)
    if (*roundtable_phase(roundtable, phase).name != '\0') return phase;
  return 0;
}

static bool add_step(Transaction *tx, EventKind kind, uint32_t phase, Error *err) {
  Event event = event_make(kind);
  event.phase.phase = phase;
  return transaction_add(tx, event, err);
}

static bool add_clock(Transaction *tx, uint64_t takes_back, const PhaseStep *to, Error *err) {
  const PhaseClock now = roundtable_phase_clock(transaction_state(tx));
  const Event event = {.kind = EVENT_PHASE_CORRECTED,
                       .clock = {(int64_t)takes_back, {phase_step_of(&now), *to}}};
  return transaction_add(tx, event, err);
}

/* The day never starts over by itself. */
static bool find_next(const Roundtable *state, uint32_t *phase, Error *err) {
  const uint32_t latest = history_latest_phase(state);
  const uint32_t next = phase_planned_after(state, latest);
  if (next == 0 && latest != 0)
    return fail(err, ERROR_FAILED, "%s",
                _("the last phase of the day is over: undo that, or go to the phase you mean"));
  if (next == 0)
    return fail(err, ERROR_FAILED, "%s", _("no phase is planned: plan one with its minutes first"));
  *phase = next;
  return true;
}

bool start_phase(Session *session, uint32_t phase, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const Roundtable *state = transaction_state(tx);
  if (phase == 0) phase = roundtable_phase_clock(state).phase;
  const bool started = (phase != 0 || find_next(state, &phase, err)) &&
                       add_step(tx, EVENT_PHASE_STARTED, phase, err);
  return transaction_end(tx, started, err);
}

bool pause_phase(Session *session, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const uint32_t phase = roundtable_phase_clock(transaction_state(tx)).phase;
  const bool paused = phase == 0 ? fail(err, ERROR_FAILED, "%s", _("no phase is active"))
                                 : add_step(tx, EVENT_PHASE_PAUSED, phase, err);
  return transaction_end(tx, paused, err);
}

bool next_phase(Session *session, uint32_t *phase, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const Roundtable *state = transaction_state(tx);
  const uint32_t now = roundtable_phase_clock(state).phase;
  uint32_t next = 0;
  bool ok = now == 0 ? find_next(state, &next, err) : add_step(tx, EVENT_PHASE_ENDED, now, err);
  if (now != 0) next = phase_planned_after(state, now);
  ok = ok && (next == 0 || add_step(tx, EVENT_PHASE_STARTED, next, err));
  if (!transaction_end(tx, ok, err)) return false;
  *phase = next;
  return true;
}

/* The phase to switch to, and since when. */
typedef struct Going {
  uint32_t phase;
  bool earlier; /* it began at a typed time … */
  Stamp since;  /* … which is this */
} Going;

static bool fail_typed(const char *typed, Error *err) {
  return fail(err, ERROR_USAGE,
              _("“%s” is not a phase: type its number or, if it began earlier, its number and that "
                "time, such as 3 14:05"),
              text_quoted(typed).text);
}

/* A time without a day is today's, by the room's calendar. */
static bool read_since(const char *typed, const Stamp *now, Stamp *since, Error *err) {
  const int64_t seconds = local_time_seconds(now);
  TimeSpec moment;
  if (!time_spec_read(typed, &moment, err)) return false;
  if (moment.seq != 0 || moment.dated) return fail_typed(typed, err);
  const int64_t ago = (seconds % SECONDS_A_DAY - moment.begins) * SECOND_MS;
  if (ago < 0)
    return fail(err, ERROR_FAILED, "%s", _("that time is in the future: type when it began"));
  *since = *now;
  since->wall_ms -= ago;
  since->boot_ms -= ago;
  return true;
}

static bool read_going(Session *session, const char *typed, Going *going, Error *err) {
  const Stamp now = session_now(session);
  char *end;
  const long number = strtol(typed, &end, 10);
  const char *time = end + strspn(end, " ");
  if (end == typed || (*end != '\0' && time == end)) return fail_typed(typed, err);
  if (number < 1 || number > PHASES_MAX ||
      *roundtable_phase(session_state(session), (uint32_t)number).name == '\0')
    return fail(err, ERROR_FAILED, _("phase %ld is not planned"), number);
  *going = (Going){.phase = (uint32_t)number, .earlier = *time != '\0'};
  return !going->earlier || read_since(time, &now, &going->since, err);
}

static bool add_going(Transaction *tx, const Going *going, Error *err) {
  const uint32_t now = roundtable_phase_clock(transaction_state(tx)).phase;
  if (going->earlier) {
    const PhaseClock clock = {.phase = going->phase, .running = true, .since = going->since};
    const PhaseStep step = phase_step_of(&clock);
    return add_clock(tx, 0, &step, err);
  }
  return (now == 0 || now == going->phase || add_step(tx, EVENT_PHASE_ENDED, now, err)) &&
         add_step(tx, EVENT_PHASE_STARTED, going->phase, err);
}

bool go_to_phase(Session *session, const char *typed, Error *err) {
  Going going = {0};
  if (!read_going(session, typed, &going, err)) return false;
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx, add_going(tx, &going, err), err);
}

/* Restores the clock as it was before the act. */
bool undo_phase_step(Transaction *tx, Session *session, uint64_t taken, Error *err) {
  Roundtable *before;
  if (!session_state_at(session, taken - 1, &before, err)) return false;
  const PhaseClock clock = roundtable_phase_clock(before);
  const PhaseStep step = phase_step_of(&clock);
  roundtable_close(before);
  return add_clock(tx, taken, &step, err);
}

/* Restores the clock as it was when the act was undone. */
bool redo_phase_step(Transaction *tx, Session *session, uint64_t correction, Error *err) {
  const Event *event;
  if (!session_event(session, correction, &event, err)) return false;
  const PhaseStep step = event->clock.clock[BEFORE];
  return add_clock(tx, correction, &step, err);
}

static bool start(Transaction *tx, uint32_t subgroup, size_t *opened, Error *err) {
  const bool by_hand =
      roundtable_voting_rule(transaction_state(tx), RULE_OPENING) == OPENED_BY_HAND;
  if (by_hand && subgroup == WHOLE_SESSION)
    return fail(err, ERROR_FAILED, "%s",
                _("in this session each subgroup is opened by hand: say which one"));
  if (!by_hand) subgroup = WHOLE_SESSION;
  if (!set_votes(tx, subgroup, VOTE_NEVER_OPENED, VOTE_OPEN, opened, err)) return false;
  return *opened > 0 ||
         fail(err, ERROR_FAILED, "%s",
              by_hand ? _("this vote has already been started")
                      : _("every vote has already been started: a closed one can be reopened"));
}

bool start_vote(Session *session, uint32_t subgroup, size_t *opened, Error *err) {
  size_t count = 0;
  Transaction *tx = transaction_begin(session, err);
  if (!tx || !transaction_end(tx, start(tx, subgroup, &count, err), err)) return false;
  *opened = count;
  return true;
}

/* A ballot of the session's kiosk covers all open votes. */
static bool count_session_kiosk(Transaction *tx, uint32_t closed, Error *err) {
  const Roundtable *state = transaction_state(tx);
  Kiosk kiosk = roundtable_kiosk(state);
  if (!kiosk.handed_over && kiosk.waiting == 0) return true;
  if (closed != WHOLE_SESSION && !vote_is_the_last_open(state, closed))
    return fail(err, ERROR_FAILED, "%s",
                _("the kiosk ballots are for the whole session: close all votes together"));
  return count_kiosk(tx, WHOLE_SESSION, err);
}

static bool count_kiosks(Transaction *tx, uint32_t closed, Error *err) {
  for (size_t place = 0; place < roundtable_subgroup_count(transaction_state(tx)); ++place) {
    const Subgroup *one = roundtable_subgroup_at(transaction_state(tx), place);
    bool wanted = closed == WHOLE_SESSION || one->number == closed;
    if (wanted && subgroup_is_open(one) && !count_kiosk(tx, one->number, err)) return false;
  }
  return count_session_kiosk(tx, closed, err);
}

static bool close_votes(Transaction *tx, uint32_t subgroup, size_t *closed, Error *err) {
  if (!count_kiosks(tx, subgroup, err) ||
      !set_votes(tx, subgroup, VOTE_OPEN, VOTE_CLOSED, closed, err))
    return false;
  if (*closed > 0) return keep_ranking_at_closing(tx, err);
  return fail(err, ERROR_FAILED, "%s",
              subgroup == WHOLE_SESSION ? _("no vote is open") : _("this vote is not open"));
}

bool close_vote(Session *session, uint32_t subgroup, size_t *closed, Error *err) {
  size_t count = 0;
  Transaction *tx = transaction_begin(session, err);
  if (!tx || !transaction_end(tx, close_votes(tx, subgroup, &count, err), err)) return false;
  *closed = count;
  return true;
}

bool reopen_vote(Session *session, uint32_t subgroup, bool *hides, Error *err) {
  size_t count = 0;
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const bool shown = !results_hidden(transaction_state(tx));
  const bool reopened =
      set_votes(tx, subgroup, VOTE_CLOSED, VOTE_OPEN, &count, err) &&
      (count > 0 || fail(err, ERROR_FAILED, "%s", _("this vote is not closed"))) &&
      (!shown || transaction_add(tx, event_make(EVENT_CURTAIN_DRAWN), err));
  if (!transaction_end(tx, reopened, err)) return false;
  if (hides) *hides = shown;
  return true;
}

bool note_incidents(Session *session, const Incident *incidents, size_t count, Error *err) {
  const Stamp now = session_now(session);
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  bool noted = true;
  const Roundtable *state = transaction_state(tx);
  enum { AT_ONCE_MS = 10000 };
  const HistoryEntry *last = history_at(state, roundtable_seq(state));
  Stamp then = roundtable_last_stamp(state);
  if (last && last->kind == EVENT_INCIDENT && now.boot_ms - then.boot_ms < AT_ONCE_MS &&
      memcmp(now.boot_mark, then.boot_mark, BOOT_MARK_SIZE) == 0)
    count = 0;
  for (size_t n = 0; noted && n < count; ++n)
    noted = transaction_add(tx, (Event){.kind = EVENT_INCIDENT, .incident = incidents[n]}, err);
  return transaction_end(tx, noted, err);
}

bool note_restart(Session *session, Error *err) {
  Stamp now = session_now(session), then = session_stamp(session);
  PhaseClock clock = roundtable_phase_clock(session_state(session));
  if (!clock.running || memcmp(now.boot_mark, then.boot_mark, BOOT_MARK_SIZE) == 0) return true;
  Incident restart = {.what = INCIDENT_RESTARTED, .milliseconds = now.wall_ms - then.wall_ms};
  return note_incidents(session, &restart, 1, err);
}

/* Returns the code of the subgroup whose vote the session's last act opened or closed. */
static const char *code_of_vote(const Roundtable *state) {
  uint64_t seq = roundtable_seq(state);
  const HistoryEntry *entry;
  while ((entry = history_at(state, seq)) != NULL && entry->kind != EVENT_SUBGROUP_VOTE_SET)
    seq--;
  const Subgroup *subgroup = entry != NULL ? roundtable_subgroup(state, entry->subgroup) : NULL;
  return subgroup != NULL ? subgroup->text[SUBGROUP_CODE] : "";
}

const char *votes_set_sentence(const Roundtable *state, size_t count, bool is_closed,
                               char text[EVENT_TEXT_SIZE]) {
  const char *code = count == 1 ? code_of_vote(state) : "";
  if (count > 1)
    snprintf(text, EVENT_TEXT_SIZE,
             is_closed ? _("The votes of %s subgroups are closed.")
                       : _("The votes of %s subgroups are open."),
             count_shown(count).text);
  else if (code[0] != '\0')
    snprintf(text, EVENT_TEXT_SIZE,
             is_closed ? _("The vote of subgroup “%s” is closed.")
                       : _("The vote of subgroup “%s” is open."),
             code);
  else
    snprintf(text, EVENT_TEXT_SIZE, "%s",
             is_closed ? _("The vote is closed.") : _("The vote is open."));
  return text;
}
