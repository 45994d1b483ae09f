/* A comparison for people. */
#include <inttypes.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/compare/compare_parts.h"
#include "sessions/compare/panel_text.h"
#include "sessions/export/table_parts.h"
#include "sessions/text/wrap.h"

enum {
  RANKS_IN_TABLE = 8,  /* sessions, beside reference, title and change */
  SHARES_IN_TABLE = 4, /* sessions, with two columns each */
  WAY_OF_TABLE = 2
};

/* The sessions [start, end) of the panel in one table. */
typedef struct Span {
  size_t start, end;
  bool is_last; /* the change stands there */
  bool voters;  /* dots per voter too */
} Span;

static Span span_from(size_t start, size_t most, size_t count) {
  const size_t end = start + most < count ? start + most : count;
  return (Span){.start = start, .end = end, .is_last = end == count};
}

static bool add_row_head(Grid *grid, const Comparison *comparison, size_t row, Error *err) {
  char reference[REFERENCE_TEXT_SIZE];
  const Pick pick = following_last(&comparison->following, row);
  return grid_cell(grid, pick_reference(&comparison->panel, pick, reference), err) &&
         grid_cell(grid, title_of(pick_recommendation(&comparison->panel, pick)), err);
}

static bool add_letters(Grid *grid, Span span, const char *format, Error *err) {
  for (size_t session = span.start; session < span.end; ++session) {
    char cell[CELL_TEXT_SIZE] = {panel_letter(session)}; /* and what it counts in */
    strncat(cell, format, sizeof cell - 2);
    if (!grid_cell(grid, cell, err)) return false;
  }
  return true;
}

static bool add_head(Grid *grid, Error *err) {
  return grid_cell(grid, _("ref."), err) && grid_cell(grid, _("recommendation"), err);
}

static Grid grid_of(size_t numbers) {
  Grid grid = {.columns = {GRID_LEFT, GRID_FILL}};
  for (size_t n = 0; n < numbers; ++n)
    grid.columns[WAY_OF_TABLE + n] = GRID_RIGHT;
  return grid;
}

static bool add_ranks(Grid *grid, const Comparison *comparison, size_t row, Span span,
                      RankingMethod method, Error *err) {
  char cell[CELL_TEXT_SIZE];
  if (!add_row_head(grid, comparison, row, err)) return false;
  for (size_t session = span.start; session < span.end; ++session)
    if (!grid_cell(grid, rank_cell(comparison, row, session, method, cell), err)) return false;
  return !span.is_last || grid_cell(grid, change_cell(comparison, row, method, cell), err);
}

static bool fill_ranks(Grid *grid, const Comparison *comparison, Span span, RankingMethod method,
                       Error *err) {
  if (!add_head(grid, err) || !add_letters(grid, span, " ", err) ||
      (span.is_last && !grid_cell(grid, "Δ", err)))
    return false;
  for (size_t n = 0; n < comparison->row_count; ++n)
    if (!add_ranks(grid, comparison, comparison->rows[n], span, method, err)) return false;
  return true;
}

static bool write_ranks(FILE *out, const Comparison *comparison, RankingMethod method, Error *err) {
  const size_t count = comparison->panel.count;
  char heading[LINE_TEXT_SIZE];
  snprintf(heading, sizeof heading, _("Ranks: %s"), _(method_description(method)->title));
  fprintf(out, "\n%s\n\n", heading);
  for (size_t start = 0; start < count; start += RANKS_IN_TABLE) {
    const Span span = span_from(start, RANKS_IN_TABLE, count);
    Grid grid = grid_of(span.end - span.start + span.is_last);
    const bool filled = fill_ranks(&grid, comparison, span, method, err);
    if (filled) grid_write(&grid, TABLE_WIDTH, out);
    grid_free(&grid);
    if (!filled) return false;
  }
  return true;
}

/* Of any recommendation in any session. */
static bool knows_voters(const Comparison *comparison) {
  Ratio dots;
  for (size_t n = 0; n < comparison->row_count; ++n)
    for (size_t session = 0; session < comparison->panel.count; ++session)
      if (comparison_per_voter(comparison, comparison->rows[n], session, &dots)) return true;
  return false;
}

static bool add_shares(Grid *grid, const Comparison *comparison, size_t row, Span span,
                       Error *err) {
  char cell[CELL_TEXT_SIZE];
  if (!add_row_head(grid, comparison, row, err)) return false;
  for (size_t session = span.start; session < span.end; ++session)
    if (!grid_cell(grid, share_cell(comparison, row, session, cell), err)) return false;
  if (span.is_last && !grid_cell(grid, share_change_cell(comparison, row, cell), err)) return false;
  for (size_t session = span.start; session < span.end && span.voters; ++session)
    if (!grid_cell(grid, per_voter_cell(comparison, row, session, cell), err)) return false;
  return true;
}

static bool fill_shares(Grid *grid, const Comparison *comparison, Span span, Error *err) {
  if (!add_head(grid, err) || !add_letters(grid, span, " %", err) ||
      (span.is_last && !grid_cell(grid, "Δ", err)) ||
      (span.voters && !add_letters(grid, span, _("/voter"), err)))
    return false;
  for (size_t n = 0; n < comparison->row_count; ++n)
    if (!add_shares(grid, comparison, comparison->rows[n], span, err)) return false;
  return true;
}

static bool write_shares(FILE *out, const Comparison *comparison, Error *err) {
  const size_t count = comparison->panel.count;
  const bool voters = knows_voters(comparison);
  fprintf(out, "\n%s\n\n",
          voters ? _("Share of the session's dots, in percent, and dots per voter")
                 : _("Share of the session's dots, in percent"));
  for (size_t start = 0; start < count; start += SHARES_IN_TABLE) {
    Span span = span_from(start, SHARES_IN_TABLE, count);
    span.voters = voters;
    Grid grid = grid_of((voters ? 2 : 1) * (span.end - span.start) + span.is_last);
    const bool filled = fill_shares(&grid, comparison, span, err);
    if (filled) grid_write(&grid, TABLE_WIDTH, out);
    grid_free(&grid);
    if (!filled) return false;
  }
  return true;
}

static void write_legend(FILE *out) {
  fputc('\n', out);
  paragraph_write(out,
                  _("– was not put to the vote there; an empty place is not in that session. Δ "
                    "leads from the first session in which it was ranked to the last: ↑2 is two "
                    "ranks better; of a share it is the difference in points."),
                  TABLE_WIDTH);
}

bool comparison_text(FILE *out, const Comparison *comparison, Error *err) {
  write_opening(out, &comparison->panel, &comparison->sentences, comparison->row_count);
  if (comparison->row_count == 0) return true;
  const RankingMethod first =
      comparison->request.both_main ? BY_CUMULATIVE : comparison->panel.method;
  if (!write_ranks(out, comparison, first, err) ||
      (comparison->request.both_main && !write_ranks(out, comparison, BY_WEIGHTED, err)) ||
      !write_shares(out, comparison, err))
    return false;
  write_legend(out);
  write_matching(out, &comparison->following);
  return true;
}
