#include "tui/screens/screen.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/session/totals.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/widgets.h"

enum { ROWS_ABOVE = 1, ROWS_BELOW = 3 };

const Recommendation *board_recommendation(const Roundtable *state) {
  Board board = roundtable_board(state);
  return board.view == BOARD_RECOMMENDATION ? roundtable_recommendation(state, board.subject)
                                            : NULL;
}

const Subgroup *board_subgroup(const Roundtable *state) {
  Board board = roundtable_board(state);
  const Recommendation *recommendation = board_recommendation(state);
  if (recommendation != NULL) return roundtable_subgroup(state, recommendation->subgroup);
  return board.view == BOARD_SUBGROUP ? roundtable_subgroup(state, board.subject) : NULL;
}

/* Draws text centred on a row. */
static void draw_centred(Canvas *canvas, int row, Style style, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void draw_centred(Canvas *canvas, int row, Style style, const char *format, ...) {
  char text[CANVAS_TEXT_SIZE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  int room = canvas->columns - 2, width = canvas_width(text);
  int column = width < room ? (canvas->columns - width) / 2 : 1;
  canvas_write_within(canvas, row, column, room, style, text);
}

/* A one-line title is centred. */
static int draw_title(Canvas *canvas, int row, int rows, const char *text) {
  int room = canvas->columns - 4;
  if (canvas_width(text) > room)
    return canvas_write_lines(canvas, row, 2, room, rows, STYLE_TITLE, text);
  draw_centred(canvas, row, STYLE_TITLE, "%s", text);
  return 1;
}

/* Draws the heading on at most `rows` rows. Returns how many it took. */
static int draw_board_heading(Canvas *canvas, int row, int rows, const Roundtable *state) {
  char text[CANVAS_TEXT_SIZE];
  const Subgroup *subgroup = board_subgroup(state);
  const Recommendation *recommendation = board_recommendation(state);
  if (subgroup == NULL) return draw_title(canvas, row, rows, roundtable_text(state, SESSION_TITLE));
  const char *code = recommendation != NULL ? recommendation->code : subgroup->text[SUBGROUP_CODE];
  const char *title = recommendation != NULL ? recommendation->text[RECOMMENDATION_TITLE]
                                             : subgroup->text[SUBGROUP_TITLE];
  const bool withdrawn = recommendation != NULL && recommendation->status == STATUS_WITHDRAWN;
  snprintf(text, sizeof text, "%s%s%s%s%s", code, code[0] != '\0' && title[0] != '\0' ? " · " : "",
           withdrawn ? _("withdrawn") : "", withdrawn ? " · " : "", title);
  return draw_title(canvas, row, rows, text);
}

/* The board before the reveal. */

enum { MINUTE_MS = 60 * 1000, LEGEND_GAP = 3 };

/* How much is recorded, in the unit in which votes are recorded. */
typedef struct Progress {
  int64_t done, all; /* all: RULE_UNKNOWN if not known */
  const char *words;
} Progress;

static Progress recommendations_counted(const Roundtable *state, const Subgroup *only) {
  Progress progress = {.words = _("recommendations counted")};
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (subgroup->status != SUBGROUP_HELD || (only != NULL && only != subgroup)) continue;
    for (size_t i = 0; i < subgroup->recommendation_count; i++) {
      const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
      progress.all += one->status == STATUS_VOTABLE;
      progress.done += one->status == STATUS_VOTABLE && recommendation_has_votes(one);
    }
  }
  return progress;
}

static bool has_counted_dots(const Roundtable *state, const Subgroup *only) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    for (size_t i = 0; i < subgroup->recommendation_count; i++) {
      const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
      bool counted = one->counts_known || tally_cumulative(one->counted) > 0;
      if (counted && (only == NULL || only == subgroup)) return true;
    }
  }
  return false;
}

/* Counts ballots if votes are by ballot only, as a kiosk is from its start: the operator's and the
 * kiosk's together, and never by recommendation or colour. */
static Progress progress_of(const Roundtable *state, const Subgroup *only) {
  if (only == NULL && roundtable_subgroup_count(state) == 1)
    only = roundtable_subgroup_at(state, 0);
  Guard ballots = guard_of_ballots(state, only);
  const bool by_ballot = ballots.placed > 0 || roundtable_kiosk(state).handed_over ||
                         (only != NULL && only->kiosk.handed_over);
  if (!by_ballot || has_counted_dots(state, only)) return recommendations_counted(state, only);
  return (Progress){.done = ballots.placed, .all = ballots.most, .words = _("ballots handed in")};
}

