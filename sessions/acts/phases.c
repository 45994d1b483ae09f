#include "sessions/acts/phases.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "sessions/session/time_spec.h"
#include "sessions/text/local_time.h"
#include "sessions/text/text.h"

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
  Event event = event_make(EVENT_PHASE_CORRECTED);
  event.clock.takes_back = (int64_t)takes_back;
  event.clock.clock[BEFORE] = phase_step_of(&now);
  event.clock.clock[AFTER] = *to;
  return transaction_add(tx, event, err);
}

static bool fail_no_phase(Error *err) {
  return fail(err, ERROR_FAILED, "%s", _("no phase is on"));
}

static bool fail_last_is_over(Error *err) {
  return fail(err, ERROR_FAILED, "%s",
              _("the last phase of the day is over: undo that, or go to the phase that you mean"));
}

/* The day does not begin again by itself. */
static bool find_next(const Roundtable *state, uint32_t *phase, Error *err) {
  const uint32_t latest = history_latest_phase(state);
  const uint32_t next = phase_planned_after(state, latest);
  if (next == 0 && latest != 0) return fail_last_is_over(err);
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
  const bool paused =
      phase == 0 ? fail_no_phase(err) : add_step(tx, EVENT_PHASE_PAUSED, phase, err);
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

/* Where somebody wants to be in the day, and since when. */
typedef struct Going {
  uint32_t phase;
  bool earlier; /* it began at a time that was typed … */
  Stamp since;  /* … this one */
} Going;

static bool fail_typed(const char *typed, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  return fail(err, ERROR_USAGE,
              _("« %s » is no phase: type its number or, where it began earlier, its number and "
                "that time, such as 3 14:05"),
              text_quote(typed, shown));
}

/* A time without a day is of today, as the room's calendar has it. */
static bool read_since(const char *typed, const Stamp *now, Stamp *since, Error *err) {
  const int64_t seconds = local_time_seconds(now);
  TimeSpec moment;
  if (!time_spec_read(typed, &moment, err)) return false;
  if (moment.seq != 0 || moment.dated) return fail_typed(typed, err);
  const int64_t ago = (seconds % SECONDS_A_DAY - moment.begins) * SECOND_MS;
  if (ago < 0)
    return fail(err, ERROR_FAILED, "%s", _("that time is still to come: type when it began"));
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

/* The clock as it stood before the act. */
bool undo_phase_step(Transaction *tx, Session *session, uint64_t taken, Error *err) {
  Roundtable *before;
  if (!session_state_at(session, taken - 1, &before, err)) return false;
  const PhaseClock clock = roundtable_phase_clock(before);
  const PhaseStep step = phase_step_of(&clock);
  roundtable_close(before);
  return add_clock(tx, taken, &step, err);
}

/* The clock as it stood when the act was taken back. */
bool redo_phase_step(Transaction *tx, Session *session, uint64_t correction, Error *err) {
  const Event *event;
  if (!session_event(session, correction, &event, err)) return false;
  const PhaseStep step = event->clock.clock[BEFORE];
  return add_clock(tx, correction, &step, err);
}
