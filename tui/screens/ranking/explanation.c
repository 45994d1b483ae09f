/* Explains a recommendation's rank, or compares two, in sentences fit to be quoted. */
#include "sessions/export/explanation.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/session/totals.h"
#include "tui/screens/ranking/ranking_view.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"

enum { ROWS_ABOVE = 2, ROWS_BELOW = 2, TEXT_AT = 1, SENTENCE_LINES_MAX = 60 };

/* Where sentences go: onto a canvas from a row on, which may be above it; or, with NULL, nowhere,
 * only to be measured. */
typedef struct Page {
  Canvas *canvas;
  int row, columns;
} Page;

/* Separates sentences by a blank line if there is room. */
static void put_sentence(void *context, const char *sentence) {
  Page *page = context;
  bool close = is_narrow(page->columns);
  if (close && page->canvas != NULL)
    canvas_write(page->canvas, page->row, TEXT_AT, STYLE_MUTED, "·");
  int column = close ? TEXT_AT + 2 : TEXT_AT;
  page->row += canvas_write_lines(page->canvas, page->row, column, page->columns - column - 1,
                                  SENTENCE_LINES_MAX, STYLE_PLAIN, sentence);
  if (!close) page->row++;
}

/* Methods other than the main ones have no neighbours to explain. */
static ExplainContext explain_context_of(const ViewData *data, const RankingRows *list) {
  int64_t own = roundtable_ranking_rule(data->state).method;
  RankingMethod method = list->choice.method;
  return (ExplainContext){.roundtable = data->state,
                          .ranking = &list->ranking,
                          .weights = list->choice.weights,
                          .method = method < MAIN_RANKINGS ? method : (RankingMethod)own};
}

static void put_one(Page *page, const ViewData *data, const RankingRows *list, size_t place) {
  const ExplainContext about = explain_context_of(data, list);
  const Standing *standing = &list->ranking.standings[place];
  const KnownIntervals *known = &data->intervals;
  bool is_known = known->of != NULL && standing->index < known->count &&
                  known->of[standing->index].overall.best != 0;
  const RankInterval *interval = is_known ? &known->of[standing->index] : NULL;
  explain_rank(&about, standing, interval, put_sentence, page);
  if (interval == NULL && intervals_pending(data))
    put_sentence(page, _("Its rank under other weights is still being computed."));
}

static void put_list(Page *page, const Model *model, const ViewData *data,
                     const RankingRows *list) {
  const ExplainContext about = explain_context_of(data, list);
  size_t one = ranking_rows_place(list, model->ranking.explained);
  size_t other = ranking_rows_place(list, model->ranking.other);
  const Standing *standings = list->ranking.standings;
  if (one == list->ranking.count || (model->ranking.other != 0 && other == list->ranking.count))
    put_sentence(page, _("It is no longer put to the vote, and has no rank."));
  else if (model->ranking.other != 0)
    explain_pair(&about, &standings[one], &standings[other], put_sentence, page);
  else
    put_one(page, data, list, one);
}

/* If the method refuses the session, uses the main rankings. */
static bool open_main(const Model *model, const Roundtable *state, RankingRows *list, Error *err) {
  RankingChoice choice = ranking_choice(model, state);
  if (choice.method >= MAIN_RANKINGS)
    choice.method = (RankingMethod)roundtable_ranking_rule(state).method;
  return ranking_rows_open(state, choice, list, err);
}

/* Returns the row after the last line. */
static int put_page(Canvas *canvas, int row, int columns, const Model *model,
                    const ViewData *data) {
  Error err;
  RankingRows list;
  char text[CANVAS_TEXT_SIZE];
  Page page = {canvas, row, columns};
  if (results_hidden(data->state)) {
    put_sentence(&page, results_hidden_sentence(text));
  } else if (!open_main(model, data->state, &list, &err)) {
    put_sentence(&page, err.text);
  } else {
    put_list(&page, model, data, &list);
    ranking_rows_close(&list);
  }
  return page.row;
}

static int page_height(const ViewData *data) {
  return data->rows - ROWS_ABOVE - ROWS_BELOW;
}

static size_t line_count(const Model *model, const ViewData *data) {
  return (size_t)put_page(NULL, 0, data->columns, model, data);
}

static Effect scroll(Model *model, const ViewData *data, KeyPress press) {
  const int height = page_height(data);
  size_t *top = &model->ranking.explanation_top;
  *top = top_moved(*top, line_count(model, data), height, height - 1, press.argument);
  return nothing;
}

static Effect back(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->screen = SCREEN_RANKING;
  return nothing;
}

static ReferenceText reference_of(const Roundtable *state, uint32_t number) {
  const Recommendation *one = roundtable_recommendation(state, number);
  if (one == NULL) return (ReferenceText){"–"};
  return reference_shown(state, one);
}

static void title_text(const Model *model, const Roundtable *state, char text[CANVAS_TEXT_SIZE]) {
  if (model->ranking.other == 0)
    snprintf(text, CANVAS_TEXT_SIZE, _("The rank of %s"),
             reference_of(state, model->ranking.explained).text);
  else
    snprintf(text, CANVAS_TEXT_SIZE, _("%s and %s"),
             reference_of(state, model->ranking.explained).text,
             reference_of(state, model->ranking.other).text);
}

static void draw_frame(Canvas *canvas, const Model *model, const ViewData *data) {
  char title[CANVAS_TEXT_SIZE], weights[CANVAS_TEXT_SIZE];
  clear_rows(canvas, 0, 1);
  title_text(model, data->state, title);
  ranking_weights_text(model, data->state, canvas->columns, weights);
  int begin = canvas_write_right(canvas, 0, 1, canvas->columns - 2, STYLE_MUTED, weights);
  int column = 1;
  Finality finality = finality_of(data->state);
  finality.simulated = model->ranking.simulates;
  if (!finality_is_final(&finality))
    column = canvas_write(canvas, 0, column, STYLE_TROUBLE, finality_mark(&finality)) + 1;
  canvas_write_within(canvas, 0, column, begin - 1 - column, STYLE_TITLE, title);
  draw_rule(canvas, 1, "");
  clear_rows(canvas, canvas->rows - 1, canvas->rows);
  draw_hints(canvas, canvas->rows - 1, model, data);
  canvas_set_cursor(canvas, ROWS_ABOVE, TEXT_AT);
}

static void draw(Canvas *canvas, const Model *model, const ViewData *data) {
  char hidden[BRIEF_TEXT_SIZE];
  const size_t lines = line_count(model, data);
  const size_t top = top_shown(model->ranking.explanation_top, lines, page_height(data));
  put_page(canvas, ROWS_ABOVE - (int)top, canvas->columns, model, data);
  hidden_lines_text(top, lines, page_height(data), hidden);
  draw_rule(canvas, canvas->rows - ROWS_BELOW, hidden);
  draw_frame(canvas, model, data);
}

static const Binding keys[] = {
    MOVING_KEYS(IN_EXPLANATION, scroll),
    BACK_KEY(IN_EXPLANATION, back),
};

const Screen explanation_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .draw = draw,
};
