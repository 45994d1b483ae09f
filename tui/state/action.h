/* What a key can ask for: one table of actions with their keys, where they hold and one line of
 * help. Key lookup, footers and the help screen are all made from it. */
#ifndef TUI_STATE_ACTION_H
#define TUI_STATE_ACTION_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/terminal/key.h"

typedef enum Action {
  ACTION_NONE,
  ACTION_GREEN,
  ACTION_YELLOW,
  ACTION_RED,
  ACTION_TAKE_BACK,
  ACTION_BALLOT_GREEN,
  ACTION_BALLOT_YELLOW,
  ACTION_BALLOT_RED,
  ACTION_HAND_IN,
  ACTION_KIOSK_GO,
  ACTION_BALLOT_TAKE_BACK,
  ACTION_CALL_BALLOT,
  ACTION_WITHDRAW_BALLOT,
  ACTION_ONE_A_PAGE,
  ACTION_BLANK_BALLOT,
  ACTION_KIOSK_FOR,
  ACTION_KIOSK_BACK,
  ACTION_KIOSK_LEAVE,
  ACTION_COUNTS,
  ACTION_NEXT_CELL,
  ACTION_PREVIOUS_CELL,
  ACTION_ADD_COUNTS,
  ACTION_REASON,
  ACTION_UNDO,
  ACTION_REDO,
  ACTION_REVERT,
  ACTION_WHOLE_EVENT,
  ACTION_SEARCH,
  ACTION_SEARCH_ON,
  ACTION_LOOK,
  ACTION_BOARD,
  ACTION_SHOW_NEXT,
  ACTION_SHOW_PREVIOUS,
  ACTION_ONE_BY_ONE,
  ACTION_ARM_TOTALS,
  ACTION_ARM_RANKING,
  ACTION_REVEAL,
  ACTION_DRAW_CURTAIN,
  ACTION_BLANK,
  ACTION_PLAY,
  ACTION_STEP_BACK,
  ACTION_STEP_ON,
  ACTION_SLOWER,
  ACTION_FASTER,
  ACTION_MOMENT,
  ACTION_BOARD_THEN,
  ACTION_STEP_BY,
  ACTION_COUNTS_THEN,
  ACTION_RANKING_THEN,
  ACTION_RANKS_OVER_TIME,
  ACTION_LOOK_THEN,
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
  ACTION_START_VOTE,
  ACTION_CLOSE_VOTE,
  ACTION_CLOSE_ALL,
  ACTION_PHASE,
  ACTION_NEXT_PHASE,
  ACTION_GO_TO_PHASE,
  ACTION_BELL,
  ACTION_CONFIRM,
  ACTION_OPEN,
  ACTION_FIND,
  ACTION_REPLAY,
  ACTION_LIST_GROUP,
  ACTION_LIST_ORDER,
  ACTION_MARK,
  ACTION_COMPARE_MARKED,
  ACTION_ACCEPT,
  ACTION_RUN,
  ACTION_ERASE,
  ACTION_DELETE,
  ACTION_LEFT,
  ACTION_RIGHT,
  ACTION_WORD_LEFT,
  ACTION_WORD_RIGHT,
  ACTION_ERASE_WORD,
  ACTION_UNDO_TYPING,
  ACTION_LINE_START,
  ACTION_LINE_END,
  ACTION_CANCEL,
  ACTION_RANKING,
  ACTION_WEIGHTS_BACK,
  ACTION_WEIGHTS_ON,
  ACTION_OWN_RULE,
  ACTION_MARGINS,
  ACTION_WITHIN_SUBGROUPS,
  ACTION_EXPLAIN,
  ACTION_COMPARE,
  ACTION_OTHER_METHOD,
  ACTION_SORT,
  ACTION_WEIGHT_COLOUR,
  ACTION_PAIR_SAME,
  ACTION_PAIR_DIFFERENT,
  ACTION_NEXT_PAIR,
  ACTION_SAME_VOTERS,
  ACTION_OTHER_VOTERS,
  ACTION_TAKE_ANSWER_BACK,
  ACTION_COMPARED_ORDER,
  ACTION_COMPARED_METHOD,
  ACTION_REPORT,
  ACTION_PRINT,
  ACTION_SAVE_PDF,
  ACTION_SAVE_HTML,
  ACTION_PREPARE,
  ACTION_DEMONSTRATION,
  ACTION_IMPORT,
  ACTION_NEW,
  ACTION_NEW_FROM,
  ACTION_RENAME,
  ACTION_COPY_TO,
  ACTION_ARCHIVE,
  ACTION_LIST_ARCHIVE,
  ACTION_DELETE_SESSION,
  ACTION_LIST_ALL,
  ACTION_EDIT,
  ACTION_ADD,
  ACTION_ADD_SUBGROUP,
  ACTION_STATUS,
  ACTION_WITHDRAW,
  ACTION_HELD,
  ACTION_RENUMBER,
  ACTION_PLACE_UP,
  ACTION_PLACE_DOWN,
  ACTION_UNFOLD,
  ACTION_FOLD,
  ACTION_BALLOTS,
  ACTION_KIOSK,
  ACTION_JOURNAL,
  ACTION_JOURNAL_OF_AGENDA,
  ACTION_RESCUE,
  ACTION_BACK,
  ACTION_QUIT,
  ACTION_PALETTE, /* these two are last on every screen */
  ACTION_HELP,
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
  IN_ROW = 64,       /* three counts are being typed */
  IN_QUESTION = 128, /* something waits to be confirmed */
  IN_BOARD = 256,
  IN_PREPARE = 512,
  IN_BALLOT = 1024,
  IN_KIOSK = 2048,      /* a voter fills in a ballot */
  IN_KIOSK_PAGE = 4096, /* the pages before and after */
  IN_PIN = 8192,
  IN_JOURNAL = 16384,
  IN_PALETTE = 32768,     /* an action is being looked for by its name */
  IN_EXPLANATION = 65536, /* a rank, or two beside each other, in sentences */
  IN_REPORT = 131072,
  IN_COMPARISON = 262144, /* sessions side by side */
  IN_REPLAY = 524288,
  IN_PAIR = 1048576,   /* sessions side by side, and it is asked whether two are the same */
  IN_VOTERS = 2097152, /* it is asked whether voters of a file are one person */
  SITUATIONS = 22
} Situation;

