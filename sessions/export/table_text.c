/* The ranking of table.h that is for people. */
#include <inttypes.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rank/margins.h"
#include "core/vote/guards.h"
#include "core/vote/parts.h"
#include "sessions/export/explanation.h"
#include "sessions/export/table_parts.h"
#include "sessions/export/table_text_parts.h"

/* What rows are written from. */
typedef struct Writing {
  const Roundtable *roundtable;
  const RankingList *list;
  const TableRequest *request;
  Grid grid;
} Writing;

static bool is_main(const Writing *writing) {
  return writing->request->method < MAIN_RANKINGS;
}

/* The greens are a column already. */
static bool has_value(const Writing *writing) {
  return !is_main(writing) && writing->request->method != BY_GREENS_FIRST;
}

static bool add_head(Writing *writing, Error *err) {
  Grid *grid = &writing->grid;
  const TableRequest *request = writing->request;
  return grid_cell(grid, _("ref."), err) && grid_cell(grid, _("recommendation"), err) &&
         add_dot_signs(grid, err) && grid_cell(grid, _("cumulative"), err) &&
         (!is_main(writing) || grid_cell(grid, _("rank"), err)) &&
         grid_cell(grid, _("weighted"), err) &&
         (!has_value(writing) || grid_cell(grid, _("value"), err)) &&
         grid_cell(grid, _("rank"), err) &&
         (!request->intervals || grid_cell(grid, _("interval"), err)) &&
         (!request->margins || grid_cell(grid, _("margin"), err));
}

static bool add_rank(Writing *writing, const Rank *rank, Error *err) {
  char text[NUMBER_TEXT_SIZE];
  const bool within = writing->request->within_subgroups;
  uint32_t number = within ? rank->in_subgroup : rank->overall;
  bool tied = within ? rank->tied_in_subgroup : rank->tied;
  snprintf(text, sizeof text, "%" PRIu32 "%s", number, tied ? "=" : " ");
  return grid_cell(&writing->grid, text, err);
}

static const char *grade_word(Grade grade) {
  static const char *const WORDS[GRADES] = {"–", "■", "▲", "●"};
  return WORDS[grade];
}

static bool add_value(Writing *writing, const Standing *standing, Error *err) {
  Ratio value;
  const RankingMethod method = writing->request->method;
  const Subgroup *subgroup = roundtable_subgroup(writing->roundtable, standing->subgroup);
  const Contender contender = {.tally = standing->tally,
                               .weights = writing->request->weights,
                               .voters = guard_voters(writing->roundtable, subgroup)};
  if (ranking_list_kind(writing->list, standing) == NO_DOTS)
    return grid_cell(&writing->grid, "–", err);
  if (!method_value(method, &contender, &value))
    return grid_cell(&writing->grid, grade_word(method_median(method, &contender)), err);
  return grid_cell(&writing->grid, ratio_shown(value, 2).text, err);
}

static bool add_rank_of_method(Writing *writing, const Standing *standing, Error *err) {
  const Placing *placing = &writing->list->placings[standing->index];
  if (has_value(writing) && !add_value(writing, standing, err)) return false;
  return placing->kind == PLACED ? add_rank(writing, &placing->rank, err)
                                 : grid_cell(&writing->grid, "– ", err);
}

static bool add_interval(Writing *writing, const Standing *standing, Error *err) {
  char text[NUMBER_TEXT_SIZE];
  const RankInterval *both = &writing->list->intervals[standing->index];
  const Interval *interval =
      writing->request->within_subgroups ? &both->in_subgroup : &both->overall;
  if (interval->best == interval->worst)
    snprintf(text, sizeof text, "%" PRIu32, interval->best);
  else
    snprintf(text, sizeof text, "%" PRIu32 "–%" PRIu32, interval->best, interval->worst);
  return grid_cell(&writing->grid, text, err);
}

static bool add_margin(Writing *writing, const Standing *standing, Error *err) {
  const int64_t margin = writing->list->margins[writing->request->method][standing->index];
  return margin > 0 ? add_number(&writing->grid, margin, err) : grid_cell(&writing->grid, "", err);
}

static bool add_scores(Writing *writing, const Standing *standing, Error *err) {
  return add_number(&writing->grid, standing->score[BY_CUMULATIVE], err) &&
         (!is_main(writing) || add_rank(writing, &standing->rank[BY_CUMULATIVE], err)) &&
         grid_cell(&writing->grid, thousandths_shown(standing->score[BY_WEIGHTED]).text, err) &&
         (is_main(writing) ? add_rank(writing, &standing->rank[BY_WEIGHTED], err)
                           : add_rank_of_method(writing, standing, err));
}

