/* Numbers drawn from a seed: the same ones in each run (splitmix64, Steele, Lea and Flood 2014). */
#ifndef TESTS_SIMULATE_DICE_H
#define TESTS_SIMULATE_DICE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Dice {
  uint64_t state;
} Dice;

static inline uint64_t dice_bits(Dice *dice) {
  uint64_t mixed = dice->state += UINT64_C(0x9e3779b97f4a7c15);
  mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
  return mixed ^ (mixed >> 31);
}

/* From 0 to bound - 1. */
static inline uint32_t dice_below(Dice *dice, uint32_t bound) {
  return (uint32_t)(((dice_bits(dice) >> 32) * bound) >> 32);
}

static inline bool dice_one_in(Dice *dice, uint32_t bound) {
  return dice_below(dice, bound) == 0;
}

#endif
