/* The ranking: cumulative and weighted side by side, over the session or within subgroups. */
#include <stdio.h>

#include "core/ranking.h"
#include "core/reference.h"
#include "core/words.h"
#include "tui/screens/parts.h"
#include "tui/screens/screen.h"

enum {
  ROWS_ABOVE = 3,
  ROWS_BELOW = 3,
  REFERENCE_AT = 2,
  REFERENCE_WIDTH_MIN = 4,
  REFERENCE_WIDTH_MAX = 12,
  COUNT_WIDTH_MIN = 3,
  RANK_WIDTH_MIN = 4,
  TITLE_WIDTH_MIN = 8
};

static int table_height(const World *world) {
  return world->rows - ROWS_ABOVE - ROWS_BELOW;
}

static Effect move_focus(Model *model, const World *world, Action action, Key key) {
  (void)key;
  model->ranking_focus = focus_moved(model->ranking_focus, session_ranked(world->state),
                                     (size_t)table_height(world) - 1, action);
  return (Effect){.kind = EFFECT_NONE};
}

static void focus_on_target(Model *model, const World *world, Target target) {
  if (target.number < session_ranked(world->state)) model->ranking_focus = target.number;
}

static Effect sort_otherwise(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->order = model->order == BY_CUMULATIVE ? BY_WEIGHTED : BY_CUMULATIVE;
  model->ranking_focus = 0;
  return (Effect){.kind = EFFECT_NONE};
}

static Effect rank_otherwise(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->within_subgroups = !model->within_subgroups;
  model->ranking_focus = 0;
  return (Effect){.kind = EFFECT_NONE};
}

static Effect back(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->screen = SCREEN_VOTE;
  return (Effect){.kind = EFFECT_NONE};
}

/* Where everything stands, from the widest of each column; a width of 0 leaves the column out. */
typedef struct Columns {
  int reference_width;
  int title_at, title_width;
  int count_at[COLOUR_COUNT], count_width;
  int score_at[MAIN_RANKINGS], score_width[MAIN_RANKINGS];
  int rank_at[MAIN_RANKINGS], rank_width;
} Columns;

static void widen(int *width, int wanted) {
  if (wanted > *width) *width = wanted;
}

static const char *method_word(RankingMethod method) {
  static const char *const words[MAIN_RANKINGS] = {
      [BY_CUMULATIVE] = N_("cumulative"), [BY_WEIGHTED] = N_("weighted")};
  return _(words[method]);
}

static const char *score_text(const Standing *standing, RankingMethod method,
                              char text[NUMBER_TEXT_SIZE]) {
  char points[WEIGHT_TEXT_SIZE];
  if (method == BY_CUMULATIVE) return number_text(standing->score[method], text);
  snprintf(text, NUMBER_TEXT_SIZE, "%s",
           thousandths_text(standing->score[method], decimal_sign(), points));
  return text;
}

static const char *rank_text(const Standing *standing, RankingMethod method, bool in_subgroup,
                             char text[NUMBER_TEXT_SIZE]) {
  const Rank *rank = &standing->rank[method];
  bool tied = in_subgroup ? rank->tied_in_subgroup : rank->tied;
  snprintf(text, NUMBER_TEXT_SIZE, "%u%s", in_subgroup ? rank->in_subgroup : rank->overall,
           tied ? "=" : " ");
  return text;
}

static void measure(Columns *columns, const Ranking *ranking, const Roundtable *state) {
  char text[NUMBER_TEXT_SIZE], reference[REFERENCE_TEXT_SIZE];
  for (size_t i = 0; i < ranking->count; i++) {
    const Standing *one = &ranking->standings[i];
    const Recommendation *what = roundtable_recommendation(state, one->recommendation);
    widen(&columns->reference_width, canvas_width(reference_text(state, what, reference)));
    for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
      widen(&columns->count_width, canvas_width(number_text(one->tally.dots[colour], text)));
    for (RankingMethod method = BY_CUMULATIVE; method < MAIN_RANKINGS; method++) {
      widen(&columns->score_width[method], canvas_width(score_text(one, method, text)));
      widen(&columns->rank_width, canvas_width(rank_text(one, method, false, text)));
    }
  }
  if (columns->reference_width > REFERENCE_WIDTH_MAX)
    columns->reference_width = REFERENCE_WIDTH_MAX;
}

