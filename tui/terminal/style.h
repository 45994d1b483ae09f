/* How things look: roles, never colours, for everything that is drawn; the colours of all roles
 * stand in one table. Each role can be told from the others without colour, or says the same in
 * words. */
#ifndef TUI_TERMINAL_STYLE_H
#define TUI_TERMINAL_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/vote/tally.h"

typedef enum Style {
  STYLE_PLAIN,
  STYLE_TITLE,
  STYLE_MUTED,
  STYLE_RULE,
  STYLE_HEADING,
  STYLE_TAB,
  STYLE_TAB_CURRENT,
  STYLE_FOCUS,
  STYLE_GREEN,
  STYLE_YELLOW,
  STYLE_RED,
  STYLE_KEY,
  STYLE_ENTRY,
  STYLE_MESSAGE,
  STYLE_TROUBLE,
  STYLE_COUNT
} Style;

enum { PAINT_DEFAULT = -1, PAINT_BLACK, PAINT_RED, PAINT_GREEN, PAINT_YELLOW };

enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_REVERSE = 4, LOOK_UNDERLINE = 8 };

typedef struct Attributes {
  char letter; /* of the role, for screens written down by tests */
  int8_t text, background;
  uint8_t attributes;
  uint8_t attributes_without_colour;
} Attributes;

const Attributes *style_look(Style style);

Style colour_style(Colour colour);

/* The first letter of the colour in the reader's language: "G", "V"… */
const char *colour_letter(Colour colour);

/* What stands for a sign where the terminal has letters only, or the sign itself. One column, as
 * all of these. */
const char *sign_in_letters(const char *sign);

#endif
