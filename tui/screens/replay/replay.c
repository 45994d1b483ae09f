/* A session played again, as keys play it; how it looks is in replay_view.c. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "tui/screens/ranking/ranking_view.h"
#include "tui/screens/replay/replay.h"
#include "tui/screens/replay/replay_view.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"

enum { LOOK_MS = 2000 };

static const Effect nothing = {.kind = EFFECT_NONE};

Effect replay_from_event(Model *model, const World *world, Action action, Key key) {
  (void)action, (void)key;
  return (Effect){.kind = EFFECT_REPLAY, .expected = journal_focus(&model->journal, world->state)};
}

/* The counts and the ranking follow what happens. */
static void follow(Model *model, const World *world) {
  const Happening *here = history_at(world->replay->whole, model->replay.here);
  if (here == NULL) return;
  const Subgroup *subgroup = roundtable_subgroup(world->replay->whole, here->subgroup);
  if (subgroup != NULL) model->subgroup = subgroup->number;
  if (subgroup != NULL) model->recommendation = history_recommendation(here);
}

void stand_in_replay(Model *model, const World *world, uint64_t seq) {
  replay_stand(&model->replay, world->replay->timeline, seq, world->now.boot_ms);
  follow(model, world);
}

void play_replay(Model *model, const World *world) {
  const uint64_t before = model->replay.here;
  replay_pass_time(&model->replay, world->replay->timeline, world->now.boot_ms);
  if (model->replay.here != before) follow(model, world);
}

static Effect play(Model *model, const World *world, Action action, Key key) {
  (void)action, (void)key;
  replay_turn_on_or_off(&model->replay, world->replay->timeline, world->now.boot_ms);
  return nothing;
}

static Effect change_speed(Model *model, const World *world, Action action, Key key) {
  (void)key;
  replay_change_speed(&model->replay, world->replay->timeline, action == ACTION_FASTER ? 1 : -1,
                      world->now.boot_ms);
  return nothing;
}

static const char *no_step_words(ReplayStep step, bool on) {
  static const char *const words[REPLAY_STEPS][2] = {
      [STEP_EVENT] = {N_("This is the first event."), N_("This is the last event.")},
      [STEP_DOT] = {N_("No dot came before this."), N_("No dot comes after this.")},
      [STEP_CORRECTION] = {N_("No correction came before this."),
                           N_("No correction comes after this.")},
      [STEP_PHASE] = {N_("No phase began or ended before this."),
                      N_("No phase begins or ends after this.")}};
  return _(words[step][on]);
}

static Effect step(Model *model, const World *world, Action action, Key key) {
  (void)key;
  const ReplayLook *look = &model->replay;
  const bool on = action == ACTION_STEP_ON;
  const Roundtable *whole = world->replay->whole;
  const uint64_t to = on ? replay_next_stop(whole, look->step, look->here)
                         : replay_previous_stop(whole, look->step, look->here);
  if (to != 0)
    stand_in_replay(model, world, to);
  else
    model_say(model, false, no_step_words(look->step, on));
  return nothing;
}

static Effect step_otherwise(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  static const char *const said[REPLAY_STEPS] = {
      [STEP_EVENT] = N_("The arrows now go from event to event."),
      [STEP_DOT] = N_("The arrows now go from dot to dot, counts and ballots included."),
      [STEP_CORRECTION] = N_("The arrows now go from correction to correction."),
      [STEP_PHASE] = N_("The arrows now go from phase to phase, votes and the reveal included.")};
  model->replay.step = (ReplayStep)((model->replay.step + 1) % REPLAY_STEPS);
  model_say(model, false, _(said[model->replay.step]));
  return nothing;
}

/* The list, and with it the replay; but the ranking has lines of its own. */
static Effect move(Model *model, const World *world, Action action, Key key) {
  (void)key;
  World ranked = *world;
  ranked.rows = replay_ranking_rows(world->rows);
  const bool in_ranking = model->replay.view == REPLAY_RANKING;
  if (in_ranking && action != ACTION_FIRST && action != ACTION_LAST) {
    model->ranking_focus = focus_moved(model->ranking_focus, world->replay->ranking.count,
                                       (size_t)ranking_table_height(model, &ranked) - 1, action);
    return nothing;
  }
  const size_t page = replay_list_height(model, world);
  stand_in_replay(
      model, world,
      1 + focus_moved(model->replay.here - 1, world->replay->timeline->count, page, action));
  return nothing;
}

