/* What keys are called. A list of keys, "g + Tab", holds their names between blanks: the characters
 * themselves, and for the others what is printed on them. In a list, a letter or accented letter
 * stands for both its cases, the shape of a colour (●) for that colour's letter in the reader's
 * language, and "0…9" for every key with a digit on it. */
#ifndef TUI_TERMINAL_KEY_NAMES_H
#define TUI_TERMINAL_KEY_NAMES_H

#include <stdbool.h>
#include <stdint.h>

/* A key as the screens know it: the number of its Unicode character, or one of those below that
 * have none. Keys of the numeric keypad are the characters printed on them. */

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
  PRESS_UP = 0x110000, /* the first that is no character */
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
  PRESS_ANY_DIGIT /* sent by none: stands for all that have a digit on them */
};

enum { KEYS_TEXT_SIZE = 256 };

bool keys_hold(const char *keys, Key key);
Key keys_first(const char *keys);

/* All keys of a list, or only the first, as people read them: "Tab", "g v +". Return text. */
const char *keys_text(const char *keys, char text[KEYS_TEXT_SIZE]);
const char *first_key_text(const char *keys, char text[KEYS_TEXT_SIZE]);

/* The digit on a key, 0 to 9, the unshifted row of a Belgian keyboard included; -1 if there is
 * none. */
int digit_of_key(Key key);

#endif
