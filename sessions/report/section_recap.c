/* The table of votes as minutes have it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/parts.h"
#include "core/vote/reference.h"
#include "sessions/report/report_parts.h"
#include "sessions/session/totals.h"

enum { RECAP_COLUMNS = 6, FIGURES = COLOUR_COUNT + 1 };

static bool begin_table(Document *document, Error *err) {
  const DocumentColumn columns[RECAP_COLUMNS] = {
      {_("ref."), _("ref."), COLUMN_TEXT},
      {_("recommendation"), _("recommendation"), COLUMN_TITLE},
      {priority_words(GREEN), priority_sign(GREEN), COLUMN_NUMBER},
      {priority_words(YELLOW), priority_sign(YELLOW), COLUMN_NUMBER},
      {priority_words(RED), priority_sign(RED), COLUMN_NUMBER},
      {_("cumulative"), _("cumul"), COLUMN_NUMBER},
  };
  return document_table(document,
                        _("Votes on each recommendation, by priority and in all, subgroup by "
                          "subgroup"),
                        columns, RECAP_COLUMNS, err);
}

static bool add_row(Document *document, RowKind kind, const char *reference, const char *title,
                    const Parts *parts, Error *err) {
  char figures[FIGURES][REPORT_TEXT_SIZE] = {""};
  for (Colour colour = GREEN; parts && colour < COLOUR_COUNT; ++colour)
    snprintf(figures[colour], REPORT_TEXT_SIZE, "%s", parts_shown(parts, colour).text);
  if (parts)
    number_words(tally_cumulative(parts->counted) + tally_cumulative(parts->ballots),
                 figures[COLOUR_COUNT]);
  const char *const cells[RECAP_COLUMNS] = {reference,  title,      figures[0],
                                            figures[1], figures[2], figures[3]};
  return document_row(document, kind, cells, RECAP_COLUMNS, err);
}

static bool add_reason(Document *document, const char *what, const char *reason, Error *err) {
  return *reason ? add_row_text(document, ROW_NOTE, err, _("%s: %s"), what, reason)
                 : add_row_text(document, ROW_NOTE, err, _("%s; the reason was not noted"), what);
}

/* Why a row has no figures, where that does not show. */
static bool add_status(const Report *report, Document *document, const Recommendation *one,
                       Error *err) {
  const Subgroup *subgroup = roundtable_subgroup(report->state, one->subgroup);
  const char *reason = one->text[RECOMMENDATION_REASON];
  switch (one->status) {
  case STATUS_NOT_FOR_THE_VOTE: return add_reason(document, _("not for the vote"), reason, err);
  case STATUS_WITHDRAWN: return add_reason(document, _("withdrawn"), reason, err);
  case STATUS_VOTABLE:
    return report_withholds(report, subgroup) || recommendation_has_figures(report->state, one) ||
           subgroup->status == SUBGROUP_NOT_HELD ||
           add_row_text(document, ROW_NOTE, err, "%s", _("not put to the vote"));
  case STATUS_HEADING:
  case STATUS_COUNT: break;
  }
  return true;
}

static bool add_former(const Report *report, Document *document, const Entry *entry, Error *err) {
  const Subgroup *subgroup = roundtable_subgroup(report->state, entry->subgroup);
  const char *code = subgroup ? subgroup->text[SUBGROUP_CODE] : "";
  return add_row_text(document, ROW_NOTE, err, _("formerly %s%s%s"), code, *code ? "/" : "",
                      entry->text);
}

static bool add_formers(const Report *report, Document *document, const Recommendation *one,
                        Error *err) {
  const Chronicle *chronicle = &report->chronicle;
  uint32_t at = chronicle_about(chronicle, one->number);
  const Entry *entry;
  for (; (entry = chronicle_entry(chronicle, at, ENTRY_FORMER)); at = entry->next)
    if (!add_former(report, document, entry, err)) return false;
  return true;
}

static bool add_note(Document *document, const char *note, Error *err) {
  return !*note || add_row_text(document, ROW_NOTE, err, _("note: %s"), note);
}

static bool add_notes(const Report *report, Document *document, const Recommendation *one,
                      Error *err) {
  const Chronicle *chronicle = &report->chronicle;
  uint32_t at = chronicle_about(chronicle, one->number);
  const Entry *entry;
  if (report->request->is_public) return true;
  for (; (entry = chronicle_entry(chronicle, at, ENTRY_NOTE)); at = entry->next)
    if (!add_note(document, entry->text, err)) return false;
  return add_note(document, one->text[RECOMMENDATION_NOTE], err);
}

static bool add_see_also(Document *document, const Recommendation *one, Error *err) {
  const char *others = one->text[RECOMMENDATION_SEE_ALSO];
  return !*others || add_row_text(document, ROW_NOTE, err, _("see also %s"), others);
}

