/* Which rules of the vote are not kept to, and how many ballots are blank or were never handed in.
 */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/turnout.h"
#include "sessions/report/report_parts.h"

/* Counts that are too many on one recommendation have a part of their own. */
static bool is_told_here(const Report *report, const Breach *breach) {
  const Subgroup *subgroup = roundtable_subgroup(report->state, breach->subgroup);
  return breach->kind != BREACH_RECOMMENDATION && (!subgroup || report_tells(report, subgroup));
}

static bool add_breaches(const Report *report, Document *document, Error *err) {
  const RuleBreaches *breaches = &report->breaches;
  char sentence[BREACH_SENTENCE_SIZE];
  size_t count = 0;
  for (size_t n = 0; n < breaches->found.count; ++n) {
    const Breach *breach = &breaches->found.list[n];
    if (!is_told_here(report, breach)) continue;
    ++count;
    if (report->request->is_public) continue;
    breach_sentence(breaches, report->state, breach, false, sentence);
    if (!add_item(document, err, "%s", sentence)) return false;
  }
  if (count == 0) return document_paragraph(document, _("None."), err);
  return !report->request->is_public ||
         document_paragraph(document, _("At least one: the report that is not public names it."),
                            err);
}

bool write_broken_rules(const Report *report, Document *document, Error *err) {
  return document_heading(document, 3, _("Rules of the vote that are not kept to"), err) &&
         add_breaches(report, document, err);
}

int64_t report_did_not_vote(const Report *report) {
  const size_t count = roundtable_subgroup_count(report->state);
  const Subgroup *only = count == 1 ? roundtable_subgroup_at(report->state, 0) : NULL;
  if (!turnout_is_limited(report->state, only)) return RULE_UNKNOWN;
  const Turnout turnout = turnout_of(report->state, only);
  const Guard guard = turnout_guard(turnout);
  const bool ballots = turnout.ballots != RULE_UNKNOWN && turnout.ballots + turnout.kiosk > 0;
  return ballots && guard_is_known(guard) ? guard_left(guard) : RULE_UNKNOWN;
}
