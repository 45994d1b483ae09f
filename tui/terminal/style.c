#include "tui/terminal/style.h"

#include <string.h>

#include "core/base/i18n.h"

static const Attributes looks[STYLE_COUNT] = {
    [STYLE_PLAIN] = {'.', PAINT_DEFAULT, PAINT_DEFAULT, 0, 0},
    [STYLE_TITLE] = {'T', PAINT_DEFAULT, PAINT_DEFAULT, ATTRIBUTE_BOLD, ATTRIBUTE_BOLD},
    [STYLE_MUTED] = {'m', PAINT_DEFAULT, PAINT_DEFAULT, ATTRIBUTE_DIM, ATTRIBUTE_DIM},
    [STYLE_RULE] = {'-', PAINT_DEFAULT, PAINT_DEFAULT, ATTRIBUTE_DIM, ATTRIBUTE_DIM},
    [STYLE_HEADING] = {'H', PAINT_DEFAULT, PAINT_DEFAULT, ATTRIBUTE_BOLD, ATTRIBUTE_BOLD},
    [STYLE_TAB] = {'t', PAINT_DEFAULT, PAINT_DEFAULT, 0, 0},
    [STYLE_TAB_CURRENT] = {'C', PAINT_DEFAULT, PAINT_DEFAULT, ATTRIBUTE_REVERSE, ATTRIBUTE_REVERSE},
    [STYLE_FOCUS] = {'F', PAINT_DEFAULT, PAINT_DEFAULT, ATTRIBUTE_BOLD, ATTRIBUTE_BOLD},
    [STYLE_GREEN] = {'g', PAINT_GREEN, PAINT_DEFAULT, ATTRIBUTE_BOLD, ATTRIBUTE_BOLD},
    [STYLE_YELLOW] = {'y', PAINT_BLACK, PAINT_YELLOW, 0, 0},
    [STYLE_RED] = {'r', PAINT_RED, PAINT_DEFAULT, ATTRIBUTE_BOLD, 0},
    [STYLE_KEY] = {'k', PAINT_DEFAULT, PAINT_DEFAULT, ATTRIBUTE_BOLD, ATTRIBUTE_BOLD},
    [STYLE_ENTRY] = {'n', PAINT_DEFAULT, PAINT_DEFAULT, ATTRIBUTE_UNDERLINE, ATTRIBUTE_UNDERLINE},
    [STYLE_MESSAGE] = {'i', PAINT_DEFAULT, PAINT_DEFAULT, ATTRIBUTE_BOLD, ATTRIBUTE_BOLD},
    [STYLE_TROUBLE] = {'e', PAINT_DEFAULT, PAINT_DEFAULT, ATTRIBUTE_REVERSE, ATTRIBUTE_REVERSE},
};

const Attributes *style_look(Style style) {
  return &looks[style];
}

/* TRANSLATORS: G, Y and R are the first letters of the colours green, yellow and red in your
 * language, in capitals; the small letter is the key for a dot of that colour. */
static const struct {
  Style style;
  const char *letter;
} colours[COLOUR_COUNT] = {
    [GREEN] = {STYLE_GREEN, N_("G")},
    [YELLOW] = {STYLE_YELLOW, N_("Y")},
    [RED] = {STYLE_RED, N_("R")},
};

Style colour_style(Colour colour) {
  return colours[colour].style;
}

const char *colour_letter(Colour colour) {
  return _(colours[colour].letter);
}

static const struct {
  const char *sign, *letters;
} in_letters[] = {
    {"▸", ">"}, {"…", "~"}, {"─", "-"}, {"│", "|"},  {"▌", "["}, {"▐", "]"}, {"↑", "^"}, {"↓", "v"},
    {"←", "<"}, {"→", ">"}, {"⌫", "<"}, {"·", "-"},  {"–", "-"}, {"×", "x"}, {"‹", "<"}, {"›", ">"},
    {"├", "|"}, {"┤", "|"}, {"┌", "/"}, {"└", "\\"}, {"┬", "+"}, {"┃", "#"}, {"↶", "u"}, {"◂", "<"},
    {"▶", ">"}, {"‖", "="}, {"▁", "_"}, {"▂", "."},  {"▃", "-"}, {"▅", "="}, {"▆", "+"}, {"▇", "#"},
};

const char *sign_in_letters(const char *sign) {
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    if (strcmp(sign, colour_sign(colour)) == 0) return colour_letter(colour);
  for (size_t i = 0; i < sizeof in_letters / sizeof in_letters[0]; i++)
    if (strcmp(sign, in_letters[i].sign) == 0) return in_letters[i].letters;
  return sign;
}
