#include "sessions/compare/compare.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/reference.h"
#include "sessions/compare/compare_parts.h"
#include "sessions/compare/panel_text.h"
#include "sessions/export/table.h"
#include "sessions/text/sentences.h"

ComparisonRequest comparison_request(const Session *first) {
  const RankingRule rule = roundtable_ranking_rule(session_state(first));
  return (ComparisonRequest){
      .panel = {.method = (RankingMethod)rule.method}, .both_main = true, .order = ORDER_BY_RANK};
}

const Standing *comparison_standing(const Comparison *comparison, size_t row, size_t session) {
  return panel_standing(&comparison->panel, session,
                        matching_at(&comparison->matching, row, session)->recommendation);
}

uint32_t comparison_rank(const Comparison *comparison, size_t row, size_t session,
                         RankingMethod method) {
  const Standing *standing = comparison_standing(comparison, row, session);
  if (standing && method < MAIN_RANKINGS) return standing->rank[method].overall;
  return panel_rank(&comparison->panel, session, standing);
}

bool comparison_change(const Comparison *comparison, size_t row, RankingMethod method,
                       int64_t *change) {
  uint32_t first = 0, last = 0;
  size_t ranked = 0;
  for (size_t session = 0; session < comparison->panel.count; ++session) {
    const uint32_t rank = comparison_rank(comparison, row, session, method);
    if (rank == 0) continue;
    if (ranked++ == 0) first = rank;
    last = rank;
  }
  *change = (int64_t)first - (int64_t)last;
  return ranked > 1;
}

bool comparison_share(const Comparison *comparison, size_t row, size_t session, Ratio *share) {
  const Standing *standing = comparison_standing(comparison, row, session);
  const int64_t dots = comparison->panel.of[session].dots;
  if (!standing || dots == 0) return false;
  *share = (Ratio){.over = standing->score[BY_CUMULATIVE], .under = dots};
  return true;
}

bool comparison_per_voter(const Comparison *comparison, size_t row, size_t session, Ratio *dots) {
  const Standing *standing = comparison_standing(comparison, row, session);
  if (!standing) return false;
  const Roundtable *state = comparison->panel.of[session].state;
  const int64_t voters = guard_voters(state, roundtable_subgroup(state, standing->subgroup));
  if (voters <= 0) return false;
  *dots = (Ratio){.over = standing->score[BY_CUMULATIVE], .under = voters};
  return true;
}

/* A row being sorted. */
typedef struct Placed {
  const Comparison *comparison;
  size_t row;
} Placed;

/* As in the agenda. */
static int by_row(const void *one, const void *other) {
  const Placed *a = one, *b = other;
  return (a->row > b->row) - (a->row < b->row);
}

static int by_rank(const void *one, const void *other) {
  const Placed *a = one, *b = other;
  const Comparison *comparison = a->comparison;
  const RankingMethod method = comparison->panel.method;
  for (size_t session = comparison->panel.count; session-- > 0;) {
    const uint32_t left = comparison_rank(comparison, a->row, session, method);
    const uint32_t right = comparison_rank(comparison, b->row, session, method);
    if (left == right) continue;
    if (left == 0 || right == 0) return left == 0 ? 1 : -1;
    return left > right ? 1 : -1;
  }
  return by_row(a, b);
}

/* Returns how far it moved; negative if unknown. */
static int64_t way_of(const Placed *placed) {
  int64_t change;
  const Comparison *comparison = placed->comparison;
  return comparison_change(comparison, placed->row, comparison->panel.method, &change)
             ? llabs(change)
             : -1;
}

static int by_change(const void *a, const void *b) {
  const int64_t left = way_of(a), right = way_of(b);
  return left == right ? by_rank(a, b) : (left < right) - (left > right);
}

static bool sort_rows(Comparison *comparison, ComparisonOrder order, Error *err) {
  static int (*const orders[COMPARISON_ORDERS])(const void *, const void *) = {by_rank, by_change,
                                                                               by_row};
  Placed *placed = calloc(comparison->row_count + 1, sizeof *placed);
  if (!placed) return fail_memory(err);
  for (size_t n = 0; n < comparison->row_count; ++n)
    placed[n] = (Placed){comparison, comparison->rows[n]};
  qsort(placed, comparison->row_count, sizeof *placed, orders[order]);
  for (size_t n = 0; n < comparison->row_count; ++n)
    comparison->rows[n] = placed[n].row;
  free(placed);
  comparison->request.order = order;
  return true;
}

void comparison_sort(Comparison *comparison, ComparisonOrder order) {
  sort_rows(comparison, order, NULL);
}

static bool choose_rows(Comparison *comparison, Error *err) {
  const Matching *matching = &comparison->matching;
  comparison->rows = calloc(matching->row_count + 1, sizeof *comparison->rows);
  if (!comparison->rows) return fail_memory(err);
  for (size_t row = 0; row < matching->row_count; ++row)
    if (matching_votes(matching, row) > 0) comparison->rows[comparison->row_count++] = row;
  return sort_rows(comparison, comparison->request.order, err);
}

