/* The tables of table.h that are for people. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/reference.h"
#include "core/words.h"
#include "sessions/grid.h"
#include "sessions/table.h"
#include "sessions/text.h"

enum { TABLE_WIDTH = 80, NUMBER_TEXT_SIZE = 48, LINE_TEXT_SIZE = 4096 + 256 };

static const char *const DOT_SIGNS[COLOUR_COUNT] = {"●", "▲", "■"};

static bool add_number(Grid *grid, int64_t number, Error *err) {
  char text[NUMBER_TEXT_SIZE];
  snprintf(text, sizeof text, "%" PRId64, number);
  return grid_cell(grid, text, err);
}

static bool add_dot_signs(Grid *grid, Error *err) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (!grid_cell(grid, DOT_SIGNS[colour], err)) return false;
  return true;
}

/* "2 · Logement", or the title alone where there are no codes. */
static void subgroup_heading(const Subgroup *subgroup, char text[LINE_TEXT_SIZE]) {
  const char *code = subgroup->text[SUBGROUP_CODE], *title = subgroup->text[SUBGROUP_TITLE];
  bool held = subgroup->status == SUBGROUP_HELD;
  snprintf(text, LINE_TEXT_SIZE, "%s%s%s%s%s%s", code, *code && *title ? " · " : "", title,
           held ? "" : " (", held ? "" : _("not held"), held ? "" : ")");
}

static bool add_subgroup_heading(Grid *grid, const Subgroup *subgroup, Error *err) {
  char text[LINE_TEXT_SIZE];
  subgroup_heading(subgroup, text);
  return (grid->count == 0 || grid_line(grid, "", err)) && (!*text || grid_line(grid, text, err));
}

static const char *title_of(const Recommendation *recommendation) {
  const char *short_title = recommendation->text[RECOMMENDATION_SHORT_TITLE];
  return *short_title ? short_title : recommendation->text[RECOMMENDATION_TITLE];
}

static bool add_reference(Grid *grid, const Roundtable *roundtable,
                          const Recommendation *recommendation, Error *err) {
  char reference[REFERENCE_TEXT_SIZE];
  return grid_cell(grid, reference_text(roundtable, recommendation, reference), err);
}

static bool add_rank(Grid *grid, Rank rank, bool within_subgroups, Error *err) {
  char text[NUMBER_TEXT_SIZE];
  uint32_t number = within_subgroups ? rank.in_subgroup : rank.overall;
  bool tied = within_subgroups ? rank.tied_in_subgroup : rank.tied;
  snprintf(text, sizeof text, "%" PRIu32 "%s", number, tied ? "=" : " ");
  return grid_cell(grid, text, err);
}

static bool add_ranking_head(Grid *grid, Error *err) {
  return grid_cell(grid, _("ref."), err) && grid_cell(grid, _("recommendation"), err) &&
         add_dot_signs(grid, err) && grid_cell(grid, _("cumulative"), err) &&
         grid_cell(grid, _("rank"), err) && grid_cell(grid, _("weighted"), err) &&
         grid_cell(grid, _("rank"), err);
}

static bool add_standing(Grid *grid, const Roundtable *roundtable, const Standing *standing,
                         bool within_subgroups, Error *err) {
  const Recommendation *recommendation =
      roundtable_recommendation(roundtable, standing->recommendation);
  char weighted[WEIGHT_TEXT_SIZE];
  thousandths_text(standing->score[BY_WEIGHTED], *_("."), weighted);
  if (!add_reference(grid, roundtable, recommendation, err) ||
      !grid_cell(grid, title_of(recommendation), err))
    return false;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (!add_number(grid, standing->tally.dots[colour], err)) return false;
  return add_number(grid, standing->score[BY_CUMULATIVE], err) &&
         add_rank(grid, standing->rank[BY_CUMULATIVE], within_subgroups, err) &&
         grid_cell(grid, weighted, err) &&
         add_rank(grid, standing->rank[BY_WEIGHTED], within_subgroups, err);
}

