/* The ranking: cumulative and weighted side by side, for the session or within subgroups, by other
 * weights and methods; and what depends on the weights. */

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/export/explanation.h"
#include "tui/screens/ranking/ranking_view.h"
#include "tui/screens/screen.h"

static bool open_list(const Model *model, const ViewData *data, RankingRows *list) {
  Error err;
  return !view_data_hides(data) &&
         ranking_rows_open(data->state, ranking_choice(model, data->state), list, &err);
}

/* Returns the number of the recommendation in focus; 0 if none. */
static uint32_t in_focus(const Model *model, const ViewData *data) {
  RankingRows list;
  uint32_t number = 0;
  if (!open_list(model, data, &list)) return 0;
  size_t count = list.ranking.count, focus = model->ranking_focus;
  if (count > 0) number = list.ranking.standings[focus < count ? focus : count - 1].recommendation;
  ranking_rows_close(&list);
  return number;
}

/* Keeps a recommendation in focus wherever it moves. */
static void follow(Model *model, const ViewData *data, uint32_t recommendation) {
  RankingRows list;
  if (!open_list(model, data, &list)) return;
  size_t place = ranking_rows_place(&list, recommendation);
  if (place < list.ranking.count) model->ranking_focus = place;
  ranking_rows_close(&list);
}

static Effect move_focus(Model *model, const ViewData *data, KeyPress press) {
  model->ranking_focus = focus_moved(model->ranking_focus, session_ranked(data->state),
                                     (size_t)ranking_table_height(model, data) - 1, press.argument);
  return nothing;
}

static void focus_on_target(Model *model, const ViewData *data, Target target) {
  if (target.number < session_ranked(data->state)) model->ranking_focus = target.number;
}

static Effect sort_otherwise(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->order = model->order == BY_CUMULATIVE ? BY_WEIGHTED : BY_CUMULATIVE;
  model->ranking_focus = 0;
  return nothing;
}

static Effect rank_otherwise(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->within_subgroups = !model->within_subgroups;
  model->ranking_focus = 0;
  return nothing;
}

/* After the last method comes the session's own again. */
static Effect take_other_method(Model *model, const ViewData *data, KeyPress press UNUSED) {
  int next = model->order < MAIN_RANKINGS ? MAIN_RANKINGS : (int)model->order + 1;
  model->order = next < RANKING_METHODS
                     ? (RankingMethod)next
                     : (RankingMethod)roundtable_ranking_rule(data->state).method;
  model->ranking_focus = 0;
  return nothing;
}

/* The weighted ranking is what changes: sort by it, unless another method is shown. */
static Effect step_weights(Model *model, const ViewData *data, KeyPress press) {
  uint32_t focus = in_focus(model, data);
  Weights own = roundtable_ranking_rule(data->state).weights;
  RankingViewState *look = &model->ranking;
  look->weights = weights_stepped(ranking_choice(model, data->state).weights, own, look->turned,
                                  press.argument);
  look->simulates = !weights_same(look->weights, own);
  if (model->order == BY_CUMULATIVE) model->order = BY_WEIGHTED;
  follow(model, data, focus);
  return nothing;
}

static Effect turn_other_colour(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  static const char *const said[TURNS] = {
      [TURN_ALL] = N_("The arrows now step through the usual weights."),
      [TURN_YELLOW] = N_("The arrows now change the weight of yellow alone."),
      [TURN_RED] = N_("The arrows now change the weight of red alone."),
  };
  model->ranking.turned = (WeightsTurned)((model->ranking.turned + 1) % TURNS);
  model_say(model, false, "%s", _(said[model->ranking.turned]));
  return nothing;
}

static void take_own_rule(Model *model, const Roundtable *state) {
  model->order = (RankingMethod)roundtable_ranking_rule(state).method;
  model->ranking.simulates = false;
  model->ranking.turned = TURN_ALL;
}

static Effect back_to_rule(Model *model, const ViewData *data, KeyPress press UNUSED) {
  uint32_t focus = in_focus(model, data);
  take_own_rule(model, data->state);
  follow(model, data, focus);
  return nothing;
}

