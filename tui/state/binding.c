#include "tui/state/binding.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "core/base/i18n.h"
#include "tui/terminal/style.h"

const Binding *binding_of_key(Situation situation, Key key) {
  const Binding *row = binding_after(situation, NULL);
  while (row != NULL && !keys_hold(row->keys, key))
    row = binding_after(situation, row);
  return row;
}

const Binding *binding_named(Situation situation, const char *name) {
  const Binding *row = binding_after(situation, NULL);
  while (row != NULL && strcmp(row->name, name) != 0)
    row = binding_after(situation, row);
  return row;
}

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
    {PRESS_CONTROL_A, "Ctrl-A"},
    {PRESS_CONTROL_B, "Ctrl-B"},
    {PRESS_CONTROL_E, "Ctrl-E"},
    {PRESS_CONTROL_F, "Ctrl-F"},
    {PRESS_CONTROL_U, "Ctrl-U"},
    {PRESS_CONTROL_W, "Ctrl-W"},
    {PRESS_CONTROL_UNDERSCORE, "Ctrl-_"},
    {PRESS_CONTROL_LEFT, "Ctrl-←"},
    {PRESS_CONTROL_RIGHT, "Ctrl-→"},
    {PRESS_ANY_DIGIT, "0…9"},
};

enum { KEY_NAMES = sizeof key_names / sizeof key_names[0], NAME_SIZE = 32 };

/* Takes the first key off a list; 0 at its end. */
static Key take_key(const char **keys) {
  char name[NAME_SIZE];
  const size_t length = strcspn(*keys, " ");
  if (length == 0) return 0;
  snprintf(name, sizeof name, "%.*s", (int)length, *keys);
  *keys += length + ((*keys)[length] == ' ');
  utf8proc_int32_t character;
  for (size_t i = 0; i < KEY_NAMES; i++)
    if (strcmp(key_names[i].name, name) == 0) return key_names[i].key;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    if (strcmp(colour_sign(colour), name) == 0)
      return (Key)tolower((unsigned char)colour_letter(colour)[0]);
  utf8proc_iterate((const utf8proc_uint8_t *)name, -1, &character);
  return (Key)character;
}

/* Maps keys that people see as one to the one used in lists: Enter is sent in two ways. */
static Key as_listed(Key key) {
  if (key == '\n') return PRESS_ENTER;
  return key < PRESS_UP ? (Key)utf8proc_tolower((utf8proc_int32_t)key) : key;
}

bool keys_hold(const char *keys, Key key) {
  for (Key one = take_key(&keys); one != 0; one = take_key(&keys))
    if (one == as_listed(key) || (one == PRESS_ANY_DIGIT && digit_of_key(key) >= 0)) return true;
  return false;
}

Key keys_first(const char *keys) {
  return take_key(&keys);
}

/* Adds a key's name, unless the text has it already. */
static void add_key(Key key, char text[KEYS_TEXT_SIZE]) {
  char name[NAME_SIZE] = "";
  if (key > ' ' && key < PRESS_BACKSPACE) snprintf(name, sizeof name, "%c", (int)key);
  for (size_t i = 0; i < KEY_NAMES; i++)
    if (key_names[i].key == key) snprintf(name, sizeof name, "%s", _(key_names[i].name));
  if (key == PRESS_ANY_DIGIT) snprintf(name, sizeof name, "0 … 9  & é … à");
  if (name[0] == '\0' || strstr(text, name) != NULL) return;
  const size_t used = strlen(text);
  snprintf(text + used, KEYS_TEXT_SIZE - used, "%s%s", used > 0 ? " " : "", name);
}

KeysText keys_shown(const char *keys) {
  KeysText shown = {""};
  for (Key key = take_key(&keys); key != 0; key = take_key(&keys))
    add_key(key, shown.text);
  return shown;
}

KeysText first_key_shown(const char *keys) {
  KeysText shown = {""};
  add_key(keys_first(keys), shown.text);
  return shown;
}

int digit_of_key(Key key) {
  static const Key unshifted[] = {0xe0, '&', 0xe9, '"', '\'', '(', 0xa7, 0xe8, '!', 0xe7};
  static const Key with_caps_lock[] = {0xc0, '&', 0xc9, '"', '\'', '(', 0xa7, 0xc8, '!', 0xc7};
  for (int digit = 0; digit <= 9; digit++)
    if (key == (Key)('0' + digit) || key == unshifted[digit] || key == with_caps_lock[digit])
      return digit;
  return -1;
}

const SituationRow situation_rows[SITUATIONS] = {
    {IN_VOTE, SCREEN_VOTE, N_("The vote")},
    {IN_NUMBER, NO_SCREEN, N_("While typing a number")},
    {IN_ROW, NO_SCREEN, N_("While typing counts")},
    {IN_QUESTION, NO_SCREEN, N_("While a question is asked")},
    {IN_LINE, NO_SCREEN, N_("While typing a line of text")},
    {IN_BOARD, SCREEN_BOARD, N_("The board for the room")},
    {IN_PREPARE, SCREEN_PREPARE, N_("The agenda")},
    {IN_BALLOT, SCREEN_BALLOT, N_("Ballots")},
    {IN_KIOSK, NO_SCREEN, N_("The kiosk: a ballot")},
    {IN_KIOSK_PAGE, SCREEN_KIOSK, N_("The kiosk: before and after it")},
    {IN_PIN, NO_SCREEN, N_("The PIN of the kiosk")},
    {IN_JOURNAL, SCREEN_JOURNAL, N_("The journal")},
    {IN_RANKING, SCREEN_RANKING, N_("The ranking")},
    {IN_REPLAY, SCREEN_REPLAY, N_("A session replayed")},
    {IN_REPORT, SCREEN_REPORT, N_("The report")},
    {IN_EXPLANATION, SCREEN_EXPLANATION, N_("A rank explained")},
    {IN_COMPARISON, SCREEN_COMPARISON, N_("Sessions side by side")},
    {IN_PAIR, NO_SCREEN, N_("While two may be the same recommendation")},
    {IN_LIST, SCREEN_LIST, N_("The list of sessions")},
    {IN_VOTERS, NO_SCREEN, N_("While names may be one voter's")},
    {IN_PALETTE, NO_SCREEN, N_("While searching for an action")},
    {IN_HELP, SCREEN_HELP, N_("The help")},
};

Situation situation_of_screen(ScreenName screen) {
  size_t row = 0;
  while (row + 1 < SITUATIONS && situation_rows[row].screen != screen)
    row++;
  return situation_rows[row].situation;
}
