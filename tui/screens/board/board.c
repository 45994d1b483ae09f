/* The board for the room: its keys; it is drawn in board_view.c. */

#include "core/base/i18n.h"
#include "tui/screens/board/board_view.h"

static bool reveals_steps(const Roundtable *state) {
  Board board = roundtable_board(state);
  return !board.curtain && board.reveal != REVEAL_TOTALS;
}

static Effect show_subgroup(const Subgroup *subgroup) {
  Board board = {.view = BOARD_SUBGROUP, .subject = subgroup->number};
  return (Effect){.kind = EFFECT_SHOW_ON_BOARD, .board = board};
}

static Effect show_recommendation(const Recommendation *recommendation) {
  Board board = {.view = BOARD_RECOMMENDATION, .subject = recommendation->number};
  return (Effect){.kind = EFFECT_SHOW_ON_BOARD, .board = board};
}

/* Shows the subgroup in focus, unless the board shows one of its recommendations or a reveal. */
Effect turn_into_board(Model *model, const ViewData *data, KeyPress press UNUSED) {
  const Roundtable *state = data->state;
  const Subgroup *subgroup = model_subgroup(model, state);
  end_entry(model);
  model->screen = SCREEN_BOARD;
  model->armed = ARMED_NOTHING;
  model->is_blank = false;
  model->board_is_pinned = false;
  model->board_turned_ms = 0;
  if (subgroup == NULL || reveals_steps(state) || subgroup == board_subgroup(NULL, state))
    return nothing;
  return show_subgroup(subgroup);
}

static Effect turn_back(Model *model, const ViewData *data, KeyPress press UNUSED) {
  const Subgroup *subgroup = board_subgroup(model, data->state);
  if (model->is_board) return nothing;
  if (subgroup != NULL) model->subgroup = subgroup->number;
  model->screen = SCREEN_VOTE;
  return nothing;
}

static Effect leave(Model *model, const ViewData *data, KeyPress press) {
  if (model->is_board) return (Effect){.kind = EFFECT_QUIT};
  return turn_back(model, data, press);
}

static Effect lift(Reveal reveal, uint32_t steps) {
  Board board = {.reveal = reveal, .steps = steps};
  return (Effect){.kind = EFFECT_LIFT_CURTAIN, .board = board};
}

/* The same key goes from one way of revealing to the next and, after the last, to none. */
static Effect arm(Model *model, const ViewData *data UNUSED, KeyPress press) {
  static const Armed after[] = {[ARMED_NOTHING] = ARMED_TOTALS,
                                [ARMED_TOTALS] = ARMED_TOP,
                                [ARMED_TOP] = ARMED_RANKING,
                                [ARMED_RANKING] = ARMED_NOTHING};
  const bool again = model->armed != ARMED_NOTHING && press.argument == ARMED_TOTALS;
  const bool same = model->armed == (Armed)press.argument;
  if (again)
    model->armed = after[model->armed];
  else
    model->armed = same ? ARMED_NOTHING : (Armed)press.argument;
  model->is_blank = false;
  return nothing;
}

static Effect reveal(Model *model, const ViewData *data, KeyPress press UNUSED) {
  Armed armed = model->armed;
  model->armed = ARMED_NOTHING;
  switch (armed) {
  case ARMED_NOTHING: return nothing;
  case ARMED_TOTALS: return lift(REVEAL_TOTALS, 0);
  case ARMED_TOP:
    return lift(REVEAL_TOP, board_last_rank(data->state, roundtable_top(data->state)));
  case ARMED_RANKING: break;
  }
  return lift(REVEAL_RANKING, 1);
}

static Effect hide(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->armed = ARMED_NOTHING;
  return (Effect){.kind = EFFECT_DRAW_CURTAIN};
}

static Effect blank(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->is_blank = !model->is_blank;
  return nothing;
}

/* Returns the subgroup `way` places from this one (NULL: before the first), skipping those not
 * held; NULL if none. */
static const Subgroup *held_beside(const Roundtable *state, const Subgroup *subgroup, int way) {
  size_t count = roundtable_subgroup_count(state), place = 0;
  while (subgroup != NULL && place < count && roundtable_subgroup_at(state, place) != subgroup)
    place++;
  if (subgroup != NULL) place += (size_t)way;
  if (subgroup == NULL && way < 0) return NULL;
  for (; place < count; place += (size_t)way) {
    const Subgroup *found = roundtable_subgroup_at(state, place);
    if (found->status == SUBGROUP_HELD) return found;
  }
  return NULL;
}

static Effect turn_subgroup(const Model *model, const Roundtable *state, int way) {
  const Subgroup *shown = board_subgroup(model, state), *next = held_beside(state, shown, way);
  if (next != NULL) return show_subgroup(next);
  if (shown == NULL || way > 0) return nothing;
  return (Effect){.kind = EFFECT_SHOW_ON_BOARD, .board = {.view = BOARD_WELCOME}};
}

