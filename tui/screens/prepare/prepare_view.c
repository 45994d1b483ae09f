#include "tui/screens/prepare/prepare_view.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/codes.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/agenda_entry.h"
#include "tui/screens/widgets/pending.h"
#include "tui/screens/widgets/widgets.h"

enum {
  ROWS_ABOVE = 2,
  ROWS_BELOW = 2, /* the rule, the keys */
  LINES_MAX = 256,
  LABEL_WIDTH = 22,
  LABEL_WIDTH_COMPACT = 13,
  CODE_WIDTH = 6
};

int prepare_height(const Model *model, const ViewData *data) {
  return data->rows - ROWS_ABOVE - ROWS_BELOW - message_height(model, data->columns) -
         pending_height(data->columns, data);
}

static bool is_code(OutlineKind kind) {
  return kind == OUTLINE_SUBGROUP || kind == OUTLINE_RECOMMENDATION;
}

static int indent_of(const Roundtable *state, OutlineLine line) {
  if (line.kind == OUTLINE_RECOMMENDATION) {
    const Recommendation *one = roundtable_recommendation(state, line.subject);
    return one != NULL && one->parent != 0 ? 6 : 4;
  }
  if (outline_same(outline_owner(line), line)) return 2;
  return outline_owner(line).kind == OUTLINE_RECOMMENDATION ? 10 : 4;
}

static const char *fold_sign(OutlineLine line, OutlineLine unfolded) {
  if (!outline_same(outline_owner(line), line) || line.kind == OUTLINE_RECOMMENDATION) return "";
  return outline_same(line, unfolded) ? "- " : "+ ";
}

static Style style_of(OutlineLine line, bool in_focus) {
  if (in_focus) return STYLE_FOCUS;
  return outline_same(outline_owner(line), line) && line.kind != OUTLINE_RECOMMENDATION
             ? STYLE_TITLE
             : STYLE_PLAIN;
}

static void draw_line(Canvas *canvas, int row, const Model *model, const Roundtable *state,
                      OutlineLine line, bool in_focus) {
  char text[OUTLINE_TEXT_SIZE];
  Style style = style_of(line, in_focus);
  int width = is_narrow(canvas->columns) ? LABEL_WIDTH_COMPACT : LABEL_WIDTH;
  int column = indent_of(state, line);
  if (in_focus) canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
  if (in_focus) canvas_set_cursor(canvas, row, column);
  column = canvas_write(canvas, row, column, style, fold_sign(line, model->preparation.unfolded));
  outline_label(state, line, text);
  if (is_code(line.kind)) {
    int end = canvas_write(canvas, row, column, style, text) + 1;
    column = end > column + CODE_WIDTH ? end : column + CODE_WIDTH;
  } else {
    canvas_write_within(canvas, row, column, width, style, text);
    column += width + 1;
  }
  canvas_write_within(canvas, row, column, canvas->columns - column - 1, style,
                      outline_words(state, line, text));
}

static void draw_outline(Canvas *canvas, const Model *model, const Roundtable *state, size_t first,
                         int height, size_t focus) {
  OutlineLine lines[LINES_MAX];
  size_t room = height < LINES_MAX ? (size_t)height : LINES_MAX;
  size_t count = outline_lines(state, model->preparation.unfolded, first, lines, room);
  for (size_t i = 0; i < room && first + i < count; i++) {
    draw_line(canvas, ROWS_ABOVE + (int)i, model, state, lines[i], first + i == focus);
    set_line_target(canvas, ROWS_ABOVE + (int)i, (uint32_t)(first + i));
  }
}

static void draw_foot(Canvas *canvas, int row, const Model *model, const ViewData *data) {
  char text[OUTLINE_TEXT_SIZE];
  if (model->message[0] != '\0')
    draw_message(canvas, row, model);
  else if (is_preparing_entry(model->entry))
    draw_preparing_entry(canvas, row, model, data->state);
  else
    canvas_write_within(canvas, row, 1, canvas->columns - 2, STYLE_MUTED,
                        outline_words(data->state, model_line(model, data->state), text));
  row += message_height(model, canvas->columns);
  draw_pending(canvas, row, data);
  draw_hints(canvas, row + pending_height(canvas->columns, data), model_situation(model));
}

void draw_prepare(Canvas *canvas, const Model *model, const ViewData *data) {
  char hidden[NUMBER_TEXT_SIZE];
  const Roundtable *state = data->state;
  int height = prepare_height(model, data);
  OutlineLine line = model_line(model, state), unfolded = model->preparation.unfolded;
  size_t count = outline_lines(state, unfolded, 0, NULL, 0);
  size_t focus = outline_place(state, unfolded, line);
  size_t first = first_shown(focus, count, (size_t)height);
  draw_head(canvas, 0, roundtable_text(state, SESSION_TITLE), _("Agenda"));
  draw_rule(canvas, 1, "");
  draw_outline(canvas, model, state, first, height, focus);
  draw_rule(canvas, ROWS_ABOVE + height, hidden_lines_text(first, count, height, hidden));
  draw_foot(canvas, ROWS_ABOVE + height + 1, model, data);
}
