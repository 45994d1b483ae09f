/* Random events of every kind, the same ones for the same seed: most may happen, some may not. */
#ifndef TESTS_CORE_RANDOM_ACTS_H
#define TESTS_CORE_RANDOM_ACTS_H

#include "tests/core/make.h"

enum { RANDOM_LINES_MAX = 6, RANDOM_TEXT_SIZE = 32 };

typedef struct Random {
  uint64_t state;
  BallotLine lines[RANDOM_LINES_MAX]; /* of the last event */
  char text[RANDOM_TEXT_SIZE];        /* the same */
} Random;

/* From 0 to below - 1. */
uint32_t random_below(Random *random, uint32_t below);

/* An event that fits the record's state or nearly does. Its lines and text are borrowed until the
 * next call. */
Event random_event(Random *random, const Record *record);

/* Makes an act happen: one to five random events, or an undo or redo as
 * far as it goes. Refused ones change nothing
 * and are left out. */
void random_act(Random *random, Record *record);

#endif
