/* Key bindings: one row per key, which lookup, footers, help, palette, man page and completions
 * read.
 *
 * A screen owns the rows of its situations:
 *
 *   static Effect begin_search(Model *model, const ViewData *data, KeyPress press) { … }
 *   {"search", IN_JOURNAL, "/", N_("search"), N_("search upwards for words"), begin_search}, */
#ifndef TUI_STATE_BINDING_H
#define TUI_STATE_BINDING_H

#include "tui/state/model.h"
#include "tui/state/situation.h"
#include "tui/terminal/input.h"

/* A key as passed to its row's handler. */
typedef struct KeyPress {
  Key key;
  int argument; /* from the row */
} KeyPress;

typedef Effect KeyHandler(Model *model, const ViewData *data, KeyPress press);

enum {
  HARMLESS = 1,   /* does not act on the focus, nor on the target of an entry or question */
  LEADS_ON = 2,   /* leads to other actions: a peek underneath stays open */
  KEEPS_LOOK = 4, /* is about what is being peeked at: the peek stays open */
  LOOKS = 8,      /* shows a withheld message: it stays */
  /* For the palette (tui/state/palette.h): */
  RECORDS = 16,  /* records at once: listed after its equals */
  IN_SIGHT = 32, /* acts on what only its screen shows: elsewhere the palette only goes there */
  STAYS = 64,    /* makes sense only where it works: not listed elsewhere */
  TYPES = 128    /* moves or types: not listed */
};

typedef struct Binding {
  const char *name;    /* for programs: "undo" */
  unsigned situations; /* Situations, ORed */
  const char *keys;    /* a list of keys; screens name the first */
  const char *hint;    /* a word for footers, or NULL; marked with N_() */
  const char *help;    /* one line; marked with N_() */
  KeyHandler *handle;
  int argument;   /* distinguishes rows that share a handler */
  unsigned flags; /* flags above, ORed */
} Binding;

/* The rows that hold in a situation, in the order in which people read them: the first one after
 * NULL, and NULL after the last one. This room cannot know the screens: tui/app/bindings.c, which
 * joins their rows and those that hold everywhere, defines it, and the linker finds it there. */
const Binding *binding_after(Situation situation, const Binding *row);

/* Return the row for a key, or the row of this name, in a situation; NULL if none. */
const Binding *binding_of_key(Situation situation, Key key);
const Binding *binding_named(Situation situation, const char *name);

/* Arguments of rows that many screens share. */
typedef enum Move { MOVE_UP, MOVE_DOWN, MOVE_PAGE_UP, MOVE_PAGE_DOWN, MOVE_FIRST, MOVE_LAST } Move;

/* Rows that many screens share, most with a handler of their own. The argument is a Move; 1 for the
 * next subgroup and -1 for the previous; EFFECT_UNDO or EFFECT_REDO; a Colour. */
#define SHARED_KEY(...)                                                                            \
  { __VA_ARGS__ }
#define LINE_KEYS(where, handler)                                                                  \
  SHARED_KEY("up", where, "↑", NULL, N_("one line up"), handler, MOVE_UP, HARMLESS | TYPES),       \
      SHARED_KEY("down", where, "↓", NULL, N_("one line down"), handler, MOVE_DOWN,                \
                 HARMLESS | TYPES)
#define PAGE_KEYS(where, handler)                                                                  \
  SHARED_KEY("page-up", where, "PgUp", NULL, N_("one page up"), handler, MOVE_PAGE_UP,             \
             HARMLESS | TYPES),                                                                    \
      SHARED_KEY("page-down", where, "PgDn", NULL, N_("one page down"), handler, MOVE_PAGE_DOWN,   \
                 HARMLESS | TYPES)
#define END_KEYS(where, handler)                                                                   \
  SHARED_KEY("first", where, "Home", NULL, N_("to the first line"), handler, MOVE_FIRST,           \
             HARMLESS | TYPES),                                                                    \
      SHARED_KEY("last", where, "End", NULL, N_("to the last line"), handler, MOVE_LAST,           \
                 HARMLESS | TYPES)
#define MOVING_KEYS(where, handler)                                                                \
  LINE_KEYS(where, handler), PAGE_KEYS(where, handler), END_KEYS(where, handler)
#define SUBGROUP_KEYS(where, handler)                                                              \
  SHARED_KEY("next-subgroup", where, KEY_NEXT_SUBGROUP, N_("subgroup"), N_("the next subgroup"),   \
             handler, 1, HARMLESS | STAYS),                                                        \
      SHARED_KEY("previous-subgroup", where, "Shift-Tab", NULL, N_("the previous subgroup"),       \
                 handler, -1, HARMLESS | STAYS)
