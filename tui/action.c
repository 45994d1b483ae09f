#include "tui/action.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "tui/style.h"

enum { IN_ROWS = IN_LIST | IN_VOTE | IN_RANKING | IN_PREPARE, IN_PAGES = IN_ROWS | IN_HELP };

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
    [ACTION_UNDO] = {"undo",
                     IN_VOTE | IN_PREPARE,
                     {'u', 'U'},
                     NULL,
                     NULL,
                     N_("undo what the foot of the screen names")},
    [ACTION_REDO] = {"redo",
                     IN_VOTE | IN_PREPARE,
                     {PRESS_CONTROL_R},
                     NULL,
                     NULL,
                     N_("redo what was undone last")},
    [ACTION_COUNTS] = {"counts",
                       IN_VOTE,
                       {'n', 'N'},
                       NULL,
                       N_("counts"),
                       N_("type the three counts of a flip chart, row after row")},
    [ACTION_NEXT_CELL] = {"next-count",
                          IN_ROW,
                          {PRESS_ENTER, PRESS_TAB, '\n', PRESS_RIGHT},
                          NULL,
                          N_("next"),
                          N_("the next count; Enter after the third one records the row")},
    [ACTION_PREVIOUS_CELL] = {"previous-count",
                              IN_ROW,
                              {PRESS_SHIFT_TAB, PRESS_LEFT},
                              NULL,
                              NULL,
                              N_("the count before")},
    [ACTION_ADD_COUNTS] = {"add-counts",
                           IN_ROW,
                           {'+', '='},
                           NULL,
                           N_("set or add"),
                           N_("add the counts to what is there, or set them in its place")},
    [ACTION_START_VOTE] = {"start-vote",
                           IN_VOTE,
                           {'o', 'O'},
                           NULL,
                           N_("open"),
                           N_("start the vote, or open again the one that is closed here")},
    [ACTION_CLOSE_VOTE] = {"close-vote",
                           IN_VOTE,
                           {'x', 'X'},
                           NULL,
                           N_("close"),
                           N_("close the vote of this subgroup")},
    [ACTION_CLOSE_ALL] =
        {"close-all", IN_VOTE, {'z', 'Z'}, NULL, NULL, N_("close every vote that is open")},
    [ACTION_PHASE] = {"phase",
                      IN_VOTE,
                      {'t', 'T'},
                      NULL,
                      N_("time"),
                      N_("start the phase, pause it or let it go on")},
    [ACTION_NEXT_PHASE] = {"next-phase",
                           IN_VOTE,
                           {'p', 'P'},
                           NULL,
                           NULL,
                           N_("end this phase and start the next one")},
    [ACTION_BELL] =
        {"bell", IN_VOTE, {'m', 'M'}, NULL, NULL, N_("silence the bell, or let it ring")},
    [ACTION_CONFIRM] = {"confirm",
                        IN_QUESTION,
                        {PRESS_ENTER, '\n'},
                        NULL,
                        N_("yes"),
                        N_("do what the foot of the screen asks about")},
    [ACTION_LOOK] = {"look",
                     IN_VOTE | IN_ROW,
                     {' '},
                     NULL,
                     N_("look"),
                     N_("show the row in focus for two seconds while results are hidden")},
    [ACTION_BOARD] = {"board",
                      IN_VOTE | IN_BOARD,
                      {'s', 'S'},
                      NULL,
                      N_("board"),
                      N_("turn this screen into the board for the room, and back")},
    [ACTION_SHOW_NEXT] = {"show-next",
                          IN_BOARD,
                          {PRESS_PAGE_DOWN, PRESS_RIGHT},
                          NULL,
                          N_("next"),
                          N_("show the next one, or the next step of the ranking")},
    [ACTION_SHOW_PREVIOUS] = {"show-previous",
                              IN_BOARD,
                              {PRESS_PAGE_UP, PRESS_LEFT},
                              NULL,
                              NULL,
                              N_("show the one before")},
    [ACTION_ONE_BY_ONE] = {"one-by-one",
                           IN_BOARD,
                           {PRESS_TAB},
                           NULL,
                           NULL,
                           N_("show one recommendation at a time, or the whole subgroup")},
    [ACTION_ARM_TOTALS] = {"arm-totals",
                           IN_BOARD,
                           {'d', 'D'},
                           NULL,
                           N_("results"),
                           N_("make ready to reveal all totals at once")},
    [ACTION_ARM_RANKING] = {"arm-ranking",
                            IN_BOARD,
                            {'c', 'C', 'k', 'K'},
                            NULL,
                            N_("ranking"),
                            N_("make ready to reveal the ranking from the last to the first")},
    [ACTION_REVEAL] = {"reveal",
                       IN_BOARD,
                       {PRESS_ENTER, '\n', PRESS_F5},
                       NULL,
                       NULL,
                       N_("reveal what was made ready")},
    [ACTION_DRAW_CURTAIN] = {"draw-curtain",
                             IN_BOARD,
                             {'h', 'H'},
                             NULL,
                             N_("hide"),
                             N_("hide the results from the room again")},
    [ACTION_BLANK] = {"blank",
                      IN_BOARD,
                      {'b', 'B', '.'},
                      NULL,
                      NULL,
                      N_("make this board blank, or show it again")},
    [ACTION_UP] = {"up", IN_PAGES | IN_ROW | IN_BOARD, {PRESS_UP}, NULL, NULL, N_("one line up")},
    [ACTION_DOWN] =
        {"down", IN_PAGES | IN_ROW | IN_BOARD, {PRESS_DOWN}, NULL, NULL, N_("one line down")},
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
                      IN_VOTE | IN_NUMBER | IN_ROW,
                      {'0',  '1', '2',  '3', '4',  '5',  '6',  '7', '8',  '9',  '&',  0xe9,
                       0xc9, '"', '\'', '(', 0xa7, 0xe8, 0xc8, '!', 0xe7, 0xc7, 0xe0, 0xc0},
                      "0 … 9  & é … à",
                      NULL,
                      N_("a number of dots, before a colour; or a code, before Enter")},
    [ACTION_POINT] =
        {"point", IN_NUMBER, {'.', ',', ';'}, NULL, NULL, N_("the point of a code such as 5.2")},
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
                      IN_NUMBER | IN_LINE | IN_ROW,
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
                       IN_NUMBER | IN_LINE | IN_ROW | IN_QUESTION,
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
    [ACTION_PREPARE] = {"prepare",
                        IN_LIST | IN_VOTE,
                        {'l', 'L'},
                        NULL,
                        N_("agenda"),
                        N_("prepare: the agenda, its texts, the rules and the phases")},
    [ACTION_EDIT] = {"edit",
                     IN_PREPARE,
                     {PRESS_ENTER, '\n'},
                     NULL,
                     N_("edit"),
                     N_("edit the line in focus, choose its next value, or unfold it")},
    [ACTION_ADD] = {"add",
                    IN_VOTE | IN_PREPARE,
                    {'a', 'A'},
                    NULL,
                    N_("add"),
                    N_("add a recommendation after the one in focus; its code is proposed")},
    [ACTION_ADD_SUBGROUP] = {"add-subgroup",
                             IN_PREPARE,
                             {'n', 'N'},
                             NULL,
                             N_("new subgroup"),
                             N_("add a subgroup; its code is proposed")},
    [ACTION_STATUS] = {"status",
                       IN_PREPARE,
                       {'s', 'S'},
                       NULL,
                       N_("status"),
                       N_("votable, heading, or not for the vote with a reason")},
    [ACTION_WITHDRAW] = {"withdraw",
                         IN_PREPARE,
                         {'w', 'W'},
                         NULL,
                         N_("withdraw"),
                         N_("withdraw the recommendation, with a reason, or bring it back")},
    [ACTION_HELD] = {"held",
                     IN_PREPARE,
                     {'h', 'H'},
                     NULL,
                     N_("held or not"),
                     N_("the subgroup is not held, with a reason, or is held again")},
    [ACTION_RENUMBER] = {"renumber",
                         IN_PREPARE,
                         {'c', 'C'},
                         NULL,
                         NULL,
                         N_("another code for the recommendation or subgroup")},
    [ACTION_PLACE_UP] =
        {"place-up", IN_PREPARE, {'<'}, NULL, NULL, N_("move the recommendation one place up")},
    [ACTION_PLACE_DOWN] =
        {"place-down", IN_PREPARE, {'>'}, NULL, NULL, N_("move the recommendation one place down")},
    [ACTION_UNFOLD] = {"unfold", IN_PREPARE, {PRESS_RIGHT}, NULL, NULL, N_("show all its texts")},
    [ACTION_FOLD] = {"fold", IN_PREPARE, {PRESS_LEFT}, NULL, NULL, N_("hide them again")},
    [ACTION_HELP] =
        {"help", IN_ROWS | IN_BOARD, {'?', PRESS_F1}, NULL, N_("help"), N_("this help")},
    [ACTION_BACK] = {"back",
                     IN_RANKING | IN_HELP | IN_PREPARE,
                     {PRESS_ESCAPE, 'q', 'Q'},
                     NULL,
                     N_("back"),
                     N_("back to the screen before")},
    [ACTION_QUIT] = {"quit",
                     IN_LIST | IN_VOTE | IN_BOARD,
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
    {PRESS_F5, "F5"},
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
