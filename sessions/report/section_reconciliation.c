/* Whether the counts can be right, and what happened during the session. */

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/report/report_parts.h"
#include "sessions/verify/hand_counts.h"

enum { ENTRIES_MAX = 60 };

static void begin_dots(Document *document) {
  document_heading(document, 3, _("Dots placed and possible"));
  document_table(document, _("Dots placed, and how many the voters could place"));
  document_column(document, COLUMN_TITLE, _("dots"), NULL);
  document_column(document, COLUMN_NUMBER, _("placed"), NULL);
  document_column(document, COLUMN_NUMBER, _("possible"), NULL);
  document_column(document, COLUMN_NUMBER, _("left"), NULL);
}

static void add_guard(Document *document, const char *what, Guard guard) {
  document_row(document, ROW_ITEM, what, known_words(guard.placed).text,
               known_words(guard.most).text,
               guard_is_known(guard) ? number_shown(guard.most - guard.placed).text : "–", NULL);
}

static void add_guards(const Report *report, Document *document, const Subgroup *subgroup) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour) {
    const Guard guard = guard_of_allowance(report->state, subgroup, colour);
    add_guard(document, priority_words(document, (Colour)colour), guard);
  }
  add_guard(document, _("in all"), guard_of_allowance(report->state, subgroup, COLOUR_COUNT));
}

static void add_dots(const Report *report, Document *document) {
  const bool each = roundtable_voting_rule(report->state, RULE_SCOPE) == SCOPE_SUBGROUP;
  const size_t count = roundtable_subgroup_count(report->state);
  if (count == 0 || (!each && report_withholds_any(report))) return;
  begin_dots(document);
  if (!each) add_guards(report, document, roundtable_subgroup_at(report->state, 0));
  for (size_t place = 0; each && place < count; ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (subgroup->status != SUBGROUP_HELD || !report_tells(report, subgroup) ||
        report_withholds(report, subgroup))
      continue;
    document_subgroup(document, subgroup);
    add_guards(report, document, subgroup);
  }
}

static void add_flag(const Report *report, Document *document, const Recommendation *one) {
  const Tally tally = recommendation_tally(one);
  const char *reason = one->text[RECOMMENDATION_COUNTS_REASON];
  document_itemf(document,
                 _("%s: %s green, %s yellow, %s red; more than its voters could give. Reason: %s"),
                 reference_shown(report->state, one).text, number_shown(tally.dots[GREEN]).text,
                 number_shown(tally.dots[YELLOW]).text, number_shown(tally.dots[RED]).text,
                 *reason ? reason : _("not given"));
}

static void add_flags_of(const Report *report, Document *document, const Subgroup *subgroup,
                         size_t *count) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(report->state, subgroup, place);
    if (!guard_flags(report->state, one)) continue;
    ++*count;
    add_flag(report, document, one);
  }
}

