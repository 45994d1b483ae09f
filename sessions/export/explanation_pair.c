#include <stdio.h>

#include "core/base/i18n.h"
#include "core/rank/pairs.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text.h"
#include "sessions/export/explanation_parts.h"

/* The effect of other weights on a rank, and how few dots it depends on. */

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
    tell(sink, _("With the weights %s, %s and %s alike, it is %s."), weights[0], weights[1],
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
  char ordinal[ORDINAL_SIZE];
  *sentence = '\0';
  if (!rank_holds(overall)) return false;
  const int64_t changes = margin_of_rank(about->ranking, standing, false);
  const ReferenceText reference = standing_reference(about, standing);
  ordinal_text(overall->best, ordinal);
  if (changes == INT64_MAX)
    snprintf(sentence, SENTENCE_SIZE, _("%s is %s: nothing else was put to the vote."),
             reference.text, ordinal);
  else
    snprintf(sentence, SENTENCE_SIZE,
             ngettext("%s is %s whatever the weights, unless at least %s dot changes.",
                      "%s is %s whatever the weights, unless at least %s dots change.",
                      (unsigned long)changes),
             reference.text, ordinal, number_shown(changes).text);
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
         ngettext(
             "Within its subgroup it is %s whatever the weights, unless at least %s dot changes.",
             "Within its subgroup it is %s whatever the weights, unless at least %s dots change.",
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

/* Comparison of two recommendations. */

/* `one` is the one never behind, or else the one ahead by the session's weights. */
typedef struct PairTold {
  const Standing *one, *other;
  ReferenceText one_name, other_name;
  Pair pair;
} PairTold;

static bool is_other_way_round(const ExplainContext *about, const PairTold *told) {
  const PairRelation relation = told->pair.relation;
  if (relation == PAIR_ALWAYS_BEHIND || relation == PAIR_NEVER_AHEAD) return true;
  if (relation != PAIR_DEPENDS) return false;
  return weighted_score(told->one->tally, about->weights) <
         weighted_score(told->other->tally, about->weights);
}

static PairTold pair_told(const ExplainContext *about, const Standing *first,
                          const Standing *second) {
  PairTold told = {
      .one = first, .other = second, .pair = pair_compare(first->tally, second->tally)};
  if (is_other_way_round(about, &told)) {
    told.one = second;
    told.other = first;
    told.pair = pair_compare(second->tally, first->tally);
  }
  told.one_name = standing_reference(about, told.one);
  told.other_name = standing_reference(about, told.other);
  return told;
}

static void tell_always_tied(const SentenceSink *sink, const PairTold *told) {
  const int64_t changes = changes_to_pass_somewhere(told->one->tally, told->other->tally);
  tell(sink,
       ngettext("%s and %s are tied whatever the weights, unless at least %s dot changes.",
                "%s and %s are tied whatever the weights, unless at least %s dots change.",
                (unsigned long)changes),
       told->one_name.text, told->other_name.text, number_shown(changes).text);
}

static void tell_always_ahead(const SentenceSink *sink, const PairTold *told) {
  const int64_t to_tie = changes_to_tie_somewhere(told->one->tally, told->other->tally);
  const int64_t to_pass = changes_to_pass_somewhere(told->one->tally, told->other->tally);
  tell(sink,
       ngettext("%s is ahead of %s whatever the weights: %s dot would have to change for a tie "
                "under some weights, %s for %s to be ahead under some.",
                "%s is ahead of %s whatever the weights: %s dots would have to change for a tie "
                "under some weights, %s for %s to be ahead under some.",
                (unsigned long)to_tie),
       told->one_name.text, told->other_name.text, number_shown(to_tie).text,
       number_shown(to_pass).text, told->other_name.text);
}

static void tell_never_behind(const SentenceSink *sink, const PairTold *told) {
  const int64_t changes = changes_to_pass_somewhere(told->one->tally, told->other->tally);
  tell(sink,
       ngettext("%s is never behind %s, and tied with it %s; %s dot would have to change to put "
                "it behind under some weights.",
                "%s is never behind %s, and tied with it %s; %s dots would have to change to put "
                "it behind under some weights.",
                (unsigned long)changes),
       told->one_name.text, told->other_name.text, explain_where(told->pair.tied_at),
       number_shown(changes).text);
}

static void tell_who_is_ahead(const SentenceSink *sink, const PairTold *told) {
  char weights[WEIGHTS_TEXT_SIZE];
  const Weights these = sink->about->weights;
  weights_text(these, weights);
  if (weighted_score(told->one->tally, these) == weighted_score(told->other->tally, these))
    tell(sink, _("With the weights %s, %s and %s are tied; other weights separate them."), weights,
         told->one_name.text, told->other_name.text);
  else
    tell(sink, _("With the weights %s, %s is ahead of %s; other weights put it behind."), weights,
         told->one_name.text, told->other_name.text);
}

/* Marks the corners where `one` is ahead or, if `sign` is negative, behind. */
static void corners_with(const PairTold *told, int sign, bool at[CORNERS]) {
  const Lead lead = lead_of(told->one->tally, told->other->tally);
  for (int corner = 0; corner < CORNERS; ++corner)
    at[corner] = sign > 0 ? lead.at[corner] > 0 : lead.at[corner] < 0;
}

/* Writes "3/5 of a green one (= 0.60)". */
enum { WORTH_SIZE = FRACTION_SIZE + DECIMAL_SIZE + 16 };

static const char *worth_text(Ratio worth, char text[WORTH_SIZE]) {
  enum { HUNDREDTHS = 100 };
  char fraction[FRACTION_SIZE], decimal[DECIMAL_SIZE];
  const bool exact = worth.over * HUNDREDTHS % worth.under == 0;
  snprintf(text, WORTH_SIZE, "%s (%s %s)", fraction_text(worth, fraction), exact ? "=" : "≈",
           decimal_text(worth, decimal));
  return text;
}

/* Writes "With a red dot worth 1/3 of a green one". */
enum { PREMISE_SIZE = FRACTION_SIZE + 256 };

static const char *premise_text(Weights weights, char text[PREMISE_SIZE]) {
  char red[FRACTION_SIZE];
  if (weights.of[RED] == 0) return _("With a red dot worth nothing");
  snprintf(text, PREMISE_SIZE, _("With a red dot worth %s of a green one"),
           fraction_text((Ratio){weights.of[RED], weights.of[GREEN]}, red));
  return text;
}

/* If red weighs as much as green, yellow has no room to change anything. */
static void tell_boundary(const SentenceSink *sink, const PairTold *told) {
  char room[PREMISE_SIZE], yellow[WORTH_SIZE];
  const Weights weights = sink->about->weights;
  const Boundary boundary = pair_boundary(told->one->tally, told->other->tally, weights);
  const char *premise = premise_text(weights, room);
  if (weights.of[RED] == weights.of[GREEN]) return;
  if (!boundary.exists) {
    tell(sink, _("%s, no weight of a yellow one changes who is ahead."), premise);
    return;
  }
  worth_text(boundary.yellow, yellow);
  if (boundary.ahead_above)
    tell(sink, _("%s, %s is ahead as long as a yellow one is worth more than %s of a green one."),
         premise, told->one_name.text, yellow);
  else
    tell(sink, _("%s, %s is ahead as long as a yellow one is worth less than %s of a green one."),
         premise, told->one_name.text, yellow);
}

static void tell_relation(const SentenceSink *sink, const PairTold *told) {
  switch (told->pair.relation) {
  case PAIR_TIED: tell_always_tied(sink, told); break;
  case PAIR_ALWAYS_AHEAD: tell_always_ahead(sink, told); break;
  case PAIR_NEVER_BEHIND: tell_never_behind(sink, told); break;
  case PAIR_DEPENDS:
    tell_who_is_ahead(sink, told);
    bool ahead[CORNERS], behind[CORNERS];
    corners_with(told, 1, ahead);
    corners_with(told, -1, behind);
    tell(sink, _("%s is ahead %s, %s %s."), told->one_name.text, explain_where(ahead),
         told->other_name.text, explain_where(behind));
    tell_boundary(sink, told);
    break;
  case PAIR_ALWAYS_BEHIND: /* stated the other way round */
  case PAIR_NEVER_AHEAD:
  case PAIR_RELATIONS: break;
  }
}

/* Two scores, the higher first. */
typedef struct Lines {
  const Standing *ahead, *behind;
  const char *ahead_name, *behind_name;
  int64_t changes;
} Lines;

static Lines lines_of(const SentenceSink *sink, const PairTold *told, RankingMethod method) {
  const bool turned = told->one->score[method] < told->other->score[method];
  Lines lines = {.ahead = turned ? told->other : told->one,
                 .behind = turned ? told->one : told->other,
                 .ahead_name = turned ? told->other_name.text : told->one_name.text,
                 .behind_name = turned ? told->one_name.text : told->other_name.text};
  lines.changes = margin_between(lines.ahead, lines.behind, method, sink->about->weights);
  return lines;
}

static void tell_margin_by_sum(const SentenceSink *sink, const PairTold *told) {
  const Lines lines = lines_of(sink, told, BY_CUMULATIVE);
  const int64_t more = lines.ahead->score[BY_CUMULATIVE], less = lines.behind->score[BY_CUMULATIVE];
  if (more == less) {
    tell(sink, _("By cumulative dots, they are level, with %s each."), number_shown(more).text);
    return;
  }
  tell(
      sink,
      ngettext(
          "By cumulative dots, %s has %s and %s has %s; the latter would pass with %s dot changed.",
          "By cumulative dots, %s has %s and %s has %s; the latter would pass with %s dots "
          "changed.",
          (unsigned long)lines.changes),
      lines.ahead_name, number_shown(more).text, lines.behind_name, number_shown(less).text,
      number_shown(lines.changes).text);
}

static void tell_margin_by_weights(const SentenceSink *sink, const PairTold *told) {
  char weights[WEIGHTS_TEXT_SIZE];
  const Lines lines = lines_of(sink, told, BY_WEIGHTED);
  const Shown more = thousandths_shown(lines.ahead->score[BY_WEIGHTED]);
  const Shown less = thousandths_shown(lines.behind->score[BY_WEIGHTED]);
  weights_text(sink->about->weights, weights);
  if (lines.ahead->score[BY_WEIGHTED] == lines.behind->score[BY_WEIGHTED]) {
    tell(sink, _("Weighted with %s, they are level, with %s each."), weights, more.text);
    return;
  }
  tell(sink,
       ngettext(
           "Weighted with %s, %s has %s and %s has %s; the latter would pass with %s dot changed.",
           "Weighted with %s, %s has %s and %s has %s; the latter would pass with %s dots changed.",
           (unsigned long)lines.changes),
       weights, lines.ahead_name, more.text, lines.behind_name, less.text,
       number_shown(lines.changes).text);
}

void explain_pair(const ExplainContext *about, const Standing *first, const Standing *second,
                  SentenceTaker *take, void *context) {
  const SentenceSink sink = {about, take, context};
  const PairTold told = pair_told(about, first, second);
  const int64_t *one = told.one->tally.dots, *other = told.other->tally.dots;
  tell(&sink, _("%s has ● %s  ▲ %s  ■ %s, %s has ● %s  ▲ %s  ■ %s."), told.one_name.text,
       number_shown(one[GREEN]).text, number_shown(one[YELLOW]).text, number_shown(one[RED]).text,
       told.other_name.text, number_shown(other[GREEN]).text, number_shown(other[YELLOW]).text,
       number_shown(other[RED]).text);
  tell_finality(&sink);
  tell_relation(&sink, &told);
  tell_margin_by_sum(&sink, &told);
  tell_margin_by_weights(&sink, &told);
  tell(&sink, "%s", explain_pair_coverage());
}
