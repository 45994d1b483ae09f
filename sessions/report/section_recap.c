/* The table of votes as in minutes. */

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/report/report_parts.h"
#include "sessions/session/totals.h"

static void begin_table(Document *document) {
  document_table(document,
                 _("Votes on each recommendation, by priority and in total, subgroup by subgroup"));
  document_column(document, COLUMN_TEXT, _("ref."), NULL);
  document_column(document, COLUMN_TITLE, _("recommendation"), NULL);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    document_column(document, COLUMN_NUMBER, priority_words(document, colour),
                    priority_sign(colour));
  document_column(document, COLUMN_NUMBER, _("cumulative"), _("cumul"));
}

static void add_row(Document *document, RowKind kind, const char *reference, const char *title,
                    const Parts *parts) {
  document_row(document, kind, reference, title, NULL);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    document_cell(document, parts ? parts_shown(parts, colour).text : "");
  document_cell(
      document,
      parts ? number_shown(tally_cumulative(parts->counted) + tally_cumulative(parts->ballots)).text
            : "");
}

static void add_reason(Document *document, const char *what, const char *reason) {
  if (*reason)
    document_row_textf(document, ROW_NOTE, _("%s: %s"), what, reason);
  else {
    document_row_textf(document, ROW_NOTE, _("%s; no reason was given"), what);
  }
}

static void add_former(const Report *report, Document *document, const JournalFact *entry) {
  const Subgroup *subgroup = roundtable_subgroup(report->state, entry->subgroup);
  const char *code = subgroup ? subgroup->text[SUBGROUP_CODE] : "";
  document_row_textf(document, ROW_NOTE, _("formerly %s%s%s"), code, *code ? "/" : "", entry->text);
}

static void add_note(Document *document, const char *note) {
  if (*note) document_row_textf(document, ROW_NOTE, _("note: %s"), note);
}

static void add_notes(const Report *report, Document *document, const Recommendation *one) {
  const JournalSummary *journal = &report->journal;
  uint32_t at = journal_summary_about(journal, one->number);
  const JournalFact *entry;
  if (report->request->is_public) return;
  for (; (entry = journal_summary_entry(journal, at, FACT_NOTE)); at = entry->next)
    add_note(document, entry->text);
  add_note(document, one->text[RECOMMENDATION_NOTE]);
}

static void add_recommendation(const Report *report, Document *document, const Recommendation *one,
                               bool withheld) {
  const char *see_also = one->text[RECOMMENDATION_SEE_ALSO];
  /* For the public, one part could be told from the other. */
  const Parts parts =
      report->request->is_public ? parts_of_tally(recommendation_tally(one)) : parts_of(one);
  const bool shown = recommendation_has_figures(report->state, one) && !withheld;
  add_row(document, ROW_ITEM, reference_shown(report->state, one).text,
          one->text[RECOMMENDATION_TITLE], shown ? &parts : NULL);
  /* Says why a row has no figures, if that is not obvious. */
  const Subgroup *subgroup = roundtable_subgroup(report->state, one->subgroup);
  const char *reason = one->text[RECOMMENDATION_REASON];
  if (one->status == STATUS_NOT_FOR_THE_VOTE) add_reason(document, _("not for the vote"), reason);
  if (one->status == STATUS_WITHDRAWN) add_reason(document, _("withdrawn"), reason);
  if (one->status == STATUS_VOTABLE && !report_withholds(report, subgroup) &&
      !recommendation_has_figures(report->state, one) && subgroup->status != SUBGROUP_NOT_HELD)
    document_row_textf(document, ROW_NOTE, "%s", _("not put to the vote"));
  const JournalSummary *journal = &report->journal;
  uint32_t at = journal_summary_about(journal, one->number);
  const JournalFact *entry;
  for (; (entry = journal_summary_entry(journal, at, FACT_FORMER)); at = entry->next)
    add_former(report, document, entry);
  if (*see_also) document_row_textf(document, ROW_NOTE, _("see also %s"), see_also);
  add_notes(report, document, one);
}

static void add_subgroup_remarks(const Report *report, Document *document,
                                 const Subgroup *subgroup) {
  const JournalSummary *journal = &report->journal;
  if (subgroup->status == SUBGROUP_NOT_HELD)
    add_reason(document, _("not held"), subgroup->text[SUBGROUP_REASON]);
  if (report->request->is_public) return;
  for (size_t n = 0; n < journal->entry_count; ++n) {
    const JournalFact *entry = &journal->entries[n];
    const bool about = entry->kind == FACT_NOTE && entry->recommendation == 0 &&
                       entry->subgroup == subgroup->number;
    if (about) add_note(document, entry->text);
  }
  add_note(document, subgroup->text[SUBGROUP_NOTE]);
}

static void add_subtotal(const Report *report, Document *document, const Subgroup *subgroup,
                         bool withheld) {
  const Parts sum = parts_of_tally(report_sum_of(report, subgroup));
  if (withheld) {
    document_row_textf(document, ROW_NOTE, "%s", _("the votes are withheld"));
    return;
  }
  if (subgroup_put_to_the_vote(report->state, subgroup)) {
    add_row(document, ROW_SUBTOTAL, "", _("subtotal"), &sum);
    /* Withdrawn rows keep their figures: without them the sum would not add up. */
    const int64_t dots = subgroup_withdrawn_dots(report->state, subgroup);
    if (dots != 0)
      document_row_textf(document, ROW_NOTE,
                         ngettext("%s dot of what was withdrawn is in no total",
                                  "%s dots of what was withdrawn are in no total",
                                  (unsigned long)dots),
                         number_shown(dots).text);
  }
}

static void add_subgroup(const Report *report, Document *document, const Subgroup *subgroup) {
  const bool withheld = report_withholds(report, subgroup);
  document_subgroup(document, subgroup);
  add_subgroup_remarks(report, document, subgroup);
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(report->state, subgroup, place);
    add_recommendation(report, document, one, withheld);
  }
  add_subtotal(report, document, subgroup, withheld);
}

/* The sum of what is shown. */
typedef struct Sums {
  Tally all;
  size_t subgroups;
} Sums;

static void add_to_sums(const Report *report, const Subgroup *subgroup, Sums *sums) {
  if (report_withholds(report, subgroup)) return;
  sums->all = tally_add(sums->all, report_sum_of(report, subgroup));
  ++sums->subgroups;
}

static void add_session_notes(const Report *report, Document *document) {
  const JournalSummary *journal = &report->journal;
  if (report->request->is_public || report->request->subgroup != WHOLE_SESSION) return;
  for (size_t n = 0; n < journal->entry_count; ++n) {
    const JournalFact *entry = &journal->entries[n];
    const bool about =
        entry->kind == FACT_NOTE && entry->recommendation == 0 && entry->subgroup == 0;
    if (about) document_paragraphf(document, _("Note: “%s”"), entry->text);
  }
}

void write_recap(const Report *report, Document *document) {
  Sums sums = {.subgroups = 0};
  document_heading(document, 2, _("Recap of the votes"));
  begin_table(document);
  for (size_t place = 0; place < roundtable_subgroup_count(report->state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (!report_tells(report, subgroup)) continue;
    add_to_sums(report, subgroup, &sums);
    add_subgroup(report, document, subgroup);
  }
  const Parts all = parts_of_tally(sums.all);
  if (sums.subgroups >= 2)
    add_row(document, ROW_TOTAL, "",
            report_withholds_any(report) ? _("total of what is not withheld") : _("total of all"),
            &all);
  add_session_notes(report, document);
}
