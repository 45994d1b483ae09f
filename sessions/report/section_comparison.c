/* This session beside others, of which it is the last. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/compare/compare_parts.h"
#include "sessions/report/report_parts.h"
#include "sessions/text/day.h"

enum {
  RANKS_IN_TABLE = DOCUMENT_COLUMNS_MAX - 3, /* besides reference, title and change */
  SHARES_IN_TABLE = 4,                       /* with two columns each */
};

/* A table of the sessions [start, end). */
typedef struct Sheet {
  const Report *report;
  const Comparison *comparison;
  size_t start, end;
  bool is_last; /* has the column of changes */
  RankingMethod method;
  bool shares; /* instead of ranks: percent and dots per voter */
} Sheet;

static bool has_row(const Sheet *sheet, size_t row) {
  const ReportRequest *request = sheet->report->request;
  const size_t last = sheet->comparison->panel.count - 1;
  const Standing *standing = comparison_standing(sheet->comparison, row, last);
  if (!standing) return request->subgroup == WHOLE_SESSION && request->top == 0;
  const uint32_t rank = comparison_rank(sheet->comparison, row, last, sheet->method);
  return report_ranks(sheet->report, standing) && (request->top == 0 || rank <= request->top);
}

static void add_column(Document *document, size_t session, const char *unit) {
  document_column(document, COLUMN_NUMBER,
                  document_format(document, "%c%s", panel_letter(session), unit), NULL);
}

static void begin_table(Document *document, const Sheet *sheet) {
  document_table(document, sheet->shares ? _("Share of each session's dots, and dots per voter")
                                         : _("Ranks in each session, and how they changed"));
  document_column(document, COLUMN_TEXT, _("ref."), NULL);
  document_column(document, COLUMN_TITLE, _("recommendation"), NULL);
  for (size_t session = sheet->start; session < sheet->end; ++session)
    add_column(document, session, sheet->shares ? " %" : "");
  if (sheet->is_last) document_column(document, COLUMN_NUMBER, _("change"), "Δ");
  for (size_t session = sheet->start; session < sheet->end && sheet->shares; ++session)
    add_column(document, session, _("/voter"));
}

static Shown figure_of(const Sheet *sheet, size_t row, size_t session) {
  if (sheet->shares) return share_cell(sheet->comparison, row, session);
  Shown cell = rank_cell(sheet->comparison, row, session, sheet->method);
  cell.text[strcspn(cell.text, " ")] = '\0';
  return cell;
}

static void add_comparison_row(Document *document, const Sheet *sheet, size_t row) {
  const Comparison *comparison = sheet->comparison;
  const Pick pick = matching_last(&comparison->matching, row);
  document_row(document, ROW_ITEM, pick_reference(&comparison->panel, pick).text,
               title_in_short(pick_recommendation(&comparison->panel, pick)), NULL);
  for (size_t session = sheet->start; session < sheet->end; ++session)
    document_cell(document, figure_of(sheet, row, session).text);
  if (sheet->is_last)
    document_cell(document, (sheet->shares ? share_change_cell(comparison, row)
                                           : change_cell(comparison, row, sheet->method))
                                .text);
  for (size_t session = sheet->start; session < sheet->end && sheet->shares; ++session)
    document_cell(document, per_voter_cell(comparison, row, session).text);
}

static void add_tables(Document *document, Sheet sheet, size_t most) {
  const Comparison *comparison = sheet.comparison;
  for (sheet.start = 0; sheet.start < comparison->panel.count; sheet.start = sheet.end) {
    const size_t left = comparison->panel.count - sheet.start;
    sheet.end = sheet.start + (left < most ? left : most);
    sheet.is_last = sheet.end == comparison->panel.count;
    begin_table(document, &sheet);
    for (size_t n = 0; n < comparison->row_count; ++n)
      if (has_row(&sheet, comparison->rows[n]))
        add_comparison_row(document, &sheet, comparison->rows[n]);
  }
}

