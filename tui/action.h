/* What a key can ask for: one table of actions with their keys, where they hold and one line of
 * help. Key lookup, footers and the help screen are all made from it. */
#ifndef TUI_ACTION_H
#define TUI_ACTION_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/key.h"

typedef enum Action {
  ACTION_NONE,
  ACTION_GREEN,
  ACTION_YELLOW,
  ACTION_RED,
  ACTION_TAKE_BACK,
  ACTION_UNDO,
  ACTION_REDO,
  ACTION_UP,
  ACTION_DOWN,
  ACTION_PAGE_UP,
  ACTION_PAGE_DOWN,
  ACTION_FIRST,
  ACTION_LAST,
  ACTION_NEXT_SUBGROUP,
  ACTION_PREVIOUS_SUBGROUP,
  ACTION_DIGIT,
  ACTION_POINT,
  ACTION_REFERENCE,
  ACTION_GO,
  ACTION_OPEN,
  ACTION_ACCEPT,
  ACTION_ERASE,
  ACTION_DELETE,
  ACTION_LEFT,
  ACTION_RIGHT,
  ACTION_LINE_START,
  ACTION_LINE_END,
  ACTION_CANCEL,
  ACTION_RANKING,
  ACTION_SORT,
  ACTION_WITHIN_SUBGROUPS,
  ACTION_DEMONSTRATION,
  ACTION_IMPORT,
  ACTION_NEW,
  ACTION_HELP,
  ACTION_BACK,
  ACTION_QUIT,
  ACTION_COUNT
} Action;

/* Where a key is struck. A key has one meaning in each. */
typedef enum Situation {
  IN_LIST = 1,
  IN_VOTE = 2,
  IN_NUMBER = 4, /* the number line at the foot of the vote is open */
  IN_LINE = 8,   /* a line of text is being typed */
  IN_RANKING = 16,
  IN_HELP = 32,
  SITUATIONS = 6
} Situation;

enum { ACTION_KEYS_MAX = 28, KEYS_TEXT_SIZE = 256 };

typedef struct ActionDescription {
  const char *name; /* for machines: "undo" */
  unsigned situations;
  Key keys[ACTION_KEYS_MAX]; /* up to the first 0 */
  const char *keys_shown;    /* instead of the keys, where they are many; or NULL */
  const char *hint;          /* a word for footers, or NULL; marked with N_() */
  const char *help;          /* one line, marked with N_() */
} ActionDescription;

/* The row of an action other than ACTION_NONE. */
const ActionDescription *action_description(Action action);

/* What a key asks for in a situation, or ACTION_NONE. */
Action action_of_key(Situation situation, Key key);

/* The keys of an action, for people, "Tab" or "u" or "g  +": all, or only the first. A letter is
 * named once, not in both its cases. Colours begin with the letter of the reader's language.
 * Returns text. */
const char *action_keys_text(Action action, char text[KEYS_TEXT_SIZE]);
const char *action_first_key_text(Action action, char text[KEYS_TEXT_SIZE]);

/* The digit on a key, 0 to 9, the unshifted row of a Belgian keyboard included; -1 if there is
 * none. */
int digit_of_key(Key key);

#endif
