/* What the lists of a ranking do not say by themselves. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rank/dispute.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/event_text/rule_text.h"
#include "sessions/export/explanation.h"
#include "sessions/report/rankings_parts.h"

enum { ITEMS_MAX = 20 };

static bool is_told(const Report *report, const Standing *standing) {
  TableRequest request = {.top = report->request->top};
  return report_ranks(report, standing) && ranking_list_shows(&report->overall, standing, &request);
}

static bool add_interval_caution(const Report *report, Document *document, Error *err) {
  if (report->overall.intervals) return document_paragraph(document, explain_coverage(), err);
  return add_paragraph(document, err,
                       _("Rank intervals are left out: there are more than %s recommendations. "
                         "They can be asked for, and take some minutes."),
                       number_shown(REPORT_INTERVALS_MAX).text);
}

bool write_rankings_introduction(const Report *report, Document *document, Error *err) {
  char weights[WEIGHTS_TEXT_SIZE];
  weights_text(report->rule.weights, weights);
  return add_paragraph(document, err,
                       report->rule.method == BY_CUMULATIVE
                           ? _("In the order of the sum of dots. Weights of the other ranking: %s "
                               "(green, yellow, red).")
                           : _("In the order of weighted dots: %s (green, yellow, red)."),
                       weights) &&
         document_paragraph(document,
                            _("« 2= » is a rank that several share; the next rank counts them all. "
                              "The margin is how few dots would have to change – be added, "
                              "removed, recoloured or moved – for it to pass the one right above; "
                              "where it takes 2 or more, a line begins a new band."),
                            err) &&
         add_interval_caution(report, document, err) &&
         (!report_withholds_any(report) ||
          document_paragraph(document,
                             _("Ranked is what this report tells, as if nothing else had been put "
                               "to the vote."),
                             err));
}

/* Sentences of some, and how many more there are. */
typedef bool SentenceMaker(const Report *report, const Standing *standing,
                           char sentence[SENTENCE_SIZE]);

static bool add_remarks(const Report *report, Document *document, SentenceMaker *make,
                        size_t *count, Error *err) {
  const Ranking *ranking = &report->overall.ranking;
  char sentence[SENTENCE_SIZE];
  *count = 0;
  for (size_t at = 0; at < ranking->count; ++at) {
    const Standing *standing = &ranking->standings[at];
    if (!is_told(report, standing) || !make(report, standing, sentence)) continue;
    if (++*count <= ITEMS_MAX && !document_item(document, sentence, err)) return false;
  }
  const unsigned long more = *count > ITEMS_MAX ? (unsigned long)(*count - ITEMS_MAX) : 0;
  return more == 0 || add_item(document, err, ngettext("and %s more", "and %s more", more),
                               count_shown(more).text);
}

static bool holds(const Report *report, const Standing *standing, char sentence[SENTENCE_SIZE]) {
  const Grounds grounds = {.roundtable = report->state,
                           .ranking = &report->overall.ranking,
                           .weights = report->rule.weights,
                           .method = (RankingMethod)report->rule.method};
  return explain_holding(&grounds, standing, report_interval(report, standing, false), sentence);
}

bool write_what_holds(const Report *report, Document *document, Error *err) {
  size_t count;
  if (!report->overall.intervals) return true;
  if (!document_heading(document, 3, _("What holds whatever the weights"), err) ||
      !add_remarks(report, document, holds, &count, err))
    return false;
  return count > 0 ||
         document_paragraph(document,
                            _("No rank over the session is the same whatever the weights."), err);
}

static bool is_disputed(const Report *report, const Standing *standing,
                        char sentence[SENTENCE_SIZE]) {
  char reference[REFERENCE_TEXT_SIZE], degree[REPORT_TEXT_SIZE];
  const Recommendation *one = roundtable_recommendation(report->state, standing->recommendation);
  Ratio dispute;
  if (!urgency_is_disputed(standing->tally)) return false;
  urgency_dispute(standing->tally, &dispute);
  snprintf(sentence, SENTENCE_SIZE, _("%s: %s green and %s red dots (%s)."),
           reference_text(report->state, one, reference),
           number_shown(standing->tally.dots[GREEN]).text,
           number_shown(standing->tally.dots[RED]).text, ratio_words(dispute, degree));
  return true;
}

bool write_disputed(const Report *report, Document *document, Error *err) {
  size_t count;
  if (!document_heading(document, 3, _("Urgent, but disputed"), err) ||
      !document_paragraph(
          document,
          _("4 · green · red / cumulative², from 5 dots up: 1 where half of the "
            "dots are green and half red, 0 where one of the two is missing. Listed "
            "from one half on."),
          err) ||
      !add_remarks(report, document, is_disputed, &count, err))
    return false;
  return count > 0 || document_paragraph(document, _("None is."), err);
}