static bool add_recommendation(const Report *report, Document *document, const Recommendation *one,
                               bool withheld, Error *err) {
  char reference[REFERENCE_TEXT_SIZE];
  /* In public one part could be told from the other. */
  const Parts parts =
      report->request->is_public ? parts_of_tally(recommendation_tally(one)) : parts_of(one);
  const bool shown = recommendation_has_figures(report->state, one) && !withheld;
  reference_text(report->state, one, reference);
  return add_row(document, ROW_ITEM, reference, one->text[RECOMMENDATION_TITLE],
                 shown ? &parts : NULL, err) &&
         add_status(report, document, one, err) && add_formers(report, document, one, err) &&
         add_see_also(document, one, err) && add_notes(report, document, one, err);
}

static bool add_subgroup_heading(Document *document, const Subgroup *subgroup, Error *err) {
  char *words = subgroup_words(subgroup, err);
  const bool added = words && (!*words || add_row_text(document, ROW_HEADING, err, "%s", words));
  free(words);
  return added;
}

static bool add_subgroup_remarks(const Report *report, Document *document, const Subgroup *subgroup,
                                 Error *err) {
  const Chronicle *chronicle = &report->chronicle;
  if (subgroup->status == SUBGROUP_NOT_HELD &&
      !add_reason(document, _("not held"), subgroup->text[SUBGROUP_REASON], err))
    return false;
  if (report->request->is_public) return true;
  for (size_t n = 0; n < chronicle->entry_count; ++n) {
    const Entry *entry = &chronicle->entries[n];
    const bool about = entry->kind == ENTRY_NOTE && entry->recommendation == 0 &&
                       entry->subgroup == subgroup->number;
    if (about && !add_note(document, entry->text, err)) return false;
  }
  return add_note(document, subgroup->text[SUBGROUP_NOTE], err);
}

/* Their rows keep their figures, which would not add up otherwise. */
static bool add_withdrawn(const Report *report, Document *document, const Subgroup *subgroup,
                          Error *err) {
  char number[REPORT_TEXT_SIZE];
  const int64_t dots = subgroup_withdrawn_dots(report->state, subgroup);
  return dots == 0 ||
         add_row_text(document, ROW_NOTE, err,
                      ngettext("%s dot of what was withdrawn is in no sum",
                               "%s dots of what was withdrawn are in no sum", (unsigned long)dots),
                      number_words(dots, number));
}

static bool add_subtotal(const Report *report, Document *document, const Subgroup *subgroup,
                         bool withheld, Error *err) {
  const Parts sum = parts_of_tally(report_sum_of(report, subgroup));
  if (withheld) return add_row_text(document, ROW_NOTE, err, "%s", _("the votes are withheld"));
  return !subgroup_put_to_the_vote(report->state, subgroup) ||
         (add_row(document, ROW_SUBTOTAL, "", _("subtotal"), &sum, err) &&
          add_withdrawn(report, document, subgroup, err));
}

static bool add_subgroup(const Report *report, Document *document, const Subgroup *subgroup,
                         Error *err) {
  const bool withheld = report_withholds(report, subgroup);
  if (!add_subgroup_heading(document, subgroup, err) ||
      !add_subgroup_remarks(report, document, subgroup, err))
    return false;
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(report->state, subgroup, place);
    if (!add_recommendation(report, document, one, withheld, err)) return false;
  }
  return add_subtotal(report, document, subgroup, withheld, err);
}

/* The sum of what is told. */
typedef struct Sums {
  Tally all;
  size_t subgroups;
} Sums;

static void add_to_sums(const Report *report, const Subgroup *subgroup, Sums *sums) {
  if (report_withholds(report, subgroup)) return;
  sums->all = tally_add(sums->all, report_sum_of(report, subgroup));
  ++sums->subgroups;
}

static bool add_sums(const Report *report, Document *document, const Sums *sums, Error *err) {
  const Parts all = parts_of_tally(sums->all);
  return sums->subgroups < 2 ||
         add_row(document, ROW_TOTAL, "",
                 report_withholds_any(report) ? _("total of what is not withheld")
                                              : _("total of all"),
                 &all, err);
}

static bool add_session_notes(const Report *report, Document *document, Error *err) {
  const Chronicle *chronicle = &report->chronicle;
  if (report->request->is_public || report->request->subgroup != WHOLE_SESSION) return true;
  for (size_t n = 0; n < chronicle->entry_count; ++n) {
    const Entry *entry = &chronicle->entries[n];
    const bool about =
        entry->kind == ENTRY_NOTE && entry->recommendation == 0 && entry->subgroup == 0;
    if (about && !add_paragraph(document, err, _("Note: « %s »"), entry->text)) return false;
  }
  return true;
}

bool write_recap(const Report *report, Document *document, Error *err) {
  Sums sums = {.subgroups = 0};
  if (!document_heading(document, 2, _("Recap of the votes"), err) || !begin_table(document, err))
    return false;
  for (size_t place = 0; place < roundtable_subgroup_count(report->state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (!report_tells(report, subgroup)) continue;
    add_to_sums(report, subgroup, &sums);
    if (!add_subgroup(report, document, subgroup, err)) return false;
  }
  return add_sums(report, document, &sums, err) && add_session_notes(report, document, err);
}
