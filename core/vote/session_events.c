#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "core/vote/roundtable_parts.h"

/* Events about the session itself. */

/* That it is the first event, and the only one of its kind, was checked with its stamp. */
bool check_session_begun(Roundtable *roundtable UNUSED, const Event *event UNUSED, Side to UNUSED,
                         Error *err UNUSED) {
  return true;
}

void apply_session_begun(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  memcpy(roundtable->session_id, event->begun.id, SESSION_ID_SIZE);
}

bool check_session_described(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const TextChange *change = &event->text;
  if (change->subject != 0 || change->property < 0 || change->property >= SESSION_TEXTS)
    return fail_out_of_range(err, _("the property of the session"));
  return check_text_change(roundtable, event, to, roundtable->text[change->property],
                           TITLE_CHARACTERS_MAX, err);
}

void apply_session_described(Roundtable *roundtable, const Event *event, Side to) {
  roundtable->text[event->text.property] = store_text(&roundtable->texts, event->text.text[to]);
}

static bool same_rule(RankingRule a, RankingRule b) {
  return a.method == b.method && weights_same(a.weights, b.weights);
}

bool check_ranking_rule_set(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  RankingRule rule = event->ranking_rule.rule[to];
  if (rule.method < 0 || rule.method >= MAIN_RANKINGS)
    return fail_out_of_range(err, _("the ranking method"));
  if (!weights_check(rule.weights, err)) return false;
  if (!same_rule(roundtable->ranking_rule, event->ranking_rule.rule[opposite(to)]))
    return fail_changed_since(roundtable, event, err);
  return true;
}

void apply_ranking_rule_set(Roundtable *roundtable, const Event *event, Side to) {
  roundtable->ranking_rule = event->ranking_rule.rule[to];
}

/* The largest value of each voting rule. */
static const int64_t VOTING_RULE_MOST[VOTING_RULES] = {
    [RULE_VOTERS] = COUNT_MAX,
    [RULE_ALLOWANCE] = COUNT_MAX,
    [RULE_ALLOWANCE_GREEN] = COUNT_MAX,
    [RULE_ALLOWANCE_YELLOW] = COUNT_MAX,
    [RULE_ALLOWANCE_RED] = COUNT_MAX,
    [RULE_DOTS_PER_ITEM] = STACKING,
    [RULE_SCOPE] = SCOPE_SUBGROUP,
    [RULE_OPENING] = OPENED_BY_HAND,
    [RULE_TOP] = COUNT_MAX,
};

bool check_voting_rule_set(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const NumberChange *change = &event->number;
  if (change->subject != 0 || change->property < 0 || change->property >= VOTING_RULES)
    return fail_out_of_range(err, _("the voting rule"));
  int64_t value = change->value[to];
  if (value < RULE_UNKNOWN || value > VOTING_RULE_MOST[change->property] ||
      (change->property == RULE_TOP && value == 0))
    return fail_out_of_range(err, _("the value of the voting rule"));
  if (roundtable->voting_rule[change->property] != change->value[opposite(to)])
    return fail_changed_since(roundtable, event, err);
  return true;
}

void apply_voting_rule_set(Roundtable *roundtable, const Event *event, Side to) {
  roundtable->voting_rule[event->number.property] = event->number.value[to];
}

/* Events about what the room sees, and about incidents of the machine. */

bool check_incident(Roundtable *roundtable UNUSED, const Event *event, Side to UNUSED, Error *err) {
  bool known = event->incident.what >= 0 && event->incident.what < INCIDENTS;
  return known || fail_out_of_range(err, _("the kind of incident"));
}

/* A board loaded from a checkpoint may show what has been removed since. */
static bool may_show(const Roundtable *roundtable, int64_t subject, bool present, size_t ever) {
  return present || (roundtable->taking_up && subject >= 1 && subject <= (int64_t)ever);
}

