#include "tui/screens/board/board_view.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/acts/vote.h"
#include "sessions/event_text/labels.h"

enum { ROWS_ABOVE = 1, ROWS_BELOW = 3, LEGEND_GAP = 3, ROWS_A_SIZE = 12 };

/* What a board is about. */

Board board_shown(const Model *model, const Roundtable *state) {
  Board board = board_in_view(state);
  if (model == NULL || !model->board_is_pinned) return board;
  board.view = model->board_pinned.view;
  board.subject = model->board_pinned.subject;
  return board;
}

const Recommendation *board_recommendation(const Model *model, const Roundtable *state) {
  const Board board = board_shown(model, state);
  return board.view == BOARD_RECOMMENDATION ? roundtable_recommendation(state, board.subject)
                                            : NULL;
}

const Subgroup *board_subgroup(const Model *model, const Roundtable *state) {
  const Board board = board_shown(model, state);
  const Recommendation *recommendation = board_recommendation(model, state);
  if (recommendation != NULL) return roundtable_subgroup(state, recommendation->subgroup);
  return board.view == BOARD_SUBGROUP ? roundtable_subgroup(state, board.subject) : NULL;
}

void draw_centred(Canvas *canvas, int row, Style style, const char *format, ...) {
  char text[CANVAS_TEXT_SIZE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  int room = canvas->columns - 2, width = canvas_width(text);
  int column = width < room ? (canvas->columns - width) / 2 : 1;
  canvas_write_within(canvas, row, column, room, style, text);
}

int draw_board_title(Canvas *canvas, int row, int rows, const char *text) {
  int room = canvas->columns - 4;
  if (canvas_width(text) > room)
    return canvas_write_lines(canvas, row, 2, room, rows, STYLE_TITLE, text);
  draw_centred(canvas, row, STYLE_TITLE, "%s", text);
  return 1;
}

const char *board_vote_words(const Subgroup *subgroup) {
  if (subgroup->status != SUBGROUP_HELD) return _("not held");
  if (subgroup->vote == VOTE_CLOSED) return _("vote closed");
  return subgroup->vote == VOTE_OPEN ? _("vote open") : "";
}

/* Unless the title then takes more than its line. */
static void add_vote_words(char text[CANVAS_TEXT_SIZE], int width, const Subgroup *subgroup) {
  const char *words = board_vote_words(subgroup);
  if (canvas_width(text) + 3 + canvas_width(words) <= width)
    string_join(text, CANVAS_TEXT_SIZE, " · ", words);
}

int draw_board_heading(Canvas *canvas, int row, int rows, const Model *model,
                       const Roundtable *state) {
  char text[CANVAS_TEXT_SIZE];
  const Subgroup *subgroup = board_subgroup(model, state);
  const Recommendation *recommendation = board_recommendation(model, state);
  if (subgroup == NULL)
    return draw_board_title(canvas, row, rows, roundtable_text(state, SESSION_TITLE));
  const char *code = recommendation != NULL ? recommendation->code : subgroup->text[SUBGROUP_CODE];
  const char *title = recommendation != NULL ? recommendation->text[RECOMMENDATION_TITLE]
                                             : subgroup->text[SUBGROUP_TITLE];
  if (code[0] == '\0' && title[0] == '\0') title = roundtable_text(state, SESSION_TITLE);
  const bool withdrawn = recommendation != NULL && recommendation->status == STATUS_WITHDRAWN;
  snprintf(text, sizeof text, "%s%s%s%s%s", code, code[0] != '\0' && title[0] != '\0' ? " · " : "",
           withdrawn ? _("withdrawn") : "", withdrawn ? " · " : "", title);
  if (recommendation == NULL && roundtable_board(state).curtain)
    add_vote_words(text, canvas->columns - 4, subgroup);
  return draw_board_title(canvas, row, rows, text);
}

static int legend_width(const Roundtable *state, bool brief) {
  int width = 0;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    width += 2 + canvas_width(dot_label(state, colour, brief)) + LEGEND_GAP;
  return width - LEGEND_GAP;
}

void draw_legend(Canvas *canvas, int row, const Roundtable *state) {
  bool brief = legend_width(state, false) > canvas->columns - 2;
  int column = (canvas->columns - legend_width(state, brief)) / 2;
  if (column < 1) column = 1;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++) {
    column = canvas_write(canvas, row, column, colour_style(colour), colour_sign(colour)) + 1;
    column = canvas_write(canvas, row, column, STYLE_PLAIN, dot_label(state, colour, brief)) +
             LEGEND_GAP;
  }
}

int board_digit_rows(const Canvas *canvas) {
  const int sizes = canvas->rows / ROWS_A_SIZE - 1;
  return DIGIT_ROWS * (sizes > 1 ? sizes : 1);
}

static const char *armed_sentence(Armed armed, const Roundtable *state,
                                  char text[CANVAS_TEXT_SIZE]) {
  const char *key = first_key_shown(KEY_ARM_TOTALS).text;
  if (armed == ARMED_TOTALS)
    snprintf(text, CANVAS_TEXT_SIZE,
             _("Ready to reveal all results: Enter or F5 shows them; %s: the first %s."), key,
             number_shown(roundtable_top(state)).text);
  else if (armed == ARMED_TOP)
    snprintf(text, CANVAS_TEXT_SIZE,
             _("Ready to reveal the first %s, from the last of them: Enter or F5 begins; %s: the "
               "whole ranking."),
             number_shown(roundtable_top(state)).text, key);
  else
    snprintf(text, CANVAS_TEXT_SIZE,
             _("Ready to reveal the ranking: Enter or F5 shows the last one; %s: nothing yet."),
             key);
  return text;
}

/* A message may cover what is above the keys. */
static void draw_foot(Canvas *canvas, const Model *model, const ViewData *data) {
  char text[CANVAS_TEXT_SIZE];
  draw_message_over(canvas, canvas->rows - 1, model);
  if (model->message[0] == '\0' && model->armed != ARMED_NOTHING)
    canvas_write_lines(canvas, canvas->rows - ROWS_BELOW, 1, canvas->columns - 2, ROWS_BELOW - 1,
                       STYLE_MESSAGE, armed_sentence(model->armed, data->state, text));
  draw_hints(canvas, canvas->rows - 1, model, data);
}

void draw_board(Canvas *canvas, const Model *model, const ViewData *data) {
  int height = canvas->rows - ROWS_ABOVE - ROWS_BELOW;
  Board board = roundtable_board(data->state);
  if (model->is_blank) return;
  if (board.curtain)
    draw_waiting_board(canvas, ROWS_ABOVE, height, model, data);
  else
    draw_revealed_board(canvas, ROWS_ABOVE, height, model, data);
  draw_foot(canvas, model, data);
}
