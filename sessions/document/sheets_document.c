/* The sheets as a document, for paper. */
#include <stdio.h>
#include <string.h>

#include "core/vote/reference.h"
#include "sessions/document/sheets.h"
#include "sessions/text/day.h"

enum { NAME_SIZE = 8 * 1024 };

/* One text after another, a point between them. */
static const char *join(char *joined, size_t size, const char *const *texts, size_t count) {
  size_t used = 0;
  joined[0] = '\0';
  for (size_t n = 0; n < count; ++n) {
    if (!*texts[n] || used >= size) continue;
    used += (size_t)snprintf(joined + used, size - used, "%s%s", used > 0 ? " · " : "", texts[n]);
  }
  return joined;
}

static bool set_frame(const Roundtable *state, const char *language, Document *document,
                      Error *err) {
  char name[NAME_SIZE];
  const char *title = roundtable_text(state, SESSION_TITLE);
  char written[DAY_WORDS_SIZE];
  const char *const texts[] = {title, day_words(roundtable_text(state, SESSION_DATE), written),
                               roundtable_text(state, SESSION_PLACE)};
  join(name, sizeof name, texts, sizeof texts / sizeof *texts);
  document->language = document_text(document, language, err);
  document->title = document_text(document, title, err);
  document->footer = document_text(document, name, err);
  return document->language && document->title && document->footer;
}

static bool begin_subgroup(const Subgroup *subgroup, Document *document, Error *err) {
  char name[NAME_SIZE];
  const DocumentColumn columns[SHEET_CELLS] = {
      [SHEET_CODE] = {"", "", COLUMN_TEXT},
      [SHEET_TITLE] = {"", "", COLUMN_TITLE},
      [SHEET_REFERENCE] = {"", "", COLUMN_TEXT},
  };
  const char *title = subgroup->text[SUBGROUP_TITLE];
  const char *const texts[] = {subgroup->text[SUBGROUP_CODE], title};
  join(name, sizeof name, texts, sizeof texts / sizeof *texts);
  return document_fact(document, name, title, err) &&
         document_table(document, "", columns, SHEET_CELLS, err);
}

static bool add_row(const Roundtable *state, const Recommendation *one, Document *document,
                    Error *err) {
  char reference[REFERENCE_TEXT_SIZE];
  const char *cells[SHEET_CELLS];
  cells[SHEET_CODE] = one->code;
  cells[SHEET_TITLE] = one->text[RECOMMENDATION_TITLE];
  cells[SHEET_REFERENCE] = reference_text(state, one, reference);
  return document_row(document, ROW_ITEM, cells, SHEET_CELLS, err);
}

static bool add_subgroup(const Roundtable *state, const Subgroup *subgroup, Document *document,
                         Error *err) {
  bool begun = false;
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, place);
    if (!sheets_show(subgroup, one)) continue;
    if (!begun && !begin_subgroup(subgroup, document, err)) return false;
    begun = true;
    if (!add_row(state, one, document, err)) return false;
  }
  return true;
}

bool sheets_document(const Roundtable *state, const char *language, Document *document,
                     Error *err) {
  *document = (Document){0};
  if (!set_frame(state, language, document, err)) return false;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    if (!add_subgroup(state, roundtable_subgroup_at(state, place), document, err)) return false;
  return document->block_count > 0 || sheets_fail_empty(err);
}
