/* What keys are called. A list of keys, "g + Tab", holds their names between blanks: the characters
 * themselves, and for the others what is printed on them. In a list, a letter or accented letter
 * stands for both its cases, the shape of a colour (●) for that colour's letter in the reader's
 * language, and "0…9" for every key with a digit on it. */
#ifndef TUI_TERMINAL_KEY_NAMES_H
#define TUI_TERMINAL_KEY_NAMES_H

#include <stdbool.h>

#include "tui/terminal/key.h"

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
