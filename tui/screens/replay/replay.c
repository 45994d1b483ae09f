/* The replay's keys; it is drawn in replay_view.c. */

#include "tui/screens/replay/replay.h"
#include "core/base/i18n.h"
#include "tui/screens/ranking/ranking_view.h"
#include "tui/screens/screen.h"

enum { PEEK_MS = 2000 };

Effect replay_from_event(Model *model, const ViewData *data, KeyPress press UNUSED) {
  return (Effect){.kind = EFFECT_REPLAY, .expected = journal_focus(&model->journal, data->state)};
}

/* The counts and the ranking follow the current event. */
static void follow(Model *model, const ViewData *data) {
  const HistoryEntry *here = history_at(data->replay->whole, model->replay.here);
  if (here == NULL) return;
  const Subgroup *subgroup = roundtable_subgroup(data->replay->whole, here->subgroup);
  if (subgroup != NULL) model->subgroup = subgroup->number;
  if (subgroup != NULL) model->recommendation = history_recommendation(here);
}

void stand_in_replay(Model *model, const ViewData *data, uint64_t seq) {
  replay_stand(&model->replay, data->replay->timeline, seq, data->now.boot_ms);
  follow(model, data);
}

void play_replay(Model *model, const ViewData *data) {
  const uint64_t before = model->replay.here;
  replay_pass_time(&model->replay, data->replay->timeline, data->now.boot_ms);
  if (model->replay.here != before) follow(model, data);
}

static Effect play(Model *model, const ViewData *data, KeyPress press UNUSED) {
  replay_turn_on_or_off(&model->replay, data->replay->timeline, data->now.boot_ms);
  return nothing;
}

static Effect change_speed(Model *model, const ViewData *data, KeyPress press) {
  replay_change_speed(&model->replay, data->replay->timeline, press.argument, data->now.boot_ms);
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

static Effect step(Model *model, const ViewData *data, KeyPress press) {
  const ReplayViewState *look = &model->replay;
  const bool on = press.argument;
  const Roundtable *whole = data->replay->whole;
  const uint64_t to = on ? replay_next_stop(whole, look->step, look->here)
                         : replay_previous_stop(whole, look->step, look->here);
  if (to != 0)
    stand_in_replay(model, data, to);
  else
    model_say(model, false, "%s", no_step_words(look->step, on));
  return nothing;
}

static Effect step_otherwise(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  static const char *const said[REPLAY_STEPS] = {
      [STEP_EVENT] = N_("The arrows now go from event to event."),
      [STEP_DOT] = N_("The arrows now go from dot to dot, counts and ballots included."),
      [STEP_CORRECTION] = N_("The arrows now go from correction to correction."),
      [STEP_PHASE] = N_("The arrows now go from phase to phase, votes and the reveal included.")};
  model->replay.step = (ReplayStep)((model->replay.step + 1) % REPLAY_STEPS);
  model_say(model, false, "%s", _(said[model->replay.step]));
  return nothing;
}

/* Moves in the list, and so in the replay; but the ranking scrolls by itself. */
static Effect move(Model *model, const ViewData *data, KeyPress press) {
  ViewData ranked = *data;
  ranked.rows = replay_ranking_rows(data->rows);
  const bool in_ranking = model->replay.view == REPLAY_RANKING;
  if (in_ranking && press.argument != MOVE_FIRST && press.argument != MOVE_LAST) {
    model->ranking_focus =
        focus_moved(model->ranking_focus, data->replay->ranking.count,
                    (size_t)ranking_table_height(model, &ranked) - 1, press.argument);
    return nothing;
  }
  const size_t page = replay_list_height(model, data);
  stand_in_replay(
      model, data,
      1 + focus_moved(model->replay.here - 1, data->replay->timeline->count, page, press.argument));
  return nothing;
}

static Effect show_view(Model *model, const ViewData *data, KeyPress press) {
  const ReplayView asked = (ReplayView)press.argument;
  model->replay.view = model->replay.view == asked ? REPLAY_EVENTS : asked;
  model->order = (RankingMethod)roundtable_ranking_rule(data->state).method;
  model->ranking_focus = 0;
  model->within_subgroups = false;
  model->ranking = (RankingViewState){0};
  follow(model, data);
  return nothing;
}

static Effect turn_subgroup(Model *model, const ViewData *data, KeyPress press) {
  model->replay.view = REPLAY_COUNTS;
  return turn_to_subgroup(model, data, press);
}

static Effect accept(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  if (model->line.text[0] == '\0') return end_entry(model);
  return (Effect){.kind = EFFECT_GO_TO_MOMENT, .text = model->line.text};
}

/* As in the vote, only the row in focus. */
static Effect look_at_here(Model *model, const ViewData *data, KeyPress press UNUSED) {
  if (data->replay->hidden) model->peek_ends_ms = data->now.boot_ms + PEEK_MS;
  return nothing;
}

static Effect back(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  if (model->replay.view == REPLAY_EVENTS)
    return (Effect){.kind = model->replay.is_alone ? EFFECT_QUIT : EFFECT_LEAVE_REPLAY};
  model->replay.view = REPLAY_EVENTS;
  return nothing;
}

static void focus_on_target(Model *model, const ViewData *data, Target target) {
  const bool is_event = target.number >= 1 && target.number <= data->replay->timeline->count;
  if (model->replay.view == REPLAY_RANKING)
    model->ranking_focus = target.number;
  else if (model->replay.view != REPLAY_COUNTS && is_event)
    stand_in_replay(model, data, target.number);
}

static const Binding keys[] = {
    {"play", IN_REPLAY, "Space", N_("play/pause"),
     N_("play, or pause; long silences are cut to ten seconds"), play},
    {"step-back", IN_REPLAY, "←", N_("→ step"), N_("one step back"), step, 0},
    {"step-on", IN_REPLAY, "→", NULL, N_("one step forward"), step, 1},
    {"slower", IN_REPLAY, "-", NULL, N_("play slower, down to real time"), change_speed, -1},
    {"faster", IN_REPLAY, "+ =", N_("- speed"), N_("play faster, up to a thousand times"),
     change_speed, 1},
    {"moment", IN_REPLAY, "/ #", N_("go to"),
     N_("go to a moment: a time such as 14:05, or the number of an event"), begin_entry,
     ENTRY_MOMENT},
    {"board-then", IN_REPLAY, "s", N_("room"),
     N_("the board as the room saw it then, or back; what was hidden stays hidden"), show_view,
     REPLAY_BOARD},
    {"step-by", IN_REPLAY, "2 é", NULL,
     N_("let the arrows go by events, dots, corrections or phases"), step_otherwise},
    {"counts-then", IN_REPLAY, "d", N_("counts"),
     N_("the counts as the operator had them then, or back"), show_view, REPLAY_COUNTS},
    {"ranking-then", IN_REPLAY, "c", N_("ranking"), N_("the ranking as it was then, or back"),
     show_view, REPLAY_RANKING},
    {"ranks-over-time", IN_REPLAY, "1 &", N_("ranks"),
     N_("how the ranks of the first ones changed, or back"), show_view, REPLAY_CHART},
    {"look-then", IN_REPLAY, "Enter", NULL,
     N_("if results were never revealed: peek at the figures of the selected event"), look_at_here},
    MOVING_KEYS(IN_REPLAY, move),
    SUBGROUP_KEYS(IN_REPLAY, turn_subgroup),
    BACK_KEY(IN_REPLAY, back),
};

const Screen replay_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .accept = accept,
    .focus = focus_on_target,
    .draw = draw_replay,
};