static Columns lay_out(const Canvas *canvas, const Ranking *ranking, const Roundtable *state) {
  Columns columns = {.reference_width = REFERENCE_WIDTH_MIN,
                     .count_width = COUNT_WIDTH_MIN,
                     .rank_width = RANK_WIDTH_MIN};
  for (RankingMethod method = BY_CUMULATIVE; method < MAIN_RANKINGS; method++)
    columns.score_width[method] = canvas_width(method_word(method)) + 1;
  measure(&columns, ranking, state);
  int column = canvas->columns - 1;
  for (int method = BY_WEIGHTED; method >= BY_CUMULATIVE; method--) {
    columns.rank_at[method] = column -= columns.rank_width;
    columns.score_at[method] = column -= columns.score_width[method] + 1;
    column--;
  }
  columns.title_at = REFERENCE_AT + columns.reference_width + 1;
  if (is_narrow(canvas->columns)) columns.count_width = 0;
  for (int colour = RED; colour >= GREEN && columns.count_width > 0; colour--)
    columns.count_at[colour] = column -= columns.count_width + 1;
  columns.title_width = column - 1 - columns.title_at;
  if (columns.title_width < TITLE_WIDTH_MIN) columns.title_width = 0;
  return columns;
}

/* The order is by the score that bears the arrow. */
static void draw_heads(Canvas *canvas, int row, const Columns *columns, RankingMethod order) {
  char text[NUMBER_TEXT_SIZE];
  for (Colour colour = GREEN; colour < COLOUR_COUNT && columns->count_width > 0; colour++)
    canvas_write_right(canvas, row, columns->count_at[colour], columns->count_width,
                       colour_style(colour), colour_head(canvas, colour, text));
  for (RankingMethod method = BY_CUMULATIVE; method < MAIN_RANKINGS; method++) {
    snprintf(text, sizeof text, "%s%s", method == order ? "↓" : "", method_word(method));
    canvas_write_right(canvas, row, columns->score_at[method], columns->score_width[method],
                       method == order ? STYLE_HEADING : STYLE_PLAIN, text);
  }
}

static void draw_standing(Canvas *canvas, int row, const Columns *columns, const Standing *standing,
                          const Roundtable *state, const Model *model, Style style) {
  char text[NUMBER_TEXT_SIZE], reference[REFERENCE_TEXT_SIZE];
  const Recommendation *what = roundtable_recommendation(state, standing->recommendation);
  canvas_write_within(canvas, row, REFERENCE_AT, columns->reference_width, style,
                      reference_text(state, what, reference));
  canvas_write_within(canvas, row, columns->title_at, columns->title_width, style,
                      what->text[RECOMMENDATION_TITLE]);
  for (Colour colour = GREEN; colour < COLOUR_COUNT && columns->count_width > 0; colour++)
    canvas_write_right(canvas, row, columns->count_at[colour], columns->count_width, style,
                       number_text(standing->tally.dots[colour], text));
  for (RankingMethod method = BY_CUMULATIVE; method < MAIN_RANKINGS; method++) {
    canvas_write_right(canvas, row, columns->score_at[method], columns->score_width[method], style,
                       score_text(standing, method, text));
    canvas_write_right(canvas, row, columns->rank_at[method], columns->rank_width,
                       method == model->order ? STYLE_FOCUS : style,
                       rank_text(standing, method, model->within_subgroups, text));
  }
}

/* Within subgroups each subgroup's standings come under its title. */
static bool begins_subgroup(const Ranking *ranking, size_t i, const Model *model) {
  if (!model->within_subgroups) return false;
  return i == 0 || ranking->standings[i].subgroup != ranking->standings[i - 1].subgroup;
}

static size_t line_of(const Ranking *ranking, size_t standing, const Model *model) {
  size_t line = standing;
  for (size_t i = 0; i <= standing && i < ranking->count; i++)
    if (begins_subgroup(ranking, i, model)) line++;
  return line;
}

static void draw_subgroup_title(Canvas *canvas, int row, const Subgroup *subgroup) {
  int column = canvas_write(canvas, row, 1, STYLE_HEADING, subgroup->text[SUBGROUP_CODE]) + 1;
  canvas_write_within(canvas, row, column, canvas->columns - column - 1, STYLE_HEADING,
                      subgroup->text[SUBGROUP_TITLE]);
}

