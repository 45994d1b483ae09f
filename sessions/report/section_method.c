/* How it was computed, how to check it, and who stands for it. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/export/explanation.h"
#include "sessions/journal/chain.h"
#include "sessions/report/report_parts.h"

static bool add_formulas(const Report *report, Document *document, Error *err) {
  char weights[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    thousandths_text(report->rule.weights.of[colour], *_("."), weights[colour]);
  return document_item(document, _("cumulative = green + yellow + red"), err) &&
         add_item(document, err, _("weighted = %s · green + %s · yellow + %s · red"),
                  weights[GREEN], weights[YELLOW], weights[RED]) &&
         document_item(document,
                       _("rank = 1 + how many are strictly better; those that share a rank stand "
                         "in the order of the agenda"),
                       err) &&
         document_item(document,
                       _("rank interval = the best and the worst rank over all weights in which "
                         "green ≥ yellow ≥ red ≥ 0, worked out exactly"),
                       err) &&
         document_item(document, _("dots per voter = cumulative / voters"), err);
}

static bool add_rule(const Report *report, Document *document, Error *err) {
  char moment[REPORT_TEXT_SIZE];
  const Stamp *named = &report->chronicle.rule_named;
  if (named->seq == 0)
    return document_paragraph(
        document, _("Nobody named a rule for the ranking: it is gommette's usual one."), err);
  const bool before_vote =
      report->chronicle.first_vote.seq == 0 || named->seq < report->chronicle.first_vote.seq;
  if (report_withholds_any(report))
    return add_paragraph(document, err,
                         before_vote ? _("The rule of the ranking was named before the vote, at "
                                         "%s.")
                                     : _("The rule of the ranking was named after the vote had "
                                         "begun, at %s."),
                         moment_words(report, named, moment));
  return add_paragraph(document, err,
                       before_vote ? _("The rule of the ranking was named before the vote, at %s "
                                       "(no. %llu of the journal).")
                                   : _("The rule of the ranking was named after the vote had "
                                       "begun, at %s (no. %llu of the journal)."),
                       moment_words(report, named, moment), (unsigned long long)named->seq);
}

static bool add_check(const Report *report, Document *document, Error *err) {
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  const unsigned long long length = report->chronicle.last.seq;
  fingerprint_text(session_hash(report->session), fingerprint);
  if (report_withholds_any(report))
    return add_paragraph(document, err,
                         _("The fingerprint of the session is %s. Whoever has the session's file "
                           "can check that this paper came from it, and that nothing before was "
                           "altered:"),
                         fingerprint) &&
           add_paragraph(document, err, _("gommette verify FILE --anchor \"%s\""), fingerprint);
  return add_paragraph(document, err,
                       _("The journal of the session has %s events; the fingerprint of the last "
                         "is %s. Whoever has the session's file can check that this paper came "
                         "from it, and that nothing before was altered:"),
                       count_shown(length).text, fingerprint) &&
         add_paragraph(document, err, _("gommette verify FILE --anchor \"%llu %s\""), length,
                       fingerprint);
}

bool write_method(const Report *report, Document *document, Error *err) {
  return document_heading(document, 2, _("Method"), err) &&
         add_paragraph(document, err,
                       _("gommette %s computed this from the counts in the session's file, with "
                         "whole numbers and without rounding:"),
                       report->request->version) &&
         add_formulas(report, document, err) && add_rule(report, document, err) &&
         add_check(report, document, err);
}

bool write_signatures(const Report *report, Document *document, Error *err) {
  (void)report;
  return document_heading(document, 2, _("Signatures"), err) &&
         document_signature(document, _("facilitator"), err) &&
         document_signature(document, _("rapporteur"), err) &&
         document_signature(document, _("witness"), err);
}
