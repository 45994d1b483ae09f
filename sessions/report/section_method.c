/* How it was computed, how to check it, and who stands for it. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/export/explanation.h"
#include "sessions/journal/chain.h"
#include "sessions/report/report_parts.h"

static void add_formulas(const Report *report, Document *document) {
  char weights[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    thousandths_text(report->rule.weights.of[colour], *_("."), weights[colour]);
  document_item(document, _("cumulative = green + yellow + red"));
  document_itemf(document, _("weighted = %s · green + %s · yellow + %s · red"), weights[GREEN],
                 weights[YELLOW], weights[RED]);
  document_item(document,
                _("rank = 1 + how many are strictly better; those that share a rank stand "
                  "in the order of the agenda"));
  document_item(document, _("rank interval = the best and the worst rank over all weights in which "
                            "green ≥ yellow ≥ red ≥ 0, worked out exactly"));
  document_item(document, _("dots per voter = cumulative / voters"));
}

static void add_rule(const Report *report, Document *document) {
  char moment[REPORT_TEXT_SIZE];
  const Stamp *named = &report->journal.rule_named;
  if (named->seq == 0) {
    document_paragraph(document,
                       _("Nobody named a rule for the ranking: it is gommette's usual one."));
    return;
  }
  const bool before_vote =
      report->journal.first_vote.seq == 0 || named->seq < report->journal.first_vote.seq;
  if (report_withholds_any(report))
    document_paragraphf(document,
                        before_vote ? _("The rule of the ranking was named before the vote, at "
                                        "%s.")
                                    : _("The rule of the ranking was named after the vote had "
                                        "begun, at %s."),
                        moment_words(report, named, moment));
  else
    document_paragraphf(document,
                        before_vote ? _("The rule of the ranking was named before the vote, at %s "
                                        "(no. %llu of the journal).")
                                    : _("The rule of the ranking was named after the vote had "
                                        "begun, at %s (no. %llu of the journal)."),
                        moment_words(report, named, moment), (unsigned long long)named->seq);
}

static void add_check(const Report *report, Document *document) {
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  const unsigned long long length = report->journal.last.seq;
  fingerprint_text(session_hash(report->session), fingerprint);
  if (report_withholds_any(report)) {
    document_paragraphf(document,
                        _("The fingerprint of the session is %s. Whoever has the session's file "
                          "can check that this paper came from it, and that nothing before was "
                          "altered:"),
                        fingerprint);
    document_paragraphf(document, _("gommette verify FILE --anchor \"%s\""), fingerprint);
    return;
  }
  document_paragraphf(document,
                      _("The journal of the session has %s events; the fingerprint of the last "
                        "is %s. Whoever has the session's file can check that this paper came "
                        "from it, and that nothing before was altered:"),
                      count_shown(length).text, fingerprint);
  document_paragraphf(document, _("gommette verify FILE --anchor \"%llu %s\""), length,
                      fingerprint);
}

void write_method(const Report *report, Document *document) {
  document_heading(document, 2, _("Method"));
  document_paragraphf(document,
                      _("gommette %s computed this from the counts in the session's file, with "
                        "whole numbers and without rounding:"),
                      report->request->version);
  add_formulas(report, document);
  add_rule(report, document);
  add_check(report, document);
}

void write_signatures(const Report *report, Document *document) {
  (void)report;
  document_heading(document, 2, _("Signatures"));
  document_signature(document, _("facilitator"));
  document_signature(document, _("rapporteur"));
  document_signature(document, _("witness"));
}
