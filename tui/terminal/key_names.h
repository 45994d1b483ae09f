/* Names of keys. A list of keys, "g + Tab", has their names separated by blanks: the characters
 * themselves and, for other keys, what is printed on them. In a list, a letter (accented too) means
 * both its cases, the shape of a colour (●) that colour's letter in the reader's language, and
 * "0…9" every key with a digit on it. */
#ifndef TUI_TERMINAL_KEY_NAMES_H
#define TUI_TERMINAL_KEY_NAMES_H

#include <stdbool.h>
#include <stdint.h>

/* A key: its Unicode character, or one of the numbers below for keys without one. Keys of the
 * numeric keypad are the characters printed on them. */

typedef uint32_t Key;

enum {
  PRESS_CONTROL_B = 0x02,
  PRESS_CONTROL_F = 0x06,
  PRESS_CONTROL_Q = 0x11,
  PRESS_CONTROL_R = 0x12,
  PRESS_CONTROL_S = 0x13,
  PRESS_CONTROL_W = 0x17,
  PRESS_CONTROL_UNDERSCORE = 0x1f,
  PRESS_TAB = '\t',
  PRESS_ENTER = '\r',
  PRESS_ESCAPE = 0x1b,
  PRESS_BACKSPACE = 0x7f,
  PRESS_UP = 0x110000, /* the first that is not a character */
  PRESS_DOWN,
  PRESS_LEFT,
  PRESS_RIGHT,
  PRESS_PAGE_UP,
  PRESS_PAGE_DOWN,
  PRESS_HOME,
  PRESS_END,
  PRESS_DELETE,
  PRESS_SHIFT_TAB,
  PRESS_CONTROL_LEFT,
  PRESS_CONTROL_RIGHT,
  PRESS_F1,
  PRESS_F2,
  PRESS_F5,
  PRESS_ANY_DIGIT /* never sent: means all keys with a digit on them */
};

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
