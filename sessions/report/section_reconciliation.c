/* Whether what was counted can be right, and what happened on the way. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/report/report_parts.h"

enum { ENTRIES_MAX = 60 };

static bool begin_dots(Document *document, Error *err) {
  const DocumentColumn columns[] = {
      {_("dots"), _("dots"), COLUMN_TITLE},
      {_("placed"), _("placed"), COLUMN_NUMBER},
      {_("possible"), _("possible"), COLUMN_NUMBER},
      {_("left"), _("left"), COLUMN_NUMBER},
  };
  return document_heading(document, 3, _("Dots placed and possible"), err) &&
         document_table(document, _("Dots placed, and how many the voters could place"), columns,
                        sizeof columns / sizeof *columns, err);
}

static bool add_guard(Document *document, const char *what, Guard guard, Error *err) {
  char placed[REPORT_TEXT_SIZE], most[REPORT_TEXT_SIZE], left[REPORT_TEXT_SIZE];
  const bool known = guard_is_known(guard);
  const char *const cells[] = {
      what, guard.placed == RULE_UNKNOWN ? _("not noted") : number_words(guard.placed, placed),
      guard.most == RULE_UNKNOWN ? _("not noted") : number_words(guard.most, most),
      known ? number_words(guard.most - guard.placed, left) : "–"};
  return document_row(document, ROW_ITEM, cells, sizeof cells / sizeof *cells, err);
}

static bool add_guards(const Report *report, Document *document, const Subgroup *subgroup,
                       Error *err) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour) {
    const Guard guard = guard_of_allowance(report->state, subgroup, colour);
    if (!add_guard(document, priority_words((Colour)colour), guard, err)) return false;
  }
  return add_guard(document, _("in all"), guard_of_allowance(report->state, subgroup, COLOUR_COUNT),
                   err);
}

static bool add_subgroup_guards(const Report *report, Document *document, const Subgroup *subgroup,
                                Error *err) {
  char *words = subgroup_words(subgroup, err);
  const bool added = words && (!*words || add_row_text(document, ROW_HEADING, err, "%s", words)) &&
                     add_guards(report, document, subgroup, err);
  free(words);
  return added;
}

static bool add_dots(const Report *report, Document *document, Error *err) {
  const bool each = roundtable_voting_rule(report->state, RULE_SCOPE) == SCOPE_SUBGROUP;
  const size_t count = roundtable_subgroup_count(report->state);
  if (count == 0 || (!each && report_withholds_any(report))) return true;
  if (!begin_dots(document, err)) return false;
  if (!each) return add_guards(report, document, roundtable_subgroup_at(report->state, 0), err);
  for (size_t place = 0; place < count; ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (subgroup->status == SUBGROUP_HELD && report_tells(report, subgroup) &&
        !report_withholds(report, subgroup) &&
        !add_subgroup_guards(report, document, subgroup, err))
      return false;
  }
  return true;
}

static bool add_flag(const Report *report, Document *document, const Recommendation *one,
                     Error *err) {
  char reference[REFERENCE_TEXT_SIZE];
  const Tally tally = recommendation_tally(one);
  const char *reason = one->text[RECOMMENDATION_COUNTS_REASON];
  return add_item(document, err,
                  _("%s: %s green, %s yellow, %s red; more than its voters can have given. "
                    "Reason: %s"),
                  reference_text(report->state, one, reference),
                  number_shown(tally.dots[GREEN]).text, number_shown(tally.dots[YELLOW]).text,
                  number_shown(tally.dots[RED]).text, *reason ? reason : _("not noted"));
}

static bool add_flags_of(const Report *report, Document *document, const Subgroup *subgroup,
                         size_t *count, Error *err) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(report->state, subgroup, place);
    if (!guard_flags(report->state, one)) continue;
    ++*count;
    if (!add_flag(report, document, one, err)) return false;
  }
  return true;
}

static bool add_flags(const Report *report, Document *document, Error *err) {
  size_t count = 0;
  if (!document_heading(document, 3, _("Counts that were flagged"), err)) return false;
  for (size_t place = 0; place < roundtable_subgroup_count(report->state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (report_tells(report, subgroup) && !report_withholds(report, subgroup) &&
        !add_flags_of(report, document, subgroup, &count, err))
      return false;
  }
  return count > 0 || document_paragraph(document, _("None."), err);
}

static bool add_people(const Report *report, Document *document, const char *label, int64_t people,
                       Error *err) {
  char text[REPORT_TEXT_SIZE];
  return document_fact(document, label, people_words(report, people, text), err);
}

static bool add_ballots(const Report *report, Document *document, Error *err) {
  const Chronicle *chronicle = &report->chronicle;
  const int64_t box = (int64_t)roundtable_ballots_cast(report->state);
  if (report->request->is_public)
    return document_heading(document, 3, _("Ballots"), err) &&
           add_people(report, document, _("Ballots in the box"), box, err);
  return document_heading(document, 3, _("Ballots cast and withdrawn"), err) &&
         add_people(report, document, _("Ballots in the box"), box, err) &&
         add_people(report, document, _("Voters who did not vote"), report_did_not_vote(report),
                    err) &&
         add_people(report, document, _("Ballots cast"), chronicle->ballots_cast, err) &&
         add_fact(document, _("Ballots changed afterwards"), err, "%s",
                  number_shown(chronicle->ballots_changed).text) &&
         add_fact(document, _("Ballots withdrawn"), err, "%s",
                  number_shown(chronicle->ballots_withdrawn).text) &&
         add_people(report, document, _("Ballots received in the kiosk"), chronicle->kiosk_ballots,
                    err) &&
         add_people(report, document, _("Ballots of the kiosk counted"), chronicle->kiosk_counted,
                    err) &&
         add_people(report, document, _("Blank ballots"), report->blank, err) &&
         add_fact(document, _("Times that the kiosk was interrupted"), err, "%s",
                  count_shown(chronicle_count(chronicle, ENTRY_INTERRUPTION)).text);
}

static bool begin_entries(Document *document, const char *caption, bool reasons, Error *err) {
  const DocumentColumn columns[] = {
      {_("no."), _("no."), COLUMN_NUMBER},
      {_("at"), _("at"), COLUMN_TEXT},
      {_("what"), _("what"), COLUMN_TITLE},
      {_("reason"), _("reason"), COLUMN_TEXT},
  };
  return document_table(document, caption, columns, reasons ? 4 : 3, err);
}

static bool add_entry(const Report *report, Document *document, const Entry *entry, bool reasons,
                      Error *err) {
  char seq[REPORT_TEXT_SIZE], moment[REPORT_TEXT_SIZE], text[ENTRY_TEXT_SIZE], *what = NULL;
  const unsigned long more = (unsigned long)entry->more;
  const char *words = entry_words(report, entry, text);
  const int length = more == 0
                         ? asprintf(&what, "%s", words)
                         : asprintf(&what, ngettext("%s (and %s more)", "%s (and %s more)", more),
                                    words, count_shown(more).text);
  if (length < 0) return fail_memory(err);
  const char *const cells[] = {
      report_withholds_any(report) ? "–" : number_words((int64_t)entry->stamp.seq, seq),
      moment_words(report, &entry->stamp, moment), what, *entry->reason ? entry->reason : "–"};
  const bool added = document_row(document, ROW_ITEM, cells, reasons ? 4 : 3, err);
  free(what);
  return added;
}

bool write_course_entries(const Report *report, Document *document, EntryKind kind,
                          const char *caption, Error *err) {
  const Chronicle *chronicle = &report->chronicle;
  const bool reasons = kind == ENTRY_CORRECTION || kind == ENTRY_RULE;
  size_t count = 0;
  if (chronicle_count(chronicle, kind) == 0) return document_paragraph(document, _("None."), err);
  if (!begin_entries(document, caption, reasons, err)) return false;
  for (size_t n = 0; n < chronicle->entry_count; ++n) {
    const Entry *entry = &chronicle->entries[n];
    if (entry->kind != kind || ++count > ENTRIES_MAX) continue;
    if (!add_entry(report, document, entry, reasons, err)) return false;
  }
  const unsigned long more = count > ENTRIES_MAX ? (unsigned long)(count - ENTRIES_MAX) : 0;
  return more == 0 || add_paragraph(document, err,
                                    ngettext("And %s more: the journal has it.",
                                             "And %s more: the journal has them.", more),
                                    count_shown(more).text);
}

static bool add_corrections(const Report *report, Document *document, Error *err) {
  const Chronicle *chronicle = &report->chronicle;
  return document_heading(document, 3, _("Corrections"), err) &&
         add_paragraph(document, err,
                       _("Taken back with a reason: %s; undone at the keyboard: %s; redone: "
                         "%s. Nothing is erased: the journal keeps all of it."),
                       count_shown(chronicle->reverted).text, count_shown(chronicle->undone).text,
                       count_shown(chronicle->redone).text) &&
         (chronicle_count(chronicle, ENTRY_CORRECTION) == 0 || report->request->is_public ||
          write_course_entries(report, document, ENTRY_CORRECTION,
                               _("What was taken back, when and why"), err));
}

static bool add_titled_entries(const Report *report, Document *document, const char *title,
                               EntryKind kind, const char *caption, Error *err) {
  return document_heading(document, 3, title, err) &&
         write_course_entries(report, document, kind, caption, err);
}

/* What counts all votes, or names some. */
static bool add_course(const Report *report, Document *document, Error *err) {
  if (report_withholds_any(report))
    return document_paragraph(document,
                              _("What would tell of the votes that are withheld is left out: "
                                "ballots, recounts, corrections and changes of rules."),
                              err);
  return write_broken_rules(report, document, err) && add_ballots(report, document, err) &&
         write_recounts(report, document, err) && add_corrections(report, document, err) &&
         add_titled_entries(report, document, _("Rules changed once the vote had begun"),
                            ENTRY_RULE, _("Rules that were changed, when and why"), err) &&
         add_titled_entries(report, document, _("Interruptions of the kiosk"), ENTRY_INTERRUPTION,
                            _("When the kiosk was interrupted"), err) &&
         (chronicle_count(&report->chronicle, ENTRY_MERGE) == 0 ||
          add_titled_entries(report, document, _("Merges"), ENTRY_MERGE,
                             _("What came in from other files of this session"), err));
}

bool write_reconciliation(const Report *report, Document *document, Error *err) {
  return document_heading(document, 2, _("Reconciliation"), err) &&
         add_dots(report, document, err) && add_flags(report, document, err) &&
         add_course(report, document, err) &&
         add_titled_entries(report, document, _("Incidents"), ENTRY_INCIDENT,
                            _("What befell the machine, and when"), err);
}
