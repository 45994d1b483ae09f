#include "sessions/export/table_parts.h"

#include <inttypes.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"

static const char *const DOT_SIGNS[COLOUR_COUNT] = {"●", "▲", "■"};

bool add_number(Grid *grid, int64_t number, Error *err) {
  return grid_cell(grid, number_shown(number).text, err);
}

bool add_dot_signs(Grid *grid, Error *err) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (!grid_cell(grid, DOT_SIGNS[colour], err)) return false;
  return true;
}

static void subgroup_heading(const Subgroup *subgroup, char text[LINE_TEXT_SIZE]) {
  const char *code = subgroup->text[SUBGROUP_CODE], *title = subgroup->text[SUBGROUP_TITLE];
  bool held = subgroup->status == SUBGROUP_HELD;
  snprintf(text, LINE_TEXT_SIZE, "%s%s%s%s%s%s", code, *code && *title ? " · " : "", title,
           held ? "" : " (", held ? "" : _("not held"), held ? "" : ")");
}

bool add_subgroup_heading(Grid *grid, const Subgroup *subgroup, Error *err) {
  char text[LINE_TEXT_SIZE];
  subgroup_heading(subgroup, text);
  return (grid->count == 0 || grid_line(grid, "", err)) && (!*text || grid_line(grid, text, err));
}

const char *title_of(const Recommendation *recommendation) {
  const char *short_title = recommendation->text[RECOMMENDATION_SHORT_TITLE];
  return *short_title ? short_title : recommendation->text[RECOMMENDATION_TITLE];
}

bool add_reference(Grid *grid, const Roundtable *roundtable, const Recommendation *recommendation,
                   Error *err) {
  char reference[REFERENCE_TEXT_SIZE];
  return grid_cell(grid, reference_text(roundtable, recommendation, reference), err);
}
