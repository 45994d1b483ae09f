#include "sessions/document/figure_words.h"

#include <string.h>

#include "core/base/i18n.h"

static size_t put(char *text, size_t used, const char *sign) {
  const size_t size = strlen(sign);
  memcpy(text + used, sign, size + 1);
  return used + size;
}

static int64_t within(int64_t width) {
  return width > FIGURE_SIGNS_MAX ? FIGURE_SIGNS_MAX : width;
}

const char *bar_signs(const FigureRow *row, int64_t most, int width, char text[FIGURE_SIGNS_SIZE]) {
  const int64_t room = most < width ? within(most) : within(width);
  int64_t dots = 0, drawn = 0;
  size_t used = 0;
  text[0] = '\0';
  for (int colour = 0; colour < COLOUR_COUNT; ++colour) {
    dots += row->tally.dots[colour];
    const int64_t until = (dots * room * 2 + most) / (most * 2);
    for (; drawn < until && drawn < room; ++drawn)
      used = put(text, used, colour_sign(colour));
  }
  return text;
}

/* Where a rank lies, from 0 to width - 1. */
static int64_t place_of(uint32_t rank, int64_t most, int64_t width) {
  return most < 2 ? 0 : ((int64_t)rank - 1) * (width - 1) / (most - 1);
}

const char *whisker_signs(const FigureRow *row, int64_t most, int width,
                          char text[FIGURE_SIGNS_SIZE]) {
  const int64_t room = most < width ? within(most) : within(width);
  const int64_t best = place_of(row->best, most, room), worst = place_of(row->worst, most, room);
  const int64_t rank = place_of(row->rank, most, room);
  size_t used = 0;
  text[0] = '\0';
  for (int64_t at = 0; at < room; ++at) {
    const char *line = at == best ? "├" : at == worst ? "┤" : "─";
    const bool within_interval = at >= best && at <= worst;
    used = put(text, used, !within_interval ? "·" : at == rank ? "┼" : line);
  }
  return text;
}

const char *priority_words(Colour colour) {
  static const char *const WORDS[COLOUR_COUNT] = {
      [GREEN] = N_("very high priority"),
      [YELLOW] = N_("medium priority"),
      [RED] = N_("important, but less of a priority"),
  };
  return _(WORDS[colour]);
}

const char *priority_sign(Colour colour) {
  /* TRANSLATORS: the sign of a dot and the first letter of its colour, green, yellow and red. */
  static const char *const LETTERED[COLOUR_COUNT] = {
      [GREEN] = N_("●G"), [YELLOW] = N_("▲Y"), [RED] = N_("■R")};
  return _(LETTERED[colour]);
}
