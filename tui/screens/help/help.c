/* The help: every key, by situation. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/palette.h"

enum {
  ROWS_ABOVE = 2,
  ROWS_BELOW = 2,
  KEYS_AT = 2,
  KEYS_WIDTH = 16,
  KEYS_WIDTH_COMPACT = 11,
  LINES_OF_HELP_MAX = 6
};

static size_t section_of(Situation situation) {
  size_t section = 0;
  while (section + 1 < SITUATIONS && situation_rows[section].situation != situation)
    section++;
  return section;
}

/* Draws a key's line, which a click presses; or with canvas NULL only measures it. Returns the row
 * after it. */
static int put_key(Canvas *canvas, int row, int columns, int width, Style style,
                   Situation situation, const Binding *binding) {
  const int column = KEYS_AT + width + 1;
  if (canvas != NULL)
    canvas_write_within(canvas, row, KEYS_AT, width, STYLE_KEY, keys_shown(binding->keys).text);
  const int next = row + canvas_write_lines(canvas, row, column, columns - column - 1,
                                            LINES_OF_HELP_MAX, style, _(binding->help));
  for (int line = row; canvas != NULL && line < next; line++)
    set_key_target(canvas, line, 0, columns, situation, keys_first(binding->keys));
  return next;
}

static int put_section(Canvas *canvas, int row, int columns, size_t section) {
  if (canvas != NULL) canvas_write(canvas, row, 1, STYLE_HEADING, _(situation_rows[section].title));
  row++;
  const Situation situation = situation_rows[section].situation;
  for (const Binding *binding = binding_after(situation, NULL); binding != NULL;
       binding = binding_after(situation, binding))
    row = put_key(canvas, row, columns, is_narrow(columns) ? KEYS_WIDTH_COMPACT : KEYS_WIDTH,
                  STYLE_PLAIN, situation, binding);
  return row;
}

/* Draws all of the help from a row on, which may be above the canvas, or only measures it. It
 * begins with the situation in which it was called, and comes round to the others. */
static int put_help(Canvas *canvas, int row, int columns, const Model *model) {
  size_t first = section_of(model_situation_before_help(model));
  for (size_t i = 0; i < SITUATIONS; i++)
    row = put_section(canvas, row, columns, (first + i) % SITUATIONS) + 1;
  return row - 1;
}

static Effect scroll(Model *model, const ViewData *data, KeyPress press) {
  const int height = data->rows - ROWS_ABOVE - ROWS_BELOW;
  const size_t lines = (size_t)put_help(NULL, 0, data->columns, model);
  model->help_top = top_moved(model->help_top, lines, height, height - 1, press.argument);
  return nothing;
}

static Effect back(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->screen = model->screen_before_help;
  return nothing;
}

bool leave_help_for(Model *model, Target target) {
  Situation beneath = model_situation_before_help(model);
  const Binding *meant = binding_of_key((Situation)target.situation, target.key);
  bool holds = meant != NULL && binding_named(beneath, meant->name) != NULL;
  if (holds)
    model->screen = model->screen_before_help;
  else
    refuse(model, _("Not available here: “%s”."),
           _(situation_rows[section_of((Situation)target.situation)].title));
  return holds;
}

static void draw(Canvas *canvas, const Model *model, const ViewData *data UNUSED) {
  char hidden[BRIEF_TEXT_SIZE];
  const int height = canvas->rows - ROWS_ABOVE - ROWS_BELOW;
  const size_t lines = (size_t)put_help(NULL, 0, canvas->columns, model);
  const size_t top = top_shown(model->help_top, lines, height);
  put_help(canvas, ROWS_ABOVE - (int)top, canvas->columns, model);
  clear_rows(canvas, 0, 1);
  draw_head(canvas, 0, _("Keys"), "");
  draw_rule(canvas, 1, "");
  hidden_lines_text(top, lines, height, hidden);
  draw_rule(canvas, canvas->rows - ROWS_BELOW, hidden);
  draw_message_over(canvas, canvas->rows - 1, model);
  clear_rows(canvas, canvas->rows - 1, canvas->rows);
  draw_hints_of(canvas, canvas->rows - 1, IN_HELP);
  canvas_set_cursor(canvas, ROWS_ABOVE, 1);
}

static const Binding keys[] = {
    MOVING_KEYS(IN_HELP, scroll),
    BACK_KEY(IN_HELP, back),
};

const Screen help_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .draw = draw,
};

/* The palette: at the foot of any screen, what can be done, found by the beginnings of words. */

/* Draws a row of the palette, or with canvas NULL only measures it. What is done on another screen
 * says where instead of its key. Returns the row after it. */
static int put_action(Canvas *canvas, int row, int columns, Style style, const PaletteRow *action,
                      Situation here) {
  const Binding *binding = action->binding;
  if (action->where == here)
    return put_key(canvas, row, columns, KEYS_WIDTH_COMPACT, style, here, binding);
  char text[CANVAS_TEXT_SIZE];
  snprintf(text, sizeof text, "%s › %s", _(situation_rows[section_of(action->where)].title),
           _(binding->help));
  const int column = KEYS_AT + KEYS_WIDTH_COMPACT + 1;
  const int next = row + canvas_write_lines(canvas, row, column, columns - column - 1,
                                            LINES_OF_HELP_MAX, style, text);
  for (int line = row; canvas != NULL && line < next; line++)
    set_key_target(canvas, line, 0, columns, action->where, keys_first(binding->keys));
  return next;
}

/* Returns the first row to draw so that the one in focus is fully visible. */
static size_t first_drawn(const PaletteRow *rows, size_t focus, int columns, int height,
                          Situation here) {
  size_t first = focus + 1;
  int left = height;
  while (first > 0 && left >= 0)
    left -= put_action(NULL, 0, columns, STYLE_PLAIN, &rows[--first], here);
  return left < 0 && first < focus ? first + 1 : first;
}

/* A line that does not fit whole is left out. */
static void draw_actions(Canvas *canvas, int row, int height, const PaletteRow *rows, size_t count,
                         const Model *model) {
  const Situation here = model_situation_beneath_palette(model);
  const size_t focus = model->palette.focus;
  const int end = row + height, columns = canvas->columns;
  if (count == 0)
    canvas_write_within(canvas, row, KEYS_AT, columns - KEYS_AT, STYLE_MUTED,
                        _("No matching action."));
  size_t place = count == 0 ? 0 : first_drawn(rows, focus, columns, height, here);
  for (; place < count; place++) {
    const Style style = place == focus ? STYLE_FOCUS : STYLE_PLAIN;
    if (put_action(NULL, row, columns, style, &rows[place], here) > end) return;
    if (place == focus) canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
    row = put_action(canvas, row, columns, style, &rows[place], here);
  }
}

/* At most half the screen, so that the context stays visible. */
void draw_palette(Canvas *canvas, const Model *model, const ViewData *data) {
  char text[BRIEF_TEXT_SIZE];
  PaletteRow rows[PALETTE_ROWS_MAX];
  const int height = canvas->rows / 2 + 1;
  const int row = canvas->rows - ROWS_BELOW - height;
  clear_rows(canvas, row, row + height + ROWS_BELOW);
  const size_t count = palette_rows(model, data, rows);
  snprintf(text, sizeof text, ngettext("%s action", "%s actions", (unsigned long)count),
           count_shown(count).text);
  draw_rule(canvas, row - 1, text);
  draw_actions(canvas, row, height, rows, count, model);
  draw_entry(canvas, canvas->rows - ROWS_BELOW, _("Do:"), &model->palette.line);
  draw_hints_of(canvas, canvas->rows - 1, IN_PALETTE);
}
