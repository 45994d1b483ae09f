/* The board from the reveal on. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/strings.h"
#include "core/vote/reference.h"
#include "sessions/session/totals.h"
#include "tui/screens/board/board_view.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/digits.h"
#include "tui/screens/widgets/widgets.h"

enum { ROWS_FOR_LEGEND = 16 };

/* Large figures, what they count under them, and the tally that makes them. Returns the row after.
 */
static int draw_sum(Canvas *canvas, int row, int64_t sum, const char *words, const Parts *parts) {
  char number[NUMBER_TEXT_SIZE];
  number_text(sum, number);
  int width = digits_width(number);
  if (width > canvas->columns - 2)
    draw_centred(canvas, row, STYLE_TITLE, number);
  else
    draw_digits(canvas, row, (canvas->columns - width) / 2, number);
  row += DIGIT_ROWS;
  draw_centred(canvas, row, STYLE_PLAIN, words);
  int end = (canvas->columns + tally_width(parts)) / 2;
  draw_tally_right(canvas, row + 1, 0, end < canvas->columns ? end : canvas->columns - 1, parts);
  return row + 2;
}

static const char *dots_text(int64_t dots, char text[NUMBER_TEXT_SIZE]) {
  snprintf(text, NUMBER_TEXT_SIZE, "%s", ngettext("dot", "dots", (unsigned long)dots));
  return text;
}

static void draw_one(Canvas *canvas, int row, int height, const Roundtable *state) {
  char words[NUMBER_TEXT_SIZE];
  const Recommendation *one = board_recommendation(state);
  Tally tally = one != NULL ? recommendation_tally(one) : session_tally(state);
  bool has_votes = one == NULL || one->status == STATUS_VOTABLE || recommendation_has_votes(one);
  int end = row + height;
  row += draw_board_heading(canvas, row, height >= 12 ? 4 : 1, state);
  if (!has_votes) return;
  int spare = end - row - DIGIT_ROWS - 2;
  int64_t sum = tally_cumulative(tally);
  const Parts parts = one != NULL ? parts_of(one) : parts_of_tally(tally);
  dots_text(sum, words);
  if (one != NULL && one->status == STATUS_WITHDRAWN)
    string_append(words, sizeof words, " · %s", _("withdrawn"));
  draw_sum(canvas, row + (spare > 0 ? spare / 2 : 0), sum, words, &parts);
}

static void draw_subgroup(Canvas *canvas, int row, int height, const Model *model,
                          const ViewData *data) {
  const Subgroup *subgroup = board_subgroup(data->state);
  Model shown = {.screen = SCREEN_BOARD,
                 .subgroup = subgroup->number,
                 .recommendation = model->recommendation};
  draw_board_heading(canvas, row - 1, 1, data->state);
  draw_vote_table(canvas, row, height - 1, &shown, data);
}

static void draw_rank(Canvas *canvas, int row, const Rank *rank) {
  char number[NUMBER_TEXT_SIZE], text[CANVAS_TEXT_SIZE];
  number_text(rank->overall, number);
  snprintf(text, sizeof text, rank->tied ? _("Rank %s, tied") : _("Rank %s"), number);
  draw_centred(canvas, row, STYLE_HEADING, text);
}

static void draw_score(Canvas *canvas, int row, int64_t points, Weights weights) {
  char of[COLOUR_COUNT][WEIGHT_TEXT_SIZE], text[CANVAS_TEXT_SIZE];
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    thousandths_text(weights.of[colour], decimal_sign(), of[colour]);
  snprintf(text, sizeof text, _("score %s-%s-%s: %s"), of[GREEN], of[YELLOW], of[RED],
           thousandths_shown(points).text);
  draw_centred(canvas, row, STYLE_PLAIN, text);
}

static void draw_standing(Canvas *canvas, int row, int height, const Roundtable *state,
                          const Standing *standing) {
  char text[CANVAS_TEXT_SIZE], words[NUMBER_TEXT_SIZE], reference[REFERENCE_TEXT_SIZE];
  RankingRule rule = roundtable_ranking_rule(state);
  const Recommendation *one = roundtable_recommendation(state, standing->recommendation);
  int64_t sum = tally_cumulative(standing->tally);
  const Parts parts = parts_of(one);
  draw_rank(canvas, row, &standing->rank[rule.method]);
  snprintf(text, sizeof text, "%s · %s", reference_text(state, one, reference),
           one->text[RECOMMENDATION_TITLE]);
  int end = row + height, titles = height >= 14 ? 3 : 1;
  row += 1 + canvas_write_lines(canvas, row + 1, 2, canvas->columns - 4, titles, STYLE_TITLE, text);
  int spare = end - row - DIGIT_ROWS - 3;
  row = draw_sum(canvas, row + (spare > 0 ? spare / 2 : 0), sum, dots_text(sum, words), &parts);
  if (row < end) draw_score(canvas, row, standing->score[BY_WEIGHTED], rule.weights);
}

/* The last comes first: after as many steps as are ranked stands the first. */
static void draw_step(Canvas *canvas, int row, int height, const Roundtable *state) {
  Error err;
  Ranking ranking = {0};
  RankingRule rule = roundtable_ranking_rule(state);
  const uint32_t steps = roundtable_board(state).steps;
  if (!ranking_compute(state, rule.weights, &ranking, &err)) {
    draw_centred(canvas, row, STYLE_TROUBLE, err.text);
    return;
  }
  ranking_sort(&ranking, (RankingMethod)rule.method, false);
  if (ranking.count == 0)
    draw_centred(canvas, row, STYLE_PLAIN, _("Nothing has been put to the vote yet."));
  else if (steps > 0)
    draw_standing(canvas, row, height, state,
                  &ranking.standings[steps < ranking.count ? ranking.count - steps : 0]);
  ranking_free(&ranking);
}

void draw_revealed_board(Canvas *canvas, int row, int height, const Model *model,
                         const ViewData *data) {
  const Roundtable *state = data->state;
  if (height >= ROWS_FOR_LEGEND) draw_legend(canvas, row + --height);
  if (roundtable_board(state).reveal == REVEAL_RANKING)
    draw_step(canvas, row, height, state);
  else if (board_recommendation(state) == NULL && board_subgroup(state) != NULL)
    draw_subgroup(canvas, row, height, model, data);
  else
    draw_one(canvas, row, height, state);
}
