/* The sheets as a document, for paper. */
#include "core/vote/reference.h"
#include "sessions/document/sheets.h"
#include "sessions/text/day.h"

#define DOT " · "

static void set_frame(const Roundtable *state, const char *language, Document *document) {
  char written[DAY_WORDS_SIZE];
  const char *title = roundtable_text(state, SESSION_TITLE);
  const char *date = day_words(roundtable_text(state, SESSION_DATE), written);
  const char *place = roundtable_text(state, SESSION_PLACE);
  document->language = document_text(document, language);
  document->title = document_text(document, title);
  document->footer = document_format(document, "%s%s%s%s%s", title, *title && *date ? DOT : "",
                                     date, (*title || *date) && *place ? DOT : "", place);
}

static void begin_subgroup(const Subgroup *subgroup, Document *document) {
  const DocumentColumn columns[SHEET_CELLS] = {
      [SHEET_CODE] = {"", "", COLUMN_TEXT},
      [SHEET_TITLE] = {"", "", COLUMN_TITLE},
      [SHEET_REFERENCE] = {"", "", COLUMN_TEXT},
  };
  document_fact(document, subgroup_words(document, subgroup), subgroup->text[SUBGROUP_TITLE]);
  document_table(document, "", columns, SHEET_CELLS);
}

static void add_row(const Roundtable *state, const Recommendation *one, Document *document) {
  char reference[REFERENCE_TEXT_SIZE];
  const char *cells[SHEET_CELLS];
  cells[SHEET_CODE] = one->code;
  cells[SHEET_TITLE] = one->text[RECOMMENDATION_TITLE];
  cells[SHEET_REFERENCE] = reference_text(state, one, reference);
  document_row(document, ROW_ITEM, cells, SHEET_CELLS);
}

static void add_subgroup(const Roundtable *state, const Subgroup *subgroup, Document *document) {
  bool begun = false;
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, place);
    if (!sheets_show(subgroup, one)) continue;
    if (!begun) begin_subgroup(subgroup, document);
    begun = true;
    add_row(state, one, document);
  }
}

bool sheets_document(const Roundtable *state, const char *language, Document *document,
                     Error *err) {
  *document = (Document){0};
  set_frame(state, language, document);
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    add_subgroup(state, roundtable_subgroup_at(state, place), document);
  if (!document_ok(document, err)) return false;
  return document->block_count > 0 || sheets_fail_empty(err);
}
