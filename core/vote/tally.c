#include "core/vote/tally.h"

const char *colour_sign(Colour colour) {
  static const char *const SIGNS[COLOUR_COUNT] = {"●", "▲", "■"};
  return SIGNS[colour];
}

const char *colour_name(Colour colour) {
  static const char *const NAMES[COLOUR_COUNT + 1] = {"green", "yellow", "red", "all"};
  return NAMES[colour];
}

Tally tally_add(Tally a, Tally b) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    a.dots[colour] += b.dots[colour];
  return a;
}

bool tally_same(Tally a, Tally b) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (a.dots[colour] != b.dots[colour]) return false;
  return true;
}

int64_t tally_cumulative(Tally tally) {
  return tally.dots[GREEN] + tally.dots[YELLOW] + tally.dots[RED];
}