#define UNDO_KEYS(where)                                                                           \
  SHARED_KEY("undo", where, KEY_UNDO, NULL, N_("undo what the bottom line names"), take_pending,   \
             EFFECT_UNDO, RECORDS | IN_SIGHT),                                                     \
      SHARED_KEY("redo", where, KEY_REDO, NULL, N_("redo what was last undone"), take_pending,     \
                 EFFECT_REDO, RECORDS | IN_SIGHT)
#define DOT_KEYS(where, handler)                                                                   \
  SHARED_KEY("ballot-green", where, KEYS_GREEN_DOT, "●",                                           \
             N_("a green dot of this ballot on the selected recommendation"), handler, GREEN,      \
             STAYS),                                                                               \
      SHARED_KEY("ballot-yellow", where, KEYS_YELLOW_DOT, "▲",                                     \
                 N_("a yellow dot of this ballot on the selected recommendation"), handler,        \
                 YELLOW, STAYS),                                                                   \
      SHARED_KEY("ballot-red", where, KEYS_RED_DOT, "■",                                           \
                 N_("a red dot of this ballot on the selected recommendation"), handler, RED,      \
                 STAYS)
#define TAKE_DOT_BACK_KEY(where, handler)                                                          \
  SHARED_KEY("ballot-take-back", where, "⌫ Del 0 à", N_("remove"),                                 \
             N_("remove the last dot of the selected row"), handler, 0, STAYS)
#define PEEK_KEY(where, handler)                                                                   \
  SHARED_KEY("peek", where, KEY_PEEK, N_("peek"),                                                  \
             N_("peek at the selected row for two seconds while results are hidden"), handler, 0,  \
             LOOKS | STAYS)
#define BACK_KEY(where, handler)                                                                   \
  SHARED_KEY("back", where, "Esc q", N_("back"), N_("back to the previous screen"), handler, 0,    \
             HARMLESS | STAYS)
#define CANCEL_KEY(where, handler)                                                                 \
  SHARED_KEY("cancel", where, "Esc", N_("cancel"), N_("abandon what was begun"), handler, 0,       \
             HARMLESS)
#define QUIT_KEY(where, handler, argument)                                                         \
  SHARED_KEY("quit", where, "q", N_("quit"), N_("quit; everything is already saved"), handler,     \
             argument, HARMLESS)

/* Keys that are also named in sentences. */
#define KEY_PEEK             "Space"
#define KEY_RESCUE           "="
#define KEY_TAKE_ANSWER_BACK "u"
#define KEY_ADD              "a"
#define KEY_PREPARE          "l"
#define KEY_BLANK_BALLOT     "."
#define KEY_START_VOTE       "o"
#define KEY_UNDO             "u"
#define KEY_REDO             "Ctrl-R"
#define KEY_KIOSK_FOR        "Tab"
#define KEY_NEXT_SUBGROUP    "Tab"
#define KEY_COMPARE          "="
#define KEY_ARM_TOTALS       "d"
#define KEY_BOARD            "s"
#define KEY_DEMONSTRATION    "0 à"
#define KEY_TOUR             "9 ç"
#define KEY_IMPORT           "i"
#define KEY_NEW              "a"
#define KEY_COMPARE_MARKED   "="
#define KEYS_GREEN_DOT       "1 & g v +"
#define KEYS_YELLOW_DOT      "2 é y j e *"
#define KEYS_RED_DOT         "3 \" r -"
#define KEY_SEARCH_ON        "."

/* A list of keys, "g + Tab", has their names separated by blanks: the characters
 * themselves and, for other keys, what is printed on them. In a list, a letter (accented too) means
 * both its cases, the shape of a colour (●) that colour's letter in the reader's language, and
 * "0…9" every key with a digit on it. */

enum { KEYS_TEXT_SIZE = 256 };

bool keys_hold(const char *keys, Key key);
Key keys_first(const char *keys);

/* Names of keys for people: "Tab", "g v +". */
typedef struct KeysText {
  char text[KEYS_TEXT_SIZE];
} KeysText;

/* Return all keys of a list, or only the first. */
KeysText keys_shown(const char *keys);
KeysText first_key_shown(const char *keys);

/* Returns the digit on a key, 0 to 9, including the unshifted row of a Belgian keyboard; -1 if
 * none. */
int digit_of_key(Key key);

#endif