static Effect show_view(Model *model, const World *world, Action action, Key key) {
  (void)key;
  static const ReplayView views[ACTION_COUNT] = {[ACTION_BOARD_THEN] = REPLAY_BOARD,
                                                 [ACTION_COUNTS_THEN] = REPLAY_COUNTS,
                                                 [ACTION_RANKING_THEN] = REPLAY_RANKING,
                                                 [ACTION_RANKS_OVER_TIME] = REPLAY_CHART};
  model->replay.view = model->replay.view == views[action] ? REPLAY_EVENTS : views[action];
  model->order = (RankingMethod)roundtable_ranking_rule(world->state).method;
  model->ranking_focus = 0;
  model->within_subgroups = false;
  model->look = (RankingLook){0};
  follow(model, world);
  return nothing;
}

static Effect turn_subgroup(Model *model, const World *world, Action action, Key key) {
  (void)key;
  const Roundtable *state = world->state;
  const size_t count = roundtable_subgroup_count(state);
  const Subgroup *shown = model_subgroup(model, state);
  size_t place = 0;
  model->replay.view = REPLAY_COUNTS;
  if (count == 0) return nothing;
  while (place < count && roundtable_subgroup_at(state, place) != shown)
    place++;
  place = (place + (action == ACTION_NEXT_SUBGROUP ? 1 : count - 1)) % count;
  model->subgroup = roundtable_subgroup_at(state, place)->number;
  return nothing;
}

static Effect begin_moment(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->entry = ENTRY_MOMENT;
  line_open(&model->line, "");
  return nothing;
}

static Effect accept(Model *model, const World *world, Action action, Key key) {
  if (model->line.text[0] == '\0') return cancel_entry(model, world, action, key);
  return (Effect){.kind = EFFECT_GO_TO_MOMENT, .text = model->line.text};
}

/* As in the vote, of the one in focus alone. */
static Effect look_at_here(Model *model, const World *world, Action action, Key key) {
  (void)action, (void)key;
  if (world->replay->hidden) model->look_ends_ms = world->now.boot_ms + LOOK_MS;
  return nothing;
}

static Effect back(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  if (model->replay.view == REPLAY_EVENTS)
    return (Effect){.kind = model->replay.is_alone ? EFFECT_QUIT : EFFECT_LEAVE_REPLAY};
  model->replay.view = REPLAY_EVENTS;
  return nothing;
}

static void focus_on_target(Model *model, const World *world, Target target) {
  const bool is_event = target.number >= 1 && target.number <= world->replay->timeline->count;
  if (model->replay.view == REPLAY_RANKING)
    model->ranking_focus = target.number;
  else if (model->replay.view != REPLAY_COUNTS && is_event)
    stand_in_replay(model, world, target.number);
}

const Screen replay_screen = {
    .handle =
        {
            [ACTION_PLAY] = play,
            [ACTION_STEP_BACK] = step,
            [ACTION_STEP_ON] = step,
            [ACTION_STEP_BY] = step_otherwise,
            [ACTION_SLOWER] = change_speed,
            [ACTION_FASTER] = change_speed,
            [ACTION_MOMENT] = begin_moment,
            [ACTION_ACCEPT] = accept,
            [ACTION_CANCEL] = cancel_entry,
            [ACTION_BOARD_THEN] = show_view,
            [ACTION_COUNTS_THEN] = show_view,
            [ACTION_RANKING_THEN] = show_view,
            [ACTION_RANKS_OVER_TIME] = show_view,
            [ACTION_LOOK_THEN] = look_at_here,
            [ACTION_UP] = move,
            [ACTION_DOWN] = move,
            [ACTION_PAGE_UP] = move,
            [ACTION_PAGE_DOWN] = move,
            [ACTION_FIRST] = move,
            [ACTION_LAST] = move,
            [ACTION_NEXT_SUBGROUP] = turn_subgroup,
            [ACTION_PREVIOUS_SUBGROUP] = turn_subgroup,
            [ACTION_HELP] = show_help,
            [ACTION_BACK] = back,
        },
    .focus = focus_on_target,
    .draw = draw_replay,
};
