#include "tui/app/controller.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/blank_ballots.h"
#include "sessions/acts/vote.h"
#include "sessions/session/clock_back.h"
#include "tui/app/act_name.h"
#include "tui/app/controller_ballots.h"
#include "tui/app/controller_comparison.h"
#include "tui/app/controller_file.h"
#include "tui/app/controller_intervals.h"
#include "tui/app/controller_journal.h"
#include "tui/app/controller_list.h"
#include "tui/app/controller_replay.h"
#include "tui/app/controller_report.h"

Desk desk_empty(const char *folder) {
  return (Desk){.world.folder = folder};
}

void desk_clear(Desk *desk) {
  desk_close_replay(desk);
  desk_close_session(desk);
  desk_forget_doubts(desk);
  desk_forget_folder(desk);
  free(desk->journal_page);
  desk_forget_comparison(desk);
}

void desk_close_session(Desk *desk) {
  session_close(desk->session);
  free(desk->log_aside);
  desk->log_aside = NULL;
  desk_forget_report(desk);
  desk->session = NULL;
  desk->world.journal = NULL;
  interval_cache_clear(&desk->intervals);
  rule_breaches_free(&desk->breaches);
  desk->world.breaches = NULL;
  desk->breaches_at = 0;
  desk->kiosk_counted = desk->kiosk_blank = 0;
  desk->named_at = 0;
  desk->is_unsound = false;
}

bool desk_open(Desk *desk, const char *path, Error *err) {
  Session *opened = NULL;
  const bool writes = session_may_be_written(path);
  if (!(writes ? session_open_watched(path, clock_of_machine(), desk->watcher, &opened, err)
               : session_view_watched(path, desk->watcher, &opened, err)))
    return false;
  desk_close_session(desk);
  desk->session = opened;
  session_tell_progress(opened, desk->progress, desk->progress_context);
  desk->reads_only = !writes;
  desk->reads_only_told = writes;
  if (!writes) return true;
  return desk_begin_log(desk, err) && note_restart(opened, err) && desk_note_kiosk(desk, err);
}

bool desk_note_incidents(Desk *desk, Moment before, Error *err) {
  Incident incidents[INCIDENTS_AT_ONCE_MAX];
  size_t count = incidents_between(before, desk->world.now, incidents);
  return count == 0 || desk->session == NULL || desk->reads_only ||
         note_incidents(desk->session, incidents, count, err);
}

void desk_tell_progress(Desk *desk, ProgressTaker *take, void *context) {
  desk->progress = take;
  desk->progress_context = context;
  if (desk->session != NULL) session_tell_progress(desk->session, take, context);
}

bool desk_is_proving(const Desk *desk) {
  return desk->session != NULL && !desk->is_unsound && !session_is_proven(desk->session);
}

static bool prove(Desk *desk, uint64_t events, Error *err) {
  bool proven;
  desk->is_unsound = !session_prove(desk->session, events, &proven, err);
  return !desk->is_unsound;
}

bool desk_prove_more(Desk *desk, Error *err) {
  enum { AT_ONCE = 4096 }; /* some 10 ms */
  return !desk_is_proving(desk) || prove(desk, AT_ONCE, err);
}

bool desk_refresh(Desk *desk, Error *err) {
  bool changed;
  return desk->session == NULL || session_refresh(desk->session, &changed, err);
}

/* An act without a name that can be read is not offered. */
static Pending pending_of(Session *session, uint64_t taken, uint64_t named) {
  Pending pending = {.act = taken};
  bool hidden = results_hidden(session_state(session));
  bool is_named = named != 0 && (hidden ? act_hidden_name(session, named, pending.name, NULL)
                                        : act_name(session, named, pending.name, NULL));
  if (taken == 0 || !is_named) pending.act = 0;
  return pending;
}

/* The agenda shows no vote and none that was opened or closed: they are undone where they show. */
static Pending pending_in_agenda(const Roundtable *state, Pending pending, uint64_t named) {
  const Happening *first = history_at(state, named);
  const Happening *stake = first == NULL ? NULL : history_at_stake(state, first);
  bool is_vote = act_votes(state, named) || stake == NULL || stake->kind == EVENT_SUBGROUP_VOTE_SET;
  if (pending.act == 0 || !is_vote) return pending;
  pending.act = 0;
  pending.is_elsewhere = true;
  return pending;
}

/* An undo's first correction leads to the act that redo brings back. */
static uint64_t act_undone_by(const Roundtable *state, uint64_t undo) {
  const Happening *correction = history_at(state, undo);
  if (correction == NULL) return 0;
  const Happening *corrected = history_at(state, correction->corrects);
  return corrected == NULL ? 0 : corrected->act;
}

static void name_pending(Desk *desk, uint32_t subgroup, bool for_agenda) {
  const Roundtable *state = session_state(desk->session);
  uint64_t undoable = history_undoable(state, subgroup);
  uint64_t redoable = history_redoable(state, subgroup);
  desk->world.undo = pending_of(desk->session, undoable, undoable);
  desk->world.redo = pending_of(desk->session, redoable, act_undone_by(state, redoable));
  if (for_agenda) {
    desk->world.undo = pending_in_agenda(state, desk->world.undo, undoable);
    desk->world.redo = pending_in_agenda(state, desk->world.redo, act_undone_by(state, redoable));
  }
  desk->named_at = roundtable_seq(state);
  desk->named_subgroup = subgroup;
  desk->named_for_agenda = for_agenda;
}