static Effect show_margins(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->ranking.margins = !model->ranking.margins;
  if (model->order >= MAIN_RANKINGS)
    model_say(model, true, _("Margins and rank ranges are those of the main rankings."));
  return nothing;
}

static void go_to_explanation(Model *model, uint32_t one, uint32_t other) {
  model->ranking.explained = one;
  model->ranking.other = other;
  model->ranking.explanation_top = 0;
  model->screen = SCREEN_EXPLANATION;
}

static Effect explain(Model *model, const ViewData *data, KeyPress press UNUSED) {
  uint32_t focus = in_focus(model, data);
  if (focus != 0) go_to_explanation(model, focus, 0);
  return nothing;
}

/* Comparing clears the mark, and so does pressing the key again on the marked one. */
static Effect compare(Model *model, const ViewData *data, KeyPress press UNUSED) {
  uint32_t focus = in_focus(model, data), marked = model->ranking.marked;
  bool still_ranked = marked != 0 && roundtable_recommendation(data->state, marked) != NULL;
  model->ranking.marked = 0;
  if (focus == 0 || focus == marked) return nothing;
  if (still_ranked) {
    go_to_explanation(model, marked, focus);
    return nothing;
  }
  model->ranking.marked = focus;
  model_say(model, false, _("%s is marked: %s on another one compares the two."),
            reference_shown(data->state, roundtable_recommendation(data->state, focus)).text,
            first_key_shown(KEY_COMPARE).text);
  return nothing;
}

/* A simulation ends once it is out of view. */
static Effect back(Model *model, const ViewData *data, KeyPress press UNUSED) {
  take_own_rule(model, data->state);
  model->ranking.marked = 0;
  model->screen = SCREEN_VOTE;
  return nothing;
}

void open_ranking(Model *model, const ViewData *data) {
  RankingRows list;
  take_own_rule(model, data->state);
  model->screen = SCREEN_RANKING;
  if (!open_list(model, data, &list)) return;
  model->within_subgroups = explanation_needs_care(data->state, &list.ranking);
  ranking_rows_close(&list);
}

static const Binding keys[] = {
    MOVING_KEYS(IN_RANKING, move_focus),
    {"weights-back", IN_RANKING, "←", N_("→ weights"),
     N_("simulate weights closer to “all dots weigh the same”, or less of one colour"),
     step_weights, -1, STAYS},
    {"weights-on", IN_RANKING, "→", NULL,
     N_("simulate weights closer to “only green dots count”, or more of one colour"), step_weights,
     1, STAYS},
    {"own-rule", IN_RANKING, "0 à", N_("rule"),
     N_("back to the session's own rule, from other weights and methods"), back_to_rule},
    {"margins", IN_RANKING, "m", N_("margin"),
     N_("the margin in dots to the one above, or what the weights change"), show_margins},
    {"within-subgroups", IN_RANKING, "3 \"", N_("subgroups"),
     N_("rank within each subgroup, or over the whole session"), rank_otherwise},
    {"explain", IN_RANKING, "Enter", N_("explain"),
     N_("explain the selected rank, in sentences that can be quoted"), explain, .flags = IN_SIGHT},
    BACK_KEY(IN_RANKING, back),
    {"compare", IN_RANKING, KEY_COMPARE, N_("compare"),
     N_("mark the selected one; then, on another one, compare the two"), compare,
     .flags = IN_SIGHT},
    {"other-method", IN_RANKING, "2 é", N_("another method"),
     N_("rank by another method: mean, share, median, majority judgment…"), take_other_method},
    {"sort", IN_RANKING, "1 &", N_("order"), N_("order by the other score: cumulative or weighted"),
     sort_otherwise},
    {"weight-colour", IN_RANKING, "Tab", N_("one colour"),
     N_("let the arrows change all weights, yellow's alone or red's alone"), turn_other_colour,
     .flags = STAYS},
    {"report", IN_RANKING, "p", N_("report"), N_("the report: view, print or save it"),
     show_report},
};

const Screen ranking_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .focus = focus_on_target,
    .draw = draw_ranking,
};
