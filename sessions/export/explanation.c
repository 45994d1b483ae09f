#include "sessions/export/explanation.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rank/methods.h"
#include "core/rank/pairs.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text.h"
#include "sessions/export/explanation_parts.h"
#include "sessions/text/text.h"

/* Words and numbers of explanations. */

void tell(const SentenceSink *sink, const char *format, ...) {
  char sentence[SENTENCE_SIZE], whole[SENTENCE_SIZE];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(sentence, sizeof sentence, format, arguments);
  va_end(arguments);
  size_t size = length < (int)sizeof sentence ? (size_t)length : sizeof sentence - 1;
  sink->take(sink->context, text_show(sentence, size, whole, sizeof whole));
}

ReferenceText standing_reference(const ExplainContext *about, const Standing *standing) {
  return reference_shown(about->roundtable,
                         roundtable_recommendation(about->roundtable, standing->recommendation));
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
      N_("when a yellow dot weighs as much as a green one and a red dot is worth nothing"),
      N_("when a red dot is worth nothing"),
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
  return _("The rank range covers every weighted sum of these dots in which a green dot weighs at "
           "least as much as a yellow one and a yellow one at least as much as a red one, and "
           "nothing else: not the mean, not the median, not what another room would have said.");
}

const char *explain_pair_coverage(void) {
  return _(
      "“Whatever the weights” means every weighted sum of these dots in which a green dot weighs "
      "at least as much as a yellow one and a yellow one at least as much as a red one, and "
      "nothing else: not the mean, not the median, not what another room would have said.");
}

