/* Words and numbers that explanations are made of. */
#include <stdarg.h>
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/event_text/rule_text.h"
#include "sessions/export/explanation_parts.h"
#include "sessions/text/text.h"

void tell(const SentenceSink *sink, const char *format, ...) {
  char sentence[SENTENCE_SIZE], whole[SENTENCE_SIZE];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(sentence, sizeof sentence, format, arguments);
  va_end(arguments);
  size_t size = length < (int)sizeof sentence ? (size_t)length : sizeof sentence - 1;
  sink->take(sink->context, text_show(sentence, size, whole, sizeof whole));
}

const char *standing_reference(const ExplainContext *about, const Standing *standing,
                               char text[REFERENCE_TEXT_SIZE]) {
  const Recommendation *one =
      roundtable_recommendation(about->roundtable, standing->recommendation);
  return reference_text(about->roundtable, one, text);
}

/* TRANSLATORS: ranks of a recommendation (in French they are feminine). */
const char *ordinal_text(uint32_t rank, char text[ORDINAL_SIZE]) {
  const bool is_teen = rank % 100 / 10 == 1;
  const uint32_t ending = is_teen ? 0 : rank % 10;
  if (rank == 1)
    snprintf(text, ORDINAL_SIZE, "%s", _("1st"));
  else if (ending == 1)
    snprintf(text, ORDINAL_SIZE, _("%ust"), rank);
  else if (ending == 2)
    snprintf(text, ORDINAL_SIZE, _("%und"), rank);
  else if (ending == 3)
    snprintf(text, ORDINAL_SIZE, _("%urd"), rank);
  else
    snprintf(text, ORDINAL_SIZE, _("%uth"), rank);
  return text;
}

const char *decimal_text(Ratio ratio, char text[DECIMAL_SIZE]) {
  snprintf(text, DECIMAL_SIZE, "%s", ratio_shown(ratio, 2).text);
  return text;
}

const char *fraction_text(Ratio ratio, char text[FRACTION_SIZE]) {
  char over[WIDE_TEXT_SIZE], under[WIDE_TEXT_SIZE];
  Wide divisor = wide_common_divisor(ratio.over, ratio.under);
  wide_text(ratio.over / divisor, over);
  wide_text(ratio.under / divisor, under);
  snprintf(text, FRACTION_SIZE, ratio.under == divisor ? "%s" : "%s/%s", over, under);
  return text;
}

const char *explain_where(const bool tied_at[CORNERS]) {
  static const char *const WORDS[1 << CORNERS] = {
      N_("nowhere"),
      N_("when only green dots count"),
      N_("when a yellow dot weighs as much as a green one and a red dot counts nothing"),
      N_("when a red dot counts nothing"),
      N_("when all dots weigh the same"),
      N_("when a yellow dot weighs as much as a red one"),
      N_("when a yellow dot weighs as much as a green one"),
      N_("whatever the weights"),
  };
  size_t at = 0;
  for (int corner = 0; corner < CORNERS; ++corner)
    if (tied_at[corner]) at |= (size_t)1 << corner;
  return _(WORDS[at]);
}

const char *explain_coverage(void) {
  return _("The interval covers every weighted sum of these dots in which a green dot weighs at "
           "least as much as a yellow one and a yellow one at least as much as a red one, and "
           "nothing else: not the mean, not the median, not what another room would have said.");
}

const char *explain_pair_coverage(void) {
  return _("« Whatever the weights » means every weighted sum of these dots in which a green dot "
           "weighs at least as much as a yellow one and a yellow one at least as much as a red "
           "one, and nothing else: not the mean, not the median, not what another room would have "
           "said.");
}

const char *explain_care(void) {
  return _("Read ranks across subgroups with care: a voter may have had dots for each subgroup "
           "apart.");
}

bool explanation_needs_care(const Roundtable *roundtable, const Ranking *ranking) {
  return ranking->group_count > 1 &&
         roundtable_voting_rule(roundtable, RULE_SCOPE) != SCOPE_SESSION;
}

bool explain_simulation(const Roundtable *roundtable, Weights weights,
                        char sentence[SENTENCE_SIZE]) {
  char these[WEIGHTS_TEXT_SIZE], own[WEIGHTS_TEXT_SIZE];
  const Weights of_session = roundtable_ranking_rule(roundtable).weights;
  *sentence = '\0';
  if (weights_same(weights, of_session)) return false;
  snprintf(sentence, SENTENCE_SIZE, _("SIMULATION with the weights %s: the session's own are %s."),
           weights_text(weights, these), weights_text(of_session, own));
  return true;
}
