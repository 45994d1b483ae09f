#include "tui/app/controller.h"

#include <stdlib.h>

#include "core/vote/guards.h"
#include "sessions/acts/ballots.h"
#include "sessions/acts/vote.h"
#include "sessions/journal/clock.h"
#include "sessions/session/rule_history.h"
#include "sessions/session/transaction.h"
#include "tui/app/controller_parts.h"
#include "tui/screens/screen.h"

static int64_t boot_ms(void) {
  const Clock clock = clock_of_machine();
  return clock.now(clock.context).boot_ms;
}

void slice_work(int64_t milliseconds, SliceStep *step, void *context) {
  const int64_t end = boot_ms() + milliseconds;
  for (bool more = true; more && boot_ms() < end;)
    more = step(context);
}

enum { SLICE_MS = 25, SLICE_AT_ONCE_MS = 5, COUNT_AT_ONCE_MAX = 200 };

static bool step(void *cache) {
  return interval_cache_step(cache);
}

KnownIntervals intervals_at_once(IntervalCache *cache, const Roundtable *state) {
  Error err;
  if (!interval_cache_refresh(cache, state, &err)) return (KnownIntervals){0};
  if (interval_cache_known(cache).count <= COUNT_AT_ONCE_MAX)
    slice_work(SLICE_AT_ONCE_MS, step, cache);
  return interval_cache_known(cache);
}

void compute_more_intervals(IntervalCache *cache) {
  slice_work(SLICE_MS, step, cache);
}

Controller controller_empty(const char *folder) {
  return (Controller){.data.folder = folder};
}

void controller_clear(Controller *controller) {
  controller_close_replay(controller);
  controller_close_session(controller);
  controller_forget_doubts(controller);
  controller_forget_folder(controller);
  free(controller->journal_page);
  controller_forget_comparison(controller);
}

void controller_close_session(Controller *controller) {
  session_close(controller->session);
  free(controller->log_aside);
  controller->log_aside = NULL;
  controller_forget_report(controller);
  controller->session = NULL;
  controller->data.journal = NULL;
  interval_cache_clear(&controller->intervals);
  rule_breaches_free(&controller->breaches);
  controller->data.breaches = NULL;
  controller->breaches_at = 0;
  controller->kiosk_counted = controller->kiosk_blank = 0;
  controller->named_at = 0;
  controller->is_unsound = false;
}

bool controller_open(Controller *controller, const char *path, Error *err) {
  Session *opened = NULL;
  const bool writes = session_may_be_written(path);
  if (!(writes ? session_open_watched(path, clock_of_machine(), controller->watcher, &opened, err)
               : session_view_watched(path, controller->watcher, &opened, err)))
    return false;
  controller_close_session(controller);
  controller->session = opened;
  session_tell_progress(opened, controller->progress, controller->progress_context);
  controller->reads_only = !writes;
  controller->reads_only_told = writes;
  if (!writes) return true;
  return controller_begin_log(controller, err) && note_restart(opened, err) &&
         controller_note_kiosk(controller, err);
}

bool controller_note_incidents(Controller *controller, Moment before, Error *err) {
  Incident incidents[INCIDENTS_AT_ONCE_MAX];
  size_t count = incidents_between(before, controller->data.now, incidents);
  if (count == 0 || controller->session == NULL || controller->reads_only) return true;
  const bool is_shown = controller->data.state == session_state(controller->session);
  const bool noted = note_incidents(controller->session, incidents, count, err);
  /* The next key is understood in the view data, whose state may be gone. */
  if (is_shown) controller->data.state = session_state(controller->session);
  return noted;
}

void controller_tell_progress(Controller *controller, ProgressTaker *take, void *context) {
  controller->progress = take;
  controller->progress_context = context;
  if (controller->session != NULL) session_tell_progress(controller->session, take, context);
}

bool controller_is_proving(const Controller *controller) {
  return controller->session != NULL && !controller->is_unsound &&
         !session_is_proven(controller->session);
}

static bool prove(Controller *controller, uint64_t events, Error *err) {
  bool proven;
  controller->is_unsound = !session_prove(controller->session, events, &proven, err);
  return !controller->is_unsound;
}

bool controller_prove_more(Controller *controller, Error *err) {
  enum { AT_ONCE = 4096 }; /* some 10 ms */
  return !controller_is_proving(controller) || prove(controller, AT_ONCE, err);
}

bool controller_refresh(Controller *controller, Error *err) {
  bool changed;
  return controller->session == NULL || session_refresh(controller->session, &changed, err);
}

/* Computed once per event; what cannot be read flags nothing until the next. Without a limit
 * nothing can be broken. */
static void look_at_breaches(Controller *controller, uint64_t seq) {
  if (!guards_limit_votes(controller->data.state)) return;
  const bool proven = session_is_proven(controller->session);
  if (controller->breaches_at != seq || controller->breaches_proven != proven) {
    if (controller->breaches_proven != proven) rule_breaches_free(&controller->breaches);
    rule_breaches_renew(controller->session, &controller->breaches, NULL);
    controller->breaches_at = seq;
    controller->breaches_proven = proven;
  }
  controller->data.breaches = &controller->breaches;
}