/* Returns how many rows it took. */
static int draw_progress(Canvas *canvas, int row, const ViewData *data) {
  char text[BRIEF_TEXT_SIZE];
  Progress progress = progress_of(data->state, board_subgroup(data->state));
  const bool known = progress.all != RULE_UNKNOWN;
  snprintf(text, sizeof text, known ? "%s / %s" : "%s", number_shown(progress.done).text,
           number_shown(progress.all).text);
  int width = digits_width(text);
  if (width > canvas->columns - 2) {
    draw_centred(canvas, row, STYLE_TITLE, "%s", text);
    draw_centred(canvas, row + 1, STYLE_PLAIN, "%s", progress.words);
    return 2;
  }
  draw_digits(canvas, row, (canvas->columns - width) / 2, text);
  draw_centred(canvas, row + DIGIT_ROWS, STYLE_PLAIN, "%s", progress.words);
  return DIGIT_ROWS + 1;
}

static void draw_minutes(Canvas *canvas, int row, int64_t left_ms) {
  int64_t minutes = (left_ms < 0 ? -left_ms : left_ms + MINUTE_MS - 1) / MINUTE_MS;
  const Shown number = number_shown(minutes);
  if (left_ms > 0 && left_ms <= MINUTE_MS)
    draw_centred(canvas, row, STYLE_HEADING, _("less than a minute left"));
  else if (left_ms > 0)
    draw_centred(canvas, row, STYLE_HEADING,
                 ngettext("%s minute left", "%s minutes left", (unsigned long)minutes),
                 number.text);
  else if (minutes == 0)
    draw_centred(canvas, row, STYLE_HEADING, _("the time is up"));
  else
    draw_centred(canvas, row, STYLE_HEADING,
                 ngettext("%s minute over", "%s minutes over", (unsigned long)minutes),
                 number.text);
}

/* Whole minutes: running seconds make a room nervous. */
static void draw_countdown(Canvas *canvas, int row, const ViewData *data) {
  int64_t left;
  if (!phase_left_ms(data, &left)) return;
  if (roundtable_phase_clock(data->state).running)
    draw_minutes(canvas, row, left);
  else
    draw_centred(canvas, row, STYLE_HEADING, _("pause"));
}

static int legend_width(bool brief) {
  int width = 0;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    width += 2 + canvas_width(colour_meaning(colour, brief)) + LEGEND_GAP;
  return width - LEGEND_GAP;
}

/* Draws what the colours mean, centred on a row. */
static void draw_legend(Canvas *canvas, int row) {
  bool brief = legend_width(false) > canvas->columns - 2;
  int column = (canvas->columns - legend_width(brief)) / 2;
  if (column < 1) column = 1;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++) {
    column = canvas_write(canvas, row, column, colour_style(colour), colour_sign(colour)) + 1;
    column =
        canvas_write(canvas, row, column, STYLE_PLAIN, colour_meaning(colour, brief)) + LEGEND_GAP;
  }
}

/* Draws the heading at the top, the legend at the bottom, progress and time centred between them.
 */
static void draw_waiting_board(Canvas *canvas, int row, int height, const ViewData *data) {
  int end = row + height - 1;
  bool roomy = height >= 12;
  row += draw_board_heading(canvas, row - !roomy, roomy ? 4 : 1, data->state) - !roomy;
  int spare = end - row - DIGIT_ROWS - 2;
  if (spare > 0) row += spare / 2;
  row += draw_progress(canvas, row, data);
  draw_countdown(canvas, row + (spare > 2), data);
  draw_legend(canvas, end);
}

/* The board from the reveal on. */

enum { ROWS_FOR_LEGEND = 16 };

/* Draws large figures, what they count, and the tally behind them. Returns the row after. */
static int draw_sum(Canvas *canvas, int row, int64_t sum, const char *words, const Parts *parts) {
  const Shown number = number_shown(sum);
  int width = digits_width(number.text);
  if (width > canvas->columns - 2)
    draw_centred(canvas, row, STYLE_TITLE, "%s", number.text);
  else
    draw_digits(canvas, row, (canvas->columns - width) / 2, number.text);
  row += DIGIT_ROWS;
  draw_centred(canvas, row, STYLE_PLAIN, "%s", words);
  int end = (canvas->columns + tally_width(parts)) / 2;
  draw_tally_right(canvas, row + 1, 0, end < canvas->columns ? end : canvas->columns - 1, parts);
  return row + 2;
}

