/* The agenda of table.h, for people. */
#include "core/base/i18n.h"
#include "core/vote/parts.h"
#include "sessions/export/table.h"
#include "sessions/export/table_parts.h"
#include "sessions/export/table_text_parts.h"
#include "sessions/session/finality.h"
#include "sessions/text/wrap.h"

static void add_tally(TextTable *grid, const Recommendation *recommendation) {
  const Parts parts = parts_of(recommendation);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    text_table_cell(grid, parts_shown(&parts, colour).text);
  text_table_cell(grid, parts_sum_shown(&parts).text);
}

static const char *status_word(RecommendationStatus status) {
  switch (status) {
  case STATUS_HEADING: return _("heading");
  case STATUS_NOT_FOR_THE_VOTE: return _("not for the vote");
  case STATUS_WITHDRAWN: return _("withdrawn");
  case STATUS_VOTABLE:
  case STATUS_COUNT: break;
  }
  return "";
}

static void add_agenda_row(TextTable *grid, const Roundtable *roundtable,
                           const Recommendation *recommendation) {
  char title[LINE_TEXT_SIZE];
  const char *word = status_word(recommendation->status);
  snprintf(title, sizeof title, "%s%s%s%s%s", recommendation->parent ? "  " : "", *word ? "(" : "",
           word, *word ? ") " : "", title_of(recommendation));
  bool counted = recommendation_put_to_the_vote(roundtable, recommendation) ||
                 tally_cumulative(recommendation_tally(recommendation)) > 0;
  add_reference(grid, roundtable, recommendation);
  text_table_cell(grid, title);
  if (counted)
    add_tally(grid, recommendation);
  else
    text_table_cells(grid, "", "", "", "", NULL);
}

static void add_subgroup(TextTable *grid, const Roundtable *roundtable, const Subgroup *subgroup) {
  add_subgroup_heading(grid, subgroup);
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *recommendation =
        roundtable_recommendation_at(roundtable, subgroup, place);
    add_agenda_row(grid, roundtable, recommendation);
  }
}

static void add_agenda(TextTable *grid, const Roundtable *roundtable) {
  text_table_cells(grid, _("ref."), _("recommendation"), NULL);
  add_dot_signs(grid);
  text_table_cell(grid, _("cumulative"));
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place)
    add_subgroup(grid, roundtable, roundtable_subgroup_at(roundtable, place));
}

bool table_agenda_text(FILE *out, const Roundtable *roundtable, Error *err) {
  TextTable grid = {
      .columns = {GRID_LEFT, GRID_FILL, GRID_RIGHT, GRID_RIGHT, GRID_RIGHT, GRID_RIGHT}};
  add_agenda(&grid, roundtable);
  if (!text_table_write(&grid, TABLE_WIDTH, out, err)) return false;
  write_withdrawn(out, roundtable);
  return true;
}

void table_heading_text(FILE *out, const Roundtable *roundtable, SessionDay day) {
  static const SessionText SHOWN[] = {SESSION_TITLE, SESSION_DATE, SESSION_PLACE};
  char written[DAY_WORDS_SIZE];
  for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; ++i) {
    const char *text = roundtable_text(roundtable, SHOWN[i]);
    if (SHOWN[i] == SESSION_DATE) text = session_day_shown(text, day, written);
    if (*text) fprintf(out, "%s%s", i > 0 ? " · " : "", text);
  }
  fputc('\n', out);
  const Finality finality = finality_of(roundtable);
  char provisional[FINALITY_TEXT_SIZE];
  if (*finality_sentence(roundtable, &finality, provisional))
    wrap_write(out, provisional, TABLE_WIDTH);
  fputc('\n', out);
}
