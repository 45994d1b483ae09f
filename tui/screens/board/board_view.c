#include "tui/screens/board/board_view.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "tui/screens/screen.h"
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

void draw_centred(Canvas *canvas, int row, Style style, const char *text) {
  int room = canvas->columns - 2, width = canvas_width(text);
  int column = width < room ? (canvas->columns - width) / 2 : 1;
  canvas_write_within(canvas, row, column, room, style, text);
}

/* A text of one line stands in the middle. */
static int draw_title(Canvas *canvas, int row, int rows, const char *text) {
  int room = canvas->columns - 4;
  if (canvas_width(text) > room)
    return canvas_write_lines(canvas, row, 2, room, rows, STYLE_TITLE, text);
  draw_centred(canvas, row, STYLE_TITLE, text);
  return 1;
}

int draw_board_heading(Canvas *canvas, int row, int rows, const Roundtable *state) {
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

static const char *armed_sentence(Armed armed) {
  if (armed == ARMED_RANKING)
    return _("Ready to reveal the ranking: Enter or F5 shows the last one.");
  return _("Ready to reveal all totals: Enter or F5 shows them.");
}

/* A message may take the place of what lies above the keys. */
static void draw_foot(Canvas *canvas, const Model *model) {
  draw_message_over(canvas, model);
  if (model->message[0] == '\0' && model->armed != ARMED_NOTHING)
    canvas_write_lines(canvas, canvas->rows - ROWS_BELOW, 1, canvas->columns - 2, ROWS_BELOW - 1,
                       STYLE_MESSAGE, armed_sentence(model->armed));
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
