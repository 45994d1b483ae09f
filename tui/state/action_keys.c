/* What keys are called. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "tui/state/action.h"
#include "tui/terminal/style.h"

static const struct {
  Key key;
  const char *name;
} key_names[] = {
    {' ', N_("Space")},
    {PRESS_TAB, "Tab"},
    {PRESS_ENTER, N_("Enter")},
    {PRESS_ESCAPE, N_("Esc")},
    {PRESS_BACKSPACE, "⌫"},
    {PRESS_UP, "↑"},
    {PRESS_DOWN, "↓"},
    {PRESS_LEFT, "←"},
    {PRESS_RIGHT, "→"},
    {PRESS_PAGE_UP, N_("PgUp")},
    {PRESS_PAGE_DOWN, N_("PgDn")},
    {PRESS_HOME, N_("Home")},
    {PRESS_END, N_("End")},
    {PRESS_DELETE, N_("Del")},
    {PRESS_SHIFT_TAB, N_("Shift-Tab")},
    {PRESS_F1, "F1"},
    {PRESS_F2, "F2"},
    {PRESS_F5, "F5"},
    {PRESS_CONTROL_R, "Ctrl-R"},
    {PRESS_CONTROL_B, "Ctrl-B"},
    {PRESS_CONTROL_F, "Ctrl-F"},
    {PRESS_CONTROL_W, "Ctrl-W"},
    {PRESS_CONTROL_UNDERSCORE, "Ctrl-_"},
    {PRESS_CONTROL_LEFT, "Ctrl-←"},
    {PRESS_CONTROL_RIGHT, "Ctrl-→"},
};

/* Adds a key's name, unless the text says it already: both cases of a letter are one key to people.
 */
static void add_key(Key key, char text[KEYS_TEXT_SIZE]) {
  char name[KEYS_TEXT_SIZE] = "";
  if (key > ' ' && key < PRESS_BACKSPACE) snprintf(name, sizeof name, "%c", tolower((int)key));
  for (size_t i = 0; i < sizeof key_names / sizeof key_names[0]; i++)
    if (key_names[i].key == key) snprintf(name, sizeof name, "%s", _(key_names[i].name));
  if (name[0] == '\0' || strstr(text, name) != NULL) return;
  size_t used = strlen(text);
  snprintf(text + used, KEYS_TEXT_SIZE - used, "%s%s", used > 0 ? " " : "", name);
}

static bool holds(unsigned situations, Action action, Key key) {
  for (unsigned one = 1; one <= situations; one <<= 1)
    if ((situations & one) != 0 && action_has_key((Situation)one, action, key)) return true;
  return false;
}

/* A colour's own letter comes first: it is the one that the screen shows. */
static Key first_key(unsigned situations, Action action) {
  const Colour colours[ACTION_COUNT] = {[ACTION_YELLOW] = YELLOW, [ACTION_RED] = RED};
  const Key *keys = action_description(action)->keys;
  if (action == ACTION_GREEN || action == ACTION_YELLOW || action == ACTION_RED)
    return (Key)tolower((unsigned char)colour_letter(colours[action])[0]);
  while (keys[1] != 0 && !holds(situations, action, keys[0]))
    keys++;
  return keys[0];
}

Key action_key(Situation situation, Action action) {
  return action_description(action)->keys_shown != NULL ? 0 : first_key(situation, action);
}

static const char *first_key_text(unsigned situations, Action action, char text[KEYS_TEXT_SIZE]) {
  text[0] = '\0';
  add_key(first_key(situations, action), text);
  return text;
}

static const char *keys_text(unsigned situations, Action action, char text[KEYS_TEXT_SIZE]) {
  const ActionDescription *row = action_description(action);
  if (row->keys_shown != NULL) {
    snprintf(text, KEYS_TEXT_SIZE, "%s", row->keys_shown);
    return text;
  }
  first_key_text(situations, action, text);
  for (size_t i = 0; i < ACTION_KEYS_MAX && row->keys[i] != 0; i++)
    if (holds(situations, action, row->keys[i])) add_key(row->keys[i], text);
  return text;
}

const char *action_first_key_text(Action action, char text[KEYS_TEXT_SIZE]) {
  return first_key_text(action_description(action)->situations, action, text);
}

const char *action_keys_text(Action action, char text[KEYS_TEXT_SIZE]) {
  return keys_text(action_description(action)->situations, action, text);
}

const char *action_first_key_text_in(Situation situation, Action action,
                                     char text[KEYS_TEXT_SIZE]) {
  return first_key_text(situation, action, text);
}

const char *action_keys_text_in(Situation situation, Action action, char text[KEYS_TEXT_SIZE]) {
  return keys_text(situation, action, text);
}