static void say_doubled(Comparison *comparison) {
  const Matching *matching = &comparison->matching;
  for (size_t n = 0; n < matching->doubled_count; ++n) {
    const DoubledKey *doubled = &matching->doubled[n];
    const Roundtable *state = comparison->panel.of[doubled->session].state;
    const Recommendation *both[2];
    ReferenceText reference[2];
    for (int of = 0; of < 2; ++of) {
      both[of] = roundtable_recommendation(state, doubled->recommendation[of]);
      reference[of] = reference_shown(state, both[of]);
    }
    sentences_say(&comparison->sentences,
                  _("the key “%s” appears twice in %c, at %s and at %s: it matches neither; give "
                    "one of them another key"),
                  both[0]->text[RECOMMENDATION_KEY], panel_letter(doubled->session),
                  reference[0].text, reference[1].text);
  }
}

static bool say_all(Comparison *comparison, Error *err) {
  const Panel *panel = &comparison->panel;
  Sentences *sentences = &comparison->sentences;
  if (!say_voted_twice(panel, sentences, err)) return false;
  say_electorates(panel, sentences);
  say_weights(panel, sentences);
  if (!say_unfinished(panel, sentences, err)) return false;
  say_doubled(comparison);
  say_differences(&comparison->matching, sentences);
  return sentences_ok(sentences, err);
}

bool comparison_open(Session *const *sessions, size_t count, const ComparisonRequest *request,
                     const char *folder, Comparison *comparison, Error *err) {
  *comparison = (Comparison){.request = *request};
  return panel_open(sessions, count, &request->panel, &comparison->panel, err) &&
         matching_make(&comparison->panel, folder, &comparison->matching, err) &&
         choose_rows(comparison, err) && say_all(comparison, err);
}

void comparison_close(Comparison *comparison) {
  matching_free(&comparison->matching);
  panel_close(&comparison->panel);
  sentences_free(&comparison->sentences);
  free(comparison->rows);
  comparison->rows = NULL;
}

/* A comparison for people. */

enum {
  RANKS_IN_TABLE = 8, /* sessions, besides reference, title and change */
  SHARES_IN_TABLE = 4 /* sessions, with two columns each */
};

/* The sessions [start, end) of the panel in one table. */
typedef struct Span {
  size_t start, end;
  bool is_last; /* has the column of changes */
  bool voters;  /* has dots per voter */
} Span;

static Span span_from(size_t start, size_t most, size_t count) {
  const size_t end = start + most < count ? start + most : count;
  return (Span){.start = start, .end = end, .is_last = end == count};
}

static void add_row_head(TextTable *grid, const Comparison *comparison, size_t row) {
  const Pick pick = matching_last(&comparison->matching, row);
  text_table_cells(grid, pick_reference(&comparison->panel, pick).text,
                   title_of(pick_recommendation(&comparison->panel, pick)), NULL);
}

static void add_letters(TextTable *grid, Span span, const char *format) {
  for (size_t session = span.start; session < span.end; ++session) {
    char cell[SHOWN_TEXT_SIZE] = {panel_letter(session)}; /* and its unit */
    strncat(cell, format, sizeof cell - 2);
    text_table_column(grid, GRID_RIGHT, cell);
  }
}

static void add_ranks(TextTable *grid, const Comparison *comparison, size_t row, Span span,
                      RankingMethod method) {
  add_row_head(grid, comparison, row);
  for (size_t session = span.start; session < span.end; ++session)
    text_table_cell(grid, rank_cell(comparison, row, session, method).text);
  if (span.is_last) text_table_cell(grid, change_cell(comparison, row, method).text);
}

static void fill_ranks(TextTable *grid, const Comparison *comparison, Span span,
                       RankingMethod method) {
  add_first_columns(grid, false);
  add_letters(grid, span, " ");
  if (span.is_last) text_table_column(grid, GRID_RIGHT, "Δ");
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
    TextTable grid = {0};
    fill_ranks(&grid, comparison, span, method);
    if (!text_table_write(&grid, TABLE_WIDTH, out, err)) return false;
  }
  return true;
}

/* For any recommendation in any session. */
static bool knows_voters(const Comparison *comparison) {
  Ratio dots;
  for (size_t n = 0; n < comparison->row_count; ++n)
    for (size_t session = 0; session < comparison->panel.count; ++session)
      if (comparison_per_voter(comparison, comparison->rows[n], session, &dots)) return true;
  return false;
}

static void add_shares(TextTable *grid, const Comparison *comparison, size_t row, Span span) {
  add_row_head(grid, comparison, row);
  for (size_t session = span.start; session < span.end; ++session)
    text_table_cell(grid, share_cell(comparison, row, session).text);
  if (span.is_last) text_table_cell(grid, share_change_cell(comparison, row).text);
  for (size_t session = span.start; session < span.end && span.voters; ++session)
    text_table_cell(grid, per_voter_cell(comparison, row, session).text);
}

static void fill_shares(TextTable *grid, const Comparison *comparison, Span span) {
  add_first_columns(grid, false);
  add_letters(grid, span, " %");
  if (span.is_last) text_table_column(grid, GRID_RIGHT, "Δ");
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
    TextTable grid = {0};
    fill_shares(&grid, comparison, span);
    if (!text_table_write(&grid, TABLE_WIDTH, out, err)) return false;
  }
  return true;
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
  fputc('\n', out);
  wrap_write(out,
             _("– means not put to the vote there; an empty cell means not in that session. Δ goes "
               "from the first session in which it was ranked to the last: ↑2 is two ranks better; "
               "for a share it is the difference in points."),
             TABLE_WIDTH);
  write_matching(out, &comparison->matching);
  return true;
}
