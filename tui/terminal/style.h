/* Styles: roles, never colours, for everything drawn; the colours of all roles are in one table.
 * Roles can be told apart without colour, or say the same in words. */
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

enum { ATTRIBUTE_BOLD = 1, ATTRIBUTE_DIM = 2, ATTRIBUTE_REVERSE = 4, ATTRIBUTE_UNDERLINE = 8 };

typedef struct Attributes {
  char letter; /* of the role, for screens saved by tests */
  int8_t text, background;
  uint8_t attributes;
  uint8_t attributes_without_colour;
} Attributes;

const Attributes *style_look(Style style);

Style colour_style(Colour colour);

/* Returns the colour's initial in the reader's language: "G", "V"… */
const char *colour_letter(Colour colour);

/* Returns a letter that replaces a sign on letters-only terminals, or the sign itself. One column,
 * as all of these. */
const char *sign_in_letters(const char *sign);

#endif
