#include "tui/screens/ranking/ranking_view.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"

enum {
  REFERENCE_AT = 3,
  REFERENCE_WIDTH_MIN = 4,
  REFERENCE_WIDTH_MAX = 12,
  COUNT_WIDTH_MIN = 3,
  TITLE_WIDTH_MIN = 8,
  TITLE_WIDTH_GOOD = 25,
  BAR_WIDTH_LEAST = 6,
  BAR_WIDTH_MOST = 30,
  COLUMNS_FOR_COUNTS = 100
};

static void widen(int *width, int wanted) {
  if (wanted > *width) *width = wanted;
}

/* Another method's title is above the list. */
static const char *block_word(RankingMethod method, bool narrow) {
  static const char *const words[RANKING_BLOCKS_MAX][2] = {
      [BY_CUMULATIVE] = {N_("cumulative"), N_("total")},
      [BY_WEIGHTED] = {N_("weighted"), N_("score")},
      [MAIN_RANKINGS] = {N_("compared"), N_("value")},
  };
  return _(words[method < MAIN_RANKINGS ? method : MAIN_RANKINGS][narrow]);
}

const char *ranking_block_head(const RankingShown *shown, RankingMethod method, bool narrow,
                               char text[BRIEF_TEXT_SIZE]) {
  snprintf(text, BRIEF_TEXT_SIZE, "%s%s", method == shown->list->choice.method ? "↓" : "",
           block_word(method, narrow));
  return text;
}

const char *ranking_extent_head(const RankingShown *shown, bool narrow) {
  if (shown->model->look.margins) return _("margin");
  return narrow ? _("rank") : _("rank range");
}

static bool has_extent(const RankingShown *shown) {
  if (shown->list->choice.method >= MAIN_RANKINGS) return false;
  return shown->model->look.margins || shown->data->intervals.of != NULL;
}

static void measure_standing(RankingColumns *columns, const RankingShown *shown, size_t place) {
  char text[BRIEF_TEXT_SIZE];
  const Roundtable *state = shown->data->state;
  const Standing *one = &shown->list->ranking.standings[place];
  const Recommendation *what = roundtable_recommendation(state, one->recommendation);
  const Parts parts = parts_of(what);
  widen(&columns->reference_width, canvas_width(reference_shown(state, what).text));
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    widen(&columns->count_width, canvas_width(parts_shown(&parts, colour).text));
  for (size_t i = 0; i < columns->block_count; i++) {
    RankingBlock *block = &columns->blocks[i];
    widen(&block->score_width, canvas_width(ranking_score_text(shown, one, block->method, text)));
    widen(&block->rank_width, canvas_width(ranking_rank_text(shown, one, block->method, text)));
  }
  widen(&columns->move_width, canvas_width(ranking_move_text(shown, one, text)));
  if (columns->extent_width == 0) return;
  widen(&columns->extent_width,
        canvas_width(shown->model->look.margins ? ranking_margin_text(shown, place, text)
                                                : ranking_interval_text(shown, one, text)));
}

/* A heading spans a score and its rank, but not the sign of a tie. */
static void make_room_for_heads(RankingColumns *columns, const RankingShown *shown) {
  char text[BRIEF_TEXT_SIZE];
  for (size_t i = 0; i < columns->block_count; i++) {
    RankingBlock *block = &columns->blocks[i];
    int head = canvas_width(ranking_block_head(shown, block->method, columns->narrow, text));
    widen(&block->score_width, head - block->rank_width);
  }
  if (columns->extent_width > 0 && (columns->narrow || shown->model->look.margins))
    widen(&columns->extent_width, canvas_width(ranking_extent_head(shown, columns->narrow)));
  if (columns->reference_width > REFERENCE_WIDTH_MAX)
    columns->reference_width = REFERENCE_WIDTH_MAX;
}

/* Allocates columns from the right; returns where the space left for the others ends. */
static int place_from_right(RankingColumns *columns, int end) {
  int column = end;
  if (columns->bar_width > 0) columns->bar_at = column -= columns->bar_width;
  if (columns->bar_width > 0) column--;
  columns->extent_at = column -= columns->extent_width;
  if (columns->extent_width > 0) column--;
  columns->move_at = column -= columns->move_width;
  if (columns->move_width > 0) column--;
  for (size_t i = columns->block_count; i-- > 0;) {
    RankingBlock *block = &columns->blocks[i];
    block->at = column -= block->score_width + block->rank_width + 1;
    if (!columns->narrow) column--;
  }
  for (int colour = RED; colour >= GREEN && columns->count_width > 0; colour--)
    columns->count_at[colour] = column -= columns->count_width + 1;
  return column - 1;
}

