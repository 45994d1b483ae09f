#include "tui/screens/ranking/ranking_view.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/session/totals.h"
#include "tui/screens/screen.h"

enum { REMARK_LINES_MAX = 20, REMARK_AT = 3, BAND_AT = 1, ROWS_ABOVE_MOST = 3 };

/* A low screen has no rule under its head. */
static int rows_above(int rows, int columns) {
  return is_compact(rows, columns) ? ROWS_ABOVE_MOST - 1 : ROWS_ABOVE_MOST;
}

int ranking_table_height(const Model *model, const ViewData *data) {
  return data->rows - rows_above(data->rows, data->columns) - ranking_foot_height(model, data);
}

static void draw_head_line(Canvas *canvas, const Model *model, const Roundtable *state) {
  char right[CANVAS_TEXT_SIZE], title[CANVAS_TEXT_SIZE];
  RankingChoice choice = ranking_choice(model, state);
  const Finality finality = finality_with(state, choice.weights);
  ranking_weights_text(model, state, canvas->columns, right);
  int begin = canvas_write_right(canvas, 0, 1, canvas->columns - 2, STYLE_MUTED, right);
  int column = 1;
  if (!finality_is_final(&finality))
    column = canvas_write(canvas, 0, column, STYLE_TROUBLE, finality_mark(&finality)) + 1;
  canvas_write_within(canvas, 0, column, begin - 1 - column, STYLE_TITLE,
                      ranking_title(&choice, is_narrow(canvas->columns), title));
}

static void draw_heads(Canvas *canvas, int row, const RankingColumns *columns,
                       const RankingShown *shown) {
  char text[BRIEF_TEXT_SIZE];
  for (Colour colour = GREEN; colour < COLOUR_COUNT && columns->count_width > 0; colour++)
    canvas_write_right(canvas, row, columns->count_at[colour], columns->count_width,
                       colour_style(colour), colour_head(canvas, colour, text));
  for (size_t i = 0; i < columns->block_count; i++) {
    const RankingBlock *block = &columns->blocks[i];
    Style style = block->method == shown->list->choice.method ? STYLE_HEADING : STYLE_PLAIN;
    ranking_block_head(shown, block->method, columns->narrow, text);
    canvas_write_right(canvas, row, block->at, block->score_width + block->rank_width, style, text);
  }
  if (columns->move_width > 0) canvas_write(canvas, row, columns->move_at, STYLE_PLAIN, "↑↓");
  if (columns->earlier_width > 0)
    canvas_write_right(canvas, row, columns->earlier_at, columns->earlier_width, STYLE_PLAIN,
                       _("before"));
  if (columns->extent_width > 0)
    canvas_write_within(canvas, row, columns->extent_at,
                        columns->extent_width + columns->bar_width + 1, STYLE_PLAIN,
                        ranking_extent_head(shown, columns->narrow));
}

static void draw_blocks(Canvas *canvas, int row, const RankingColumns *columns,
                        const RankingShown *shown, const Standing *standing, Style style) {
  char text[BRIEF_TEXT_SIZE];
  for (size_t i = 0; i < columns->block_count; i++) {
    const RankingBlock *block = &columns->blocks[i];
    bool orders = block->method == shown->list->choice.method;
    canvas_write_right(canvas, row, block->at, block->score_width, style,
                       ranking_score_text(shown, standing, block->method, text));
    canvas_write_right(canvas, row, block->at + block->score_width + 1, block->rank_width,
                       orders ? STYLE_FOCUS : style,
                       ranking_rank_text(shown, standing, block->method, text));
  }
  if (columns->move_width > 0)
    canvas_write(canvas, row, columns->move_at, STYLE_FOCUS,
                 ranking_move_text(shown, standing, text));
}

