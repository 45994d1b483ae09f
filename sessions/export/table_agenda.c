/* The agenda of table.h, for people. */
#include "core/base/i18n.h"
#include "core/vote/parts.h"
#include "sessions/export/table.h"
#include "sessions/export/table_parts.h"
#include "sessions/export/table_text_parts.h"
#include "sessions/session/finality.h"
#include "sessions/text/wrap.h"

static bool add_tally(Grid *grid, const Recommendation *recommendation, Error *err) {
  const Parts parts = parts_of(recommendation);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    if (!grid_cell(grid, parts_shown(&parts, colour).text, err)) return false;
  return grid_cell(grid, parts_sum_shown(&parts).text, err);
}

static bool add_no_tally(Grid *grid, Error *err) {
  for (int column = 0; column < COLOUR_COUNT + 1; ++column)
    if (!grid_cell(grid, "", err)) return false;
  return true;
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

static bool add_agenda_row(Grid *grid, const Roundtable *roundtable,
                           const Recommendation *recommendation, Error *err) {
  char title[LINE_TEXT_SIZE];
  const char *word = status_word(recommendation->status);
  snprintf(title, sizeof title, "%s%s%s%s%s", recommendation->parent ? "  " : "", *word ? "(" : "",
           word, *word ? ") " : "", title_of(recommendation));
  bool counted = recommendation_put_to_the_vote(roundtable, recommendation) ||
                 tally_cumulative(recommendation_tally(recommendation)) > 0;
  return add_reference(grid, roundtable, recommendation, err) && grid_cell(grid, title, err) &&
         (counted ? add_tally(grid, recommendation, err) : add_no_tally(grid, err));
}

static bool add_subgroup(Grid *grid, const Roundtable *roundtable, const Subgroup *subgroup,
                         Error *err) {
  if (!add_subgroup_heading(grid, subgroup, err)) return false;
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *recommendation =
        roundtable_recommendation_at(roundtable, subgroup, place);
    if (!add_agenda_row(grid, roundtable, recommendation, err)) return false;
  }
  return true;
}

static bool add_agenda(Grid *grid, const Roundtable *roundtable, Error *err) {
  if (!grid_cell(grid, _("ref."), err) || !grid_cell(grid, _("recommendation"), err) ||
      !add_dot_signs(grid, err) || !grid_cell(grid, _("cumulative"), err))
    return false;
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place)
    if (!add_subgroup(grid, roundtable, roundtable_subgroup_at(roundtable, place), err))
      return false;
  return true;
}

bool table_agenda_text(FILE *out, const Roundtable *roundtable, Error *err) {
  Grid grid = {.columns = {GRID_LEFT, GRID_FILL, GRID_RIGHT, GRID_RIGHT, GRID_RIGHT, GRID_RIGHT}};
  bool done = add_agenda(&grid, roundtable, err);
  if (done) grid_write(&grid, TABLE_WIDTH, out);
  if (done) write_withdrawn(out, roundtable);
  grid_free(&grid);
  return done;
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
    paragraph_write(out, provisional, TABLE_WIDTH);
  fputc('\n', out);
}
