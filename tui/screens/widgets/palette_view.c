/* The palette: at the foot of any screen, the keys that work there, found by a few letters. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/binding.h"

enum {
  ROWS_BELOW = 2, /* the typed letters, the keys */
  KEYS_AT = 2,
  KEYS_WIDTH = 11,
  LINES_MAX = 4
};

/* Draws a key's line, or with canvas NULL only measures it. Returns the row after it. */
static int put_key(Canvas *canvas, int row, int columns, const Binding *binding, Style style) {
  int column = KEYS_AT + KEYS_WIDTH + 1;
  if (canvas != NULL)
    canvas_write_within(canvas, row, KEYS_AT, KEYS_WIDTH, STYLE_KEY,
                        keys_shown(binding->keys).text);
  return row + canvas_write_lines(canvas, row, column, columns - column - 1, LINES_MAX, style,
                                  _(binding->help));
}

/* Returns the first row to draw so that the one in focus is fully visible. */
static size_t first_drawn(const Binding *const *rows, size_t focus, int columns, int height) {
  size_t first = focus + 1;
  int left = height;
  while (first > 0 && left >= 0)
    left -= put_key(NULL, 0, columns, rows[--first], STYLE_PLAIN);
  return left < 0 && first < focus ? first + 1 : first;
}

/* A line that does not fit whole is left out. */
static void draw_keys(Canvas *canvas, int row, int height, const Model *model) {
  const Binding *rows[BINDINGS_MAX];
  const Situation situation = model_situation_beneath_palette(model);
  const size_t count = palette_rows(&model->palette, situation, rows);
  const size_t focus = model->palette.focus;
  const int end = row + height;
  if (count == 0)
    canvas_write_within(canvas, row, KEYS_AT, canvas->columns - KEYS_AT, STYLE_MUTED,
                        _("No matching action."));
  size_t place = count == 0 ? 0 : first_drawn(rows, focus, canvas->columns, height);
  for (; place < count; place++) {
    Style style = place == focus ? STYLE_FOCUS : STYLE_PLAIN;
    int next = put_key(NULL, row, canvas->columns, rows[place], style);
    if (next > end) return;
    put_key(canvas, row, canvas->columns, rows[place], style);
    if (place == focus) canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
    for (; row < next; row++)
      set_key_target(canvas, row, 0, canvas->columns, situation, keys_first(rows[place]->keys));
  }
}

/* At most half the screen, so that the context stays visible. */
void draw_palette(Canvas *canvas, const Model *model) {
  char text[BRIEF_TEXT_SIZE];
  const Binding *rows[BINDINGS_MAX];
  const Situation situation = model_situation_beneath_palette(model);
  const int height = canvas->rows / 2 + 1;
  const int row = canvas->rows - ROWS_BELOW - height;
  clear_rows(canvas, row, row + height + ROWS_BELOW);
  size_t count = palette_rows(&model->palette, situation, rows);
  snprintf(text, sizeof text, ngettext("%s action", "%s actions", (unsigned long)count),
           count_shown(count).text);
  draw_rule(canvas, row - 1, text);
  draw_keys(canvas, row, height, model);
  draw_entry(canvas, canvas->rows - ROWS_BELOW, _("Do:"), &model->palette.line);
  draw_hints(canvas, canvas->rows - 1, IN_PALETTE);
}