static void draw_extent(Canvas *canvas, int row, const RankingColumns *columns,
                        const RankingShown *shown, size_t place, Style style) {
  char text[BRIEF_TEXT_SIZE];
  const Standing *standing = &shown->list->ranking.standings[place];
  bool margins = shown->model->ranking.margins;
  if (columns->extent_width == 0) return;
  canvas_write_right(canvas, row, columns->extent_at, columns->extent_width, style,
                     margins ? ranking_margin_text(shown, place, text)
                             : ranking_interval_text(shown, standing, text));
  const Interval *interval = ranking_interval_of(shown, standing);
  if (columns->bar_width == 0 || interval == NULL) return;
  uint32_t ranks = ranking_rows_ranks(shown->list);
  draw_ranking_bar(canvas, row, columns->bar_at, ranking_bar_width(ranks, columns->bar_width),
                   ranks, interval, style);
}

/* Returns the bracket around a band; none for a band of one. */
static const char *bracket_of(const RankingRows *list, size_t place) {
  bool begins = ranking_rows_begins_band(list, place);
  bool ends = place + 1 == list->ranking.count || ranking_rows_begins_band(list, place + 1);
  if (begins) return ends ? " " : "┌";
  return ends ? "└" : "│";
}

static void draw_signs(Canvas *canvas, int row, const RankingShown *shown, size_t place,
                       bool in_focus) {
  const RankingRows *list = shown->list;
  uint32_t marked = shown->model->ranking.marked;
  if (list->ranking.standings[place].recommendation == marked)
    canvas_write(canvas, row, 0, STYLE_FOCUS, "*");
  if (in_focus) canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
  if (in_focus) canvas_set_cursor(canvas, row, 0);
  if (list->choice.method < MAIN_RANKINGS)
    canvas_write(canvas, row, BAND_AT, STYLE_RULE, bracket_of(list, place));
}

static void draw_standing(Canvas *canvas, int row, const RankingColumns *columns,
                          const RankingShown *shown, size_t place, bool in_focus) {
  Style style = in_focus ? STYLE_FOCUS : STYLE_PLAIN;
  const Roundtable *state = shown->data->state;
  const Standing *standing = &shown->list->ranking.standings[place];
  const Recommendation *what = roundtable_recommendation(state, standing->recommendation);
  const Parts parts = parts_of(what);
  draw_signs(canvas, row, shown, place, in_focus);
  canvas_write_within(canvas, row, columns->reference_at, columns->reference_width, style,
                      reference_shown(state, what).text);
  canvas_write_within(canvas, row, columns->title_at, columns->title_width, style,
                      what->text[RECOMMENDATION_TITLE]);
  for (Colour colour = GREEN; colour < COLOUR_COUNT && columns->count_width > 0; colour++)
    canvas_write_right(canvas, row, columns->count_at[colour], columns->count_width, style,
                       parts_shown(&parts, colour).text);
  draw_blocks(canvas, row, columns, shown, standing, style);
  if (columns->earlier_width > 0)
    canvas_write_right(canvas, row, columns->earlier_at, columns->earlier_width, style,
                       what->text[RECOMMENDATION_EARLIER_RANK]);
  draw_extent(canvas, row, columns, shown, place, style);
}

static size_t line_of(const RankingRows *list, size_t place) {
  size_t line = place;
  /* Returns how many heading lines are between a place and the previous one. */
  for (size_t i = 0; i <= place && i < list->ranking.count; i++)
    line += (ranking_rows_begins_subgroup(list, i) ? 1U : 0) +
            (ranking_rows_begins_few(list, i) ? 1U : 0);
  return line;
}

static void draw_subgroup_title(Canvas *canvas, int row, const Subgroup *subgroup) {
  int column = canvas_write(canvas, row, 1, STYLE_HEADING, subgroup->text[SUBGROUP_CODE]) + 1;
  canvas_write_rest(canvas, row, column, STYLE_HEADING, subgroup->text[SUBGROUP_TITLE]);
}

/* A part of the screen's lines; anything outside is not drawn. */
typedef struct Window {
  int top, height;
} Window;

static bool is_in(Window window, int row) {
  return row >= window.top && row < window.top + window.height;
}