static void add_flags(const Report *report, Document *document) {
  size_t count = 0;
  document_heading(document, 3, _("Flagged counts"));
  for (size_t place = 0; place < roundtable_subgroup_count(report->state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (report_tells(report, subgroup) && !report_withholds(report, subgroup))
      add_flags_of(report, document, subgroup, &count);
  }
  if (count == 0) document_paragraph(document, _("None."));
}

static void add_people(const Report *report, Document *document, const char *label,
                       int64_t people) {
  document_fact(document, label, people_words(report, people).text);
}

static void add_ballots(const Report *report, Document *document) {
  const JournalSummary *journal = &report->journal;
  const int64_t box = (int64_t)roundtable_ballots_cast(report->state);
  if (report->request->is_public) {
    document_heading(document, 3, _("Ballots"));
    add_people(report, document, _("Ballots in the box"), box);
    return;
  }
  document_heading(document, 3, _("Ballots cast and withdrawn"));
  add_people(report, document, _("Ballots in the box"), box);
  add_people(report, document, _("Voters who did not vote"), report_did_not_vote(report));
  add_people(report, document, _("Ballots cast"), journal->ballots_cast);
  document_factf(document, _("Ballots changed afterwards"), "%s",
                 number_shown(journal->ballots_changed).text);
  document_factf(document, _("Ballots withdrawn"), "%s",
                 number_shown(journal->ballots_withdrawn).text);
  add_people(report, document, _("Kiosk ballots received"), journal->kiosk_ballots);
  add_people(report, document, _("Kiosk ballots counted"), journal->kiosk_counted);
  add_people(report, document, _("Blank ballots"), report->blank);
  document_factf(document, _("Times the kiosk was interrupted"), "%s",
                 count_shown(journal_summary_count(journal, FACT_INTERRUPTION)).text);
}

static void add_entry(const Report *report, Document *document, const JournalFact *entry,
                      bool reasons) {
  char text[ENTRY_TEXT_SIZE];
  const unsigned long more = (unsigned long)entry->more;
  const char *what = entry_words(report, entry, text);
  if (more > 0)
    what = document_format(document, ngettext("%s (and %s more)", "%s (and %s more)", more), what,
                           count_shown(more).text);
  document_row(document, ROW_ITEM,
               report_withholds_any(report) ? "–" : number_shown((int64_t)entry->stamp.seq).text,
               moment_words(report, &entry->stamp).text, what, NULL);
  if (reasons) document_cell(document, *entry->reason ? entry->reason : "–");
}

void write_course_entries(const Report *report, Document *document, FactKind kind,
                          const char *caption) {
  const JournalSummary *journal = &report->journal;
  const bool reasons = kind == FACT_CORRECTION || kind == FACT_RULE;
  size_t count = 0;
  if (journal_summary_count(journal, kind) == 0) {
    document_paragraph(document, _("None."));
    return;
  }
  document_table(document, caption);
  document_column(document, COLUMN_NUMBER, _("no."), NULL);
  document_column(document, COLUMN_TEXT, _("at"), NULL);
  document_column(document, COLUMN_TITLE, _("what"), NULL);
  if (reasons) document_column(document, COLUMN_TEXT, _("reason"), NULL);
  for (size_t n = 0; n < journal->entry_count; ++n) {
    const JournalFact *entry = &journal->entries[n];
    if (entry->kind != kind || ++count > ENTRIES_MAX) continue;
    add_entry(report, document, entry, reasons);
  }
  const unsigned long more = count > ENTRIES_MAX ? (unsigned long)(count - ENTRIES_MAX) : 0;
  if (more != 0)
    document_paragraphf(
        document,
        ngettext("And %s more: the journal has it.", "And %s more: the journal has them.", more),
        count_shown(more).text);
}

static void add_corrections(const Report *report, Document *document) {
  const JournalSummary *journal = &report->journal;
  document_heading(document, 3, _("Corrections"));
  document_paragraphf(document,
                      _("Reverted with a reason: %s; undone at the keyboard: %s; redone: %s. "
                        "Nothing is erased: the journal keeps all of it."),
                      count_shown(journal->reverted).text, count_shown(journal->undone).text,
                      count_shown(journal->redone).text);
  if (journal_summary_count(journal, FACT_CORRECTION) != 0 && !report->request->is_public)
    write_course_entries(report, document, FACT_CORRECTION, _("What was reverted, when and why"));
}

static void add_titled_entries(const Report *report, Document *document, const char *title,
                               FactKind kind, const char *caption) {
  document_heading(document, 3, title);
  write_course_entries(report, document, kind, caption);
}

/* Excessive counts on one recommendation have a part of their own. */
static bool is_told_here(const Report *report, const Breach *breach) {
  const Subgroup *subgroup = roundtable_subgroup(report->state, breach->subgroup);
  return breach->kind != BREACH_RECOMMENDATION && (!subgroup || report_tells(report, subgroup));
}

static void add_breaches(const Report *report, Document *document) {
  const RuleBreaches *breaches = &report->breaches;
  char sentence[BREACH_SENTENCE_SIZE];
  size_t count = 0;
  for (size_t n = 0; n < breaches->found.count; ++n) {
    const Breach *breach = &breaches->found.list[n];
    if (!is_told_here(report, breach)) continue;
    ++count;
    if (report->request->is_public) continue;
    breach_sentence(breaches, report->state, breach, false, sentence);
    document_itemf(document, "%s", sentence);
  }
  if (count == 0) {
    document_paragraph(document, _("None."));
    return;
  }
  if (report->request->is_public)
    document_paragraph(document, _("At least one: the non-public report names it."));
}

static bool differs(const RecountedCell *cell) {
  return cell->recorded != cell->by_hand;
}

static void begin_cells(Document *document) {
  document_table(document, _("Cells counted differently from the record"));
  document_column(document, COLUMN_TEXT, _("ref."), NULL);
  document_column(document, COLUMN_TITLE, _("recommendation"), NULL);
  document_column(document, COLUMN_TEXT, _("colour"), NULL);
  document_column(document, COLUMN_NUMBER, _("recorded"), NULL);
  document_column(document, COLUMN_NUMBER, _("by hand"), NULL);
  document_column(document, COLUMN_NUMBER, _("now"), NULL);
}

static void add_cell(const Report *report, Document *document, const RecountedCell *cell) {
  const Recommendation *one = roundtable_recommendation(report->state, cell->cell.recommendation);
  const int64_t now = recommendation_tally(one).dots[cell->cell.colour];
  document_row(document, ROW_ITEM, reference_shown(report->state, one).text, title_in_short(one),
               priority_sign(cell->cell.colour), number_shown(cell->recorded).text,
               number_shown(cell->by_hand).text, number_shown(now).text, NULL);
}

static void add_cells(const Report *report, Document *document, const Recount *recount) {
  bool begun = false;
  for (size_t n = 0; n < recount->count; ++n) {
    const RecountedCell *cell = &recount->cells[n];
    if (!differs(cell) || !report_tells_cell(report, cell)) continue;
    if (!begun) begin_cells(document);
    begun = true;
    add_cell(report, document, cell);
  }
}

static void add_recount(const Report *report, Document *document, const Recount *recount) {
  char finding[RECOUNT_TEXT_SIZE];
  document_paragraphf(document,
                      _("No. %llu, %s: of %s cells, one for each recommendation and colour, the "
                        "dice “%s” drew %s with the fingerprint of no. %llu, %s. %s."),
                      (unsigned long long)recount->stamp.seq,
                      moment_words(report, &recount->stamp).text, count_shown(recount->of).text,
                      recount->seed, count_shown(recount->drawn).text,
                      (unsigned long long)recount->at, recount->fingerprint,
                      recount_finding(recount->count, recount_differing(recount), finding));
  add_cells(report, document, recount);
  recount_add_chances(document, recount->count, recount->of);
}

/* Adds what counts all votes, or names some. */
static void add_course(const Report *report, Document *document) {
  if (report_withholds_any(report)) {
    document_paragraph(document, _("What would reveal the withheld votes is left out: ballots, "
                                   "recounts, corrections and rule changes."));
    return;
  }
  document_heading(document, 3, _("Voting rules not followed"));
  add_breaches(report, document);
  add_ballots(report, document);
  document_heading(document, 3, _("Recounts by hand"));
  for (size_t n = 0; n < report->recounts.count; ++n)
    add_recount(report, document, &report->recounts.list[n]);
  if (report->recounts.count == 0) document_paragraph(document, _("None."));
  add_corrections(report, document);
  add_titled_entries(report, document, _("Rules changed once the vote had begun"), FACT_RULE,
                     _("Rule changes, when and why"));
  add_titled_entries(report, document, _("Interruptions of the kiosk"), FACT_INTERRUPTION,
                     _("When the kiosk was interrupted"));
  if (journal_summary_count(&report->journal, FACT_MERGE) != 0)
    add_titled_entries(report, document, _("Merges"), FACT_MERGE,
                       _("What came from other files of this session"));
}

void write_reconciliation(const Report *report, Document *document) {
  document_heading(document, 2, _("Reconciliation"));
  add_dots(report, document);
  add_flags(report, document);
  add_course(report, document);
  add_titled_entries(report, document, _("Incidents"), FACT_INCIDENT,
                     _("Computer incidents, and when"));
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
