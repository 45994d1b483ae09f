/* What reaches the screens from outside: keys, pasted text, clicks, the passing of time. */
#ifndef TUI_TERMINAL_INPUT_H
#define TUI_TERMINAL_INPUT_H

#include "tui/terminal/key_names.h"

typedef enum TargetKind {
  TARGET_NOTHING,
  TARGET_KEY,  /* does what `key` does in `situation` */
  TARGET_LINE, /* a line of the screen, its `number` as the screen counts */
  TARGET_TAB   /* the subgroup with this `number` */
} TargetKind;

/* What a click means where it fell. */
typedef struct Target {
  uint8_t kind; /* TargetKind */
  Key key;
  uint32_t situation; /* Situation */
  uint32_t number;
} Target;

typedef enum InputKind {
  INPUT_NOTHING, /* time went by */
  INPUT_KEY,
  INPUT_PASTE,
  INPUT_CLICK,  /* with the left button, at `row` and `column` */
  INPUT_CHOICE, /* a click on the `target` */
  INPUT_RESIZED,
  INPUT_LEAVE /* the terminal is gone, or a signal asks to end */
} InputKind;

typedef struct Input {
  InputKind kind;
  Key key;
  const char *text; /* what was pasted, raw; borrowed until the next input */
  bool is_unmarked; /* the terminal did not say that it was pasted (tui/terminal/burst.h) */
  int row, column;
  Target target;
  int signal; /* that asks to end: SIGHUP too where the terminal is gone */
} Input;

#endif