/* Draws the headings before a place; returns the row of the place itself. */
static int draw_headings(Canvas *canvas, Window window, int row, const RankingShown *shown,
                         size_t place) {
  const RankingRows *list = shown->list;
  uint32_t subgroup = list->ranking.standings[place].subgroup;
  if (ranking_rows_begins_subgroup(list, place)) {
    if (is_in(window, row))
      draw_subgroup_title(canvas, row, roundtable_subgroup(shown->data->state, subgroup));
    row++;
  }
  if (!ranking_rows_begins_few(list, place)) return row;
  if (is_in(window, row)) {
    canvas_format(canvas, row, 1, STYLE_HEADING, _("fewer than %d dots: not ranked this way"),
                  FLOOR_OF_DOTS);
  }
  return row + 1;
}

/* Draws the remarks under the list, each after a blank line. With canvas NULL only measures them.
 */
static int put_remarks(Canvas *canvas, int row, int columns, const RankingShown *shown) {
  char text[WITHDRAWN_TEXT_SIZE];
  const char *remark;
  int begin = row;
  for (size_t at = 0; at < RANKING_REMARKS; at++) {
    remark = ranking_remark(shown, at, text);
    if (remark != NULL)
      row += 1 + canvas_write_lines(canvas, row + 1, REMARK_AT, columns - REMARK_AT - 1,
                                    REMARK_LINES_MAX, STYLE_MUTED, remark);
  }
  return row - begin;
}

static void draw_lines(Canvas *canvas, Window window, const RankingShown *shown, size_t focus,
                       size_t first) {
  RankingColumns columns = ranking_columns(shown, canvas->columns);
  int row = window.top - (int)first;
  for (size_t place = 0; place < shown->list->ranking.count; place++, row++) {
    row = draw_headings(canvas, window, row, shown, place);
    if (!is_in(window, row)) continue;
    draw_standing(canvas, row, &columns, shown, place, place == focus);
    set_line_target(canvas, row, (uint32_t)place);
  }
  put_remarks(canvas, row, canvas->columns, shown);
  clear_rows(canvas, 1, window.top);
  if (window.top == ROWS_ABOVE_MOST) draw_rule(canvas, 1, "");
  draw_heads(canvas, window.top - 1, &columns, shown);
}

static void draw_list(Canvas *canvas, const RankingShown *shown) {
  char hidden[BRIEF_TEXT_SIZE];
  const RankingRows *list = shown->list;
  Window window = {rows_above(canvas->rows, canvas->columns),
                   ranking_table_height(shown->model, shown->data)};
  size_t last = list->ranking.count - 1, asked = shown->model->ranking_focus;
  size_t focus = asked < last ? asked : last;
  size_t lines =
      line_of(list, list->ranking.count) + (size_t)put_remarks(NULL, 0, canvas->columns, shown);
  size_t first = first_shown(line_of(list, focus), lines, (size_t)window.height);
  draw_lines(canvas, window, shown, focus, first);
  clear_rows(canvas, window.top + window.height, canvas->rows);
  hidden_lines_text(first, lines, window.height, hidden);
  draw_ranking_foot(canvas, shown, focus, hidden);
}

void draw_ranking(Canvas *canvas, const Model *model, const ViewData *data) {
  Error err;
  RankingRows list = {0};
  char text[CANVAS_TEXT_SIZE];
  const RankingShown shown = {model, data, &list};
  const bool hidden = view_data_hides(data);
  const char *sentence =
      hidden ? results_hidden_sentence(text) : _("Nothing has been put to the vote yet.");
  if (!hidden && !ranking_rows_open(data->state, ranking_choice(model, data->state), &list, &err)) {
    snprintf(text, sizeof text, "%s.", err.text);
    sentence = text;
  }
  if (list.ranking.count > 0)
    draw_list(canvas, &shown);
  else {
    draw_rule(canvas, 1, "");
    canvas_write_lines(canvas, ROWS_ABOVE_MOST, 2, canvas->columns - 4,
                       canvas->rows - ROWS_ABOVE_MOST - 1, STYLE_PLAIN, sentence);
  }
  draw_head_line(canvas, model, data->state);
  draw_hints(canvas, canvas->rows - hints_height(model, data), model, data);
  ranking_rows_close(&list);
}
