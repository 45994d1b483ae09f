/* The board from the reveal on: totals, steps of the ranking, and the list that ends it. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/session/totals.h"
#include "tui/screens/board/board_view.h"

enum { ROWS_FOR_LEGEND = 16, ROWS_FOR_LIST = 3 };

/* Draws figures on at most `rows` rows, what they count, and the tally behind them. Returns the row
 * after. */
static int draw_sum(Canvas *canvas, int row, int rows, int64_t sum, const char *words,
                    const Parts *parts) {
  const Shown number = number_shown(sum);
  const char *figures = number.text;
  const DigitSize size = digits_fitting(&figures, 1, rows, canvas->columns - 2);
  if (size.tall > 0)
    draw_digits(canvas, row, (canvas->columns - digits_width(figures, size)) / 2, figures, size);
  else
    draw_centred(canvas, row, STYLE_TITLE, "%s", figures);
  row += size.tall > 0 ? DIGIT_ROWS * size.tall : 1;
  draw_centred(canvas, row, STYLE_PLAIN, "%s", words);
  const int end = (canvas->columns + tally_width(parts)) / 2;
  draw_tally_right(canvas, row + 1, 0, end < canvas->columns ? end : canvas->columns - 1, parts);
  return row + 2;
}

/* As many rows as the figures of a board may take, and as there are. */
static int rows_for_figures(const Canvas *canvas, int room) {
  const int most = board_digit_rows(canvas);
  return room < most ? room : most;
}

static const char *dots_text(int64_t dots, char text[BRIEF_TEXT_SIZE]) {
  snprintf(text, BRIEF_TEXT_SIZE, "%s", ngettext("dot", "dots", (unsigned long)dots));
  return text;
}

static void draw_recommendation(Canvas *canvas, int row, int height, const Model *model,
                                const Roundtable *state) {
  char words[BRIEF_TEXT_SIZE];
  const Recommendation *one = board_recommendation(model, state);
  const int end = row + height;
  row += draw_board_heading(canvas, row, height >= 12 ? 4 : 1, model, state);
  if (one->status != STATUS_VOTABLE && !recommendation_has_votes(one)) return;
  const int64_t sum = tally_cumulative(recommendation_tally(one));
  const Parts parts = parts_of(one);
  dots_text(sum, words);
  if (one->status == STATUS_WITHDRAWN) string_append(words, sizeof words, " · %s", _("withdrawn"));
  const int rows = rows_for_figures(canvas, end - row - 2);
  const int spare = end - row - rows - 2;
  draw_sum(canvas, row + (spare > 0 ? spare / 2 : 0), rows, sum, words, &parts);
}

/* The sum, and the subgroups below it. */
static void draw_session(Canvas *canvas, int row, int height, const Model *model,
                         const ViewData *data) {
  char words[BRIEF_TEXT_SIZE];
  const Roundtable *state = data->state;
  const Tally tally = session_tally(state);
  const Parts parts = parts_of_tally(tally);
  const int64_t sum = tally_cumulative(tally);
  const int end = row + height;
  row += draw_board_heading(canvas, row, height >= 12 ? 4 : 1, model, state);
  const int rows = rows_for_figures(canvas, end - row - 2);
  const int spare = end - row - rows - 2;
  const bool lists = roundtable_subgroup_count(state) > 1 && spare >= ROWS_FOR_LIST + 2;
  if (spare > 0) row += lists ? 1 : spare / 2;
  row = draw_sum(canvas, row, rows, sum, dots_text(sum, words), &parts);
  if (!lists) return;
  BoardRows list = rows_of_subgroups(state, true);
  draw_board_rows(canvas, row + 1, end - row - 1, &list, model, data);
}

static void draw_subgroup(Canvas *canvas, int row, int height, const Model *model,
                          const ViewData *data) {
  BoardRows rows = rows_of_subgroup(data->state, board_subgroup(model, data->state), true);
  const bool roomy = height >= 12;
  const int heading = draw_board_heading(canvas, row - !roomy, roomy ? 2 : 1, model, data->state);
  row += heading - !roomy + roomy;
  height -= heading - !roomy + roomy;
  draw_board_rows(canvas, row, height, &rows, model, data);
}

/* Ranks, step by step. */