static void draw_lines(Canvas *canvas, const Ranking *ranking, size_t focus, size_t first,
                       int height, const Model *model, const Roundtable *state) {
  Columns columns = lay_out(canvas, ranking, state);
  draw_heads(canvas, ROWS_ABOVE - 1, &columns, model->order);
  int row = ROWS_ABOVE - (int)first;
  for (size_t i = 0; i < ranking->count; i++, row++) {
    const Standing *standing = &ranking->standings[i];
    if (begins_subgroup(ranking, i, model)) {
      if (row >= ROWS_ABOVE && row < ROWS_ABOVE + height)
        draw_subgroup_title(canvas, row, roundtable_subgroup(state, standing->subgroup));
      row++;
    }
    if (row < ROWS_ABOVE || row >= ROWS_ABOVE + height) continue;
    if (i == focus) canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
    if (i == focus) canvas_set_cursor(canvas, row, REFERENCE_AT);
    draw_standing(canvas, row, &columns, standing, state, model,
                  i == focus ? STYLE_FOCUS : STYLE_PLAIN);
    set_line_target(canvas, row, (uint32_t)i);
  }
}

static void draw_focus(Canvas *canvas, int row, const Standing *standing, const Roundtable *state) {
  char reference[REFERENCE_TEXT_SIZE];
  const Recommendation *what = roundtable_recommendation(state, standing->recommendation);
  int column =
      canvas_write(canvas, row, 1, STYLE_FOCUS, reference_text(state, what, reference)) + 1;
  int end = draw_tally_right(canvas, row, 0, canvas->columns - 1, standing->tally) - 2;
  canvas_write_within(canvas, row, column, end - column, STYLE_PLAIN,
                      what->text[RECOMMENDATION_TITLE]);
}

static void draw_title(Canvas *canvas, const Model *model, Weights weights) {
  char text[COLOUR_COUNT][WEIGHT_TEXT_SIZE], right[CANVAS_TEXT_SIZE];
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    thousandths_text(weights.of[colour], decimal_sign(), text[colour]);
  snprintf(right, sizeof right, "● %s  ▲ %s  ■ %s", text[GREEN], text[YELLOW], text[RED]);
  draw_head(canvas, 0,
            model->within_subgroups ? _("Ranking within each subgroup")
                                    : _("Ranking of the whole session"),
            right);
  draw_rule(canvas, 1, "");
}

static void draw_ranking(Canvas *canvas, const Ranking *ranking, const Model *model,
                         const World *world) {
  char hidden[NUMBER_TEXT_SIZE];
  int height = table_height(world);
  size_t last = ranking->count - 1;
  size_t focus = model->ranking_focus < last ? model->ranking_focus : last;
  size_t lines = line_of(ranking, ranking->count, model);
  size_t first = first_shown(line_of(ranking, focus, model), lines, (size_t)height);
  draw_lines(canvas, ranking, focus, first, height, model, world->state);
  draw_rule(canvas, ROWS_ABOVE + height, hidden_lines_text(first, lines, height, hidden));
  draw_focus(canvas, ROWS_ABOVE + height + 1, &ranking->standings[focus], world->state);
}

static void draw(Canvas *canvas, const Model *model, const World *world) {
  Error err;
  Ranking ranking = {0};
  char text[CANVAS_TEXT_SIZE];
  const bool hidden = results_hidden(world->state);
  Weights weights = roundtable_ranking_rule(world->state).weights;
  draw_title(canvas, model, weights);
  draw_hints(canvas, canvas->rows - 1, IN_RANKING);
  const char *sentence =
      hidden ? results_hidden_sentence(text) : _("Nothing has been put to the vote yet.");
  bool computed = hidden || ranking_compute(world->state, weights, &ranking, &err);
  if (!computed) sentence = err.text;
  ranking_sort(&ranking, model->order, model->within_subgroups);
  if (ranking.count > 0)
    draw_ranking(canvas, &ranking, model, world);
  else
    canvas_write_lines(canvas, ROWS_ABOVE, 2, canvas->columns - 4, 3, STYLE_PLAIN, sentence);
  ranking_free(&ranking);
}

const Screen ranking_screen = {
    .handle =
        {
            [ACTION_UP] = move_focus,
            [ACTION_DOWN] = move_focus,
            [ACTION_PAGE_UP] = move_focus,
            [ACTION_PAGE_DOWN] = move_focus,
            [ACTION_FIRST] = move_focus,
            [ACTION_LAST] = move_focus,
            [ACTION_SORT] = sort_otherwise,
            [ACTION_WITHIN_SUBGROUPS] = rank_otherwise,
            [ACTION_HELP] = show_help,
            [ACTION_BACK] = back,
        },
    .focus = focus_on_target,
    .draw = draw,
};
