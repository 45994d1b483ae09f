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

static bool begin_cells(Document *document, Error *err) {
  const DocumentColumn columns[] = {
      {_("ref."), _("ref."), COLUMN_TEXT},
      {_("recommendation"), _("recommendation"), COLUMN_TITLE},
      {_("colour"), _("colour"), COLUMN_TEXT},
      {_("recorded"), _("recorded"), COLUMN_NUMBER},
      {_("by hand"), _("by hand"), COLUMN_NUMBER},
      {_("now"), _("now"), COLUMN_NUMBER},
  };
  return document_table(document, _("Cells that were counted otherwise than recorded"), columns,
                        sizeof columns / sizeof *columns, err);
}

static bool add_cell(const Report *report, Document *document, const RecountedCell *cell,
                     Error *err) {
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
  return document_row(document, ROW_ITEM, cells, sizeof cells / sizeof *cells, err);
}

static bool add_cells(const Report *report, Document *document, const Recount *recount,
                      Error *err) {
  bool begun = false;
  for (size_t n = 0; n < recount->count; ++n) {
    const RecountedCell *cell = &recount->cells[n];
    if (!differs(cell) || !report_tells_cell(report, cell)) continue;
    if (!begun && !begin_cells(document, err)) return false;
    begun = true;
    if (!add_cell(report, document, cell, err)) return false;
  }
  return true;
}

static bool add_recount(const Report *report, Document *document, const Recount *recount,
                        Error *err) {
  char moment[REPORT_TEXT_SIZE], finding[RECOUNT_TEXT_SIZE];
  return add_paragraph(document, err,
                       _("No. %llu, %s: of %s cells, one for each recommendation and colour, the "
                         "dice « %s » drew %s with the fingerprint of no. %llu, %s. %s."),
                       (unsigned long long)recount->stamp.seq,
                       moment_words(report, &recount->stamp, moment), count_shown(recount->of).text,
                       recount->seed, count_shown(recount->drawn).text,
                       (unsigned long long)recount->at, recount->fingerprint,
                       recount_finding(recount->count, recount_differing(recount), finding)) &&
         add_cells(report, document, recount, err) &&
         recount_add_chances(document, recount->count, recount->of, err);
}

bool write_recounts(const Report *report, Document *document, Error *err) {
  if (!document_heading(document, 3, _("Recounts by hand"), err)) return false;
  for (size_t n = 0; n < report->recounts.count; ++n)
    if (!add_recount(report, document, &report->recounts.list[n], err)) return false;
  return report->recounts.count > 0 || document_paragraph(document, _("None."), err);
}