/* Says which ranking it is, and of what. */
static void draw_order(Canvas *canvas, int row, const Roundtable *state) {
  char of[COLOUR_COUNT][WEIGHT_TEXT_SIZE], text[CANVAS_TEXT_SIZE] = "";
  const RankingRule rule = roundtable_ranking_rule(state);
  const bool weighted = rule.method == BY_WEIGHTED;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    thousandths_text(rule.weights.of[colour], decimal_sign(), of[colour]);
  if (roundtable_subgroup_count(state) > 1)
    string_append(text, sizeof text, "%s", _("the whole session"));
  string_join(text, sizeof text, " · ", weighted ? _("by weighted dots") : _("by cumulative dots"));
  if (weighted) string_append(text, sizeof text, " %s-%s-%s", of[GREEN], of[YELLOW], of[RED]);
  draw_centred(canvas, row, STYLE_MUTED, "%s", text);
}

static void draw_score(Canvas *canvas, int row, int64_t points, Weights weights) {
  char of[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    thousandths_text(weights.of[colour], decimal_sign(), of[colour]);
  draw_centred(canvas, row, STYLE_PLAIN, _("score %s-%s-%s: %s"), of[GREEN], of[YELLOW], of[RED],
               thousandths_shown(points).text);
}

static int draw_rank(Canvas *canvas, int row, const Roundtable *state, const Rank *rank) {
  draw_centred(canvas, row, STYLE_HEADING, rank->tied ? _("Rank %s, tied") : _("Rank %s"),
               number_shown(rank->overall).text);
  draw_order(canvas, row + 1, state);
  return row + 2;
}

static void draw_standing(Canvas *canvas, int row, int height, const Roundtable *state,
                          const Standing *standing) {
  char text[CANVAS_TEXT_SIZE], words[BRIEF_TEXT_SIZE];
  const RankingRule rule = roundtable_ranking_rule(state);
  const Recommendation *one = roundtable_recommendation(state, standing->recommendation);
  const int64_t sum = tally_cumulative(standing->tally);
  const Parts parts = parts_of(one);
  const int end = row + height, titles = height >= 14 ? 3 : 1;
  row = draw_rank(canvas, row, state, &standing->rank[rule.method]) + (height >= 16);
  snprintf(text, sizeof text, "%s · %s", reference_shown(state, one).text,
           one->text[RECOMMENDATION_TITLE]);
  row += draw_board_title(canvas, row, titles, text);
  const int rows = rows_for_figures(canvas, end - row - 3);
  const int spare = end - row - rows - 3;
  row =
      draw_sum(canvas, row + (spare > 0 ? spare / 2 : 0), rows, sum, dots_text(sum, words), &parts);
  if (row < end) draw_score(canvas, row, standing->score[BY_WEIGHTED], rule.weights);
}

static void add_standing(BoardRows *rows, const Roundtable *state, const Standing *standing) {
  const int64_t method = roundtable_ranking_rule(state).method;
  const Recommendation *one = roundtable_recommendation(state, standing->recommendation);
  const Rank *rank = &standing->rank[method];
  BoardRow *row = board_rows_add(rows);
  if (row == NULL) return;
  snprintf(row->lead, sizeof row->lead, "%s%s", number_shown(rank->overall).text,
           rank->tied ? "=" : " ");
  snprintf(row->code, sizeof row->code, "%s", reference_shown(state, one).text);
  row->title = one->text[RECOMMENDATION_TITLE];
  row->votes = one;
  row->points = standing->score[BY_WEIGHTED];
}

/* The standings whose rank is from `first` to `last`. */
static void draw_ranks(Canvas *canvas, int row, int height, const Ranking *ranking, int64_t first,
                       int64_t last, const Model *model, const ViewData *data) {
  const int64_t method = roundtable_ranking_rule(data->state).method;
  BoardRows rows = {.figures = true, .points = method == BY_WEIGHTED};
  for (size_t i = 0; i < ranking->count; i++) {
    const int64_t rank = ranking->standings[i].rank[method].overall;
    if (rank >= first && rank <= last) add_standing(&rows, data->state, &ranking->standings[i]);
  }
  draw_board_rows(canvas, row, height, &rows, model, data);
}

/* What ends a reveal: those that came first or, after the whole ranking, all. */
static void draw_list(Canvas *canvas, int row, int height, const Ranking *ranking, int64_t last,
                      const Model *model, const ViewData *data) {
  const bool all = last >= (int64_t)ranking->count;
  draw_centred(canvas, row, STYLE_HEADING, all ? _("The ranking") : _("The first %s"),
               number_shown(last).text);
  draw_order(canvas, row + 1, data->state);
  draw_ranks(canvas, row + 3, height - 3, ranking, 1, last, model, data);
}

static uint32_t last_rank(const Ranking *ranking, int64_t method, int64_t most) {
  uint32_t found = 0;
  for (size_t i = 0; i < ranking->count; i++) {
    const uint32_t rank = ranking->standings[i].rank[method].overall;
    if ((int64_t)rank <= most && rank > found) found = rank;
  }
  return found;
}

/* All that share a rank, together. */
static void draw_tied(Canvas *canvas, int row, int height, const Ranking *ranking, uint32_t rank,
                      const Model *model, const ViewData *data) {
  const Roundtable *state = data->state;
  const int64_t method = roundtable_ranking_rule(state).method;
  for (size_t i = 0; i < ranking->count; i++) {
    const Standing *standing = &ranking->standings[i];
    if (standing->rank[method].overall != rank) continue;
    if (!standing->rank[method].tied) {
      draw_standing(canvas, row, height, state, standing);
      return;
    }
    const int below = draw_rank(canvas, row, state, &standing->rank[method]) + 1;
    draw_ranks(canvas, below, row + height - below, ranking, rank, rank, model, data);
    return;
  }
}

static void draw_step(Canvas *canvas, int row, int height, const Ranking *ranking,
                      const Model *model, const ViewData *data) {
  const Roundtable *state = data->state;
  const Board board = roundtable_board(state);
  const int64_t method = roundtable_ranking_rule(state).method;
  const size_t count = ranking->count;
  if (count == 0)
    draw_centred(canvas, row, STYLE_PLAIN, _("Nothing has been put to the vote yet."));
  else if (board.reveal == REVEAL_TOP && board.steps == 0)
    draw_list(canvas, row, height, ranking, roundtable_top(state), model, data);
  else if (board.reveal == REVEAL_TOP)
    draw_tied(canvas, row, height, ranking, last_rank(ranking, method, board.steps), model, data);
  else if (board.steps > count)
    draw_list(canvas, row, height, ranking, (int64_t)count, model, data);
  else if (board.steps > 0)
    draw_standing(canvas, row, height, state, &ranking->standings[count - board.steps]);
}

uint32_t board_last_rank(const Roundtable *state, int64_t most) {
  Ranking ranking = {0};
  const RankingRule rule = roundtable_ranking_rule(state);
  if (most < 1 || !ranking_compute(state, NULL, rule.weights, &ranking, NULL)) return 0;
  const uint32_t last = last_rank(&ranking, rule.method, most);
  ranking_free(&ranking);
  return last;
}

static void draw_steps(Canvas *canvas, int row, int height, const Model *model,
                       const ViewData *data) {
  Error err;
  Ranking ranking = {0};
  const RankingRule rule = roundtable_ranking_rule(data->state);
  if (!ranking_compute(data->state, NULL, rule.weights, &ranking, &err)) {
    draw_centred(canvas, row, STYLE_TROUBLE, "%s", err.text);
    return;
  }
  ranking_sort(&ranking, (RankingMethod)rule.method, false);
  draw_step(canvas, row, height, &ranking, model, data);
  ranking_free(&ranking);
}

void draw_revealed_board(Canvas *canvas, int row, int height, const Model *model,
                         const ViewData *data) {
  const Roundtable *state = data->state;
  if (height >= ROWS_FOR_LEGEND) draw_legend(canvas, row + --height, state);
  if (roundtable_board(state).reveal != REVEAL_TOTALS)
    draw_steps(canvas, row, height, model, data);
  else if (board_recommendation(model, state) != NULL)
    draw_recommendation(canvas, row, height, model, state);
  else if (board_subgroup(model, state) != NULL)
    draw_subgroup(canvas, row, height, model, data);
  else
    draw_session(canvas, row, height, model, data);
}