static void add_session(const Report *report, Document *document, size_t n) {
  const PanelSession *one = &report->request->comparison->panel.of[n];
  char written[DAY_WORDS_SIZE];
  const char letter[] = {panel_letter(n), '\0'};
  const char *date = day_words(roundtable_text(one->state, SESSION_DATE), written);
  const unsigned long dots = (unsigned long)one->dots;
  document_factf(document, letter,
                 ngettext("%s%s%s; voters: %s; %s dot; no. %llu, fingerprint %s",
                          "%s%s%s; voters: %s; %s dots; no. %llu, fingerprint %s", dots),
                 roundtable_text(one->state, SESSION_TITLE), *date ? " · " : "", date,
                 people_words(report, one->voters).text, count_shown(dots).text,
                 (unsigned long long)session_stamp(one->session).seq,
                 fingerprint_shown(session_hash(one->session)).text);
}

/* For the public, numbers of voters are given only where people_words gives them. */
static void add_remarks(const Report *report, Document *document) {
  const Sentences *sentences = &report->request->comparison->sentences;
  for (size_t n = 0; n < sentences->count && !report->request->is_public; ++n)
    document_itemf(document, "%c%s.", sentence_capital(sentences->of[n]), sentences->of[n] + 1);
  const unsigned long open = (unsigned long)report->request->comparison->matching.proposal_count;
  if (open != 0)
    document_paragraphf(document,
                        ngettext("%s pair of recommendations may be the same and is not matched, "
                                 "since nobody confirmed it.",
                                 "%s pairs of recommendations may be the same and are not matched, "
                                 "since nobody confirmed them.",
                                 open),
                        count_shown(open).text);
}

static void add_difference(const Panel *panel, Document *document, const TitleDifference *one) {
  ReferenceText reference[2];
  const char *title[2];
  for (int of = 0; of < 2; ++of) {
    reference[of] = pick_reference(panel, one->of[of]);
    title[of] = pick_recommendation(panel, one->of[of])->text[RECOMMENDATION_TITLE];
  }
  document_paragraphf(document, _("%c %s “%s” · %c %s “%s”%s%s"), panel_letter(one->of[0].session),
                      reference[0].text, title[0], panel_letter(one->of[1].session),
                      reference[1].text, title[1], one->in_sense ? " · " : "",
                      one->in_sense ? _("may ask for the opposite") : "");
}

static void add_ranks(const Report *report, Document *document, RankingMethod method) {
  const Sheet sheet = {
      .report = report, .comparison = report->request->comparison, .method = method};
  document_heading(document, 3, document_format(document, _("Ranks: %s"), method_title(method)));
  add_tables(document, sheet, RANKS_IN_TABLE);
}

static void add_shares(const Report *report, Document *document) {
  const Sheet sheet = {.report = report,
                       .comparison = report->request->comparison,
                       .method = (RankingMethod)report->rule.method,
                       .shares = true};
  document_heading(document, 3, _("Shares, and dots per voter"));
  add_tables(document, sheet, SHARES_IN_TABLE);
  document_paragraph(document,
                     _("– means not put to the vote there; an empty cell means not in that "
                       "session. Δ goes from the first session in which it was ranked to the last: "
                       "↑2 is two ranks better; for a share it is the difference in points."));
}

void write_comparison(const Report *report, Document *document) {
  if (!report->request->comparison) return;
  document_heading(document, 2, _("Compared sessions"));
  if (report->withholds_comparison) {
    document_paragraph(document,
                       _("Left out: in one of these sessions votes are withheld from the public or "
                         "not counted yet, and a comparison would reveal them."));
    return;
  }
  const Panel *panel = &report->request->comparison->panel;
  for (size_t n = 0; n < panel->count; ++n)
    add_session(report, document, n);
  document_paragraphf(document, _("This report is about session %c."),
                      panel_letter(panel->count - 1));
  add_remarks(report, document);
  add_ranks(report, document, BY_CUMULATIVE);
  add_ranks(report, document, BY_WEIGHTED);
  add_shares(report, document);
  const Matching *matching = &report->request->comparison->matching;
  if (matching->difference_count == 0) return;
  document_paragraph(document, _("Matched, though the texts differ:"));
  for (size_t n = 0; n < matching->difference_count; ++n)
    add_difference(matching->panel, document, &matching->differences[n]);
}