static const char *dots_text(int64_t dots, char text[BRIEF_TEXT_SIZE]) {
  snprintf(text, BRIEF_TEXT_SIZE, "%s", ngettext("dot", "dots", (unsigned long)dots));
  return text;
}

static void draw_one(Canvas *canvas, int row, int height, const Roundtable *state) {
  char words[BRIEF_TEXT_SIZE];
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

static void draw_score(Canvas *canvas, int row, int64_t points, Weights weights) {
  char of[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    thousandths_text(weights.of[colour], decimal_sign(), of[colour]);
  draw_centred(canvas, row, STYLE_PLAIN, _("score %s-%s-%s: %s"), of[GREEN], of[YELLOW], of[RED],
               thousandths_shown(points).text);
}

static void draw_standing(Canvas *canvas, int row, int height, const Roundtable *state,
                          const Standing *standing) {
  char text[CANVAS_TEXT_SIZE], words[BRIEF_TEXT_SIZE];
  RankingRule rule = roundtable_ranking_rule(state);
  const Recommendation *one = roundtable_recommendation(state, standing->recommendation);
  int64_t sum = tally_cumulative(standing->tally);
  const Parts parts = parts_of(one);
  const Rank *rank = &standing->rank[rule.method];
  draw_centred(canvas, row, STYLE_HEADING, rank->tied ? _("Rank %s, tied") : _("Rank %s"),
               number_shown(rank->overall).text);
  snprintf(text, sizeof text, "%s · %s", reference_shown(state, one).text,
           one->text[RECOMMENDATION_TITLE]);
  int end = row + height, titles = height >= 14 ? 3 : 1;
  row += 1 + canvas_write_lines(canvas, row + 1, 2, canvas->columns - 4, titles, STYLE_TITLE, text);
  int spare = end - row - DIGIT_ROWS - 3;
  row = draw_sum(canvas, row + (spare > 0 ? spare / 2 : 0), sum, dots_text(sum, words), &parts);
  if (row < end) draw_score(canvas, row, standing->score[BY_WEIGHTED], rule.weights);
}

/* From last to first: after as many steps as there are ranks, the first is shown. */
static void draw_step(Canvas *canvas, int row, int height, const Roundtable *state) {
  Error err;
  Ranking ranking = {0};
  RankingRule rule = roundtable_ranking_rule(state);
  const uint32_t steps = roundtable_board(state).steps;
  if (!ranking_compute(state, NULL, rule.weights, &ranking, &err)) {
    draw_centred(canvas, row, STYLE_TROUBLE, "%s", err.text);
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

/* Draws the totals of what is shown, or a step of the ranking. */
static void draw_revealed_board(Canvas *canvas, int row, int height, const Model *model,
                                const ViewData *data) {
  const Roundtable *state = data->state;
  if (height >= ROWS_FOR_LEGEND) draw_legend(canvas, row + --height);
  if (roundtable_board(state).reveal == REVEAL_RANKING)
    draw_step(canvas, row, height, state);
  else if (board_recommendation(state) == NULL && board_subgroup(state) != NULL) {
    const Subgroup *subgroup = board_subgroup(data->state);
    Model shown = {.screen = SCREEN_BOARD,
                   .subgroup = subgroup->number,
                   .recommendation = model->recommendation};
    draw_board_heading(canvas, row - 1, 1, data->state);
    draw_vote_table(canvas, row, height - 1, &shown, data);
  } else
    draw_one(canvas, row, height, state);
}

/* A message may cover what is above the keys. */
static void draw_foot(Canvas *canvas, const Model *model) {
  draw_message_over(canvas, model);
  if (model->message[0] == '\0' && model->armed != ARMED_NOTHING)
    canvas_write_lines(canvas, canvas->rows - ROWS_BELOW, 1, canvas->columns - 2, ROWS_BELOW - 1,
                       STYLE_MESSAGE,
                       model->armed == ARMED_RANKING
                           ? _("Ready to reveal the ranking: Enter or F5 shows the last one.")
                           : _("Ready to reveal all results: Enter or F5 shows them."));
  draw_hints(canvas, canvas->rows - 1, IN_BOARD);
}

void draw_board(Canvas *canvas, const Model *model, const ViewData *data) {
  int height = canvas->rows - ROWS_ABOVE - ROWS_BELOW;
  Board board = roundtable_board(data->state);
  if (model->is_blank) return;
  if (board.curtain)
    draw_waiting_board(canvas, ROWS_ABOVE, height, data);
  else
    draw_revealed_board(canvas, ROWS_ABOVE, height, model, data);
  draw_foot(canvas, model);
}
