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

static void add_row_head(TextTable *grid, const Comparison *comparison, size_t row) {
  char reference[REFERENCE_TEXT_SIZE];
  const Pick pick = matching_last(&comparison->matching, row);
  text_table_cells(grid, pick_reference(&comparison->panel, pick, reference),
                   title_of(pick_recommendation(&comparison->panel, pick)), NULL);
}

static void add_letters(TextTable *grid, Span span, const char *format) {
  for (size_t session = span.start; session < span.end; ++session) {
    char cell[CELL_TEXT_SIZE] = {panel_letter(session)}; /* and what it counts in */
    strncat(cell, format, sizeof cell - 2);
    text_table_cell(grid, cell);
  }
}

static TextTable text_table_of(size_t numbers) {
  TextTable grid = {.columns = {GRID_LEFT, GRID_FILL}};
  for (size_t n = 0; n < numbers; ++n)
    grid.columns[WAY_OF_TABLE + n] = GRID_RIGHT;
  return grid;
}

static void add_ranks(TextTable *grid, const Comparison *comparison, size_t row, Span span,
                      RankingMethod method) {
  char cell[CELL_TEXT_SIZE];
  add_row_head(grid, comparison, row);
  for (size_t session = span.start; session < span.end; ++session)
    text_table_cell(grid, rank_cell(comparison, row, session, method, cell));
  if (span.is_last) text_table_cell(grid, change_cell(comparison, row, method, cell));
}

static void fill_ranks(TextTable *grid, const Comparison *comparison, Span span,
                       RankingMethod method) {
  text_table_cells(grid, _("ref."), _("recommendation"), NULL);
  add_letters(grid, span, " ");
  if (span.is_last) text_table_cell(grid, "Δ");
  for (size_t n = 0; n < comparison->row_count; ++n)
    add_ranks(grid, comparison, comparison->rows[n], span, method);
}

static bool write_ranks(FILE *out, const Comparison *comparison, RankingMethod method, Error *err) {
  const size_t count = comparison->panel.count;
  fputc('\n', out);
  fprintf(out, _("Ranks: %s"), method_title(method));
  fputs("\n\n", out);
  for (size_t start = 0; start < count; start += RANKS_IN_TABLE) {
    const Span span = span_from(start, RANKS_IN_TABLE, count);
    TextTable grid = text_table_of(span.end - span.start + span.is_last);
    fill_ranks(&grid, comparison, span, method);
    if (!text_table_write(&grid, TABLE_WIDTH, out, err)) return false;
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

static void add_shares(TextTable *grid, const Comparison *comparison, size_t row, Span span) {
  char cell[CELL_TEXT_SIZE];
  add_row_head(grid, comparison, row);
  for (size_t session = span.start; session < span.end; ++session)
    text_table_cell(grid, share_cell(comparison, row, session, cell));
  if (span.is_last) text_table_cell(grid, share_change_cell(comparison, row, cell));
  for (size_t session = span.start; session < span.end && span.voters; ++session)
    text_table_cell(grid, per_voter_cell(comparison, row, session, cell));
}

static void fill_shares(TextTable *grid, const Comparison *comparison, Span span) {
  text_table_cells(grid, _("ref."), _("recommendation"), NULL);
  add_letters(grid, span, " %");
  if (span.is_last) text_table_cell(grid, "Δ");
  if (span.voters) add_letters(grid, span, _("/voter"));
  for (size_t n = 0; n < comparison->row_count; ++n)
    add_shares(grid, comparison, comparison->rows[n], span);
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
    TextTable grid = text_table_of((voters ? 2 : 1) * (span.end - span.start) + span.is_last);
    fill_shares(&grid, comparison, span);
    if (!text_table_write(&grid, TABLE_WIDTH, out, err)) return false;
  }
  return true;
}

static void write_legend(FILE *out) {
  fputc('\n', out);
  wrap_write(out,
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
  write_matching(out, &comparison->matching);
  return true;
}