static bool add_standings(Grid *grid, const Roundtable *roundtable, const Ranking *ranking,
                          bool within_subgroups, Error *err) {
  uint32_t subgroup = 0;
  for (size_t i = 0; i < ranking->count; ++i) {
    const Standing *standing = &ranking->standings[i];
    if (within_subgroups && standing->subgroup != subgroup) {
      subgroup = standing->subgroup;
      if (!add_subgroup_heading(grid, roundtable_subgroup(roundtable, subgroup), err)) return false;
    }
    if (!add_standing(grid, roundtable, standing, within_subgroups, err)) return false;
  }
  return true;
}

/* Dots given per subgroup do not compare across subgroups. */
static bool needs_care(const Roundtable *roundtable, const Ranking *ranking) {
  if (roundtable_voting_rule(roundtable, RULE_SCOPE) == SCOPE_SESSION) return false;
  for (size_t i = 1; i < ranking->count; ++i)
    if (ranking->standings[i].subgroup != ranking->standings[0].subgroup) return true;
  return false;
}

static void write_introduction(FILE *out, const Roundtable *roundtable,
                               const TableRequest *request) {
  char title[LINE_TEXT_SIZE], weights[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  const char *session_title = roundtable_text(roundtable, SESSION_TITLE);
  text_show(session_title, strlen(session_title), title, sizeof title);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    thousandths_text(request->weights.of[colour], *_("."), weights[colour]);
  fprintf(out, "%s\n", title);
  fprintf(out,
          request->method == BY_CUMULATIVE
              ? _("Ranked by the sum of dots; weights: ● %s  ▲ %s  ■ %s\n\n")
              : _("Ranked by weighted dots; weights: ● %s  ▲ %s  ■ %s\n\n"),
          weights[GREEN], weights[YELLOW], weights[RED]);
}

static bool write_ranking(FILE *out, const Roundtable *roundtable, const Ranking *ranking,
                          bool within_subgroups, Error *err) {
  Grid grid = {.columns = {GRID_LEFT, GRID_FILL, GRID_RIGHT, GRID_RIGHT, GRID_RIGHT, GRID_RIGHT,
                           GRID_RIGHT, GRID_RIGHT, GRID_RIGHT}};
  bool done = add_ranking_head(&grid, err) &&
              add_standings(&grid, roundtable, ranking, within_subgroups, err);
  if (done) grid_write(&grid, TABLE_WIDTH, out);
  grid_free(&grid);
  if (done && !within_subgroups && needs_care(roundtable, ranking)) {
    fprintf(out, "\n%s\n",
            _("Read ranks across subgroups with care: a voter may have had dots for each\n"
              "subgroup apart."));
  }
  return done;
}

bool table_ranking_text(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err) {
  Ranking ranking;
  if (!ranking_compute(roundtable, request->weights, &ranking, err)) return false;
  ranking_sort(&ranking, request->method, request->within_subgroups);
  write_introduction(out, roundtable, request);
  bool done = true;
  if (ranking.count == 0)
    fprintf(out, "%s\n", _("Nothing has been put to the vote yet."));
  else
    done = write_ranking(out, roundtable, &ranking, request->within_subgroups, err);
  ranking_free(&ranking);
  return done;
}

/* "9 + 4" where both parts of a tally have something. */
static bool add_parts(Grid *grid, int64_t counted, int64_t ballots, Error *err) {
  char text[NUMBER_TEXT_SIZE];
  if (counted == 0 || ballots == 0) return add_number(grid, counted + ballots, err);
  snprintf(text, sizeof text, "%" PRId64 " + %" PRId64, counted, ballots);
  return grid_cell(grid, text, err);
}

static bool add_tally(Grid *grid, const Recommendation *recommendation, Error *err) {
  const Tally *counted = &recommendation->counted, *ballots = &recommendation->ballots;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (!add_parts(grid, counted->dots[colour], ballots->dots[colour], err)) return false;
  return add_parts(grid, tally_cumulative(*counted), tally_cumulative(*ballots), err);
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
  grid_free(&grid);
  return done;
}
