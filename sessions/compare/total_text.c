/* A total for people. */
#include <inttypes.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/compare/panel_text.h"
#include "sessions/compare/total.h"
#include "sessions/export/table.h"
#include "sessions/text/sentences.h"

enum { SESSIONS_IN_TABLE = 4, CELL_SIZE = SHOWN_TEXT_SIZE + 16 };

/* Rows best first, ties in agenda order. */
typedef struct Placed {
  const Total *total;
  size_t row;
} Placed;

static int by_rank(const void *one, const void *other) {
  const Placed *a = one, *b = other;
  const RankingMethod method = a->total->method;
  const uint32_t left = a->total->sums[a->row].rank[method].overall;
  const uint32_t right = b->total->sums[b->row].rank[method].overall;
  if (left != right) return left > right ? 1 : -1;
  return (a->row > b->row) - (a->row < b->row);
}

static Placed *sorted_rows(const Total *total, Error *err) {
  Placed *placed = calloc(total->row_count + 1, sizeof *placed);
  if (!placed) {
    fail_memory(err);
    return NULL;
  }
  for (size_t n = 0; n < total->row_count; ++n)
    placed[n] = (Placed){total, total->rows[n]};
  qsort(placed, total->row_count, sizeof *placed, by_rank);
  return placed;
}

static void add_row_head(TextTable *grid, const Total *total, size_t row) {
  char reference[TOTAL_REFERENCE_SIZE];
  const Pick pick = matching_first(&total->matching, row);
  text_table_cells(grid, total_reference(total, row, reference),
                   title_of(pick_recommendation(&total->panel, pick)), NULL);
}

static void add_rank(TextTable *grid, Rank rank) {
  char text[CELL_SIZE];
  snprintf(text, sizeof text, "%" PRIu32 "%s", rank.overall, rank.tied ? "=" : " ");
  text_table_cell(grid, text);
}

static void add_sum(TextTable *grid, const Total *total, size_t row) {
  char votes[CELL_SIZE];
  const Sum *sum = &total->sums[row];
  add_row_head(grid, total, row);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    add_number(grid, sum->tally.dots[colour]);
  snprintf(votes, sizeof votes, "%" PRIu32 "/%zu", sum->sessions, total->panel.count);
  add_number(grid, sum->score[BY_CUMULATIVE]);
  add_rank(grid, sum->rank[BY_CUMULATIVE]);
  text_table_cell(grid, thousandths_shown(sum->score[BY_WEIGHTED]).text);
  add_rank(grid, sum->rank[BY_WEIGHTED]);
  text_table_cell(grid, votes);
}

static bool write_sums(FILE *out, const Total *total, const Placed *placed, Error *err) {
  TextTable grid = {0};
  add_first_columns(&grid, true);
  text_table_column(&grid, GRID_RIGHT, _("cumulative"));
  text_table_column(&grid, GRID_RIGHT, _("rank"));
  text_table_column(&grid, GRID_RIGHT, _("weighted"));
  text_table_column(&grid, GRID_RIGHT, _("rank"));
  text_table_column(&grid, GRID_RIGHT, _("voted"));
  for (size_t n = 0; n < total->row_count; ++n)
    add_sum(&grid, total, placed[n].row);
  fputc('\n', out);
  return text_table_write(&grid, TABLE_WIDTH, out, err);
}

/* Writes "545 (4=)". */
static void add_score(TextTable *grid, RankingMethod method, int64_t score, Rank rank) {
  char text[CELL_SIZE];
  const Shown number = method == BY_WEIGHTED ? thousandths_shown(score) : number_shown(score);
  snprintf(text, sizeof text, "%s (%" PRIu32 "%s)", number.text, rank.overall,
           rank.tied ? "=" : "");
  text_table_cell(grid, text);
}

static void add_scores(TextTable *grid, const Total *total, size_t row, size_t start, size_t end,
                       RankingMethod method) {
  add_row_head(grid, total, row);
  for (size_t session = start; session < end; ++session) {
    const uint32_t number = matching_at(&total->matching, row, session)->recommendation;
    const Standing *standing = panel_standing(&total->panel, session, number);
    if (standing)
      add_score(grid, method, standing->score[method], standing->rank[method]);
    else
      text_table_cell(grid, number ? "–" : "");
  }
  const Sum *sum = &total->sums[row];
  add_score(grid, method, sum->score[method], sum->rank[method]);
}

static void fill_scores(TextTable *grid, const Total *total, const Placed *placed, size_t start,
                        size_t end, RankingMethod method) {
  add_first_columns(grid, false);
  for (size_t session = start; session < end; ++session) {
    const char letter[] = {panel_letter(session), '\0'};
    text_table_column(grid, GRID_RIGHT, letter);
  }
  text_table_column(grid, GRID_RIGHT, _("total"));
  for (size_t n = 0; n < total->row_count; ++n)
    add_scores(grid, total, placed[n].row, start, end, method);
}

static bool write_scores(FILE *out, const Total *total, const Placed *placed, RankingMethod method,
                         Error *err) {
  fputc('\n', out);
  fprintf(out, _("Session by session, with the rank there: %s"), method_title(method));
  fputs("\n\n", out);
  for (size_t start = 0; start < total->panel.count; start += SESSIONS_IN_TABLE) {
    TextTable grid = {0};
    const size_t left = total->panel.count - start;
    const size_t here = left < SESSIONS_IN_TABLE ? left : SESSIONS_IN_TABLE;
    fill_scores(&grid, total, placed, start, start + here, method);
    if (!text_table_write(&grid, TABLE_WIDTH, out, err)) return false;
  }
  return true;
}

bool total_text(FILE *out, const Total *total, Error *err) {
  write_opening(out, &total->panel, &total->sentences, total->row_count);
  if (total->row_count == 0) return true;
  Placed *placed = sorted_rows(total, err);
  const bool written = placed && write_sums(out, total, placed, err) &&
                       write_scores(out, total, placed, BY_CUMULATIVE, err) &&
                       write_scores(out, total, placed, BY_WEIGHTED, err);
  free(placed);
  if (written) {
    fputc('\n', out);
    wrap_write(out,
               _("Voted 2/3: put to the vote in two of three sessions; a recommendation in fewer "
                 "sessions could get fewer dots. – means not put to the vote there; an empty cell "
                 "means not in that session."),
               TABLE_WIDTH);
  }
  if (written) write_differences(out, &total->matching);
  return written;
}
