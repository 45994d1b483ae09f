#include "tui/state/action.h"

#include "tui/state/actions/tables.h"

const ActionDescription *action_description(Action action) {
  static const ActionTable *const tables[] = {
      &voting_actions,    &board_actions,   &typing_actions,    &preparing_actions,
      &ballot_actions,    &journal_actions, &moving_actions,    &ranking_actions,
      &reporting_actions, &library_actions, &comparing_actions, &replaying_actions};
  for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
    for (size_t row = 0; row < tables[i]->count; row++)
      if (tables[i]->rows[row].action == action) return &tables[i]->rows[row];
  return NULL;
}

/* Where text is typed, characters are text: what holds everywhere has another key there. */
bool action_has_key(Situation situation, Action action, Key key) {
  bool is_everywhere = action == ACTION_HELP || action == ACTION_PALETTE;
  bool is_text = key >= ' ' && key < PRESS_UP;
  return !is_everywhere || !is_text || (situation & (IN_LINE | IN_NUMBER)) == 0;
}

Action action_of_key(Situation situation, Key key) {
  for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
    const ActionDescription *row = action_description(action);
    if ((row->situations & situation) == 0) continue;
    for (size_t i = 0; i < ACTION_KEYS_MAX && row->keys[i] != 0; i++)
      if (row->keys[i] == key && action_has_key(situation, action, key)) return action;
  }
  return ACTION_NONE;
}

int digit_of_key(Key key) {
  static const Key unshifted[] = {0xe0, '&', 0xe9, '"', '\'', '(', 0xa7, 0xe8, '!', 0xe7};
  static const Key with_caps_lock[] = {0xc0, '&', 0xc9, '"', '\'', '(', 0xa7, 0xc8, '!', 0xc7};
  for (int digit = 0; digit <= 9; digit++)
    if (key == (Key)('0' + digit) || key == unshifted[digit] || key == with_caps_lock[digit])
      return digit;
  return -1;
}