/* Kiosk ballots are checked when they are counted; what cannot be read is unknown. */
static void look_at_blank(Controller *controller) {
  const Roundtable *state = controller->data.state;
  int64_t counted = roundtable_kiosk(state).counted;
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++)
    counted += roundtable_subgroup_at(state, place)->kiosk.counted;
  if (controller->kiosk_counted != counted) {
    controller->kiosk_blank = RULE_UNKNOWN;
    blank_kiosk_ballots(controller->session, state, NULL, &controller->kiosk_blank, NULL);
    controller->kiosk_counted = counted;
  }
  const int64_t in_box = roundtable_ballots_blank(state);
  const bool known = in_box != RULE_UNKNOWN && controller->kiosk_blank != RULE_UNKNOWN;
  controller->data.blank = known ? in_box + controller->kiosk_blank : RULE_UNKNOWN;
}

/* Tells the other terminals where this one is, and looks where they are. */
static void look_at_others(Controller *controller, const Model *model) {
  const Roundtable *state = session_state(controller->session);
  const ScreenName screen = model_screen_beneath_help(model);
  const Subgroup *shown =
      screen == SCREEN_BOARD ? board_subgroup(model, state) : model_subgroup(model, state);
  const bool is_typing = model->entry == ENTRY_ROW || model->entry == ENTRY_REASON;
  Presence here = {.place = screen,
                   .subgroup = shown != NULL ? shown->number : 0,
                   .row = is_typing ? model->counts.recommendation : 0};
  session_announce(controller->session, &here);
  controller->data.others = controller->others;
  controller->data.other_count = session_others(controller->session, controller->others);
}

/* Once per event and subgroup, like the names of what undo takes. */
static void look_at_voters(Controller *controller, const Model *model) {
  const Subgroup *subgroup = model_subgroup(model, controller->data.state);
  const bool own = subgroup != NULL && subgroup->voters != RULE_UNKNOWN;
  int64_t then;
  const bool known =
      voters_at_start(controller->session, own ? subgroup->number : WHOLE_SESSION, &then, NULL);
  controller->data.voters_then = known && then != RULE_UNKNOWN ? then : 0;
}

static void look_at_session(Controller *controller, const Model *model) {
  ViewData *data = &controller->data;
  data->state = session_state(controller->session);
  data->saved = session_stamp(controller->session);
  data->hash = session_hash(controller->session);
  look_at_breaches(controller, data->saved.seq);
  look_at_blank(controller);
  PhaseClock clock = roundtable_phase_clock(data->state);
  Stamp now = session_now(controller->session);
  data->phase_elapsed_ms = phase_elapsed_ms(&clock, &now);
  uint32_t scope = model_scope(model, data->state);
  const bool for_agenda = model_screen_beneath_help(model) == SCREEN_PREPARE;
  if (controller->named_at != data->saved.seq || controller->named_subgroup != scope ||
      controller->named_for_agenda != for_agenda) {
    controller_name_pending(controller, scope, for_agenda);
    look_at_voters(controller, model);
  }
  if (model->screen != SCREEN_JOURNAL) data->journal = NULL;
  if (model->screen != SCREEN_REPORT) data->report = NULL;
  if (model_is_about_ranks(model) && !results_hidden(data->state))
    data->intervals = intervals_at_once(&controller->intervals, data->state);
}

/* Viewing ballots, making a report, and a board's number of ballots need the whole journal. */
static bool needs_whole_journal(const Controller *controller, const Model *model) {
  return model->screen == SCREEN_BALLOT || model->screen == SCREEN_REPORT ||
         (model->screen == SCREEN_BOARD &&
          roundtable_ballots_cast(session_state(controller->session)) > 0);
}

/* Once, until the clock is right again; to those who record, not to the room. */
static void tell_of_clock(Controller *controller, Model *model) {
  const Stamp last = session_stamp(controller->session);
  char text[CLOCK_BACK_TEXT_SIZE];
  const bool records =
      !controller->reads_only && model->screen != SCREEN_BOARD && !kiosk_is_on(&model->kiosk);
  const bool behind = records && clock_is_behind(&last, &controller->data.now) > 0;
  if (behind && !controller->clock_told)
    model_say(model, true, "%s", clock_behind_words(&last, &controller->data.now, text));
  controller->clock_told = behind;
}

static void look_at_open_session(Controller *controller, Model *model) {
  /* Whatever recorded last, a key or an incident: everything was saved, but the disk has a problem.
   */
  Error err = {0};
  if (session_take_warning(controller->session, &err)) model_say(model, true, "%s", err.text);
  tell_of_clock(controller, model);
  if (controller_is_proving(controller) && needs_whole_journal(controller, model) &&
      !prove(controller, UINT64_MAX, &err))
    model_say(model, true, "%s", err.text);
  look_at_session(controller, model);
  look_at_others(controller, model);
  /* How many lines fit depends on the names of what undo and redo take. */
  if (model->screen == SCREEN_JOURNAL && !controller_read_journal(controller, model, &err))
    model_say(model, true, "%s", err.text);
  if (model->screen == SCREEN_REPORT && !results_hidden(controller->data.state) &&
      !controller_read_report(controller, &err))
    model_say(model, true, "%s", err.text);
}

const ViewData *controller_world(Controller *controller, Model *model, int rows, int columns) {
  ViewData *data = &controller->data;
  Clock clock = clock_of_machine();
  data->now = clock.now(clock.context);
  data->rows = rows;
  data->columns = columns;
  data->state = NULL;
  data->intervals = (KnownIntervals){0};
  data->replay = NULL;
  data->other_count = 0;
  data->breaches = NULL;
  data->shows_hidden = false;
  controller_look_at_list(controller, model);
  if (model_is_in_replay(model))
    look_at_replay(controller, model);
  else if (controller->session != NULL)
    look_at_open_session(controller, model);
  Error err = {0};
  if (!controller_read_comparison(controller, model, &err)) model_say(model, true, "%s", err.text);
  return data;
}
