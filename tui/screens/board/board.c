/* The board for the room, as keys change it; how it looks is in board_view.c. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "tui/screens/board/board_view.h"
#include "tui/screens/screen.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/widgets.h"

static const Effect nothing = {.kind = EFFECT_NONE};

static bool reveals_steps(const Roundtable *state) {
  Board board = roundtable_board(state);
  return !board.curtain && board.reveal == REVEAL_RANKING;
}

static Effect show_subgroup(const Subgroup *subgroup) {
  Board board = {.view = BOARD_SUBGROUP, .subject = subgroup->number};
  return (Effect){.kind = EFFECT_SHOW_ON_BOARD, .board = board};
}

static Effect show_recommendation(const Recommendation *recommendation) {
  Board board = {.view = BOARD_RECOMMENDATION, .subject = recommendation->number};
  return (Effect){.kind = EFFECT_SHOW_ON_BOARD, .board = board};
}

/* The subgroup in focus comes on the board, unless that shows one of its recommendations or a
 * reveal. */
Effect turn_into_board(Model *model, const World *world, Action action, Key key) {
  const Roundtable *state = world->state;
  const Subgroup *subgroup = model_subgroup(model, state);
  cancel_entry(model, world, action, key);
  model->screen = SCREEN_BOARD;
  model->armed = ACTION_NONE;
  model->is_blank = false;
  if (subgroup == NULL || reveals_steps(state) || subgroup == board_subgroup(state)) return nothing;
  return show_subgroup(subgroup);
}

static Effect turn_back(Model *model, const World *world, Action action, Key key) {
  (void)action, (void)key;
  const Subgroup *subgroup = board_subgroup(world->state);
  if (model->is_board) return nothing;
  if (subgroup != NULL) model->subgroup = subgroup->number;
  model->screen = SCREEN_VOTE;
  return nothing;
}

static Effect leave(Model *model, const World *world, Action action, Key key) {
  if (model->is_board) return (Effect){.kind = EFFECT_QUIT};
  return turn_back(model, world, action, key);
}

static Effect lift(Reveal reveal, uint32_t steps) {
  Board board = {.reveal = reveal, .steps = steps};
  return (Effect){.kind = EFFECT_LIFT_CURTAIN, .board = board};
}

static Effect arm(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)key;
  model->armed = model->armed == action ? ACTION_NONE : action;
  model->is_blank = false;
  return nothing;
}

static Effect reveal(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  Action armed = model->armed;
  model->armed = ACTION_NONE;
  if (armed == ACTION_NONE) return nothing;
  return armed == ACTION_ARM_RANKING ? lift(REVEAL_RANKING, 1) : lift(REVEAL_TOTALS, 0);
}

static Effect hide(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->armed = ACTION_NONE;
  return (Effect){.kind = EFFECT_DRAW_CURTAIN};
}

static Effect blank(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->is_blank = !model->is_blank;
  return nothing;
}

/* The subgroup that comes `way` places after this one (NULL: before the first), those not held left
 * out; NULL where there is none. */
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

static Effect turn_subgroup(const Roundtable *state, int way) {
  const Subgroup *shown = board_subgroup(state), *next = held_beside(state, shown, way);
  if (next != NULL) return show_subgroup(next);
  if (shown == NULL || way > 0) return nothing;
  return (Effect){.kind = EFFECT_SHOW_ON_BOARD, .board = {.view = BOARD_WELCOME}};
}

static Effect turn_recommendation(const Roundtable *state, const Recommendation *shown, int way) {
  const Subgroup *subgroup = roundtable_subgroup(state, shown->subgroup);
  size_t place = 0;
  while (roundtable_recommendation_at(state, subgroup, place) != shown)
    place++;
  place += (size_t)way;
  if (place >= subgroup->recommendation_count) return turn_subgroup(state, way);
  return show_recommendation(roundtable_recommendation_at(state, subgroup, place));
}

static Effect next_step(Model *model, const Roundtable *state) {
  char key[KEYS_TEXT_SIZE], sentence[ERROR_TEXT_SIZE];
  Board board = roundtable_board(state);
  if (board.steps < session_ranked(state)) return lift(REVEAL_RANKING, board.steps + 1);
  snprintf(sentence, sizeof sentence,
           _("This is the first of the ranking. All totals: %s, then Enter."),
           action_first_key_text(ACTION_ARM_TOTALS, key));
  model_say(model, false, sentence);
  return nothing;
}

static Effect turn(Model *model, const World *world, Action action, Key key) {
  (void)key;
  const Roundtable *state = world->state;
  const int way = action == ACTION_SHOW_NEXT ? 1 : -1;
  const Recommendation *shown = board_recommendation(state);
  model->armed = ACTION_NONE;
  model->is_blank = false;
  if (reveals_steps(state)) return way > 0 ? next_step(model, state) : nothing;
  return shown != NULL ? turn_recommendation(state, shown, way) : turn_subgroup(state, way);
}

static Effect one_by_one(Model *model, const World *world, Action action, Key key) {
  (void)action, (void)key;
  const Roundtable *state = world->state;
  const Subgroup *subgroup = board_subgroup(state);
  model->armed = ACTION_NONE;
  if (subgroup == NULL || reveals_steps(state)) return nothing;
  if (board_recommendation(state) != NULL) return show_subgroup(subgroup);
  if (subgroup->recommendation_count == 0) return nothing;
  return show_recommendation(roundtable_recommendation_at(state, subgroup, 0));
}

/* Where the totals of a subgroup are more than the screen shows. */
static Effect scroll(Model *model, const World *world, Action action, Key key) {
  (void)key;
  const Subgroup *subgroup = board_subgroup(world->state);
  if (subgroup == NULL || subgroup->recommendation_count == 0) return nothing;
  model->subgroup = subgroup->number;
  const Recommendation *focus = model_recommendation(model, world->state);
  size_t place = vote_place(subgroup, focus->number);
  place = focus_moved(place, subgroup->recommendation_count, 1, action);
  model->recommendation = subgroup->recommendations[place];
  return nothing;
}

const Screen board_screen = {
    .handle =
        {
            [ACTION_BOARD] = turn_back,
            [ACTION_SHOW_NEXT] = turn,
            [ACTION_SHOW_PREVIOUS] = turn,
            [ACTION_ONE_BY_ONE] = one_by_one,
            [ACTION_UP] = scroll,
            [ACTION_DOWN] = scroll,
            [ACTION_ARM_TOTALS] = arm,
            [ACTION_ARM_RANKING] = arm,
            [ACTION_REVEAL] = reveal,
            [ACTION_DRAW_CURTAIN] = hide,
            [ACTION_BLANK] = blank,
            [ACTION_HELP] = show_help,
            [ACTION_QUIT] = leave,
        },
    .draw = draw_board,
};