bool check_board_shown(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  int64_t subject = event->board.subject;
  switch (event->board.view) {
  case BOARD_WELCOME: return subject == 0 || fail_out_of_range(err, _("what the board shows"));
  case BOARD_SUBGROUP:
    return may_show(roundtable, subject, subgroup_to_change(roundtable, subject),
                    roundtable->subgroup_count) ||
           fail_unknown_subgroup(err, subject);
  case BOARD_RECOMMENDATION:
    return may_show(roundtable, subject, recommendation_to_change(roundtable, subject),
                    roundtable->recommendation_count) ||
           fail_unknown_recommendation(err, subject);
  default: return fail_out_of_range(err, _("what the board shows"));
  }
}

void apply_board_shown(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  roundtable->board.view = (BoardView)event->board.view;
  roundtable->board.subject = (uint32_t)event->board.subject;
}

bool check_curtain_drawn(Roundtable *roundtable, const Event *event UNUSED, Side to UNUSED,
                         Error *err) {
  return !roundtable->board.curtain ||
         fail(err, ERROR_FAILED, "%s", _("the results are already hidden"));
}

void apply_curtain_drawn(Roundtable *roundtable, const Event *event UNUSED, Side to UNUSED) {
  roundtable->board.curtain = true;
  roundtable->board.reveal = REVEAL_TOTALS;
  roundtable->board.steps = 0;
}

bool check_curtain_lifted(Roundtable *roundtable UNUSED, const Event *event, Side to UNUSED,
                          Error *err) {
  const CurtainMoved *moved = &event->curtain;
  bool known = moved->reveal >= 0 && moved->reveal < REVEALS && moved->steps >= 0 &&
               moved->steps <= RECOMMENDATIONS_MAX;
  return known || fail_out_of_range(err, _("the steps of the reveal"));
}

void apply_curtain_lifted(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  roundtable->board.curtain = false;
  roundtable->board.reveal = (Reveal)event->curtain.reveal;
  roundtable->board.steps = (uint32_t)event->curtain.steps;
}

Board roundtable_board(const Roundtable *roundtable) {
  return roundtable->board;
}

/* Events about the phases of the day and their time. */

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
    return fail(err, ERROR_BAD_DATA, _("a phase may last from 0 to %s minutes"),
                number_shown(PHASE_MINUTES_MAX).text);
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

bool check_phase_started(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  if (!check_phase(event->phase.phase, err)) return false;
  if (is_on(roundtable, event->phase.phase) && roundtable->clock.running)
    return fail(err, ERROR_FAILED, "%s", _("this phase is already active"));
  return true;
}

/* Starting a paused phase resumes it; starting another ends the running one. */
void apply_phase_started(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  PhaseClock *clock = &roundtable->clock;
  if (!is_on(roundtable, event->phase.phase)) clock->elapsed_ms = 0;
  clock->phase = (uint32_t)event->phase.phase;
  clock->running = true;
  clock->since = event->stamp;
}

bool check_phase_stopped(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  if (!check_phase(event->phase.phase, err)) return false;
  bool pauses = event->kind == EVENT_PHASE_PAUSED;
  if (!is_on(roundtable, event->phase.phase) || (pauses && !roundtable->clock.running))
    return fail(err, ERROR_FAILED, "%s", _("this phase is not active"));
  return true;
}

void apply_phase_paused(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  PhaseClock *clock = &roundtable->clock;
  clock->elapsed_ms = phase_elapsed_ms(clock, &event->stamp);
  clock->running = false;
  clock->since = event->stamp;
}

void apply_phase_ended(Roundtable *roundtable, const Event *event UNUSED, Side to UNUSED) {
  roundtable->clock = (PhaseClock){0};
}

PhaseStep phase_step_of(const PhaseClock *clock) {
  PhaseStep step = {.phase = clock->phase,
                    .running = clock->running,
                    .elapsed_ms = clock->elapsed_ms,
                    .since_wall_ms = clock->since.wall_ms,
                    .since_boot_ms = clock->since.boot_ms};
  memcpy(step.since_boot_mark, clock->since.boot_mark, BOOT_MARK_SIZE);
  return step;
}

