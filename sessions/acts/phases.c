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

static bool add_step(Act *act, EventKind kind, uint32_t phase, Error *err) {
  Event event = event_make(kind);
  event.phase.phase = phase;
  return act_add(act, event, err);
}

static bool add_clock(Act *act, uint64_t takes_back, const PhaseStep *to, Error *err) {
  const PhaseClock now = roundtable_phase_clock(act_state(act));
  Event event = event_make(EVENT_PHASE_CORRECTED);
  event.clock.takes_back = (int64_t)takes_back;
  event.clock.clock[BEFORE] = phase_step_of(&now);
  event.clock.clock[AFTER] = *to;
  return act_add(act, event, err);
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

static bool build_start(void *context, Act *act, Error *err) {
  uint32_t phase = *(const uint32_t *)context;
  if (phase == 0) phase = roundtable_phase_clock(act_state(act)).phase;
  return (phase != 0 || find_next(act_state(act), &phase, err)) &&
         add_step(act, EVENT_PHASE_STARTED, phase, err);
}

bool start_phase(Session *session, uint32_t phase, Error *err) {
  return session_act(session, build_start, &phase, err);
}

static bool build_pause(void *context, Act *act, Error *err) {
  (void)context;
  const PhaseClock clock = roundtable_phase_clock(act_state(act));
  if (clock.phase == 0) return fail_no_phase(err);
  return add_step(act, EVENT_PHASE_PAUSED, clock.phase, err);
}

bool pause_phase(Session *session, Error *err) {
  return session_act(session, build_pause, NULL, err);
}

static bool build_next(void *context, Act *act, Error *err) {
  uint32_t *next = context;
  const Roundtable *state = act_state(act);
  const PhaseClock clock = roundtable_phase_clock(state);
  if (clock.phase == 0)
    return find_next(state, next, err) && add_step(act, EVENT_PHASE_STARTED, *next, err);
  *next = phase_planned_after(state, clock.phase);
  return add_step(act, EVENT_PHASE_ENDED, clock.phase, err) &&
         (*next == 0 || add_step(act, EVENT_PHASE_STARTED, *next, err));
}

bool next_phase(Session *session, uint32_t *phase, Error *err) {
  uint32_t next = 0;
  if (!session_act(session, build_next, &next, err)) return false;
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
  const int64_t seconds = room_seconds(now);
  TypedMoment moment;
  if (!moment_read(typed, &moment, err)) return false;
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

static bool build_going(void *context, Act *act, Error *err) {
  const Going *going = context;
  const PhaseClock now = roundtable_phase_clock(act_state(act));
  if (going->earlier) {
    const PhaseClock clock = {.phase = going->phase, .running = true, .since = going->since};
    const PhaseStep step = phase_step_of(&clock);
    return add_clock(act, 0, &step, err);
  }
  return (now.phase == 0 || now.phase == going->phase ||
          add_step(act, EVENT_PHASE_ENDED, now.phase, err)) &&
         add_step(act, EVENT_PHASE_STARTED, going->phase, err);
}

bool go_to_phase(Session *session, const char *typed, Error *err) {
  Going going;
  return read_going(session, typed, &going, err) && session_act(session, build_going, &going, err);
}

/* The clock as it stood before the act. */
bool act_take_phases_back(Act *act, Session *session, uint64_t taken, Error *err) {
  Roundtable *before;
  if (!session_state_at(session, taken - 1, &before, err)) return false;
  const PhaseClock clock = roundtable_phase_clock(before);
  const PhaseStep step = phase_step_of(&clock);
  roundtable_close(before);
  return add_clock(act, taken, &step, err);
}

/* The clock as it stood when the act was taken back. */
bool act_bring_phases_again(Act *act, Session *session, uint64_t correction, Error *err) {
  const Event *event;
  if (!session_event(session, correction, &event, err)) return false;
  const PhaseStep step = event->clock.clock[BEFORE];
  return add_clock(act, correction, &step, err);
}
