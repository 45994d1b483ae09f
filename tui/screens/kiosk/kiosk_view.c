/* How a ballot looks to the voter in the kiosk. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "tui/screens/kiosk/kiosk.h"
#include "tui/screens/widgets/paper_view.h"
#include "tui/screens/widgets/widgets.h"

enum {
  ROWS_ABOVE = 2,
  ROWS_ABOVE_COMPACT = 1,
  LINES_BELOW_SENTENCE = 2,
  SENTENCE_LINES = 2,
  TITLE_LINES_MAX = 4
};

static int rows_above(const ViewData *data) {
  return is_compact(data->rows, data->columns) ? ROWS_ABOVE_COMPACT : ROWS_ABOVE;
}

static int foot_row(const ViewData *data) {
  return data->rows - LINES_BELOW_SENTENCE - SENTENCE_LINES;
}

int kiosk_table_height(const ViewData *data) {
  int heading_and_rule = is_compact(data->rows, data->columns) ? 1 : 2;
  return foot_row(data) - rows_above(data) - heading_and_rule;
}

/* Which subgroup is shown, where there are several to vote on. */
static void draw_title(Canvas *canvas, const Model *model, const Subgroup *subgroup) {
  char right[CANVAS_TEXT_SIZE] = "", key[KEYS_TEXT_SIZE];
  const char *code = subgroup->text[SUBGROUP_CODE];
  if (model->kiosk.subgroup == WHOLE_SESSION && code[0] != '\0')
    snprintf(right, sizeof right, _("subgroup %s · %s: others"), code,
             first_key_text(KEY_NEXT_SUBGROUP, key));
  int begin = canvas_write_right(canvas, 0, 1, canvas->columns - 2, STYLE_MUTED, right);
  canvas_write_within(canvas, 0, 1, begin - 3, STYLE_TITLE, _("Your ballot"));
}

static int draw_dots_here(Canvas *canvas, int row, const KioskController *kiosk,
                          const Recommendation *one) {
  const uint8_t *dots = paper_dots(&kiosk->paper, one->number);
  int column = canvas_write(canvas, row, 2, STYLE_TITLE, _("Your dots here:")) + 1;
  canvas_set_cursor(canvas, row, column);
  if (one->status == STATUS_WITHDRAWN)
    canvas_write(canvas, row, column, STYLE_MUTED, _("withdrawn"));
  else if (one->status != STATUS_VOTABLE)
    canvas_write(canvas, row, column, STYLE_MUTED, _("not for the vote"));
  else if (paper_dots_width(dots) == 0)
    canvas_write(canvas, row, column, STYLE_MUTED, _("none"));
  else
    draw_paper_dots(canvas, row, column, dots);
  return row + 1;
}

/* One recommendation with all that is said of it. */
static void draw_one(Canvas *canvas, int row, int end, const Model *model, const ViewData *data) {
  char text[CANVAS_TEXT_SIZE], place[NUMBER_TEXT_SIZE];
  const Subgroup *subgroup = model_subgroup(model, data->state);
  const Recommendation *one = model_recommendation(model, data->state);
  int width = canvas->columns - 4;
  if (one == NULL) return;
  snprintf(place, sizeof place, "%s / %s",
           count_shown(place_in_subgroup(subgroup, one->number) + 1).text,
           count_shown(subgroup->recommendation_count).text);
  canvas_write_right(canvas, row, 2, width, STYLE_MUTED, place);
  canvas_write_within(canvas, row, 2, width - canvas_width(place) - 2, STYLE_HEADING,
                      subgroup->text[SUBGROUP_TITLE]);
  snprintf(text, sizeof text, "%s · %s", one->code, one->text[RECOMMENDATION_TITLE]);
  int lines = end - row - 3 < TITLE_LINES_MAX ? end - row - 3 : TITLE_LINES_MAX;
  row += 1 + canvas_write_lines(canvas, row + 1, 2, width, lines, STYLE_FOCUS, text);
  row = draw_dots_here(canvas, row, &model->kiosk, one);
  if (end - row > 1)
    canvas_write_lines(canvas, row + 1, 2, width, end - row - 1, STYLE_PLAIN,
                       one->text[RECOMMENDATION_DETAIL]);
}

static void draw_sentence(Canvas *canvas, int row, const Model *model) {
  int width = canvas->columns - 2;
  Style style = model->message_is_trouble ? STYLE_TROUBLE : STYLE_MESSAGE;
  if (model->message[0] != '\0')
    canvas_write_lines(canvas, row, 1, width, SENTENCE_LINES, style, model->message);
  else
    canvas_write_lines(canvas, row, 1, width, SENTENCE_LINES, STYLE_MUTED,
                       _("Not handed in yet; erased after three minutes without a key."));
}

static void draw_filling_in(Canvas *canvas, const Model *model, const ViewData *data) {
  const Roundtable *state = data->state;
  const Subgroup *subgroup = model_subgroup(model, state);
  PaperLook look = {.paper = &model->kiosk.paper};
  bool compact = is_compact(canvas->rows, canvas->columns);
  int row = rows_above(data), foot = foot_row(data);
  if (subgroup == NULL) return;
  draw_title(canvas, model, subgroup);
  if (!compact) draw_rule(canvas, 1, "");
  if (model->kiosk.one_a_page)
    draw_one(canvas, row, foot - !compact, model, data);
  else
    draw_paper(canvas, row, kiosk_table_height(data), state, subgroup,
               model_recommendation(model, state), &look);
  if (!compact) draw_rule(canvas, foot - 1, "");
  draw_sentence(canvas, foot, model);
  draw_paper_left(canvas, data->rows - 2, state, subgroup, &model->kiosk.paper, true);
  draw_hints(canvas, data->rows - 1, IN_KIOSK);
}

void draw_kiosk(Canvas *canvas, const Model *model, const ViewData *data) {
  if (model->kiosk.page == KIOSK_BALLOT)
    draw_filling_in(canvas, model, data);
  else
    draw_kiosk_page(canvas, model, data);
}
