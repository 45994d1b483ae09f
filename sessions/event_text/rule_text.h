/* By which rule something is ranked, in words: weights, a ranking rule, how a ranking was kept. */
#ifndef SESSIONS_EVENT_TEXT_RULE_TEXT_H
#define SESSIONS_EVENT_TEXT_RULE_TEXT_H

#include "core/rank/witness.h"
#include "core/vote/event.h"
#include "core/vote/number.h"

enum {
  WEIGHTS_TEXT_SIZE = COLOUR_COUNT * WIDE_TEXT_SIZE + 16,
  RULE_TEXT_SIZE = 256,
  KEPT_TEXT_SIZE = 320
};

/* "3 · 2 · 1", with no-break spaces. A witness too fine to be written down is said to be so.
 * Return text, as all here. */
const char *weights_text(Weights weights, char text[WEIGHTS_TEXT_SIZE]);
const char *witness_text(const Witness *witness, char text[WEIGHTS_TEXT_SIZE]);

/* "weighted (weights: 3 · 2 · 1)" */
const char *rule_text(RankingRule rule, char text[RULE_TEXT_SIZE]);

/* "weighted (weights: 3 · 2 · 1), over the session" */
const char *kept_how(const RankingKept *how, char text[KEPT_TEXT_SIZE]);

#endif
