#include "sessions/export/table_parts.h"

#include <inttypes.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"

void add_number(TextTable *grid, int64_t number) {
  text_table_cell(grid, number_shown(number).text);
}

void add_dot_signs(TextTable *grid) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    text_table_cell(grid, colour_sign((Colour)colour));
}

static void subgroup_heading(const Subgroup *subgroup, char text[LINE_TEXT_SIZE]) {
  const char *code = subgroup->text[SUBGROUP_CODE], *title = subgroup->text[SUBGROUP_TITLE];
  bool held = subgroup->status == SUBGROUP_HELD;
  snprintf(text, LINE_TEXT_SIZE, "%s%s%s%s%s%s", code, *code && *title ? " · " : "", title,
           held ? "" : " (", held ? "" : _("not held"), held ? "" : ")");
}

void add_subgroup_heading(TextTable *grid, const Subgroup *subgroup) {
  char text[LINE_TEXT_SIZE];
  subgroup_heading(subgroup, text);
  if (grid->count != 0) text_table_line(grid, "");
  if (*text) text_table_line(grid, text);
}

const char *title_of(const Recommendation *recommendation) {
  const char *short_title = recommendation->text[RECOMMENDATION_SHORT_TITLE];
  return *short_title ? short_title : recommendation->text[RECOMMENDATION_TITLE];
}

void add_reference(TextTable *grid, const Roundtable *roundtable,
                   const Recommendation *recommendation) {
  char reference[REFERENCE_TEXT_SIZE];
  text_table_cell(grid, reference_text(roundtable, recommendation, reference));
}
