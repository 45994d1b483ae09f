/* Input events for the screens: keys, pasted text, clicks, the passing of time. */
#ifndef TUI_TERMINAL_INPUT_H
#define TUI_TERMINAL_INPUT_H

#include "tui/terminal/key_names.h"

typedef enum TargetKind {
  TARGET_NOTHING,
  TARGET_KEY,  /* does what `key` does in `situation` */
  TARGET_LINE, /* a line of the screen; `number` as the screen counts */
  TARGET_TAB   /* the subgroup with this `number` */
} TargetKind;

/* What a click means at the place where it landed. */
typedef struct Target {
  uint8_t kind; /* TargetKind */
  Key key;
  uint32_t situation; /* Situation */
  uint32_t number;
} Target;

typedef enum InputKind {
  INPUT_NOTHING, /* time passed */
  INPUT_KEY,
  INPUT_PASTE,
  INPUT_CLICK,  /* left button, at `row` and `column` */
  INPUT_CHOICE, /* a click on `target` */
  INPUT_RESIZED,
  INPUT_LEAVE /* the terminal is gone, or a signal asks to exit */
} InputKind;

typedef struct Input {
  InputKind kind;
  Key key;
  const char *text; /* pasted text, raw; borrowed until the next input */
  bool is_unmarked; /* the terminal did not mark it as pasted (tui/terminal/burst.h) */
  int row, column;
  Target target;
  int signal; /* the signal that asks to exit; SIGHUP too if the terminal is gone */
} Input;

#endif