/* Something was begun at the foot of a screen. */
enum { IN_FOOT = IN_NUMBER | IN_LINE | IN_ROW | IN_QUESTION };

enum { ACTION_KEYS_MAX = 28, KEYS_TEXT_SIZE = 256 };

typedef struct ActionDescription {
  Action action;
  unsigned situations;       /* of Situation, together */
  const char *name;          /* for machines: "undo" */
  Key keys[ACTION_KEYS_MAX]; /* up to the first 0 */
  const char *keys_shown;    /* instead of the keys, where they are many; or NULL */
  const char *hint;          /* a word for footers, or NULL; marked with N_() */
  const char *help;          /* one line, marked with N_() */
} ActionDescription;

/* The row of an action other than ACTION_NONE. */
const ActionDescription *action_description(Action action);

/* What a key asks for in a situation, or ACTION_NONE. */
Action action_of_key(Situation situation, Key key);

/* The key that the screens name for an action in a situation where it holds; 0 where many keys say
 * what is meant, as digits do. */
Key action_key(Situation situation, Action action);

/* The keys of an action, for people, "Tab" or "u" or "g  +": all, or only the first. A letter is
 * named once, not in both its cases. Colours begin with the letter of the reader's language.
 * Returns text. */
const char *action_keys_text(Action action, char text[KEYS_TEXT_SIZE]);
const char *action_first_key_text(Action action, char text[KEYS_TEXT_SIZE]);

/* The same for one situation: where text is typed, « ? » asks for no help but F1 does. */
const char *action_keys_text_in(Situation situation, Action action, char text[KEYS_TEXT_SIZE]);
const char *action_first_key_text_in(Situation situation, Action action, char text[KEYS_TEXT_SIZE]);

/* Whether a key of an action's row holds in a situation where the action does. */
bool action_has_key(Situation situation, Action action, Key key);

/* The digit on a key, 0 to 9, the unshifted row of a Belgian keyboard included; -1 if there is
 * none. */
int digit_of_key(Key key);

#endif