static bool add_standing(Writing *writing, const Standing *standing, Error *err) {
  const Recommendation *recommendation =
      roundtable_recommendation(writing->roundtable, standing->recommendation);
  const Parts parts = parts_of(recommendation);
  if (!add_reference(&writing->grid, writing->roundtable, recommendation, err) ||
      !grid_cell(&writing->grid, title_of(recommendation), err))
    return false;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (!grid_cell(&writing->grid, parts_shown(&parts, (Colour)colour).text, err)) return false;
  return add_scores(writing, standing, err) &&
         (!writing->request->intervals || add_interval(writing, standing, err)) &&
         (!writing->request->margins || add_margin(writing, standing, err));
}

/* What comes before the n-th row where it is not like the one above it. */
static bool add_break(Writing *writing, size_t place, Error *err) {
  const Ranking *ranking = &writing->list->ranking;
  const TableRequest *request = writing->request;
  const Standing *here = &ranking->standings[place];
  const bool begins = place == 0 || (request->within_subgroups && here->group != (here - 1)->group);
  if (request->within_subgroups && begins &&
      !add_subgroup_heading(&writing->grid,
                            roundtable_subgroup(writing->roundtable, here->subgroup), err))
    return false;
  const PlacingKind kind = ranking_list_kind(writing->list, here);
  if (kind != PLACED && (begins || ranking_list_kind(writing->list, here - 1) != kind)) {
    char line[LINE_TEXT_SIZE];
    snprintf(line, sizeof line,
             kind == NO_DOTS ? _("Without dots:") : _("Apart, with fewer than %s dots:"),
             number_shown(request->floor).text);
    return grid_line(&writing->grid, "", err) && grid_line(&writing->grid, line, err);
  }
  const bool band = request->margins && !begins &&
                    margin_begins_band(ranking, place, request->method, request->weights, false);
  return !band || grid_line(&writing->grid, "", err);
}

static bool add_standings(Writing *writing, Error *err) {
  const Ranking *ranking = &writing->list->ranking;
  for (size_t i = 0; i < ranking->count; ++i) {
    if (!ranking_list_shows(writing->list, &ranking->standings[i], writing->request)) continue;
    if (!add_break(writing, i, err) || !add_standing(writing, &ranking->standings[i], err))
      return false;
  }
  return true;
}

static void add_columns(Writing *writing) {
  GridColumn *columns = writing->grid.columns;
  const int rights = 3 + 3 + (is_main(writing) ? 1 : 0) + (has_value(writing) ? 1 : 0) +
                     (writing->request->intervals ? 1 : 0) + (writing->request->margins ? 1 : 0);
  columns[0] = GRID_LEFT;
  columns[1] = GRID_FILL;
  for (int i = 0; i < rights; ++i)
    columns[2 + i] = GRID_RIGHT;
}

static bool write_rows(FILE *out, const Roundtable *roundtable, const RankingList *list,
                       const TableRequest *request, Error *err) {
  Writing writing = {roundtable, list, request, {.count = 0}};
  add_columns(&writing);
  const bool done = add_head(&writing, err) && add_standings(&writing, err);
  if (done) grid_write(&writing.grid, TABLE_WIDTH, out);
  grid_free(&writing.grid);
  return done;
}

static bool write_list(FILE *out, const Roundtable *roundtable, const RankingList *list,
                       const TableRequest *request, Error *err) {
  if (!write_rows(out, roundtable, list, request, err)) return false;
  if (request->top > 0) write_cuts(out, roundtable, list, request);
  if (request->margins) write_margin_note(out);
  if (request->intervals && !write_witnesses(out, roundtable, list, request, err)) return false;
  if (!request->within_subgroups && explanation_needs_care(roundtable, &list->ranking))
    write_care(out);
  return true;
}

bool table_ranking_text(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err) {
  RankingList list;
  if (!ranking_list_make(roundtable, request, &list, err)) return false;
  write_introduction(out, roundtable, request);
  bool done = true;
  if (list.ranking.count == 0)
    fprintf(out, "%s\n", _("Nothing has been put to the vote yet."));
  else
    done = write_list(out, roundtable, &list, request, err);
  if (done) write_withdrawn(out, roundtable);
  ranking_list_free(&list);
  return done;
}
