#include "tui/action.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "tui/style.h"

enum { IN_ROWS = IN_LIST | IN_VOTE | IN_RANKING, IN_PAGES = IN_ROWS | IN_HELP };

/* The order of the rows is that of footers and of the help screen. The letters v j r g y e are
 * colours in every language: nothing else in the vote may use them. */
static const ActionDescription descriptions[ACTION_COUNT] = {
    [ACTION_GREEN] = {"green",
                      IN_VOTE | IN_NUMBER,
                      {'g', 'v', 'G', 'V', '+'},
                      NULL,
                      "●",
                      N_("a green dot on the recommendation in focus")},
    [ACTION_YELLOW] = {"yellow",
                       IN_VOTE | IN_NUMBER,
                       {'y', 'j', 'e', 'Y', 'J', 'E', '*'},
                       NULL,
                       "▲",
                       N_("a yellow dot on the recommendation in focus")},
    [ACTION_RED] = {"red",
                    IN_VOTE | IN_NUMBER,
                    {'r', 'R', '-'},
                    NULL,
                    "■",
                    N_("a red dot on the recommendation in focus")},
    [ACTION_TAKE_BACK] = {"take-back",
                          IN_VOTE,
                          {PRESS_BACKSPACE},
                          NULL,
                          N_("take back"),
                          N_("then a colour: takes back one dot, or as many as typed")},
    [ACTION_UNDO] =
        {"undo", IN_VOTE, {'u', 'U'}, NULL, NULL, N_("undo what the foot of the screen names")},
    [ACTION_REDO] =
        {"redo", IN_VOTE, {PRESS_CONTROL_R}, NULL, NULL, N_("redo what was undone last")},
    [ACTION_UP] = {"up", IN_PAGES, {PRESS_UP}, NULL, NULL, N_("one line up")},
    [ACTION_DOWN] = {"down", IN_PAGES, {PRESS_DOWN}, NULL, NULL, N_("one line down")},
    [ACTION_PAGE_UP] = {"page-up", IN_PAGES, {PRESS_PAGE_UP}, NULL, NULL, N_("one page up")},
    [ACTION_PAGE_DOWN] =
        {"page-down", IN_PAGES, {PRESS_PAGE_DOWN}, NULL, NULL, N_("one page down")},
    [ACTION_FIRST] = {"first", IN_PAGES, {PRESS_HOME}, NULL, NULL, N_("to the first line")},
    [ACTION_LAST] = {"last", IN_PAGES, {PRESS_END}, NULL, NULL, N_("to the last line")},
    [ACTION_NEXT_SUBGROUP] =
        {"next-subgroup", IN_VOTE, {PRESS_TAB}, NULL, N_("subgroup"), N_("the next subgroup")},
    [ACTION_PREVIOUS_SUBGROUP] =
        {"previous-subgroup", IN_VOTE, {PRESS_SHIFT_TAB}, NULL, NULL, N_("the subgroup before")},
    [ACTION_DIGIT] = {"digit",
                      IN_VOTE | IN_NUMBER,
                      {'0',  '1', '2',  '3', '4',  '5',  '6',  '7', '8',  '9',  '&',  0xe9,
                       0xc9, '"', '\'', '(', 0xa7, 0xe8, 0xc8, '!', 0xe7, 0xc7, 0xe0, 0xc0},
                      "0 … 9  & é … à",
                      NULL,
                      N_("a number of dots, before a colour; or a code, before Enter")},
    [ACTION_POINT] = {"point",
                      IN_NUMBER,
                      {'.', ',', ';', ':'},
                      NULL,
                      NULL,
                      N_("the point of a code such as 5.2")},
    [ACTION_REFERENCE] = {"reference",
                          IN_VOTE | IN_NUMBER,
                          {'/'},
                          NULL,
                          N_("code"),
                          N_("go to a reference such as 4/2, in any subgroup")},
    [ACTION_GO] = {"go",
                   IN_NUMBER,
                   {PRESS_ENTER, '\n'},
                   NULL,
                   N_("go to"),
                   N_("go to the code typed, in this subgroup")},
    [ACTION_OPEN] = {"open",
                     IN_LIST,
                     {PRESS_ENTER, '\n'},
                     NULL,
                     N_("open it"),
                     N_("open the session in focus")},
    [ACTION_ACCEPT] = {"accept",
                       IN_LINE,
                       {PRESS_ENTER, '\n'},
                       NULL,
                       N_("done"),
                       N_("take the line as it stands")},
    [ACTION_ERASE] = {"erase",
                      IN_NUMBER | IN_LINE,
                      {PRESS_BACKSPACE},
                      NULL,
                      N_("erase"),
                      N_("erase the character before the cursor")},
    [ACTION_DELETE] =
        {"delete", IN_LINE, {PRESS_DELETE}, NULL, NULL, N_("erase the character at the cursor")},
    [ACTION_LEFT] = {"left", IN_LINE, {PRESS_LEFT}, NULL, NULL, N_("one character to the left")},
    [ACTION_RIGHT] =
        {"right", IN_LINE, {PRESS_RIGHT}, NULL, NULL, N_("one character to the right")},
    [ACTION_LINE_START] =
        {"line-start", IN_LINE, {PRESS_HOME}, NULL, NULL, N_("to the beginning of the line")},
    [ACTION_LINE_END] =
        {"line-end", IN_LINE, {PRESS_END}, NULL, NULL, N_("to the end of the line")},
    [ACTION_CANCEL] = {"cancel",
                       IN_NUMBER | IN_LINE,
                       {PRESS_ESCAPE},
                       NULL,
                       N_("cancel"),
                       N_("leave what was begun as it was")},
    [ACTION_RANKING] = {"ranking",
                        IN_VOTE,
                        {'c', 'C', 'k', 'K'},
                        NULL,
                        N_("ranking"),
                        N_("the ranking, cumulative and weighted")},
    [ACTION_SORT] = {"sort",
                     IN_RANKING,
                     {'o', 'O'},
                     NULL,
                     N_("order"),
                     N_("order by the other score: cumulative or weighted")},
    [ACTION_WITHIN_SUBGROUPS] = {"within-subgroups",
                                 IN_RANKING,
                                 {'s', 'S'},
                                 NULL,
                                 N_("subgroups"),
                                 N_("rank within each subgroup, or over the whole session")},
    [ACTION_DEMONSTRATION] = {"demonstration",
                              IN_LIST,
                              {'d', 'D'},
                              NULL,
                              N_("demonstration"),
                              N_("make a demonstration session and open it")},
    [ACTION_IMPORT] =
        {"import", IN_LIST, {'i', 'I'}, NULL, N_("CSV file"), N_("make a session from a CSV file")},
    [ACTION_NEW] = {"new", IN_LIST, {'n', 'N'}, NULL, N_("new"), N_("make an empty session")},
    [ACTION_HELP] = {"help", IN_ROWS, {'?', PRESS_F1}, NULL, N_("help"), N_("this help")},
    [ACTION_BACK] = {"back",
                     IN_RANKING | IN_HELP,
                     {PRESS_ESCAPE, 'q', 'Q'},
                     NULL,
                     N_("back"),
                     N_("back to the screen before")},
    [ACTION_QUIT] = {"quit",
                     IN_LIST | IN_VOTE,
                     {'q', 'Q'},
                     NULL,
                     N_("quit"),
                     N_("leave; everything is saved already")},
};

