/* Events about the phases of the day and their time. */
#include <string.h>

#include "core/state.h"
#include "core/words.h"

static bool check_phase(int64_t phase, Error *err) {
  return (phase >= 1 && phase <= PHASES_MAX) ||
         fail_out_of_range(err, _("the number of the phase"));
}

bool check_phase_planned(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const PhasePlanned *planned = &event->planned;
  if (!check_phase(planned->phase, err)) return false;
  const Phase *now = &roundtable->phases[planned->phase - 1];
  Side from = opposite(to);
  if (strcmp(now->name, planned->name[from]) != 0 || now->minutes != planned->minutes[from])
    return fail_changed_since(roundtable, event, err);
  if (planned->minutes[to] < 0 || planned->minutes[to] > PHASE_MINUTES_MAX)
    return fail(err, ERROR_BAD_DATA, _("a phase may last from 0 to %d minutes"), PHASE_MINUTES_MAX);
  if (!check_length(planned->name[to], TITLE_CHARACTERS_MAX, _("the name of a phase"), err))
    return false;
  return store_reserve(&roundtable->texts, strlen(planned->name[to]) + 1) || fail_memory(err);
}

void apply_phase_planned(Roundtable *roundtable, const Event *event, Side to) {
  const PhasePlanned *planned = &event->planned;
  roundtable->phases[planned->phase - 1] = (Phase){
      .name = store_text(&roundtable->texts, planned->name[to]), .minutes = planned->minutes[to]};
}

static bool is_on(const Roundtable *roundtable, int64_t phase) {
  return roundtable->clock.phase == phase;
}

bool check_phase_started(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  if (!check_phase(event->phase.phase, err)) return false;
  if (is_on(roundtable, event->phase.phase) && roundtable->clock.running)
    return fail(err, ERROR_FAILED, "%s", _("this phase is on already"));
  return true;
}

/* Starting a phase that is paused lets it go on; starting another ends the one that is on. */
void apply_phase_started(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  PhaseClock *clock = &roundtable->clock;
  if (!is_on(roundtable, event->phase.phase)) clock->elapsed_ms = 0;
  clock->phase = (uint32_t)event->phase.phase;
  clock->running = true;
  clock->since = event->stamp;
}

bool check_phase_stopped(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  if (!check_phase(event->phase.phase, err)) return false;
  bool pauses = event->kind == EVENT_PHASE_PAUSED;
  if (!is_on(roundtable, event->phase.phase) || (pauses && !roundtable->clock.running))
    return fail(err, ERROR_FAILED, "%s", _("this phase is not on"));
  return true;
}

void apply_phase_paused(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  PhaseClock *clock = &roundtable->clock;
  clock->elapsed_ms = phase_elapsed_ms(clock, &event->stamp);
  clock->running = false;
  clock->since = event->stamp;
}

void apply_phase_ended(Roundtable *roundtable, const Event *event, Side to) {
  (void)event;
  (void)to;
  roundtable->clock = (PhaseClock){0};
}

bool check_clock_taken_up(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  const PhaseStep *step = &event->phase;
  if (!roundtable->taking_up) return fail_out_of_range(err, _("a checkpoint's event in a journal"));
  return check_phase(step->phase, err) &&
         (step->elapsed_ms >= 0 || fail_out_of_range(err, _("the time of the phase")));
}

void apply_clock_taken_up(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  const PhaseStep *step = &event->phase;
  PhaseClock *clock = &roundtable->clock;
  *clock = (PhaseClock){.phase = (uint32_t)step->phase,
                        .running = step->running != 0,
                        .elapsed_ms = step->elapsed_ms,
                        .since = {.wall_ms = step->since_wall_ms, .boot_ms = step->since_boot_ms}};
  memcpy(clock->since.boot_mark, step->since_boot_mark, BOOT_MARK_SIZE);
}

Phase roundtable_phase(const Roundtable *roundtable, uint32_t phase) {
  if (phase < 1 || phase > PHASES_MAX) return (Phase){.name = ""};
  return roundtable->phases[phase - 1];
}

PhaseClock roundtable_phase_clock(const Roundtable *roundtable) {
  return roundtable->clock;
}

/* A hostile stamp may hold any number. */
static int64_t difference(int64_t from, int64_t to) {
  int64_t result;
  return __builtin_sub_overflow(to, from, &result) || result < 0 ? 0 : result;
}

/* A mark of zeros is an unknown one. */
static bool same_run(const Stamp *a, const Stamp *b) {
  static const uint8_t unknown[BOOT_MARK_SIZE] = {0};
  return memcmp(a->boot_mark, b->boot_mark, BOOT_MARK_SIZE) == 0 &&
         memcmp(a->boot_mark, unknown, BOOT_MARK_SIZE) != 0;
}

int64_t phase_elapsed_ms(const PhaseClock *clock, const Stamp *now) {
  if (!clock->running) return clock->elapsed_ms;
  const Stamp *since = &clock->since;
  int64_t more = same_run(since, now) ? difference(since->boot_ms, now->boot_ms)
                                      : difference(since->wall_ms, now->wall_ms);
  int64_t sum;
  return __builtin_add_overflow(clock->elapsed_ms, more, &sum) ? INT64_MAX : sum;
}
