#include "sessions/report/report.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/export/json_parts.h"
#include "sessions/report/report_parts.h"
#include "sessions/verify/hand_counts.h"

typedef struct SheetWork {
  const Roundtable *state;
  const Draw *draw;
  Document *document;
} SheetWork;

static void set_frame(const SheetWork *work, const char *language) {
  Document *document = work->document;
  const char *title = roundtable_text(work->state, SESSION_TITLE);
  document->language = document_text(document, language);
  document->title = document_text(document, *title ? title : _("Session without a title"));
  document->footer = document_format(document, _("gommette · recount at no. %llu · fingerprint %s"),
                                     (unsigned long long)work->draw->at, work->draw->fingerprint);
}

static void add_facts(const SheetWork *work) {
  const Draw *draw = work->draw;
  Document *document = work->document;
  document_heading(document, 1, document->title);
  document_heading(document, 2, _("Recount by hand"));
  document_fact(document, _("Dice"), draw->seed);
  document_factf(document, _("Fingerprint"), _("%s, at no. %llu"), draw->fingerprint,
                 (unsigned long long)draw->at);
  document_factf(document, _("Cells drawn"), _("%s of %s"), count_shown(draw->count).text,
                 count_shown(draw->of).text);
  document_paragraph(document, _("Count the dots of one colour as they hang there, whoever "
                                 "recorded them, without looking at what was recorded. Write 0 if "
                                 "there are none, and nothing if they could not be counted."));
}

static int64_t kiosk_ballots(const Roundtable *state) {
  int64_t ballots = roundtable_kiosk(state).counted;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    ballots += roundtable_subgroup_at(state, place)->kiosk.counted;
  return ballots;
}

/* Their dots are part of what was recorded. */
static void add_kiosk(const SheetWork *work) {
  const int64_t ballots = kiosk_ballots(work->state);
  if (ballots > 0)
    document_paragraphf(work->document,
                        ngettext("%s kiosk ballot left no paper: its dots are recorded but hang "
                                 "nowhere, and a difference may come from it alone.",
                                 "%s kiosk ballots left no paper: their dots are recorded but hang "
                                 "nowhere, and a difference may come from them alone.",
                                 (unsigned long)ballots),
                        number_shown(ballots).text);
}

static void begin_cells(Document *document) {
  document_table(document, _("The cells to count, and space for the counts"));
  document_column(document, COLUMN_NUMBER, _("drawn"), NULL);
  document_column(document, COLUMN_TEXT, _("ref."), NULL);
  document_column(document, COLUMN_TITLE, _("recommendation"), NULL);
  document_column(document, COLUMN_TEXT, _("colour"), NULL);
  document_column(document, COLUMN_TEXT, _("counted by hand"), _("by hand"));
}

static void add_end(const SheetWork *work) {
  Document *document = work->document;
  document_heading(document, 3, _("What this recount can show"));
  recount_add_chances(document, work->draw->count, work->draw->of);
  document_signature(document, _("Counted by"));
  document_signature(document, _("Checked by"));
}

bool recount_sheet_make(const Roundtable *state, const Draw *draw, const char *language,
                        Document *document, Error *err) {
  const SheetWork work = {.state = state, .draw = draw, .document = document};
  *document = (Document){0};
  size_t *order = draw_in_agenda_order(draw, err);
  if (!order) return false;
  set_frame(&work, language);
  add_facts(&work);
  add_kiosk(&work);
  begin_cells(document);
  for (size_t n = 0; n < draw->count; ++n) {
    const DrawnCell cell = work.draw->cells[order[n]];
    const Recommendation *one = roundtable_recommendation(work.state, cell.recommendation);
    document_row(document, ROW_ITEM, count_shown(order[n] + 1).text,
                 reference_shown(state, one).text, title_in_short(one), priority_sign(cell.colour),
                 "________", NULL);
  }
  add_end(&work);
  free(order);
  return document_ok(document, err);
}

bool recount_sheet_csv(FILE *out, const Roundtable *state, const Draw *draw, Error *err) {
  size_t *order = draw_in_agenda_order(draw, err);
  if (!order) return false;
  CsvWriter csv = {.out = out};
  csv_header(&csv, SHEET_NAMES);
  for (size_t n = 0; n < draw->count; ++n) {
    DrawnCell cell = draw->cells[order[n]];
    const Recommendation *one = roundtable_recommendation(state, cell.recommendation);
    csv_write_text(&csv, roundtable_subgroup(state, one->subgroup)->text[SUBGROUP_CODE]);
    csv_write_text(&csv, one->code);
    csv_write_text(&csv, title_in_short(one));
    csv_write_word(&csv, colour_name(cell.colour));
    csv_write_word(&csv, "");
    csv_end_row(&csv);
  }
  free(order);
  return true;
}