static Effect turn_recommendation(const Model *model, const Roundtable *state,
                                  const Recommendation *shown, int way) {
  const Subgroup *subgroup = roundtable_subgroup(state, shown->subgroup);
  size_t place = 0;
  while (roundtable_recommendation_at(state, subgroup, place) != shown)
    place++;
  place += (size_t)way;
  if (place >= subgroup->recommendation_count) return turn_subgroup(model, state, way);
  return show_recommendation(roundtable_recommendation_at(state, subgroup, place));
}

static Effect next_step(Model *model, const Roundtable *state) {
  const Board board = roundtable_board(state);
  if (board.reveal == REVEAL_TOP && board.steps > 0)
    return lift(REVEAL_TOP, board_last_rank(state, (int64_t)board.steps - 1));
  if (board.reveal == REVEAL_RANKING && board.steps <= session_ranked(state))
    return lift(REVEAL_RANKING, board.steps + 1);
  model_say(model, false, _("This is the whole list. All results: %s, then Enter."),
            first_key_shown(KEY_ARM_TOTALS).text);
  return nothing;
}

static Effect turn(Model *model, const ViewData *data, KeyPress press) {
  const Roundtable *state = data->state;
  const int way = press.argument;
  const Recommendation *shown = board_recommendation(model, state);
  model->armed = ARMED_NOTHING;
  model->is_blank = false;
  model->board_is_pinned = false;
  model->board_turned_ms = 0;
  if (reveals_steps(state)) return way > 0 ? next_step(model, state) : nothing;
  return shown != NULL ? turn_recommendation(model, state, shown, way)
                       : turn_subgroup(model, state, way);
}

static Effect one_by_one(Model *model, const ViewData *data, KeyPress press UNUSED) {
  const Roundtable *state = data->state;
  const Subgroup *subgroup = board_subgroup(model, state);
  model->armed = ARMED_NOTHING;
  if (subgroup == NULL || reveals_steps(state)) return nothing;
  if (board_recommendation(model, state) != NULL) return show_subgroup(subgroup);
  if (subgroup->recommendation_count == 0) return nothing;
  return show_recommendation(roundtable_recommendation_at(state, subgroup, 0));
}

/* Keeps this terminal's board on what it shows, or lets it follow again. */
static Effect pin(Model *model, const ViewData *data, KeyPress press UNUSED) {
  if (!model->board_is_pinned) model->board_pinned = board_shown(model, data->state);
  model->board_is_pinned = !model->board_is_pinned;
  model_say(model, false, "%s",
            model->board_is_pinned ? _("This board stays on what it shows.")
                                   : _("This board follows the vote again."));
  return nothing;
}

static Effect turn_page(Model *model, const ViewData *data, KeyPress press) {
  board_turn_page(model, data->now, press.argument);
  return nothing;
}

static const Binding keys[] = {
    {"board", IN_BOARD, KEY_BOARD, N_("vote"),
     N_("turn this screen into the board for the room, and back"), turn_back},
    {"show-next", IN_BOARD, "PgDn →", N_("next"),
     N_("show the next one, or the next step of the ranking"), turn, 1, RECORDS | IN_SIGHT},
    {"show-previous", IN_BOARD, "PgUp ←", NULL, N_("show the previous one"), turn, -1,
     RECORDS | IN_SIGHT},
    {"one-by-one", IN_BOARD, "Tab", NULL,
     N_("show one recommendation at a time, or the whole subgroup"), one_by_one, .flags = RECORDS},
    {"arm-totals", IN_BOARD, KEY_ARM_TOTALS, N_("results"),
     N_("prepare the reveal: all results at once; again: the first ranks; again: the whole "
        "ranking"),
     arm, ARMED_TOTALS},
    {"arm-ranking", IN_BOARD, "c", N_("ranking"),
     N_("prepare to reveal the ranking from the last to the first"), arm, ARMED_RANKING},
    {"reveal", IN_BOARD, "Enter F5", N_("reveal"), N_("reveal what was prepared"), reveal, 0,
     RECORDS | IN_SIGHT},
    {"draw-curtain", IN_BOARD, "h", N_("hide"), N_("hide the results from the room again"), hide},
    {"blank", IN_BOARD, ".", NULL, N_("blank this board, or show it again"), blank},
    {"pin", IN_BOARD, "=", NULL,
     N_("keep this board on what it shows, or let it follow the vote again"), pin},
    {"page-up", IN_BOARD, "↑", NULL, N_("the previous page of the list"), turn_page, -1, TYPES},
    {"page-down", IN_BOARD, "↓", NULL, N_("the next page of the list"), turn_page, 1, TYPES},
    QUIT_KEY(IN_BOARD, leave, 0),
};

const Screen board_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .draw = draw_board,
};
