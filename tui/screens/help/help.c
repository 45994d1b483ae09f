/* The help: every key, by situation. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"

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

/* Draws a key's line, or with canvas NULL only measures it. Returns the row after it. */
static int put_key(Canvas *canvas, int row, int columns, Situation situation,
                   const Binding *binding) {
  int width = is_narrow(columns) ? KEYS_WIDTH_COMPACT : KEYS_WIDTH, column = KEYS_AT + width + 1;
  if (canvas != NULL)
    canvas_write_within(canvas, row, KEYS_AT, width, STYLE_KEY, keys_shown(binding->keys).text);
  int next = row + canvas_write_lines(canvas, row, column, columns - column - 1, LINES_OF_HELP_MAX,
                                      STYLE_PLAIN, _(binding->help));
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
    row = put_key(canvas, row, columns, situation, binding);
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

static int last_top(const Model *model, const ViewData *data) {
  int height = data->rows - ROWS_ABOVE - ROWS_BELOW;
  int lines = put_help(NULL, 0, data->columns, model);
  return lines > height ? lines - height : 0;
}

static int shown_top(const Model *model, const ViewData *data) {
  int last = last_top(model, data);
  return (int)model->help_top < last ? (int)model->help_top : last;
}

static Effect scroll(Model *model, const ViewData *data, KeyPress press) {
  size_t page = (size_t)(data->rows - ROWS_ABOVE - ROWS_BELOW - 1);
  size_t tops = (size_t)last_top(model, data) + 1;
  model->help_top = focus_moved((size_t)shown_top(model, data), tops, page, press.argument);
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

static void draw(Canvas *canvas, const Model *model, const ViewData *data) {
  char hidden[BRIEF_TEXT_SIZE];
  int top = shown_top(model, data), height = canvas->rows - ROWS_ABOVE - ROWS_BELOW;
  size_t lines = (size_t)put_help(NULL, 0, canvas->columns, model);
  put_help(canvas, ROWS_ABOVE - top, canvas->columns, model);
  clear_rows(canvas, 0, 1);
  draw_head(canvas, 0, _("Keys"), "");
  draw_rule(canvas, 1, "");
  hidden_lines_text((size_t)top, lines, height, hidden);
  draw_rule(canvas, canvas->rows - ROWS_BELOW, hidden);
  draw_message_over(canvas, model);
  clear_rows(canvas, canvas->rows - 1, canvas->rows);
  draw_hints(canvas, canvas->rows - 1, IN_HELP);
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
