#include "tui/state/weight_steps.h"

#include <stddef.h>

static const int usual[][COLOUR_COUNT] = {
    {1, 1, 1}, {4, 3, 2}, {1, 1, 0}, {3, 2, 1}, {5, 3, 1},
    {4, 2, 1}, {2, 1, 0}, {9, 3, 1}, {3, 1, 0}, {1, 0, 0},
};

enum { USUAL = sizeof usual / sizeof usual[0] };

static int sign_of(int64_t number) {
  return (number > 0) - (number < 0);
}

/* Above 0 where `a` is closer to only green: where yellow and red weigh less beside green, or as
 * much and yellow less. 0 where they weigh the same. */
static int compare(Weights a, Weights b) {
  int64_t both = (b.of[YELLOW] + b.of[RED]) * a.of[GREEN];
  int64_t all = both - (a.of[YELLOW] + a.of[RED]) * b.of[GREEN];
  return sign_of(all != 0 ? all : b.of[YELLOW] * a.of[GREEN] - a.of[YELLOW] * b.of[GREEN]);
}

/* The session's own come last. */
static Weights stop(size_t at, Weights own) {
  Weights weights = own;
  for (int colour = GREEN; at < USUAL && colour < COLOUR_COUNT; colour++)
    weights.of[colour] = (int64_t)usual[at][colour] * WEIGHT_ONE;
  return weights;
}

/* The nearest stop beyond; of two that weigh the same, the session's own. */
static Weights next_stop(Weights weights, Weights own, int direction) {
  Weights nearest = weights;
  for (size_t at = 0; at <= USUAL; at++) {
    Weights candidate = stop(at, own);
    if (compare(candidate, weights) * direction <= 0) continue;
    bool is_first = weights_same(nearest, weights);
    if (is_first || compare(candidate, nearest) * direction <= 0) nearest = candidate;
  }
  return nearest;
}

static Weights one_turned(Weights weights, Colour colour, int direction) {
  enum { LARGE = 10 * WEIGHT_ONE, TENTH = WEIGHT_ONE / 10, PARTS = 100 };
  int64_t green = weights.of[GREEN], step = green > LARGE ? green / PARTS : TENTH;
  int64_t most = weights.of[colour - 1];
  int64_t least = colour == RED ? 0 : weights.of[colour + 1];
  int64_t turned = weights.of[colour] + direction * step;
  if (turned > most) turned = most;
  weights.of[colour] = turned < least ? least : turned;
  return weights;
}

Weights weights_stepped(Weights weights, Weights own, WeightsTurned turned, int direction) {
  if (turned == TURN_ALL) return next_stop(weights, own, direction);
  return one_turned(weights, turned == TURN_YELLOW ? YELLOW : RED, direction);
}
