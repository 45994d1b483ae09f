#include "tui/screens/widgets/pending.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "tui/screens/widgets/phase.h"

enum { PENDING_TEXT_SIZE = EVENT_TEXT_SIZE + KEYS_TEXT_SIZE };

static const char *undo_text(const Pending *undo, char text[PENDING_TEXT_SIZE]) {
  char key[KEYS_TEXT_SIZE];
  first_key_text(KEY_UNDO, key);
  text[0] = '\0';
  if (undo->act != 0) snprintf(text, PENDING_TEXT_SIZE, _("%s undoes « %s »"), key, undo->name);
  return text;
}

static const char *redo_text(const Pending *redo, char text[PENDING_TEXT_SIZE]) {
  char key[KEYS_TEXT_SIZE];
  first_key_text(KEY_REDO, key);
  text[0] = '\0';
  if (redo->act != 0) snprintf(text, PENDING_TEXT_SIZE, _("%s redoes « %s »"), key, redo->name);
  return text;
}

static int pending_width(const ViewData *data) {
  char undo[PENDING_TEXT_SIZE], redo[PENDING_TEXT_SIZE], clock[NUMBER_TEXT_SIZE];
  int width =
      canvas_width(undo_text(&data->undo, undo)) + 2 + canvas_width(redo_text(&data->redo, redo));
  if (is_compact(data->rows, data->columns) && phase_brief_text(data, clock)[0] != '\0')
    width += 2 + canvas_width(clock);
  return width;
}

int pending_height(int columns, const ViewData *data) {
  bool both = data->undo.act != 0 && data->redo.act != 0;
  return both && is_narrow(columns) && pending_width(data) > columns - 2 ? 2 : 1;
}

static void draw_redo(Canvas *canvas, int row, int column, int width, const char *redo) {
  int end = canvas_write_within(canvas, row, column, width, STYLE_PLAIN, redo);
  set_key_target(canvas, row, column, end - column, 0, keys_first(KEY_REDO));
}

/* Where there is no head the time stands here. Each gets the half of the line that the other one
 * leaves free, and more where there is more. */
void draw_pending(Canvas *canvas, int row, const ViewData *data) {
  char undo[PENDING_TEXT_SIZE], redo[PENDING_TEXT_SIZE], clock[NUMBER_TEXT_SIZE] = "";
  undo_text(&data->undo, undo);
  redo_text(&data->redo, redo);
  bool apart = pending_height(canvas->columns, data) > 1;
  if (apart) draw_redo(canvas, row + 1, 1, canvas->columns - 2, redo);
  if (apart) redo[0] = '\0';
  if (is_compact(canvas->rows, canvas->columns)) phase_brief_text(data, clock);
  int end = canvas_write_right(canvas, row, 1, canvas->columns - 2, STYLE_TITLE, clock);
  int room = (clock[0] != '\0' ? end - 2 : canvas->columns - 1) - 1,
      redo_width = canvas_width(redo);
  int left = room - redo_width - (redo_width > 0 ? 2 : 0);
  if (left < canvas_width(undo) && left < room / 2) left = room / 2;
  int column = canvas_write_within(canvas, row, 1, left, STYLE_PLAIN, undo);
  set_key_target(canvas, row, 1, column - 1, 0, keys_first(KEY_UNDO));
  column += undo[0] != '\0' ? 2 : 0;
  draw_redo(canvas, row, column, room + 1 - column, redo);
}
