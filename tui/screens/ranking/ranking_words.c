#include "tui/screens/ranking/ranking_view.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/rank/pairs.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/event_text/event_text.h"
#include "sessions/export/explanation.h"
#include "tui/state/view_data.h"

#define NOTHING "–"

RankingChoice ranking_choice(const Model *model, const Roundtable *state) {
  return (RankingChoice){.method = model->order,
                         .within_subgroups = model->within_subgroups,
                         .weights = model->ranking.simulates
                                        ? model->ranking.weights
                                        : roundtable_ranking_rule(state).weights};
}

static const char *grade_text(Grade grade, char text[BRIEF_TEXT_SIZE]) {
  static const Colour colours[GRADES] = {
      [GRADE_NONE] = RED, [GRADE_RED] = RED, [GRADE_YELLOW] = YELLOW, [GRADE_GREEN] = GREEN};
  Colour colour = colours[grade];
  if (grade == GRADE_NONE) return _("none");
  snprintf(text, BRIEF_TEXT_SIZE, "%s%s", colour_sign(colour), colour_letter(colour));
  return text;
}

/* Writes the value that a method other than the main ones compares. */
static const char *value_text(const RankingShown *shown, const Standing *standing,
                              char text[BRIEF_TEXT_SIZE]) {
  enum { DECIMALS = 2 };
  Ratio value;
  const Roundtable *state = shown->data->state;
  RankingMethod method = shown->list->choice.method;
  RankItem item = {
      .tally = standing->tally,
      .weights = shown->list->choice.weights,
      .voters = guard_voters(state, roundtable_subgroup(state, standing->subgroup)),
  };
  if (shown->list->ranked_items[standing->index].kind == NO_DOTS) return NOTHING;
  const int64_t *dots = standing->tally.dots;
  if (method == BY_GREENS_FIRST)
    snprintf(text, BRIEF_TEXT_SIZE, "%s·%s·%s", number_shown(dots[GREEN]).text,
             number_shown(dots[YELLOW]).text, number_shown(dots[RED]).text);
  else if (!method_value(method, &item, &value))
    return grade_text(method_median(method, &item), text);
  else
    snprintf(text, BRIEF_TEXT_SIZE, "%s", ratio_shown(value, DECIMALS).text);
  return text;
}

const char *ranking_score_text(const RankingShown *shown, const Standing *standing,
                               RankingMethod method, char text[BRIEF_TEXT_SIZE]) {
  if (method >= MAIN_RANKINGS) return value_text(shown, standing, text);
  if (method == BY_CUMULATIVE) return number_text(standing->score[method], text);
  snprintf(text, BRIEF_TEXT_SIZE, "%s", thousandths_shown(standing->score[method]).text);
  return text;
}

const char *ranking_rank_text(const RankingShown *shown, const Standing *standing,
                              RankingMethod method, char text[BRIEF_TEXT_SIZE]) {
  uint32_t rank;
  bool tied;
  if (ranking_rows_rank(shown->list, standing, method, &rank, &tied))
    snprintf(text, BRIEF_TEXT_SIZE, "%u%s", rank, tied ? "=" : " ");
  else
    snprintf(text, BRIEF_TEXT_SIZE, "%s ", NOTHING);
  return text;
}

const char *ranking_move_text(const RankingShown *shown, const Standing *standing,
                              char text[BRIEF_TEXT_SIZE]) {
  int64_t moved = ranking_rows_moved(shown->list, standing);
  text[0] = '\0';
  if (moved != 0)
    snprintf(text, BRIEF_TEXT_SIZE, "%s%lld", moved > 0 ? "↑" : "↓",
             (long long)(moved > 0 ? moved : -moved));
  return text;
}

const Interval *ranking_interval_of(const RankingShown *shown, const Standing *standing) {
  const KnownIntervals *known = &shown->data->intervals;
  if (known->of == NULL || standing->index >= known->count) return NULL;
  const RankInterval *interval = &known->of[standing->index];
  const Interval *found =
      shown->list->choice.within_subgroups ? &interval->in_subgroup : &interval->overall;
  return found->best == 0 ? NULL : found;
}

const char *ranking_interval_text(const RankingShown *shown, const Standing *standing,
                                  char text[BRIEF_TEXT_SIZE]) {
  const Interval *interval = ranking_interval_of(shown, standing);
  if (interval == NULL) return "…";
  if (interval->best == interval->worst)
    snprintf(text, BRIEF_TEXT_SIZE, "%u", interval->best);
  else
    snprintf(text, BRIEF_TEXT_SIZE, "%u–%u", interval->best, interval->worst);
  return text;
}

const char *ranking_margin_text(const RankingShown *shown, size_t place,
                                char text[BRIEF_TEXT_SIZE]) {
  const RankingRows *list = shown->list;
  const Standing *here = &list->ranking.standings[place];
  if (place == 0 || ranking_rows_begins_subgroup(list, place)) return NOTHING;
  return number_text(margin_between(here - 1, here, list->choice.method, list->choice.weights),
                     text);
}

