/* Keys at random, as people type: what the situation offers, mostly what records something, and now
 * and then anything. */
#ifndef TESTS_TUI_APP_TYPIST_H
#define TESTS_TUI_APP_TYPIST_H

#include "tui/state/model.h"

/* Where the numbers come from: each from 0 to bound - 1. */
typedef struct Typist {
  uint32_t (*below)(void *context, uint32_t bound);
  void *context;
} Typist;

/* The next key at a terminal that shows this. */
Key typist_key(const Typist *typist, const Model *model, const ViewData *data);

/* A key that the situation offers; PRESS_ANY_DIGIT as it is. */
Key typist_offered(const Typist *typist, Situation situation);

#endif
