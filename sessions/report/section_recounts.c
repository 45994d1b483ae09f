/* What was counted again by hand, and what came out. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/report/report_parts.h"
#include "sessions/verify/recount_words.h"

static bool differs(const RecountedCell *cell) {
  return cell->recorded != cell->by_hand;
}

static void begin_cells(Document *document) {
  const DocumentColumn columns[] = {
      {_("ref."), _("ref."), COLUMN_TEXT},
      {_("recommendation"), _("recommendation"), COLUMN_TITLE},
      {_("colour"), _("colour"), COLUMN_TEXT},
      {_("recorded"), _("recorded"), COLUMN_NUMBER},
      {_("by hand"), _("by hand"), COLUMN_NUMBER},
      {_("now"), _("now"), COLUMN_NUMBER},
  };
  document_table(document, _("Cells that were counted otherwise than recorded"), columns,
                 sizeof columns / sizeof *columns);
}

static void add_cell(const Report *report, Document *document, const RecountedCell *cell) {
  const Recommendation *one = roundtable_recommendation(report->state, cell->cell.recommendation);
  char reference[REFERENCE_TEXT_SIZE], recorded[REPORT_TEXT_SIZE], by_hand[REPORT_TEXT_SIZE];
  char now[REPORT_TEXT_SIZE];
  const char *const cells[] = {
      reference_text(report->state, one, reference),
      title_in_short(one),
      priority_sign(cell->cell.colour),
      number_words(cell->recorded, recorded),
      number_words(cell->by_hand, by_hand),
      number_words(recommendation_tally(one).dots[cell->cell.colour], now)};
  document_row(document, ROW_ITEM, cells, sizeof cells / sizeof *cells);
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
  char moment[REPORT_TEXT_SIZE], finding[RECOUNT_TEXT_SIZE];
  document_paragraphf(document,
                      _("No. %llu, %s: of %s cells, one for each recommendation and colour, the "
                        "dice « %s » drew %s with the fingerprint of no. %llu, %s. %s."),
                      (unsigned long long)recount->stamp.seq,
                      moment_words(report, &recount->stamp, moment), count_shown(recount->of).text,
                      recount->seed, count_shown(recount->drawn).text,
                      (unsigned long long)recount->at, recount->fingerprint,
                      recount_finding(recount->count, recount_differing(recount), finding));
  add_cells(report, document, recount);
  recount_add_chances(document, recount->count, recount->of);
}

void write_recounts(const Report *report, Document *document) {
  document_heading(document, 3, _("Recounts by hand"));
  for (size_t n = 0; n < report->recounts.count; ++n)
    add_recount(report, document, &report->recounts.list[n]);
  if (report->recounts.count <= 0) document_paragraph(document, _("None."));
}
