/* A key as the screens know it: the number of its Unicode character, or one of those below that
 * have none. Keys of the numeric keypad are the characters printed on them. */
#ifndef TUI_TERMINAL_KEY_H
#define TUI_TERMINAL_KEY_H

#include <stdint.h>

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

#endif