const char *ranking_title(const RankingChoice *choice, bool narrow, char text[CANVAS_TEXT_SIZE]) {
  if (choice->method >= MAIN_RANKINGS) {
    const char *method = method_title(choice->method);
    snprintf(text, CANVAS_TEXT_SIZE, narrow ? "%s" : _("Ranking: %s"), method);
    return text;
  }
  if (narrow) return choice->within_subgroups ? _("By subgroup") : _("Whole session");
  return choice->within_subgroups ? _("Ranking within each subgroup")
                                  : _("Ranking of the whole session");
}

static const char *turned_text(const Model *model, Colour colour, int64_t weight,
                               char text[BRIEF_TEXT_SIZE]) {
  char number[WEIGHT_TEXT_SIZE];
  WeightsTurned turned = model->ranking.turned;
  bool is_turned =
      (turned == TURN_YELLOW && colour == YELLOW) || (turned == TURN_RED && colour == RED);
  thousandths_text(weight, decimal_sign(), number);
  snprintf(text, BRIEF_TEXT_SIZE, is_turned ? "[%s]" : "%s", number);
  return text;
}

const char *ranking_weights_text(const Model *model, const Roundtable *state, int columns,
                                 char text[CANVAS_TEXT_SIZE]) {
  char own[WEIGHTS_TEXT_SIZE], weight[COLOUR_COUNT][BRIEF_TEXT_SIZE];
  RankingChoice choice = ranking_choice(model, state);
  Weights of_session = roundtable_ranking_rule(state).weights;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    turned_text(model, colour, choice.weights.of[colour], weight[colour]);
  snprintf(text, CANVAS_TEXT_SIZE, "● %s  ▲ %s  ■ %s", weight[GREEN], weight[YELLOW], weight[RED]);
  if (is_narrow(columns) || weights_same(choice.weights, of_session)) return text;
  string_append(text, CANVAS_TEXT_SIZE, _("  (rule: %s)"), weights_text(of_session, own));
  return text;
}

/* Returns what the column of intervals or margins covers. */
static const char *remark_on_extents(const RankingShown *shown) {
  const KnownIntervals *known = &shown->data->intervals;
  if (shown->list->choice.method >= MAIN_RANKINGS) return NULL;
  if (shown->model->ranking.margins)
    return _("The margin is the fewest dots to add, remove, recolour or move from one to the other "
             "for it to pass the one above.");
  if (known->count > INTERVALS_COUNT_MAX)
    return _("With so many recommendations, rank ranges take time: gommette rank --intervals "
             "computes them.");
  return known->of != NULL ? explain_coverage() : NULL;
}

static const char *remark_on_moves(const RankingShown *shown) {
  if (shown->list->own == NULL) return NULL;
  return shown->list->choice.method >= MAIN_RANKINGS
             ? _("↑2 is two ranks better than by the session's rule, ↓2 two ranks worse.")
             : _("↑2 is two ranks better than with the session's weights, ↓2 two ranks worse.");
}

const char *ranking_remark(const RankingShown *shown, size_t at, char text[WITHDRAWN_TEXT_SIZE]) {
  const char *const remarks[RANKING_REMARKS] = {
      *withdrawn_sentence(shown->data->state, NULL, NULL, text) ? text : NULL,
      remark_on_moves(shown),
      remark_on_extents(shown),
      shown->list->choice.method < MAIN_RANKINGS
          ? _("A bracket ends where 2 or more dots would have to change for the next one to pass.")
          : NULL,
      has_earlier_ranks(shown->data->state) ? _("Before: the rank in the round before.") : NULL,
  };
  return remarks[at];
}

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

/* Another method's title is above the list. */
static const char *block_word(RankingMethod method, bool narrow) {
  static const char *const words[RANKING_BLOCKS_MAX][2] = {
      [BY_CUMULATIVE] = {N_("cumulative"), N_("cumul")},
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
  if (shown->model->ranking.margins) return _("margin");
  return narrow ? _("rank") : _("rank range");
}

static bool has_extent(const RankingShown *shown) {
  if (shown->list->choice.method >= MAIN_RANKINGS) return false;
  return shown->model->ranking.margins || shown->data->intervals.of != NULL;
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
  if (*what->text[RECOMMENDATION_EARLIER_RANK])
    widen(&columns->earlier_width, canvas_width(_("before")));
  widen(&columns->earlier_width, canvas_width(what->text[RECOMMENDATION_EARLIER_RANK]));
  if (columns->extent_width == 0) return;
  widen(&columns->extent_width,
        canvas_width(shown->model->ranking.margins ? ranking_margin_text(shown, place, text)
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
  if (columns->extent_width > 0 && (columns->narrow || shown->model->ranking.margins))
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
  columns->earlier_at = column -= columns->earlier_width;
  if (columns->earlier_width > 0) column--;
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
  bool has_bar = columns->extent_width > 0 && !columns->narrow && !shown->model->ranking.margins;
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
  if (lacking(&laid_out, end) > 0) laid_out.earlier_width = 0;
  if (lacking(&laid_out, end) > 0) drop_other_blocks(&laid_out, shown->list->choice.method);
  if (lacking(&laid_out, end) > 0) laid_out.move_width = 0;
  if (lacking(&laid_out, end) > 0) laid_out.reference_width = REFERENCE_WIDTH_MIN;
  const int still = lacking(&laid_out, end);
  if (still > 0) laid_out.blocks[0].score_width -= still;
  share_out(&laid_out, shown, columns - 1);
  return laid_out;
}
