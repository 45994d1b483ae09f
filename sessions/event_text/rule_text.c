#include "sessions/event_text/rule_text.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/rank/methods.h"

static const char *three_numbers(const char *green, const char *yellow, const char *red,
                                 char text[WEIGHTS_TEXT_SIZE]) {
  static const char SEPARATOR[] = "\u00a0·\u00a0";
  snprintf(text, WEIGHTS_TEXT_SIZE, "%s%s%s%s%s", green, SEPARATOR, yellow, SEPARATOR, red);
  return text;
}

const char *witness_text(const Witness *witness, char text[WEIGHTS_TEXT_SIZE]) {
  char number[COLOUR_COUNT][WIDE_TEXT_SIZE];
  if (!witness->known) return _("weights too fine to be written down");
  for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
    wide_text(witness->of[colour], number[colour]);
  return three_numbers(number[GREEN], number[YELLOW], number[RED], text);
}

const char *weights_text(Weights weights, char text[WEIGHTS_TEXT_SIZE]) {
  char number[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
    thousandths_text(weights.of[colour], *_("."), number[colour]);
  return three_numbers(number[GREEN], number[YELLOW], number[RED], text);
}

const char *rule_text(RankingRule rule, char text[RULE_TEXT_SIZE]) {
  char weights[WEIGHTS_TEXT_SIZE];
  snprintf(text, RULE_TEXT_SIZE, _("%s (weights: %s)"), method_title((RankingMethod)rule.method),
           weights_text(rule.weights, weights));
  return text;
}

const char *kept_how(const RankingKept *how, char text[KEPT_TEXT_SIZE]) {
  char rule[RULE_TEXT_SIZE];
  snprintf(text, KEPT_TEXT_SIZE,
           how->scope == SCOPE_SUBGROUP ? _("%s, within subgroups") : _("%s, over the session"),
           rule_text(how->rule, rule));
  return text;
}
