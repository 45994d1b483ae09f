/* What other weights make of a rank, and how few dots it hangs on. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/rank/pairs.h"
#include "core/vote/number.h"
#include "sessions/event_text/rule_text.h"
#include "sessions/export/explanation_parts.h"

static uint32_t rank_at(const Ranking *ranking, const Standing *standing, Weights weights) {
  uint32_t ahead = 0;
  const int64_t score = weighted_score(standing->tally, weights);
  for (size_t i = 0; i < ranking->count; ++i)
    ahead += weighted_score(ranking->standings[i].tally, weights) > score;
  return 1 + ahead;
}

/* 1 · 1 · 1, 3 · 2 · 1 and 1 · 0 · 0 */
enum { EXAMPLES = 3 };

void tell_ranks_at_weights(const SentenceSink *sink, const Standing *standing) {
  const Weights examples[EXAMPLES] = {weights_of_corner(ALL_ALIKE), weights_default(),
                                      weights_of_corner(GREEN_ALONE)};
  char weights[EXAMPLES][WEIGHTS_TEXT_SIZE], ordinal[EXAMPLES][ORDINAL_SIZE];
  uint32_t rank[EXAMPLES];
  for (size_t i = 0; i < EXAMPLES; ++i) {
    rank[i] = rank_at(sink->about->ranking, standing, examples[i]);
    ordinal_text(rank[i], ordinal[i]);
    weights_text(examples[i], weights[i]);
  }
  if (rank[0] == rank[1] && rank[1] == rank[2])
    tell(sink, _("With the weights %s, %s and %s alike it is %s."), weights[0], weights[1],
         weights[2], ordinal[0]);
  else
    tell(sink,
         _("When all dots weigh the same (%s) it is %s, with %s %s, and %s when only green dots "
           "count (%s)."),
         weights[0], ordinal[0], weights[1], ordinal[1], ordinal[2], weights[2]);
}

static bool rank_holds(const Interval *interval) {
  return interval->best == interval->worst;
}

bool explain_holding(const ExplainContext *about, const Standing *standing, const Interval *overall,
                     char sentence[SENTENCE_SIZE]) {
  char reference[REFERENCE_TEXT_SIZE], ordinal[ORDINAL_SIZE];
  *sentence = '\0';
  if (!rank_holds(overall)) return false;
  const int64_t changes = margin_of_rank(about->ranking, standing, false);
  standing_reference(about, standing, reference);
  ordinal_text(overall->best, ordinal);
  if (changes == INT64_MAX)
    snprintf(sentence, SENTENCE_SIZE, _("%s is %s: nothing else was put to the vote."), reference,
             ordinal);
  else
    snprintf(sentence, SENTENCE_SIZE,
             ngettext("%s is %s whatever the weights: %s dot would have to change.",
                      "%s is %s whatever the weights: %s dots would have to change.",
                      (unsigned long)changes),
             reference, ordinal, number_shown(changes).text);
  return true;
}

static void tell_interval_overall(const SentenceSink *sink, const Standing *standing,
                                  const Interval *interval) {
  char sentence[SENTENCE_SIZE], best[ORDINAL_SIZE], worst[ORDINAL_SIZE];
  char best_at[WEIGHTS_TEXT_SIZE], worst_at[WEIGHTS_TEXT_SIZE];
  if (explain_holding(sink->about, standing, interval, sentence)) {
    tell(sink, "%s", sentence);
    return;
  }
  tell(sink, _("Over all weights it is %s at best, with %s, and %s at worst, with %s."),
       ordinal_text(interval->best, best), witness_text(&interval->best_at, best_at),
       ordinal_text(interval->worst, worst), witness_text(&interval->worst_at, worst_at));
}

static void tell_interval_within(const SentenceSink *sink, const Standing *standing,
                                 const Interval *interval) {
  char best[ORDINAL_SIZE], worst[ORDINAL_SIZE];
  char best_at[WEIGHTS_TEXT_SIZE], worst_at[WEIGHTS_TEXT_SIZE];
  const int64_t changes = margin_of_rank(sink->about->ranking, standing, true);
  if (changes == INT64_MAX) return;
  ordinal_text(interval->best, best);
  if (rank_holds(interval)) {
    tell(sink,
         ngettext("Within its subgroup it is %s whatever the weights: %s dot would have to "
                  "change.",
                  "Within its subgroup it is %s whatever the weights: %s dots would have to "
                  "change.",
                  (unsigned long)changes),
         best, number_shown(changes).text);
    return;
  }
  tell(sink, _("Within its subgroup it is %s at best, with %s, and %s at worst, with %s."), best,
       witness_text(&interval->best_at, best_at), ordinal_text(interval->worst, worst),
       witness_text(&interval->worst_at, worst_at));
}

void tell_interval(const SentenceSink *sink, const Standing *standing,
                   const RankInterval *interval) {
  tell_interval_overall(sink, standing, &interval->overall);
  if (sink->about->ranking->group_count > 1)
    tell_interval_within(sink, standing, &interval->in_subgroup);
  tell(sink, "%s", explain_coverage());
}