/* Looked for once an event; what cannot be read flags nothing until the next. */
static void look_at_breaches(Desk *desk, uint64_t seq) {
  const bool proven = session_is_proven(desk->session);
  if (desk->breaches_at != seq || desk->breaches_proven != proven) {
    if (desk->breaches_proven != proven) rule_breaches_free(&desk->breaches);
    rule_breaches_renew(desk->session, &desk->breaches, NULL);
    desk->breaches_at = seq;
    desk->breaches_proven = proven;
  }
  desk->world.breaches = &desk->breaches;
}

/* Those of the kiosk are looked at as they are counted; what cannot be read is not known. */
static void look_at_blank(Desk *desk) {
  const Roundtable *state = desk->world.state;
  int64_t counted = roundtable_kiosk(state).counted;
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++)
    counted += roundtable_subgroup_at(state, place)->kiosk.counted;
  if (desk->kiosk_counted != counted) {
    desk->kiosk_blank = RULE_UNKNOWN;
    blank_kiosk_ballots(desk->session, state, NULL, &desk->kiosk_blank, NULL);
    desk->kiosk_counted = counted;
  }
  const int64_t in_box = roundtable_ballots_blank(state);
  const bool known = in_box != RULE_UNKNOWN && desk->kiosk_blank != RULE_UNKNOWN;
  desk->world.blank = known ? in_box + desk->kiosk_blank : RULE_UNKNOWN;
}

static void look_at_session(Desk *desk, const Model *model) {
  World *world = &desk->world;
  world->state = session_state(desk->session);
  world->saved = session_stamp(desk->session);
  world->hash = session_hash(desk->session);
  look_at_breaches(desk, world->saved.seq);
  look_at_blank(desk);
  PhaseClock clock = roundtable_phase_clock(world->state);
  Stamp now = session_now(desk->session);
  world->phase_elapsed_ms = phase_elapsed_ms(&clock, &now);
  uint32_t scope = model_scope(model, world->state);
  const bool for_agenda = model_screen_beneath_help(model) == SCREEN_PREPARE;
  if (desk->named_at != world->saved.seq || desk->named_subgroup != scope ||
      desk->named_for_agenda != for_agenda)
    name_pending(desk, scope, for_agenda);
  if (model->screen != SCREEN_JOURNAL) world->journal = NULL;
  if (model->screen != SCREEN_REPORT) world->report = NULL;
  look_at_intervals(desk, model);
}

/* The lines that fit depend on what undo and redo are called. */
static void look_at_journal(Desk *desk, Model *model) {
  Error err = {0};
  if (model->screen == SCREEN_JOURNAL && !desk_read_journal(desk, model, &err))
    model_say(model, true, err.text);
}

static void look_at_report(Desk *desk, Model *model) {
  Error err = {0};
  if (model->screen == SCREEN_REPORT && !results_hidden(desk->world.state) &&
      !desk_read_report(desk, &err))
    model_say(model, true, err.text);
}

static void look_at_comparison(Desk *desk, Model *model) {
  Error err = {0};
  if (!desk_read_comparison(desk, model, &err)) model_say(model, true, err.text);
}

/* Ballots are looked at, paper is made, and a board tells how many ballots were handed in, of what
 * the whole journal says. */
static bool needs_whole_journal(const Desk *desk, const Model *model) {
  return model->screen == SCREEN_BALLOT || model->screen == SCREEN_REPORT ||
         (model->screen == SCREEN_BOARD &&
          roundtable_ballots_cast(session_state(desk->session)) > 0);
}

static void look_at_whole_journal(Desk *desk, Model *model) {
  Error err = {0};
  if (desk_is_proving(desk) && needs_whole_journal(desk, model) && !prove(desk, UINT64_MAX, &err))
    model_say(model, true, err.text);
}

/* Whatever recorded last, a key or an incident: all was kept, but the disk gave way. */
static void tell_of_warning(Desk *desk, Model *model) {
  Error warning = {0};
  if (session_take_warning(desk->session, &warning)) model_say(model, true, warning.text);
}

/* Once, until the clock is right again; to whoever records, not to the room. */
static void tell_of_clock(Desk *desk, Model *model) {
  const Stamp last = session_stamp(desk->session);
  char text[CLOCK_BACK_TEXT_SIZE];
  const bool records =
      !desk->reads_only && model->screen != SCREEN_BOARD && !kiosk_is_on(&model->kiosk);
  const bool behind = records && clock_is_behind(&last, &desk->world.now) > 0;
  if (behind && !desk->clock_told)
    model_say(model, true, clock_behind_words(&last, &desk->world.now, text));
  desk->clock_told = behind;
}

static void look_at_open_session(Desk *desk, Model *model) {
  tell_of_warning(desk, model);
  tell_of_clock(desk, model);
  look_at_whole_journal(desk, model);
  look_at_session(desk, model);
  look_at_journal(desk, model);
  look_at_report(desk, model);
}

const World *desk_world(Desk *desk, Model *model, int rows, int columns) {
  World *world = &desk->world;
  Clock clock = clock_of_machine();
  world->now = clock.now(clock.context);
  world->rows = rows;
  world->columns = columns;
  world->state = NULL;
  world->intervals = (KnownIntervals){0};
  world->replay = NULL;
  world->breaches = NULL;
  world->shows_hidden = false;
  desk_look_at_list(desk, model);
  if (model_is_in_replay(model))
    look_at_replay(desk, model);
  else if (desk->session != NULL)
    look_at_open_session(desk, model);
  look_at_comparison(desk, model);
  return world;
}