const char *explain_care(void) {
  return _("Read ranks across subgroups with care: a voter may have had separate dots for each "
           "subgroup.");
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

enum {
  NAME_SIZE = 512,
  NAMES_SHOWN_MAX = 4,
  NAMES_SIZE = (NAMES_SHOWN_MAX + 1) * (REFERENCE_TEXT_SIZE + 32) /* including "and" between them */
};

static uint32_t rank_of(const Standing *standing, RankingMethod method, bool in_subgroup) {
  const Rank *rank = &standing->rank[method];
  return in_subgroup ? rank->in_subgroup : rank->overall;
}

static const char *full_name(const ExplainContext *about, const Standing *standing,
                             char text[NAME_SIZE]) {
  const Roundtable *roundtable = about->roundtable;
  const Subgroup *subgroup = roundtable_subgroup(roundtable, standing->subgroup);
  const QuotedText code =
      text_quoted(roundtable_recommendation(roundtable, standing->recommendation)->code);
  const QuotedText of_subgroup = text_quoted(subgroup->text[SUBGROUP_CODE]);
  if (*of_subgroup.text)
    snprintf(text, NAME_SIZE, _("Recommendation %s of subgroup %s"), code.text, of_subgroup.text);
  else
    snprintf(text, NAME_SIZE, _("Recommendation %s"), code.text);
  return text;
}

static void tell_dots(const SentenceSink *sink, const Standing *standing) {
  char name[NAME_SIZE], title[SENTENCE_SIZE / 2];
  const Recommendation *one =
      roundtable_recommendation(sink->about->roundtable, standing->recommendation);
  const char *whole = one->text[RECOMMENDATION_TITLE];
  const int64_t *dots = standing->tally.dots, all = tally_cumulative(standing->tally);
  text_show(whole, strlen(whole), title, sizeof title);
  tell(sink,
       ngettext("%s (“%s”) has %s dot: %s very high priority, %s medium, %s lower priority.",
                "%s (“%s”) has %s dots: %s very high priority, %s medium, %s lower priority.",
                (unsigned long)all),
       full_name(sink->about, standing, name), title, number_shown(all).text,
       number_shown(dots[GREEN]).text, number_shown(dots[YELLOW]).text,
       number_shown(dots[RED]).text);
}

void tell_finality(const SentenceSink *sink) {
  const Roundtable *roundtable = sink->about->roundtable;
  const Finality finality = finality_of(roundtable);
  char provisional[FINALITY_TEXT_SIZE], simulation[SENTENCE_SIZE];
  if (*finality_sentence(roundtable, &finality, provisional)) tell(sink, "%s", provisional);
  if (explain_simulation(roundtable, sink->about->weights, simulation))
    tell(sink, "%s", simulation);
}

/* Joins "2/3, 2/4 and 3/1", or the first four and how many more. */
typedef struct Names {
  char text[NAMES_SIZE];
  size_t used, written;
} Names;

static void add_name(Names *names, const char *name, const char *separator) {
  int length = snprintf(names->text + names->used, NAMES_SIZE - names->used, "%s%s",
                        names->written ? separator : "", name);
  names->used += (size_t)length;
  ++names->written;
}

static void add_rest(Names *names, const char *last, unsigned long rest) {
  char others[ORDINAL_SIZE * 2];
  if (rest == 0) {
    add_name(names, last, _(" and "));
    return;
  }
  add_name(names, last, ", ");
  snprintf(others, sizeof others, ngettext("%s other", "%s others", rest), count_shown(rest).text);
  add_name(names, others, _(" and "));
}

/* Names those that share its rank in the session. Each name is held until the next, since the last
 * is joined differently. */
static void name_tied(const ExplainContext *about, const Standing *standing, RankingMethod method,
                      Names *names) {
  ReferenceText waiting = {""};
  unsigned long met = 0;
  *names = (Names){.used = 0};
  for (size_t i = 0; i < about->ranking->count; ++i) {
    const Standing *other = &about->ranking->standings[i];
    if (!(other->index != standing->index && other->score[method] == standing->score[method]) ||
        ++met > NAMES_SHOWN_MAX)
      continue;
    if (met > 1) add_name(names, waiting.text, ", ");
    waiting = standing_reference(about, other);
  }
  if (met > 0) add_rest(names, waiting.text, met > NAMES_SHOWN_MAX ? met - NAMES_SHOWN_MAX : 0);
}

static void tell_rank_by_sum(const SentenceSink *sink, const Standing *standing) {
  char ordinal[ORDINAL_SIZE];
  Names names;
  const unsigned all = (unsigned)sink->about->ranking->count;
  ordinal_text(rank_of(standing, BY_CUMULATIVE, false), ordinal);
  name_tied(sink->about, standing, BY_CUMULATIVE, &names);
  if (names.written > 0)
    tell(sink, _("By cumulative dots, it is %s of %s, tied with %s."), ordinal,
         count_shown(all).text, names.text);
  else
    tell(sink, _("By cumulative dots, it is %s of %s."), ordinal, count_shown(all).text);
}

static void tell_rank_by_weights(const SentenceSink *sink, const Standing *standing) {
  char ordinal[ORDINAL_SIZE], weights[WEIGHTS_TEXT_SIZE];
  Names names;
  const unsigned all = (unsigned)sink->about->ranking->count;
  ordinal_text(rank_of(standing, BY_WEIGHTED, false), ordinal);
  weights_text(sink->about->weights, weights);
  const Shown points = thousandths_shown(standing->score[BY_WEIGHTED]);
  name_tied(sink->about, standing, BY_WEIGHTED, &names);
  if (names.written > 0)
    tell(sink, _("Weighted with %s (score %s) it is %s of %s, tied with %s."), weights, points.text,
         ordinal, count_shown(all).text, names.text);
  else
    tell(sink, _("Weighted with %s (score %s) it is %s of %s."), weights, points.text, ordinal,
         count_shown(all).text);
}

static const char *rank_within(const Standing *standing, RankingMethod method,
                               char text[ORDINAL_SIZE * 2]) {
  char ordinal[ORDINAL_SIZE];
  ordinal_text(rank_of(standing, method, true), ordinal);
  snprintf(text, ORDINAL_SIZE * 2, standing->rank[method].tied_in_subgroup ? _("%s (tied)") : "%s",
           ordinal);
  return text;
}

static void tell_rank_within(const SentenceSink *sink, const Standing *standing) {
  char by_sum[ORDINAL_SIZE * 2], by_weights[ORDINAL_SIZE * 2];
  unsigned members = 0;
  for (size_t i = 0; i < sink->about->ranking->count; ++i)
    members += sink->about->ranking->standings[i].group == standing->group;
  if (sink->about->ranking->group_count < 2 || members < 2) return;
  tell(sink, _("Within its subgroup, of %s, it is %s by cumulative dots and %s by weighted dots."),
       count_shown(members).text, rank_within(standing, BY_CUMULATIVE, by_sum),
       rank_within(standing, BY_WEIGHTED, by_weights));
}

/* With one dot per item, dots are voters; more dots than voters are flagged elsewhere. */
static void tell_dots_per_voter(const SentenceSink *sink, const Standing *standing) {
  char each[DECIMAL_SIZE];
  const Roundtable *roundtable = sink->about->roundtable;
  const int64_t dots = tally_cumulative(standing->tally);
  const int64_t voters =
      guard_voters(roundtable, roundtable_subgroup(roundtable, standing->subgroup));
  const bool one_each = roundtable_voting_rule(roundtable, RULE_DOTS_PER_ITEM) == ONE_DOT_AN_ITEM;
  if (voters == RULE_UNKNOWN || voters == 0) return;
  if (one_each && dots <= voters) {
    const Wide percent = ((Wide)dots * 200 + voters) / (2 * (Wide)voters);
    tell(sink, _("%s of %s voters gave it a dot: %s%%."), number_shown(dots).text,
         number_shown(voters).text, number_shown((int)percent).text);
    return;
  }
  tell(sink, _("Dots per voter: %s (%s dots, %s voters)."),
       decimal_text((Ratio){dots, voters}, each), number_shown(dots).text,
       number_shown(voters).text);
}

static void tell_dispute(const SentenceSink *sink, const Standing *standing) {
  char degree[DECIMAL_SIZE];
  Ratio dispute;
  if (!urgency_is_disputed(standing->tally)) return;
  urgency_dispute(standing->tally, &dispute);
  tell(sink, _("Its urgency is disputed: %s green and %s red dots (%s on a scale from 0 to 1)."),
       number_shown(standing->tally.dots[GREEN]).text, number_shown(standing->tally.dots[RED]).text,
       decimal_text(dispute, degree));
}

static bool is_ahead(const Standing *a, const Standing *b, RankingMethod method) {
  return a->score[method] > b->score[method];
}

/* In list order: by score, and ties in agenda order. */
static bool comes_before(const Standing *a, const Standing *b, RankingMethod method) {
  if (a->score[method] != b->score[method]) return is_ahead(a, b, method);
  return a->index < b->index;
}

/* Returns the last of those ahead, or the first of those behind; NULL if none. */
static const Standing *neighbour(const ExplainContext *about, const Standing *standing,
                                 bool above) {
  const Standing *nearest = NULL;
  for (size_t i = 0; i < about->ranking->count; ++i) {
    const Standing *other = &about->ranking->standings[i];
    const Standing *first = above ? other : standing, *second = above ? standing : other;
    if (!is_ahead(first, second, about->method)) continue;
    if (!nearest || (above ? comes_before(nearest, other, about->method)
                           : comes_before(other, nearest, about->method)))
      nearest = other;
  }
  return nearest;
}

static void tell_above(const SentenceSink *sink, const char *above, int64_t changes) {
  const unsigned long plural = (unsigned long)changes;
  tell(
      sink,
      sink->about->method == BY_CUMULATIVE
          ? ngettext("By cumulative dots, %s is just above it: it would pass with %s dot changed.",
                     "By cumulative dots, %s is just above it: it would pass with %s dots changed.",
                     plural)
          : ngettext("By weighted dots, %s is just above it: it would pass with %s dot changed.",
                     "By weighted dots, %s is just above it: it would pass with %s dots changed.",
                     plural),
      above, number_shown(changes).text);
}

static void tell_below(const SentenceSink *sink, const char *below, int64_t changes) {
  const unsigned long plural = (unsigned long)changes;
  tell(
      sink,
      sink->about->method == BY_CUMULATIVE
          ? ngettext("By cumulative dots, %s is just below it, and would pass with %s dot changed.",
                     "By cumulative dots, %s is just below it, and would pass with %s dots "
                     "changed.",
                     plural)
          : ngettext("By weighted dots, %s is just below it, and would pass with %s dot changed.",
                     "By weighted dots, %s is just below it, and would pass with %s dots changed.",
                     plural),
      below, number_shown(changes).text);
}

static void tell_neighbours(const SentenceSink *sink, const Standing *standing) {
  const ExplainContext *about = sink->about;
  const Standing *above = neighbour(about, standing, true);
  const Standing *below = neighbour(about, standing, false);
  if (above)
    tell_above(sink, standing_reference(about, above).text,
               margin_between(above, standing, about->method, about->weights));
  if (below)
    tell_below(sink, standing_reference(about, below).text,
               margin_between(standing, below, about->method, about->weights));
}

void explain_rank(const ExplainContext *about, const Standing *standing,
                  const RankInterval *interval, SentenceTaker *take, void *context) {
  const SentenceSink sink = {about, take, context};
  tell_dots(&sink, standing);
  tell_finality(&sink);
  tell_rank_by_sum(&sink, standing);
  tell_rank_by_weights(&sink, standing);
  tell_rank_within(&sink, standing);
  tell_ranks_at_weights(&sink, standing);
  if (interval) tell_interval(&sink, standing, interval);
  tell_neighbours(&sink, standing);
  tell_dots_per_voter(&sink, standing);
  tell_dispute(&sink, standing);
  if (explanation_needs_care(about->roundtable, about->ranking)) tell(&sink, "%s", explain_care());
}