const ActionDescription *action_description(Action action) {
  return &descriptions[action];
}

Action action_of_key(Situation situation, Key key) {
  for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
    const ActionDescription *row = &descriptions[action];
    if ((row->situations & situation) == 0) continue;
    for (size_t i = 0; i < ACTION_KEYS_MAX && row->keys[i] != 0; i++)
      if (row->keys[i] == key) return action;
  }
  return ACTION_NONE;
}

static const struct {
  Key key;
  const char *name;
} key_names[] = {
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
    {PRESS_CONTROL_R, "Ctrl-R"},
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

/* A colour's own letter comes first: it is the one that the screen shows. */
static Key first_key(Action action) {
  const Colour colours[ACTION_COUNT] = {[ACTION_YELLOW] = YELLOW, [ACTION_RED] = RED};
  if (action != ACTION_GREEN && action != ACTION_YELLOW && action != ACTION_RED)
    return descriptions[action].keys[0];
  return (Key)tolower((unsigned char)colour_letter(colours[action])[0]);
}

const char *action_first_key_text(Action action, char text[KEYS_TEXT_SIZE]) {
  text[0] = '\0';
  add_key(first_key(action), text);
  return text;
}

const char *action_keys_text(Action action, char text[KEYS_TEXT_SIZE]) {
  const ActionDescription *row = &descriptions[action];
  if (row->keys_shown != NULL) {
    snprintf(text, KEYS_TEXT_SIZE, "%s", row->keys_shown);
    return text;
  }
  action_first_key_text(action, text);
  for (size_t i = 0; i < ACTION_KEYS_MAX && row->keys[i] != 0; i++)
    add_key(row->keys[i], text);
  return text;
}

int digit_of_key(Key key) {
  static const Key unshifted[] = {0xe0, '&', 0xe9, '"', '\'', '(', 0xa7, 0xe8, '!', 0xe7};
  static const Key with_caps_lock[] = {0xc0, '&', 0xc9, '"', '\'', '(', 0xa7, 0xc8, '!', 0xc7};
  for (int digit = 0; digit <= 9; digit++)
    if (key == (Key)('0' + digit) || key == unshifted[digit] || key == with_caps_lock[digit])
      return digit;
  return -1;
}