/* The bar gets what a title of good length leaves. */
static void share_out(RankingColumns *columns, const RankingShown *shown, int end) {
  columns->title_at = columns->reference_at + columns->reference_width + 1;
  columns->title_width = place_from_right(columns, end) - columns->title_at;
  bool has_bar = columns->extent_width > 0 && !columns->narrow && !shown->model->look.margins;
  int room = columns->title_width - TITLE_WIDTH_GOOD - 1;
  if (room < BAR_WIDTH_LEAST) room = BAR_WIDTH_LEAST;
  if (room > BAR_WIDTH_MOST) room = BAR_WIDTH_MOST;
  if (has_bar) {
    columns->bar_width = ranking_bar_width(ranking_rows_ranks(shown->list), room);
    int head = canvas_width(ranking_extent_head(shown, false));
    widen(&columns->bar_width, head - columns->extent_width - 1);
    columns->title_width = place_from_right(columns, end) - columns->title_at;
  }
  if (columns->title_width < TITLE_WIDTH_MIN) columns->title_width = 0;
}

/* Unknown intervals may turn out this wide. */
static void make_room_for_intervals(RankingColumns *columns, const RankingShown *shown) {
  char text[BRIEF_TEXT_SIZE];
  uint32_t ranks = ranking_rows_ranks(shown->list);
  if (columns->extent_width == 0 || !intervals_pending(shown->data)) return;
  snprintf(text, sizeof text, "%u–%u", ranks, ranks);
  widen(&columns->extent_width, canvas_width(text));
}

static int lacking(const RankingColumns *columns, int end) {
  RankingColumns placed = *columns;
  return columns->reference_at + columns->reference_width - place_from_right(&placed, end);
}

/* The column that the list is sorted by is never dropped. */
static void drop_other_blocks(RankingColumns *columns, RankingMethod order) {
  size_t kept = 0;
  for (size_t i = 0; i < columns->block_count; i++)
    if (columns->blocks[i].method == order) columns->blocks[kept++] = columns->blocks[i];
  columns->block_count = kept;
}

RankingColumns ranking_columns(const RankingShown *shown, int columns) {
  RankingColumns laid_out = {.narrow = is_narrow(columns),
                             .reference_at = REFERENCE_AT,
                             .reference_width = REFERENCE_WIDTH_MIN,
                             .count_width = COUNT_WIDTH_MIN,
                             .extent_width = has_extent(shown) ? 1 : 0};
  if (laid_out.narrow) laid_out.reference_at--;
  /* Beside another method, a narrow screen has room only for the session's own. */
  RankingMethod other = shown->list->choice.method;
  int64_t own = roundtable_ranking_rule(shown->data->state).method;
  for (RankingMethod method = BY_CUMULATIVE; method < MAIN_RANKINGS; method++)
    if (other < MAIN_RANKINGS || !laid_out.narrow || method == (RankingMethod)own)
      laid_out.blocks[laid_out.block_count++].method = method;
  if (other >= MAIN_RANKINGS) laid_out.blocks[laid_out.block_count++].method = other;
  for (size_t place = 0; place < shown->list->ranking.count; place++)
    measure_standing(&laid_out, shown, place);
  if (columns < COLUMNS_FOR_COUNTS) laid_out.count_width = 0;
  make_room_for_heads(&laid_out, shown);
  make_room_for_intervals(&laid_out, shown);
  /* Figures are never cut: where they are too many, whole columns are left out, and last a figure
   * that has no room at all is "…". */
  int end = columns - 1;
  if (lacking(&laid_out, end) > 0) laid_out.count_width = 0;
  if (lacking(&laid_out, end) > 0) laid_out.extent_width = 0;
  if (lacking(&laid_out, end) > 0) drop_other_blocks(&laid_out, shown->list->choice.method);
  if (lacking(&laid_out, end) > 0) laid_out.move_width = 0;
  if (lacking(&laid_out, end) > 0) laid_out.reference_width = REFERENCE_WIDTH_MIN;
  const int still = lacking(&laid_out, end);
  if (still > 0) laid_out.blocks[0].score_width -= still;
  share_out(&laid_out, shown, columns - 1);
  return laid_out;
}