static PhaseClock clock_of(const PhaseStep *step) {
  PhaseClock clock = {.phase = (uint32_t)step->phase,
                      .running = step->running != 0,
                      .elapsed_ms = step->elapsed_ms,
                      .since = {.wall_ms = step->since_wall_ms, .boot_ms = step->since_boot_ms}};
  memcpy(clock.since.boot_mark, step->since_boot_mark, BOOT_MARK_SIZE);
  return clock;
}

static bool same_clock(const PhaseStep *a, const PhaseStep *b) {
  return a->phase == b->phase && a->running == b->running && a->elapsed_ms == b->elapsed_ms &&
         a->since_wall_ms == b->since_wall_ms && a->since_boot_ms == b->since_boot_ms &&
         memcmp(a->since_boot_mark, b->since_boot_mark, BOOT_MARK_SIZE) == 0;
}

static bool check_step(const PhaseStep *step, Error *err) {
  static const PhaseStep none = {0};
  if (step->phase == 0 && same_clock(step, &none)) return true;
  bool known = step->elapsed_ms >= 0 && (step->running == 0 || step->running == 1);
  return check_phase(step->phase, err) &&
         (known || fail_out_of_range(err, _("the time of the phase")));
}

/* Steps can be undone and redone; no deeper: redone steps are undone by a new correction. A state
 * loaded from a checkpoint may no longer know them. */
static bool check_phases_taken_back(const Roundtable *roundtable, int64_t seq, Error *err) {
  const HistoryEntry *entry = seq < 1 ? NULL : history_at(roundtable, (uint64_t)seq);
  if (seq == 0 || (!entry && seq > 0 && (uint64_t)seq <= roundtable->history.start)) return true;
  bool known = entry && !entry->recorded;
  if (known && entry->kind == EVENT_PHASE_CORRECTED && entry->corrects != 0) {
    const HistoryEntry *step = history_at(roundtable, entry->corrects);
    known = !step || history_moves_clock(step);
  } else if (known) {
    known = history_moves_clock(entry) && entry->act == (uint64_t)seq;
  }
  if (!known)
    return fail(err, ERROR_BAD_DATA, _("there is no event %lld that can be corrected"),
                (long long)seq);
  return entry->in_force ||
         fail(err, ERROR_FAILED, _("event %lld has already been reverted"), (long long)seq);
}

bool check_phase_corrected(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const PhaseCorrection *correction = &event->clock;
  const PhaseStep now = phase_step_of(&roundtable->clock);
  if (!check_step(&correction->clock[BEFORE], err) || !check_step(&correction->clock[to], err) ||
      !check_phases_taken_back(roundtable, correction->takes_back, err))
    return false;
  return same_clock(&now, &correction->clock[opposite(to)]) ||
         fail_changed_since(roundtable, event, err);
}

void apply_phase_corrected(Roundtable *roundtable, const Event *event, Side to) {
  roundtable->clock = clock_of(&event->clock.clock[to]);
  history_turn_phases(&roundtable->history, (uint64_t)event->clock.takes_back, event->stamp.seq);
}

bool check_clock_taken_up(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  const PhaseStep *step = &event->phase;
  if (!roundtable->taking_up) return fail_out_of_range(err, _("a checkpoint's event in a journal"));
  return check_phase(step->phase, err) &&
         (step->elapsed_ms >= 0 || fail_out_of_range(err, _("the time of the phase")));
}

void apply_clock_taken_up(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  roundtable->clock = clock_of(&event->phase);
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

int64_t phase_elapsed_ms(const PhaseClock *clock, const Stamp *now) {
  if (!clock->running) return clock->elapsed_ms;
  const Stamp *since = &clock->since;
  /* A mark of zeros is unknown. */
  static const uint8_t unknown[BOOT_MARK_SIZE] = {0};
  int64_t more = (memcmp(since->boot_mark, now->boot_mark, BOOT_MARK_SIZE) == 0 &&
                  memcmp(since->boot_mark, unknown, BOOT_MARK_SIZE) != 0)
                     ? difference(since->boot_ms, now->boot_ms)
                     : difference(since->wall_ms, now->wall_ms);
  int64_t sum;
  return __builtin_add_overflow(clock->elapsed_ms, more, &sum) ? INT64_MAX : sum;
}
